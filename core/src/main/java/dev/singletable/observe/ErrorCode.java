package dev.singletable.observe;

import java.util.LinkedHashMap;
import java.util.Map;

import dev.singletable.cursor.InvalidCursorException;
import dev.singletable.write.BatchIncompleteException;
import dev.singletable.write.ConditionFailedException;
import dev.singletable.write.ItemAlreadyExistsException;
import dev.singletable.write.ItemNotFoundException;
import dev.singletable.write.ItemTooLargeException;
import dev.singletable.write.StaleVersionException;
import dev.singletable.write.TransactionFailedException;
import dev.singletable.write.UniqueConstraintException;
import dev.singletable.write.WriteOutcomeUnknownException;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.InvalidDataAccessApiUsageException;
import org.springframework.dao.InvalidDataAccessResourceUsageException;
import org.springframework.dao.PermissionDeniedDataAccessException;
import org.springframework.dao.TransientDataAccessException;

/**
 * Why an operation did not do what was asked.
 */
public enum ErrorCode {

	/** It did. */
	NONE(Outcome.SUCCESS),

	/** There is no such item. */
	NOT_FOUND(Outcome.REFUSED),

	/** The key of a new item is taken. */
	ALREADY_EXISTS(Outcome.REFUSED),

	/** The caller's condition was not fulfilled. */
	CONDITION_FAILED(Outcome.REFUSED),

	/** The stored version is another. */
	STALE_VERSION(Outcome.REFUSED),

	/** Another item has a value that is unique. */
	NOT_UNIQUE(Outcome.REFUSED),

	/** The page position is of another query, or was not sealed here. */
	INVALID_CURSOR(Outcome.REFUSED),

	/** The item has more bytes than DynamoDB takes. */
	TOO_LARGE(Outcome.REFUSED),

	/** The request was wrong, here or in DynamoDB's eyes. */
	INVALID(Outcome.REFUSED),

	/** Other writers were at the items all the time. */
	CONFLICT(Outcome.FAILED),

	/** DynamoDB refused the rate of requests until the time was up. */
	THROTTLED(Outcome.FAILED),

	/** A part of a batch was not done. */
	INCOMPLETE(Outcome.FAILED),

	/** The answer was lost, and the write was applied at most once. */
	OUTCOME_UNKNOWN(Outcome.FAILED),

	/** DynamoDB, or the network, failed until the time was up. */
	UNAVAILABLE(Outcome.FAILED),

	/** AWS refused the caller. */
	DENIED(Outcome.FAILED),

	/** The table or the index is not there. */
	NO_TABLE(Outcome.FAILED),

	/** Something else. */
	OTHER(Outcome.FAILED);

	private static final Map<Class<? extends RuntimeException>, ErrorCode> BY_TYPE = byType();

	private final Outcome outcome;

	ErrorCode(Outcome outcome) {
		this.outcome = outcome;
	}

	/** The more special types come first. */
	private static Map<Class<? extends RuntimeException>, ErrorCode> byType() {
		Map<Class<? extends RuntimeException>, ErrorCode> codes = new LinkedHashMap<>();
		codes.put(ItemNotFoundException.class, NOT_FOUND);
		codes.put(UniqueConstraintException.class, NOT_UNIQUE);
		codes.put(ItemAlreadyExistsException.class, ALREADY_EXISTS);
		codes.put(ConditionFailedException.class, CONDITION_FAILED);
		codes.put(StaleVersionException.class, STALE_VERSION);
		codes.put(ItemTooLargeException.class, TOO_LARGE);
		codes.put(InvalidCursorException.class, INVALID_CURSOR);
		codes.put(BatchIncompleteException.class, INCOMPLETE);
		codes.put(WriteOutcomeUnknownException.class, OUTCOME_UNKNOWN);
		codes.put(PermissionDeniedDataAccessException.class, DENIED);
		codes.put(InvalidDataAccessResourceUsageException.class, NO_TABLE);
		codes.put(InvalidDataAccessApiUsageException.class, INVALID);
		codes.put(ConcurrencyFailureException.class, CONFLICT);
		codes.put(TransientDataAccessException.class, UNAVAILABLE);
		return codes;
	}

	/**
	 * The code of what was thrown, or of nothing.
	 */
	public static ErrorCode of(@Nullable Throwable error) {
		if (error == null) {
			return NONE;
		}
		if (error instanceof TransactionFailedException failed) {
			return failed.failedSteps().isEmpty() ? OTHER : valueOf(failed.failedSteps().get(0).reason().name());
		}
		ErrorCode code = BY_TYPE.entrySet()
			.stream()
			.filter((each) -> each.getKey().isInstance(error))
			.map(Map.Entry::getValue)
			.findFirst()
			.orElse(OTHER);
		return (code == UNAVAILABLE) ? passing(error) : code;
	}

	private static ErrorCode passing(Throwable error) {
		if (!(error.getCause() instanceof AwsServiceException service)) {
			return UNAVAILABLE;
		}
		String code = (service.awsErrorDetails() != null) ? String.valueOf(service.awsErrorDetails().errorCode()) : "";
		if (code.startsWith("Transaction") || code.startsWith("ReplicatedWriteConflict")) {
			return CONFLICT;
		}
		return service.isThrottlingException() ? THROTTLED : UNAVAILABLE;
	}

	/**
	 * What it means for the operation.
	 */
	public Outcome outcome() {
		return this.outcome;
	}

	/**
	 * How an operation ends.
	 */
	public enum Outcome {

		/** As asked. */
		SUCCESS,

		/** The stored items, or the request itself, did not allow it. */
		REFUSED,

		/** It could not be done. */
		FAILED

	}

}
