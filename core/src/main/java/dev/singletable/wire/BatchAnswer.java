package dev.singletable.wire;

import java.util.List;

import dev.singletable.request.WriteCall;
import org.jspecify.annotations.Nullable;

import org.springframework.dao.TransientDataAccessResourceException;

/**
 * What became of a batch of writes.
 *
 * @param left what was not written before the retries ended
 * @param cause the failure they ended with, or null when items were merely unprocessed
 * @param calls how often DynamoDB answered
 * @param repeated how many items it left unprocessed that were sent again
 */
public record BatchAnswer(List<WriteCall.Single> left, @Nullable TransientDataAccessResourceException cause, int calls,
		int repeated) {

	public BatchAnswer {
		left = List.copyOf(left);
	}

	/**
	 * Before the first call.
	 */
	public static BatchAnswer of(List<WriteCall.Single> writes) {
		return new BatchAnswer(writes, null, 0, 0);
	}

	/**
	 * After another call, which leaves these.
	 */
	public BatchAnswer after(List<WriteCall.Single> unprocessed) {
		return new BatchAnswer(unprocessed, null, this.calls + 1,
				this.repeated + ((this.calls > 0) ? this.left.size() : 0));
	}

	/**
	 * After a failure that lasted.
	 */
	public BatchAnswer endedBy(TransientDataAccessResourceException failure) {
		return new BatchAnswer(this.left, failure, this.calls, this.repeated);
	}

}
