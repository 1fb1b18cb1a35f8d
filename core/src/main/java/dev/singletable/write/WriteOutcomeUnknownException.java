package dev.singletable.write;

import org.jspecify.annotations.Nullable;

import org.springframework.dao.TransientDataAccessResourceException;

/**
 * The answer to a write was lost, and nothing tells whether it was applied: it was at
 * most once.
 */
@SuppressWarnings("NullAway") // Spring takes a null cause, unmarked
public final class WriteOutcomeUnknownException extends TransientDataAccessResourceException {

	private static final long serialVersionUID = 1L;

	private final transient @Nullable OperationDetails details;

	public WriteOutcomeUnknownException(String message, @Nullable Throwable cause) {
		super(message, cause);
		this.details = null;
	}

	public WriteOutcomeUnknownException(OperationDetails details, String what, @Nullable Throwable cause) {
		super(details.message(what), cause);
		this.details = details;
	}

	/**
	 * What was being done, where known.
	 */
	public @Nullable OperationDetails details() {
		return this.details;
	}

}
