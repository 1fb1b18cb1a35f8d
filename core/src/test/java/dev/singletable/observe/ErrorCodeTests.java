package dev.singletable.observe;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import dev.singletable.cursor.InvalidCursorException;
import dev.singletable.write.BatchIncompleteException;
import dev.singletable.write.OperationDetails;
import dev.singletable.write.TransactionFailedException;
import dev.singletable.write.WriteOutcomeUnknownException;
import io.micrometer.observation.ObservationRegistry;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;

import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.InvalidDataAccessApiUsageException;
import org.springframework.dao.InvalidDataAccessResourceUsageException;
import org.springframework.dao.PermissionDeniedDataAccessException;
import org.springframework.dao.TransientDataAccessResourceException;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Why operations fail, in few words (OB-1), and who is told of what is no operation
 * (OB-2).
 */
class ErrorCodeTests {

	private static final OperationDetails DETAILS = OperationDetails.of("save", "ORDER", "shop");

	private static Throwable passing(String code) {
		return new TransientDataAccessResourceException("failed",
				DynamoDbException.builder()
					.awsErrorDetails(AwsErrorDetails.builder().errorCode(code).build())
					.statusCode(400)
					.build());
	}

	@Test
	void eachErrorHasItsCode() {
		assertThat(ErrorCode.of(null)).isEqualTo(ErrorCode.NONE);
		assertThat(ErrorCode.of(new InvalidCursorException("no"))).isEqualTo(ErrorCode.INVALID_CURSOR);
		assertThat(ErrorCode.of(new InvalidDataAccessApiUsageException("no"))).isEqualTo(ErrorCode.INVALID);
		assertThat(ErrorCode.of(new InvalidDataAccessResourceUsageException("no"))).isEqualTo(ErrorCode.NO_TABLE);
		assertThat(ErrorCode.of(new PermissionDeniedDataAccessException("no", null))).isEqualTo(ErrorCode.DENIED);
		assertThat(ErrorCode.of(new ConcurrencyFailureException("no"))).isEqualTo(ErrorCode.CONFLICT);
		assertThat(ErrorCode.of(new BatchIncompleteException(DETAILS, List.of(), null)))
			.isEqualTo(ErrorCode.INCOMPLETE);
		assertThat(ErrorCode.of(new WriteOutcomeUnknownException(DETAILS, "lost", null)))
			.isEqualTo(ErrorCode.OUTCOME_UNKNOWN);
		assertThat(ErrorCode.of(new TransactionFailedException("no", null))).isEqualTo(ErrorCode.OTHER);
		assertThat(ErrorCode.of(new IllegalStateException("no"))).isEqualTo(ErrorCode.OTHER);
	}

	@Test
	void whatPassesIsToldApart() {
		assertThat(ErrorCode.of(passing("ThrottlingException"))).isEqualTo(ErrorCode.THROTTLED);
		assertThat(ErrorCode.of(passing("ProvisionedThroughputExceededException"))).isEqualTo(ErrorCode.THROTTLED);
		assertThat(ErrorCode.of(passing("TransactionConflictException"))).isEqualTo(ErrorCode.CONFLICT);
		assertThat(ErrorCode.of(passing("InternalServerError"))).isEqualTo(ErrorCode.UNAVAILABLE);
		assertThat(ErrorCode.of(new TransientDataAccessResourceException("network"))).isEqualTo(ErrorCode.UNAVAILABLE);
	}

	@Test
	void listenersAreToldOfWhatIsNoOperation() {
		List<String> counted = new ArrayList<>();
		OperationListener failing = new OperationListener() {

			@Override
			public void ended(SingleTableObservationContext operation, Duration duration) {
				// not told here
			}

			@Override
			public void counted(String what, String table) {
				counted.add(what + " " + table);
				throw new IllegalStateException("listener");
			}

		};
		OperationObserver observer = Objects.requireNonNull(
				OperationObserver.of("shop", ObservationOptions.none().withListener(failing).withListener(failing)));
		observer.count("cache.hits");
		assertThat(counted).containsExactly("cache.hits shop", "cache.hits shop");
	}

	@Test
	void aRegistryWithoutHandlersIsNobody() {
		OperationObserver observer = Objects.requireNonNull(
				OperationObserver.of("shop", ObservationOptions.none().withRegistry(ObservationRegistry.create())));
		assertThat(observer.isActive()).isFalse();
		assertThat(OperationObserver.of("shop", ObservationOptions.none())).isNull();
	}

}
