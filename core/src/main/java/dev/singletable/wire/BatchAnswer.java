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
 */
public record BatchAnswer(List<WriteCall.Single> left, @Nullable TransientDataAccessResourceException cause) {

	public BatchAnswer {
		left = List.copyOf(left);
	}

}
