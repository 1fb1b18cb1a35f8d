package dev.singletable.write;

import java.util.Optional;

import org.jspecify.annotations.Nullable;

import org.springframework.dao.OptimisticLockingFailureException;

/**
 * The stored item has another version than the one written, or is gone.
 */
public final class StaleVersionException extends OptimisticLockingFailureException {

	private static final long serialVersionUID = 1L;

	private final transient @Nullable OperationDetails details;

	private final long expected;

	private final @Nullable Long actual;

	public StaleVersionException(String message, @Nullable Throwable cause) {
		super(message, cause);
		this.details = null;
		this.expected = 0;
		this.actual = null;
	}

	public StaleVersionException(OperationDetails details, long expected, @Nullable Long actual,
			@Nullable Throwable cause) {
		super(details.message((actual != null)
				? "the version is %d, expected was %d. Read the item again.".formatted(actual, expected)
				: "the item is gone, expected was version %d.".formatted(expected)), cause);
		this.details = details;
		this.expected = expected;
		this.actual = actual;
	}

	/**
	 * What was being done, where known.
	 */
	public @Nullable OperationDetails details() {
		return this.details;
	}

	/**
	 * The version the writer held.
	 */
	public Long expected() {
		return this.expected;
	}

	/**
	 * The version stored; empty when the item is gone.
	 */
	public Optional<Long> actual() {
		return Optional.ofNullable(this.actual);
	}

}
