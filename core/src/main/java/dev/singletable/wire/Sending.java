package dev.singletable.wire;

import java.util.function.Supplier;

import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.SdkPlugin;
import software.amazon.awssdk.core.SdkServiceClientConfiguration;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.TransactionInProgressException;

/**
 * Decides who repeats a call: the client, when it does so itself; we, when it does not.
 */
final class Sending {

	/** A request with this is sent once, whatever the client would do. */
	static final AwsRequestOverrideConfiguration ONCE = AwsRequestOverrideConfiguration.builder()
		.addPlugin(new NoRetries())
		.build();

	private final boolean clientRepeats;

	private final Retries retries;

	Sending(DynamoDbClient client, Retries retries) {
		this.clientRepeats = repeats(client);
		this.retries = retries;
	}

	private static boolean repeats(DynamoDbClient client) {
		try {
			return client.serviceClientConfiguration()
				.overrideConfiguration()
				.retryStrategy()
				.map((strategy) -> strategy.maxAttempts() > 1)
				.orElse(true);
		}
		catch (UnsupportedOperationException ex) {
			return true; // a proxy that hides its configuration
		}
	}

	Retries retries() {
		return this.retries;
	}

	boolean clientRepeats() {
		return this.clientRepeats;
	}

	/**
	 * A call that may be sent any number of times.
	 */
	<R> R idempotent(Supplier<R> send) {
		return this.retries.run(send, (failure) -> !this.clientRepeats || Retries.passes(failure));
	}

	/**
	 * A call that may not be repeated once it may have taken effect.
	 */
	<R> R once(Supplier<R> send) {
		return this.retries.run(send, (failure) -> !Retries.isAmbiguous(failure));
	}

	/**
	 * A transaction, whose token makes repeating it safe; reasons that pass are tried
	 * again.
	 */
	<R> R transaction(Supplier<R> send) {
		return this.retries.run(send, (failure) -> !this.clientRepeats || Retries.passes(failure)
				|| failure instanceof TransactionInProgressException);
	}

	/** Takes the retries off one request. */
	private static final class NoRetries implements SdkPlugin {

		@Override
		public void configureClient(SdkServiceClientConfiguration.Builder configuration) {
			configuration.overrideConfiguration(configuration.overrideConfiguration()
				.toBuilder()
				.retryStrategy(AwsRetryStrategy.doNotRetry())
				.build());
		}

	}

}
