package dev.singletable.template;

import java.time.Duration;

/**
 * How far a batch of writes is.
 *
 * @param written how many items were written, or deleted
 * @param of how many are to be; of a stream, how many were taken from it so far
 * @param calls how often DynamoDB answered
 * @param retried how many items came back unprocessed and were sent again
 * @param elapsed since the batch began
 */
public record BatchProgress(long written, long of, long calls, long retried, Duration elapsed) {

	/**
	 * Whether nothing is left to write.
	 */
	public boolean isComplete() {
		return this.written == this.of;
	}

}
