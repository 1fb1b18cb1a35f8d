package dev.singletable.template;

import dev.singletable.query.ItemScan;
import org.jspecify.annotations.Nullable;

/**
 * Which items to bring up to date, and how; every step returns a copy.
 *
 * @param type the type of the items, or a supertype of several
 * @param segments into how many parts the table is cut that are read at the same time
 * @param pageSize items one call reads at most, or null for a megabyte
 * @param isCheck whether it only counts and writes nothing
 * @param position where to go on, or null for the beginning
 */
public record Reindex(Class<?> type, int segments, @Nullable Integer pageSize, boolean isCheck,
		@Nullable String position) {

	public Reindex {
		requireLegal(type, segments, pageSize);
	}

	private static void requireLegal(Class<?> type, int segments, @Nullable Integer pageSize) {
		ItemScan<?> scan = ItemScan.of(type).segments(segments);
		if (pageSize != null) {
			scan.pageSize(pageSize);
		}
	}

	/**
	 * All items of a type, in four segments.
	 */
	public static Reindex of(Class<?> type) {
		return new Reindex(type, ItemScan.of(type).segments(), null, false, null);
	}

	/**
	 * Only counts, and finds the conflicts; writes nothing.
	 */
	public Reindex check() {
		return new Reindex(this.type, this.segments, this.pageSize, true, this.position);
	}

	/**
	 * Reads so many parts of the table at the same time; writes one item at a time.
	 * @param count from 1 to 256
	 */
	public Reindex segments(int count) {
		return new Reindex(this.type, count, this.pageSize, this.isCheck, this.position);
	}

	/**
	 * Reads at most so many items with one call.
	 */
	public Reindex pageSize(int items) {
		return new Reindex(this.type, this.segments, items, this.isCheck, this.position);
	}

	/**
	 * Goes on where another run was, with its segments.
	 * @param reached the {@link ReindexProgress#position()} of that run
	 */
	public Reindex from(String reached) {
		return new Reindex(this.type, this.segments, this.pageSize, this.isCheck, reached);
	}

	/** Never a position, which holds keys. */
	@Override
	public String toString() {
		return "Reindex[%s, segments=%d, check=%s]".formatted(this.type.getSimpleName(), this.segments, this.isCheck);
	}

}
