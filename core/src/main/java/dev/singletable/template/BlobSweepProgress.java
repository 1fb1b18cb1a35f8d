package dev.singletable.template;

/**
 * How far a sweep is.
 *
 * @param seen the objects it looked at
 * @param orphans those no item refers to, which were deleted unless it only counts
 * @param bytes how many those take in the store
 * @param position where another sweep can go on; it holds keys
 * @param isComplete whether that is the end
 */
public record BlobSweepProgress(long seen, long orphans, long bytes, String position, boolean isComplete) {

	/** Never a position, which holds keys. */
	@Override
	public String toString() {
		return "BlobSweepProgress[seen=%d, orphans=%d, bytes=%d, complete=%s]".formatted(this.seen, this.orphans,
				this.bytes, this.isComplete);
	}

}
