package dev.singletable.write;

import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import org.springframework.dao.DataAccessResourceFailureException;

/**
 * A transaction that was cancelled; nothing of it was written.
 */
public final class TransactionFailedException extends DataAccessResourceFailureException {

	private static final long serialVersionUID = 1L;

	private final transient List<Step> steps;

	public TransactionFailedException(String message, @Nullable Throwable cause) {
		super(message, cause);
		this.steps = List.of();
	}

	public TransactionFailedException(OperationDetails details, List<Step> steps, @Nullable Throwable cause) {
		super(details.message("the transaction was cancelled: " + describe(steps) + ". Nothing was written."), cause);
		this.steps = List.copyOf(steps);
	}

	private static String describe(List<Step> steps) {
		return String.join(", ",
				steps.stream()
					.filter((step) -> step.reason() != Reason.NONE)
					.map((step) -> "step %d %s".formatted(step.index() + 1, step.reason()))
					.toList());
	}

	/**
	 * Every step in order, with what became of it.
	 */
	public List<Step> steps() {
		return this.steps;
	}

	/**
	 * Why a step failed.
	 */
	public enum Reason {

		/** It did not. */
		NONE,

		/** Its condition was not fulfilled. */
		CONDITION_FAILED,

		/** The key of a new item is taken. */
		ALREADY_EXISTS,

		/** There is no such item. */
		NOT_FOUND,

		/** The stored version is another, or the item is gone. */
		STALE_VERSION,

		/** Another item has a value that is unique. */
		NOT_UNIQUE,

		/** Another write was at the item. */
		CONFLICT,

		/** Too many requests. */
		THROTTLED,

		/** DynamoDB refuses the step itself. */
		INVALID

	}

	/**
	 * One step.
	 *
	 * @param index from 0
	 */
	public record Step(int index, Reason reason, String message, Optional<Object> storedItem) {

	}

}
