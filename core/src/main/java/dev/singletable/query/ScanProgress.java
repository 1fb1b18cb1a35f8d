package dev.singletable.query;

/**
 * How far a scan is.
 *
 * @param segments into how many parts the table is cut
 * @param finished how many of them have been read to their end
 * @param calls how often DynamoDB was asked
 * @param scanned how many items it read
 * @param returned how many of them were handed over
 * @param readUnits what the service charged
 */
public record ScanProgress(int segments, int finished, int calls, long scanned, long returned, double readUnits) {

	/**
	 * Whether nothing is left to read.
	 */
	public boolean isComplete() {
		return this.finished == this.segments;
	}

}
