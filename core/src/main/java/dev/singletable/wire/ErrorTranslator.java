package dev.singletable.wire;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

import dev.singletable.request.WriteCall;
import dev.singletable.request.WriteCalls;
import dev.singletable.write.ItemTooLargeException;
import dev.singletable.write.ItemWrite;
import dev.singletable.write.OperationDetails;
import dev.singletable.write.StoredItem;
import dev.singletable.write.TransactionFailedException;
import dev.singletable.write.TransactionFailedException.Reason;
import dev.singletable.write.WriteFailure;
import dev.singletable.write.WriteGuard;
import dev.singletable.write.WriteOutcomeUnknownException;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.IdempotentParameterMismatchException;
import software.amazon.awssdk.services.dynamodb.model.ItemCollectionSizeLimitExceededException;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.InvalidDataAccessApiUsageException;
import org.springframework.dao.InvalidDataAccessResourceUsageException;
import org.springframework.dao.NonTransientDataAccessResourceException;
import org.springframework.dao.PermissionDeniedDataAccessException;
import org.springframework.dao.TransientDataAccessResourceException;

/**
 * The one place where errors of the wire become Spring's.
 */
final class ErrorTranslator {

	private static final String CONDITION = "ConditionalCheckFailed";

	private static final String NONE = "None";

	private static final List<String> PASSING = List.of("TransactionConflict", "ThrottlingError",
			"ProvisionedThroughputExceeded");

	private static final List<String> THROTTLING = List.of("ProvisionedThroughputExceededException",
			"ThrottlingException", "RequestLimitExceeded", "Throttling", "LimitExceededException");

	private static final List<String> CONFLICTS = List.of("TransactionConflictException",
			"TransactionInProgressException", "ReplicatedWriteConflictException");

	private static final List<String> DENIED = List.of("AccessDeniedException", "UnrecognizedClientException",
			"InvalidSignatureException", "ExpiredTokenException", "MissingAuthenticationTokenException");

	private static final Pattern TOO_LARGE = Pattern.compile("Item size (to update )?has exceeded the maximum");

	private final ItemReading reading;

	ErrorTranslator(ItemReading reading) {
		this.reading = reading;
	}

	/**
	 * Any error, where no condition could have failed.
	 */
	DataAccessException translate(SdkException error, OperationDetails details) {
		if (!(error instanceof AwsServiceException service)) {
			return client(error, details);
		}
		OperationDetails known = details.withRequestId(service.requestId());
		if (error instanceof ResourceNotFoundException) {
			return missingTable(known, error);
		}
		if (error instanceof ItemCollectionSizeLimitExceededException) {
			return new DataIntegrityViolationException(
					known.message(
							"the partition is over 10 GB, the most a table with local indexes holds in one partition."),
					error);
		}
		return (error instanceof IdempotentParameterMismatchException) ? usedToken(known, error)
				: byCode(service, known);
	}

	private static DataAccessException usedToken(OperationDetails details, SdkException error) {
		return new InvalidDataAccessApiUsageException(details.message(
				"within the last ten minutes the token stood for another transaction, or for this one with other values. "
						+ "Give another token."),
				error);
	}

	private static boolean isDroppable(ItemWrite write) {
		return write instanceof ItemWrite.DeleteOwn deletion && deletion.isDroppable();
	}

	/**
	 * What the service said, without the values of keys and operands it may repeat.
	 */
	private static String withoutValues(@Nullable String said) {
		return String.valueOf(said).replaceAll("AttributeValue: *\\{[^}]*\\}", "AttributeValue: {…}");
	}

	private static DataAccessException byCode(AwsServiceException error, OperationDetails details) {
		String code = (error.awsErrorDetails() != null) ? Objects.toString(error.awsErrorDetails().errorCode(), "")
				: "";
		if (THROTTLING.contains(code)) {
			return new TransientDataAccessResourceException(
					details.message("DynamoDB throttled the request: " + said(error, code)), error);
		}
		if (CONFLICTS.contains(code)) {
			return new TransientDataAccessResourceException(
					details.message("another write was at the item (%s). Try again.".formatted(code)), error);
		}
		if (DENIED.contains(code)) {
			return new PermissionDeniedDataAccessException(
					details.message("AWS refused the caller: " + said(error, code)), error);
		}
		if (code.equals("ValidationException")) {
			if (isTooLarge(said(error, ""))) {
				return tooLarge(details, error);
			}
			return new InvalidDataAccessApiUsageException(
					details.message("DynamoDB refused the request: " + said(error, "")), error);
		}
		if (error.statusCode() >= 500) {
			return new TransientDataAccessResourceException(details.message("DynamoDB failed: " + said(error, code)),
					error);
		}
		return new NonTransientDataAccessResourceException(details.message("DynamoDB said: " + said(error, code)),
				error);
	}

	/** Only the service knows how large an update makes an item that was not read. */
	private static boolean isTooLarge(@Nullable String said) {
		return said != null && TOO_LARGE.matcher(said).find();
	}

	private static DataAccessException tooLarge(OperationDetails details, SdkException error) {
		return new ItemTooLargeException(
				details.message("the item would have more than the 409,600 bytes DynamoDB takes."), error);
	}

	/**
	 * What the service said, or at least the status: a proxy says nothing else.
	 */
	private static String said(AwsServiceException error, String code) {
		String message = (error.awsErrorDetails() != null) ? error.awsErrorDetails().errorMessage() : null;
		String text = (message != null && !message.isEmpty())
				? message.replaceAll("AttributeValue: *\\{[^}]*\\}", "AttributeValue: {…}")
				: "status " + error.statusCode();
		return code.isEmpty() ? text : text + " (" + code + ")";
	}

	private static DataAccessException missingTable(OperationDetails details, SdkException error) {
		return new InvalidDataAccessResourceUsageException(details
			.message(("the table '%s' does not exist here. Check singletable.table.name, region and endpoint; "
					+ "singletable.table.schema: create makes it.")
				.formatted(details.table())), error);
	}

	private static DataAccessException client(SdkException error, OperationDetails details) {
		String message = String.valueOf(error.getMessage());
		if (error.retryable() || Retries.isAmbiguous(error) || Retries.isNetwork(error)) {
			return new TransientDataAccessResourceException(
					details.message("DynamoDB could not be reached: %s".formatted(message)), error);
		}
		return new DataAccessResourceFailureException(
				details.message("the request could not be sent: %s".formatted(message)), error);
	}

	/**
	 * The error of a single write.
	 * @param doubtful whether an attempt may have taken effect
	 */
	DataAccessException translate(SdkException error, WriteCall.Single call, boolean doubtful) {
		OperationDetails details = details(call);
		if (error instanceof ConditionalCheckFailedException failed) {
			Map<String, AttributeValue> item = failed.hasItem() ? failed.item() : Map.of();
			return failure(call, item).exception(details.withRequestId(failed.requestId()), error);
		}
		return (doubtful && !maySimplyBeRepeated(call)) ? unknown(error, details) : translate(error, details);
	}

	/**
	 * Whether the caller may repeat a write that may have been done: others would be done
	 * twice, or fail although they were.
	 */
	private static boolean maySimplyBeRepeated(WriteCall.Single call) {
		WriteGuard guard = call.write().guard();
		return call.write().isIdempotent() && !(call.write() instanceof ItemWrite.Delete)
				&& guard.existence() != WriteGuard.Existence.ABSENT && guard.version() == null
				&& guard.condition() == null && guard.pinned().isEmpty();
	}

	private static DataAccessException unknown(SdkException error, OperationDetails details) {
		return new WriteOutcomeUnknownException(details,
				"the answer was lost; the write was applied at most once. Read the item to learn which.", error);
	}

	/**
	 * The error of a write whose condition failed on a repeated attempt, maybe because of
	 * what others did after the first one.
	 */
	static DataAccessException overtaken(SdkException error, WriteCall.Single call) {
		return new WriteOutcomeUnknownException(details(call),
				"an answer was lost, and the item is not as the write would have left it, so others may have changed it "
						+ "since. The write was applied at most once. Read the item before you write again.",
				error);
	}

	/**
	 * The error of a transaction that the caller knows as one write, the first.
	 * @param doubtful whether an attempt may have taken effect
	 */
	DataAccessException translateAsOne(SdkException error, WriteCall.Transaction call, boolean doubtful) {
		WriteCall.Single asked = call.writes().get(0);
		if (!(error instanceof TransactionCanceledException cancelled)) {
			return (doubtful && !isRepeatable(call)) ? unknown(error, details(asked))
					: translate(error, details(asked));
		}
		OperationDetails details = details(asked).withRequestId(cancelled.requestId());
		for (int place = 0; place < cancelled.cancellationReasons().size(); place++) {
			CancellationReason reason = cancelled.cancellationReasons().get(place);
			if (CONDITION.equals(reason.code())) {
				return failure(call.writes().get(place), reason.hasItem() ? reason.item() : Map.of()).exception(details,
						error);
			}
		}
		if (call.writes().size() == 1 && isTooLarge(reasonMessage(cancelled))) {
			return tooLarge(details, error);
		}
		return isTransient(cancelled)
				? new TransientDataAccessResourceException(
						details.message("other writers were at the items all the time. Try again."), error)
				: translate(error, call, doubtful);
	}

	private static @Nullable String reasonMessage(TransactionCanceledException cancelled) {
		return cancelled.cancellationReasons().isEmpty() ? null : cancelled.cancellationReasons().get(0).message();
	}

	private static boolean isRepeatable(WriteCall.Transaction call) {
		return call.writes().stream().allMatch(ErrorTranslator::maySimplyBeRepeated);
	}

	/**
	 * The places of a transaction's writes, without those of deletions that failed
	 * because the item is another's by now, when nothing else failed.
	 */
	static List<Integer> withoutDroppable(SdkException error, WriteCall.Transaction call) {
		List<Integer> rest = new ArrayList<>();
		boolean droppable = error instanceof TransactionCanceledException;
		for (int place = 0; place < call.writes().size(); place++) {
			String code = code(error, place);
			if (NONE.equals(code)) {
				rest.add(place);
			}
			else {
				droppable &= CONDITION.equals(code) && isDroppable(call.writes().get(place).write());
			}
		}
		return droppable ? rest : IntStream.range(0, call.writes().size()).boxed().toList();
	}

	private static String code(SdkException error, int place) {
		return (error instanceof TransactionCanceledException cancelled
				&& place < cancelled.cancellationReasons().size())
						? String.valueOf(cancelled.cancellationReasons().get(place).code()) : NONE;
	}

	static OperationDetails details(WriteCall.Single call) {
		return OperationDetails.of(call.write().operation(), call.write().type().name(), call.table());
	}

	private WriteFailure failure(WriteCall.Single call, Map<String, AttributeValue> item) {
		StoredItem stored = StoredItem.of(item, this.reading::read);
		return new WriteFailure(call.write(), stored, WriteCalls.versionAttribute(call.write()));
	}

	/**
	 * The error of a transaction, step by step.
	 * @param doubtful whether an attempt may have taken effect
	 */
	DataAccessException translate(SdkException error, WriteCall.Transaction call, boolean doubtful) {
		OperationDetails details = OperationDetails.of("transaction", null, call.table());
		if (!(error instanceof TransactionCanceledException cancelled)) {
			return (doubtful && !isRepeatable(call)) ? unknown(error, details) : translate(error, details);
		}
		Map<Integer, TransactionFailedException.Step> steps = new TreeMap<>();
		for (int place = 0; place < call.writes().size(); place++) {
			TransactionFailedException.Step step = step(call, place, cancelled);
			steps.merge(step.index(), step,
					(known, added) -> (added.reason() == Reason.NONE || known.reason() != Reason.NONE) ? known : added);
		}
		boolean told = steps.values().stream().anyMatch((step) -> step.reason() != Reason.NONE);
		return new TransactionFailedException(details.withRequestId(cancelled.requestId()),
				told ? List.copyOf(steps.values()) : List.of(), isTransient(cancelled), error);
	}

	private TransactionFailedException.Step step(WriteCall.Transaction call, int place,
			TransactionCanceledException error) {
		WriteCall.Single write = call.writes().get(place);
		String code = isDroppable(write.write()) ? NONE : code(error, place);
		CancellationReason told = (place < error.cancellationReasons().size()) ? error.cancellationReasons().get(place)
				: CancellationReason.builder().build();
		WriteFailure failure = failure(write, told.hasItem() ? told.item() : Map.of());
		int index = call.steps().get(place);
		OperationDetails details = details(call.writes().get(call.steps().indexOf(index)));
		Reason why = reason(code, failure);
		DataAccessException alone = CONDITION.equals(code) ? failure.exception(details, error) : null;
		String message = (alone != null) ? String.valueOf(alone.getMessage())
				: details.message(says(why, told.message()));
		return new TransactionFailedException.Step(index, why, details, message, alone, failure.seen());
	}

	private static String says(Reason reason, @Nullable String message) {
		return switch (reason) {
			case NONE -> "nothing is wrong with this step.";
			case CONFLICT -> "another write was at the item.";
			case THROTTLED -> "DynamoDB throttled the request.";
			default -> "DynamoDB refused the step: " + withoutValues(message);
		};
	}

	private static Reason reason(String code, WriteFailure failure) {
		return switch (code) {
			case NONE -> Reason.NONE;
			case CONDITION -> failure.reason();
			case "TransactionConflict" -> Reason.CONFLICT;
			case "ThrottlingError", "ProvisionedThroughputExceeded" -> Reason.THROTTLED;
			default -> Reason.INVALID;
		};
	}

	/**
	 * Whether a cancelled transaction failed only for reasons that pass.
	 */
	static boolean isTransient(TransactionCanceledException error) {
		Set<String> codes = new HashSet<>();
		error.cancellationReasons().forEach((reason) -> codes.add((reason != null) ? reason.code() : NONE));
		codes.remove(NONE);
		return !codes.isEmpty() && PASSING.containsAll(codes);
	}

}
