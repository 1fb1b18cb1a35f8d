package dev.singletable.wire;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

import dev.singletable.observe.CapacityDetail;
import dev.singletable.observe.ObservedOperation;
import dev.singletable.observe.OperationFigures;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.Capacity;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbRequest;
import software.amazon.awssdk.services.dynamodb.model.ProvisionedThroughputExceededException;
import software.amazon.awssdk.services.dynamodb.model.RequestLimitExceededException;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.ThrottlingException;
import software.amazon.awssdk.services.dynamodb.model.ThrottlingReason;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.TransactionConflictException;

/**
 * Tells the operation that this thread works for what is sent and answered.
 */
final class Observing {

	private static final String REQUEST = "Request";

	private Observing() {
	}

	/**
	 * What a call has to ask for, or null.
	 * @param needed what it asks for in any case, or null
	 */
	static @Nullable ReturnConsumedCapacity wanted(@Nullable ReturnConsumedCapacity needed) {
		CapacityDetail wanted = ObservedOperation.capacity();
		if (wanted == CapacityDetail.INDEXES) {
			return ReturnConsumedCapacity.INDEXES;
		}
		return (wanted == CapacityDetail.TOTAL) ? ReturnConsumedCapacity.TOTAL : needed;
	}

	/**
	 * The request, which goes out now.
	 */
	static <Q extends DynamoDbRequest> Q sent(Q request) {
		OperationFigures figures = ObservedOperation.counting();
		if (figures != null) {
			String name = request.getClass().getSimpleName();
			figures.called(name.substring(0, name.length() - REQUEST.length()));
		}
		return request;
	}

	/**
	 * A read has consumed.
	 */
	static void read(@Nullable ConsumedCapacity capacity) {
		CapacityMeter.count(capacity);
		consumed(capacity, false);
	}

	/**
	 * A write has consumed.
	 */
	static void written(@Nullable ConsumedCapacity capacity) {
		consumed(capacity, true);
	}

	private static void consumed(@Nullable ConsumedCapacity capacity, boolean write) {
		OperationFigures figures = ObservedOperation.counting();
		if (figures == null || capacity == null) {
			return;
		}
		if (capacity.table() == null) {
			add(figures, null, whole(capacity), write);
			return;
		}
		add(figures, null, capacity.table(), write);
		capacity.globalSecondaryIndexes().forEach((index, part) -> add(figures, index, part, write));
		capacity.localSecondaryIndexes().forEach((index, part) -> add(figures, index, part, write));
	}

	private static Capacity whole(ConsumedCapacity capacity) {
		return Capacity.builder()
			.capacityUnits(capacity.capacityUnits())
			.readCapacityUnits(capacity.readCapacityUnits())
			.writeCapacityUnits(capacity.writeCapacityUnits())
			.build();
	}

	/** Only transactions tell reads and writes apart. */
	private static void add(OperationFigures figures, @Nullable String index, Capacity part, boolean write) {
		boolean told = part.readCapacityUnits() != null || part.writeCapacityUnits() != null;
		double units = orZero(part.capacityUnits());
		double read = told ? orZero(part.readCapacityUnits()) : write ? 0 : units;
		double written = told ? orZero(part.writeCapacityUnits()) : write ? units : 0;
		if (read + written > 0) {
			figures.consumed(index, read, written);
		}
	}

	private static double orZero(@Nullable Double units) {
		return Objects.requireNonNullElse(units, 0.0);
	}

	static void page(@Nullable String index, @Nullable Integer returned, @Nullable Integer scanned) {
		OperationFigures figures = ObservedOperation.counting();
		if (figures != null) {
			figures.page(index, Objects.requireNonNullElse(returned, 0), Objects.requireNonNullElse(scanned, 0));
		}
	}

	static void items(long found) {
		OperationFigures figures = ObservedOperation.counting();
		if (figures != null) {
			figures.items(found, found);
		}
	}

	static void batch(int items) {
		OperationFigures figures = ObservedOperation.counting();
		if (figures != null) {
			figures.batch(items);
		}
	}

	static void transaction(int items) {
		OperationFigures figures = ObservedOperation.counting();
		if (figures != null) {
			figures.transaction(items);
		}
	}

	static void unprocessed(int items) {
		OperationFigures figures = ObservedOperation.counting();
		if (figures != null && items > 0) {
			figures.unprocessed(items);
			figures.retried(1);
		}
	}

	static void retried() {
		OperationFigures figures = ObservedOperation.counting();
		if (figures != null) {
			figures.retried(1);
		}
	}

	/**
	 * An attempt has failed, after those that the client may have made itself.
	 */
	static void failed(SdkException failure) {
		OperationFigures figures = ObservedOperation.counting();
		if (figures == null) {
			return;
		}
		Integer attempts = failure.numAttempts();
		if (attempts != null && attempts > 1) {
			figures.retried(attempts - 1);
		}
		if (failure instanceof TransactionCanceledException cancelled) {
			cancelled.cancellationReasons().forEach((reason) -> cancelled(figures, reason));
		}
		else if (failure instanceof ConditionalCheckFailedException) {
			figures.failedCondition();
		}
		else if (failure instanceof TransactionConflictException) {
			figures.conflict();
		}
		else if (failure instanceof DynamoDbException refusal && refusal.isThrottlingException()) {
			reasons(refusal).forEach(figures::throttled);
		}
	}

	private static void cancelled(OperationFigures figures, CancellationReason reason) {
		switch (String.valueOf(reason.code())) {
			case "ConditionalCheckFailed" -> figures.failedCondition();
			case "TransactionConflict" -> figures.conflict();
			case "ThrottlingError", "ProvisionedThroughputExceeded" -> figures.throttled(reason.code());
			default -> {
				// not counted
			}
		}
	}

	/** What DynamoDB says, or at least its error code. */
	private static List<String> reasons(DynamoDbException refusal) {
		List<String> told = told(refusal).stream()
			.map(ThrottlingReason::reason)
			.flatMap((reason) -> Optional.ofNullable(reason).stream())
			.toList();
		String code = (refusal.awsErrorDetails() != null) ? refusal.awsErrorDetails().errorCode() : null;
		return told.isEmpty() ? List.of(Objects.requireNonNullElse(code, "Throttling")) : told;
	}

	private static List<ThrottlingReason> told(DynamoDbException refusal) {
		if (refusal instanceof ProvisionedThroughputExceededException exceeded) {
			return exceeded.throttlingReasons();
		}
		if (refusal instanceof ThrottlingException throttled) {
			return throttled.throttlingReasons();
		}
		return (refusal instanceof RequestLimitExceededException limited) ? limited.throttlingReasons() : List.of();
	}

}
