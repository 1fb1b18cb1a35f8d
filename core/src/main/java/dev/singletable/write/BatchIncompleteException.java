package dev.singletable.write;

import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.dao.TransientDataAccessResourceException;

/**
 * A batch of which a part was not done before the retries ended. The rest was.
 */
@SuppressWarnings("NullAway") // Spring takes a null cause, unmarked
public final class BatchIncompleteException extends TransientDataAccessResourceException {

	private static final long serialVersionUID = 1L;

	private final transient List<Object> remaining;

	public BatchIncompleteException(String message, @Nullable Throwable cause) {
		super(message, cause);
		this.remaining = List.of();
	}

	public BatchIncompleteException(OperationDetails details, List<?> remaining, @Nullable Throwable cause) {
		super(details.message("%d items were not done before the retries ended. They are in remaining()."
			.formatted(remaining.size())), cause);
		this.remaining = List.copyOf(remaining);
	}

	/**
	 * What was not done: entities of a save, ids or keys otherwise.
	 */
	public List<Object> remaining() {
		return this.remaining;
	}

}
