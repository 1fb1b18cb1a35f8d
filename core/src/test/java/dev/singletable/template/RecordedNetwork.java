package dev.singletable.template;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;

import dev.singletable.wire.DirectWire;
import dev.singletable.wire.WireOptions;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.api.BackoffStrategy;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClientBuilder;

/**
 * A network that gives recorded answers, the last one again and again, and remembers what
 * it was sent and what became of each answer's stream.
 */
final class RecordedNetwork implements SdkHttpClient {

	private final Deque<RecordedAnswer> answers = new ArrayDeque<>();

	private final List<Sent> sent = new ArrayList<>();

	private final List<WatchedStream> streams = new ArrayList<>();

	/**
	 * One attempt as it went out.
	 */
	record Sent(SdkHttpRequest request, byte[] body) {
	}

	static RecordedNetwork answering(RecordedAnswer... answers) {
		return new RecordedNetwork().next(answers);
	}

	/**
	 * What comes from now on.
	 */
	RecordedNetwork next(RecordedAnswer... next) {
		this.answers.clear();
		this.answers.addAll(List.of(next));
		this.sent.clear();
		this.streams.clear();
		return this;
	}

	List<Sent> sent() {
		return List.copyOf(this.sent);
	}

	int attempts() {
		return this.sent.size();
	}

	/**
	 * What became of each stream, in the order of the answers, such as
	 * {@code [read to the end, closed]}.
	 */
	List<List<String>> streams() {
		return this.streams.stream().map((stream) -> List.copyOf(stream.events)).toList();
	}

	/**
	 * A client over this network.
	 * @param attempts how often it sends a request at most; once means that the library
	 * repeats
	 */
	DynamoDbClient client(int attempts, ExecutionInterceptor... interceptors) {
		return builder(attempts, interceptors).endpointOverride(URI.create("http://localhost:1")).build();
	}

	DynamoDbClientBuilder builder(int attempts, ExecutionInterceptor... interceptors) {
		return DynamoDbClient.builder()
			.region(Region.EU_CENTRAL_1)
			.credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("stub", "secret")))
			.httpClient(this)
			.overrideConfiguration((override) -> configure(override, attempts, List.of(interceptors)));
	}

	private static void configure(ClientOverrideConfiguration.Builder override, int attempts,
			List<ExecutionInterceptor> interceptors) {
		override.retryStrategy(AwsRetryStrategy.standardRetryStrategy()
			.toBuilder()
			.maxAttempts(attempts)
			.circuitBreakerEnabled(false)
			.backoffStrategy(BackoffStrategy.retryImmediately())
			.throttlingBackoffStrategy(BackoffStrategy.retryImmediately())
			.build());
		interceptors.forEach(override::addExecutionInterceptor);
	}

	/**
	 * A template over this network that gives up at once where the client does.
	 */
	SingleTableTemplate template(boolean direct, int attempts, Class<?>... types) {
		DynamoDbClient client = direct ? client(attempts, new DirectWire()) : client(attempts);
		return over(client, direct ? WireOptions.defaults() : WireOptions.indirect(), types);
	}

	static SingleTableTemplate over(DynamoDbClient client, WireOptions options, Class<?>... types) {
		return SingleTableTemplate.builder(client)
			.table(() -> "shop")
			.entities(types)
			.retryDeadline(java.time.Duration.ZERO)
			.wire(options)
			.build();
	}

	@Override
	public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
		return new ExecutableHttpRequest() {

			@Override
			public HttpExecuteResponse call() throws IOException {
				return answer(request);
			}

			@Override
			public void abort() {
				// nothing is open
			}

		};
	}

	private HttpExecuteResponse answer(HttpExecuteRequest request) throws IOException {
		try (InputStream body = request.contentStreamProvider().orElseThrow().newStream()) {
			this.sent.add(new Sent(request.httpRequest(), body.readAllBytes()));
		}
		RecordedAnswer answer = Objects
			.requireNonNull((this.answers.size() > 1) ? this.answers.poll() : this.answers.peek());
		WatchedStream stream = new WatchedStream(answer);
		this.streams.add(stream);
		return HttpExecuteResponse.builder()
			.response(answer.response())
			.responseBody(AbortableInputStream.create(stream, stream::abort))
			.build();
	}

	@Override
	public void close() {
		// nothing is open
	}

	/** Notes what becomes of it, each thing once. */
	private static final class WatchedStream extends InputStream {

		private final InputStream body;

		private final @Nullable IOException reset;

		private final List<String> events = new ArrayList<>();

		WatchedStream(RecordedAnswer answer) {
			this.body = new ByteArrayInputStream(answer.body());
			this.reset = answer.reset();
		}

		private void note(String event) {
			if (!this.events.contains(event)) {
				this.events.add(event);
			}
		}

		@Override
		public int read() throws IOException {
			return end(this.body.read());
		}

		@Override
		public int read(byte[] bytes, int offset, int length) throws IOException {
			return end(this.body.read(bytes, offset, length));
		}

		private int end(int read) throws IOException {
			if (read < 0 && this.reset != null) {
				throw this.reset;
			}
			if (read < 0) {
				note("read to the end");
			}
			return read;
		}

		@Override
		public void close() {
			note("closed");
		}

		private void abort() {
			note("aborted");
		}

	}

}
