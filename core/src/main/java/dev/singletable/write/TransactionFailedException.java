package dev.singletable.write;

import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataAccessResourceFailureException;

/**
 * A transaction that was cancelled; nothing of it was written.
 */
public final class TransactionFailedException extends DataAccessResourceFailureException {

	private static final long serialVersionUID = 1L;

	private final transient List<Step> steps;

	private final boolean lasting;

	public TransactionFailedException(String message, @Nullable Throwable cause) {
		super(message, cause);
		this.steps = List.of();
		this.lasting = false;
	}

	/**
	 * A failure of some of these steps.
	 * @param lasting whether it failed only for reasons that pass, but did so all the
	 * time
	 */
	public TransactionFailedException(OperationDetails details, List<Step> steps, boolean lasting,
			@Nullable Throwable cause) {
		super(details.message("the transaction was cancelled" + describe(steps) + ". Nothing was written."), cause);
		this.steps = List.copyOf(steps);
		this.lasting = lasting;
	}

	private static String describe(List<Step> steps) {
		List<String> failed = steps.stream()
			.filter(Step::isFailed)
			.map((step) -> "step %d (%s) %s".formatted(step.index() + 1, step.describe(), step.reason()))
			.toList();
		return failed.isEmpty() ? "" : ": " + String.join(", ", failed);
	}

	/**
	 * Every step in order, with what became of it.
	 */
	public List<Step> steps() {
		return this.steps;
	}

	/**
	 * The steps for which the transaction was cancelled, in order.
	 */
	public List<Step> failedSteps() {
		return this.steps.stream().filter(Step::isFailed).toList();
	}

	/**
	 * Whether a step failed for this reason.
	 */
	public boolean hasReason(Reason reason) {
		return this.steps.stream().anyMatch((step) -> step.reason() == reason);
	}

	/**
	 * Whether it failed only for reasons that pass, {@link Reason#CONFLICT} and
	 * {@link Reason#THROTTLED}, until the retry deadline: it may be executed again later.
	 */
	public boolean isTransient() {
		return this.lasting;
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
	 * @param index from 0, in the order the steps were added
	 * @param details what the step was to do, and with which type
	 * @param message what became of it
	 * @param failure what the write would have thrown by itself, with all it tells, such
	 * as {@link StaleVersionException#actual()}; null unless its condition failed
	 * @param stored the item that was found
	 */
	public record Step(int index, Reason reason, OperationDetails details, String message,
			@Nullable DataAccessException failure, StoredItem stored) {

		/**
		 * What the caller did, such as {@code create}.
		 */
		public String operation() {
			return this.details.operation();
		}

		/**
		 * The name of the item type.
		 */
		public String entityType() {
			return String.valueOf(this.details.entityType());
		}

		/**
		 * The item that was found when a condition failed; empty when there was none or
		 * it is of another type.
		 */
		public <T> Optional<T> storedItem(Class<T> type) {
			return this.stored.as(type);
		}

		/**
		 * The item that was found when a condition failed, as its own class.
		 */
		public Optional<Object> storedItem() {
			return this.stored.as(Object.class);
		}

		private boolean isFailed() {
			return this.reason != Reason.NONE;
		}

		private String describe() {
			return operation() + " of " + entityType();
		}

	}

}
