package dev.singletable.template;

import org.jspecify.annotations.Nullable;

/**
 * How many items each call reads: as many as rows are missing, and more where some are
 * passed over. Learns in place.
 */
final class PageSizes {

	/** More than there can be. */
	static final long ALL = Long.MAX_VALUE;

	private static final int FIRST = 50;

	private static final int LARGEST = 1000;

	/** No page of a megabyte holds as many items. */
	private static final int MOST = 1 << 20;

	private final boolean selective;

	private long scanned;

	private long found;

	private long grown;

	/**
	 * The sizes of one query's calls.
	 * @param selective whether items may well be passed over
	 */
	PageSizes(boolean selective) {
		this.selective = selective;
	}

	/**
	 * How many items to read for so many rows, or null for as many as a page holds.
	 */
	@Nullable Integer next(long missing) {
		return (missing > MOST) ? null : (int) size(missing);
	}

	private long size(long missing) {
		if (this.scanned == 0) {
			return this.selective ? bounded(Math.max(2 * missing, FIRST), missing) : missing;
		}
		if (this.found >= this.scanned) {
			return missing;
		}
		long byShare = (this.found > 0) ? (missing * this.scanned + this.found - 1) / this.found : 0;
		return bounded(Math.max(byShare, this.grown), missing);
	}

	private static long bounded(long size, long missing) {
		return Math.max(missing, Math.min(size, LARGEST));
	}

	/**
	 * What the last call gave. After one without a row the next reads twice as much.
	 */
	void learn(int itemsRead, int rows) {
		this.scanned += itemsRead;
		this.found += rows;
		this.grown = (rows == 0) ? 2L * itemsRead : 0;
	}

}
