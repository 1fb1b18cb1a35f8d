package dev.singletable.faults;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import dev.singletable.local.EmbeddedDynamoDb;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * A network on which a part of the requests of a thread has a fault, at random.
 */
final class UnreliableNetwork implements SdkHttpClient {

	private static final int LONGEST_PAUSE = 15;

	private static final int LATEST = 60;

	private final SdkHttpClient network = Apache5HttpClient.builder().maxConnections(200).build();

	private final ScheduledExecutorService stragglers = Executors.newScheduledThreadPool(2);

	private final ThreadLocal<@Nullable Luck> luck = new ThreadLocal<>();

	private final double rate;

	/**
	 * A network of which this part of the requests fails.
	 */
	UnreliableNetwork(double rate) {
		this.rate = rate;
	}

	/** What meets the requests of one thread. */
	private static final class Luck {

		private final Random random;

		private boolean ambiguous;

		private boolean unreachable;

		private Luck(long seed) {
			this.random = new Random(seed);
		}

	}

	/**
	 * A client of the engine over this network.
	 * @param attempts how often the client itself sends a request at most
	 */
	DynamoDbClient client(EmbeddedDynamoDb engine, int attempts) {
		return DynamoDbClient.builder()
			.endpointOverride(engine.endpoint())
			.region(Region.US_EAST_1)
			.credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
			.httpClient(this)
			.overrideConfiguration((override) -> override
				.retryStrategy(AwsRetryStrategy.standardRetryStrategy().toBuilder().maxAttempts(attempts).build()))
			.build();
	}

	/**
	 * From now on the requests of this thread may fail.
	 */
	void trouble(long seed) {
		this.luck.set(new Luck(seed));
	}

	/**
	 * Forgets what became of this thread's requests so far.
	 */
	void forget() {
		own().ambiguous = false;
		own().unreachable = false;
	}

	/**
	 * Whether one of this thread's requests since then may or may not have taken effect.
	 */
	boolean hidAnOutcome() {
		return own().ambiguous;
	}

	/**
	 * Whether one of this thread's requests since then found nobody.
	 */
	boolean wasUnreachable() {
		return own().unreachable;
	}

	private Luck own() {
		Luck own = this.luck.get();
		if (own == null) {
			throw new IllegalStateException("This thread has no trouble.");
		}
		return own;
	}

	/**
	 * Waits until all that is still under way has arrived.
	 */
	void settle() throws InterruptedException {
		this.stragglers.shutdown();
		if (!this.stragglers.awaitTermination(Duration.ofSeconds(30).toMillis(), TimeUnit.MILLISECONDS)) {
			throw new IllegalStateException("Requests are still under way.");
		}
	}

	@Override
	public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
		ExecutableHttpRequest send = this.network.prepareRequest(request);
		Luck own = this.luck.get();
		if (own == null || own.random.nextDouble() >= this.rate) {
			return send;
		}
		Fault fault = Fault.values()[own.random.nextInt(Fault.values().length)];
		own.ambiguous |= fault.isAmbiguous();
		own.unreachable |= fault == Fault.REFUSED;
		return new ExecutableHttpRequest() {

			@Override
			public HttpExecuteResponse call() throws IOException {
				return fault.happen(new Underway(request, send, own.random));
			}

			@Override
			public void abort() {
				send.abort();
			}

		};
	}

	@Override
	public void close() {
		this.stragglers.shutdownNow();
		this.network.close();
	}

	/** One request of the thread that sends it. */
	private final class Underway implements Fault.Request {

		private final HttpExecuteRequest request;

		private final ExecutableHttpRequest send;

		private final Random random;

		private final String operation;

		private Underway(HttpExecuteRequest request, ExecutableHttpRequest send, Random random) {
			this.request = request;
			this.send = send;
			this.random = random;
			this.operation = request.httpRequest().firstMatchingHeader("X-Amz-Target").orElse("");
		}

		@Override
		public HttpExecuteResponse send() throws IOException {
			return this.send.call();
		}

		/** The body is copied now: its buffer may be another request's by then. */
		@Override
		public void sendLater() throws IOException {
			byte[] body;
			try (InputStream content = this.request.contentStreamProvider().orElseThrow().newStream()) {
				body = content.readAllBytes();
			}
			HttpExecuteRequest copy = HttpExecuteRequest.builder()
				.request(this.request.httpRequest())
				.contentStreamProvider(() -> new ByteArrayInputStream(body))
				.build();
			UnreliableNetwork.this.stragglers.schedule(() -> straggle(copy), 1 + this.random.nextInt(LATEST),
					TimeUnit.MILLISECONDS);
		}

		private static void drain(HttpExecuteResponse response) throws IOException {
			try (InputStream body = response.responseBody().orElseThrow()) {
				body.readAllBytes();
			}
		}

		private void straggle(HttpExecuteRequest late) {
			try {
				drain(UnreliableNetwork.this.network.prepareRequest(late).call());
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		}

		@Override
		public void pause() {
			try {
				Thread.sleep(this.random.nextInt(LONGEST_PAUSE));
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
			}
		}

		@Override
		public boolean isRead() {
			return this.operation.endsWith("GetItem");
		}

		@Override
		public boolean isTransaction() {
			return this.operation.endsWith("TransactWriteItems");
		}

	}

}
