package dev.singletable.wire;

import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.Crc32MismatchException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.exception.SdkServiceException;
import software.amazon.awssdk.retries.api.AcquireInitialTokenRequest;
import software.amazon.awssdk.retries.api.BackoffStrategy;
import software.amazon.awssdk.retries.api.RecordSuccessRequest;
import software.amazon.awssdk.retries.api.RefreshRetryTokenRequest;
import software.amazon.awssdk.retries.api.RefreshRetryTokenResponse;
import software.amazon.awssdk.retries.api.RetryStrategy;
import software.amazon.awssdk.retries.api.RetryToken;
import software.amazon.awssdk.retries.api.TokenAcquisitionFailedException;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.TransactionInProgressException;

/**
 * Repeats calls until a deadline, with the SDK's own strategy for what, when and how
 * often.
 */
final class Retries {

	private static final Duration BASE = Duration.ofMillis(25);

	private static final Duration LONGEST = Duration.ofSeconds(2);

	private static final String SCOPE = "singletable";

	private final Duration deadline;

	private final RetryStrategy strategy = AwsRetryStrategy.standardRetryStrategy()
		.toBuilder()
		.maxAttempts(1000)
		.backoffStrategy(BackoffStrategy.exponentialDelay(BASE, LONGEST))
		.throttlingBackoffStrategy(BackoffStrategy.exponentialDelay(BASE, LONGEST))
		.circuitBreakerEnabled(false)
		.retryOnException(Retries::passes)
		.build();

	Retries(Duration deadline) {
		this.deadline = deadline;
	}

	/**
	 * Sends until it succeeds, fails for good, or the time is up.
	 * @param send sends once
	 * @param repeatable whether a failure of this kind may be followed by another attempt
	 */
	<R> R run(Supplier<R> send, Predicate<SdkException> repeatable) {
		long started = System.nanoTime();
		RetryToken token = null;
		while (true) {
			try {
				R result = send.get();
				if (token != null) {
					this.strategy.recordSuccess(RecordSuccessRequest.create(token));
				}
				return result;
			}
			catch (SdkException ex) {
				Observing.failed(ex);
				RefreshRetryTokenResponse next = repeatable.test(ex) ? next(token, ex) : null;
				if (next == null || isOver(started, next.delay())) {
					throw ex;
				}
				token = next.token();
				Observing.retried();
				sleep(next.delay());
			}
		}
	}

	private boolean isOver(long started, Duration delay) {
		return Duration.ofNanos(System.nanoTime() - started).plus(delay).compareTo(this.deadline) > 0;
	}

	/** The first failure takes the first token: most calls need none. */
	private @Nullable RefreshRetryTokenResponse next(@Nullable RetryToken last, SdkException failure) {
		try {
			RetryToken token = (last != null) ? last
					: this.strategy.acquireInitialToken(AcquireInitialTokenRequest.create(SCOPE)).token();
			return this.strategy
				.refreshRetryToken(RefreshRetryTokenRequest.builder().token(token).failure(failure).build());
		}
		catch (TokenAcquisitionFailedException ex) {
			return null;
		}
	}

	/**
	 * How long to wait before the next part of a batch is sent again, at random up to a
	 * bound that doubles; or null when the time is up.
	 */
	@Nullable Duration delay(int attempt, Instant started) {
		Duration delay = BackoffStrategy.exponentialDelay(BASE, LONGEST).computeDelay(attempt);
		return Instant.now().plus(delay).isAfter(started.plus(this.deadline)) ? null : delay;
	}

	static void sleep(Duration delay) {
		try {
			Thread.sleep(delay.toMillis());
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw AbortedException.builder().message("interrupted while waiting to repeat a call").cause(ex).build();
		}
	}

	/**
	 * Whether the failure passes by itself although the SDK's strategy would not repeat
	 * it.
	 */
	static boolean passes(Throwable failure) {
		if (failure instanceof TransactionCanceledException cancelled) {
			return ErrorTranslator.isTransient(cancelled);
		}
		if (failure instanceof AwsServiceException service && service.awsErrorDetails() != null) {
			return "TransactionConflictException".equals(service.awsErrorDetails().errorCode());
		}
		return failure instanceof Crc32MismatchException;
	}

	/**
	 * Whether the request may have taken effect although no answer came.
	 */
	static boolean isAmbiguous(SdkException failure) {
		if (failure instanceof TransactionInProgressException) {
			return true;
		}
		if (failure instanceof SdkServiceException service) {
			return service.statusCode() >= 500;
		}
		if (failure instanceof ApiCallTimeoutException || failure instanceof ApiCallAttemptTimeoutException
				|| failure instanceof AbortedException || failure instanceof Crc32MismatchException) {
			return true;
		}
		for (Throwable cause = failure.getCause(); cause != null; cause = cause.getCause()) {
			if (cause instanceof ConnectException || cause instanceof UnknownHostException) {
				return false;
			}
			if (cause instanceof IOException) {
				return true;
			}
		}
		return false;
	}

	/**
	 * Whether the network failed, before or after the request was sent.
	 */
	static boolean isNetwork(SdkException failure) {
		return Stream.<Throwable>iterate(failure, Objects::nonNull, Throwable::getCause)
			.anyMatch(IOException.class::isInstance);
	}

}
