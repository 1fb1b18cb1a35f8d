package dev.singletable.template;

import java.util.List;

import dev.singletable.key.ItemKey;
import org.jspecify.annotations.Nullable;

/**
 * How far a reindex is, counted from where it began.
 *
 * @param scanned how many items it compared
 * @param rewritten how many of them were written, or would be where it only checks
 * @param conflictCount how many conflicts it found
 * @param conflicts the first 1000 of them
 * @param position where to go on with {@link Reindex#from}; it holds keys of items
 * @param isComplete whether nothing is left to read
 */
public record ReindexProgress(long scanned, long rewritten, long conflictCount, List<Conflict> conflicts,
		String position, boolean isComplete) {

	public ReindexProgress {
		conflicts = List.copyOf(conflicts);
	}

	/**
	 * How many items were left as they were: right, gone by now, or in conflict.
	 */
	public long unchanged() {
		return this.scanned - this.rewritten;
	}

	/** Never a position, which holds keys. */
	@Override
	public String toString() {
		return "ReindexProgress[scanned=%d, rewritten=%d, conflicts=%d, complete=%s]".formatted(this.scanned,
				this.rewritten, this.conflictCount, this.isComplete);
	}

	/**
	 * Something about one item that a person has to settle.
	 *
	 * @param type the item type's name
	 * @param constraint the unique constraint of which another item has the value, or
	 * null when it is something else
	 * @param reason what is wrong, without any value
	 */
	public record Conflict(String type, ItemKey key, @Nullable String constraint, String reason) {

	}

}
