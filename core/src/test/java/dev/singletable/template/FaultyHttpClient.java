package dev.singletable.template;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.singletable.local.EmbeddedDynamoDb;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpFullResponse;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * A network that does what it is told: the request reaches DynamoDB Local, the answer is
 * lost on the way back.
 */
final class FaultyHttpClient implements SdkHttpClient {

	private final SdkHttpClient network = Apache5HttpClient.create();

	private final Deque<Fault> faults = new ArrayDeque<>();

	private final Map<String, Fault> named = new HashMap<>();

	private final List<String> operations = new ArrayList<>();

	/** What becomes of one request. */
	interface Fault {

		/** It arrives, its answer does not. */
		Fault LOSE_ANSWER = (send) -> {
			send.call();
			throw new IOException("Connection reset");
		};

		/** It arrives, its answer comes mutilated. */
		Fault MUTILATE_ANSWER = (send) -> {
			send.call();
			return answer(200, "{\"Attributes\":{\"pk\":{\"S");
		};

		/** It arrives, something in between answers with an error. */
		Fault BAD_GATEWAY = (send) -> {
			send.call();
			return answer(502, "");
		};

		/** It is refused for coming too often. */
		Fault THROTTLE = (send) -> answer(400, """
				{"__type":"com.amazonaws.dynamodb.v20120810#ProvisionedThroughputExceededException",\
				"message":"The level of configured provisioned throughput for the table was exceeded."}""");

		HttpExecuteResponse happen(ExecutableHttpRequest send) throws IOException;

		/**
		 * This, and then something that others do before the next request.
		 */
		default Fault then(Runnable meanwhile) {
			return (send) -> {
				try {
					return happen(send);
				}
				finally {
					meanwhile.run();
				}
			};
		}

		private static HttpExecuteResponse answer(int status, String body) {
			return HttpExecuteResponse.builder()
				.response(SdkHttpFullResponse.builder().statusCode(status).build())
				.responseBody(
						AbortableInputStream.create(new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8))))
				.build();
		}

	}

	/**
	 * A client of the engine over this network.
	 * @param attempts how often the client itself sends a request at most
	 */
	DynamoDbClient client(EmbeddedDynamoDb engine, int attempts, ExecutionInterceptor... interceptors) {
		return DynamoDbClient.builder()
			.endpointOverride(engine.endpoint())
			.region(Region.US_EAST_1)
			.credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
			.httpClient(this)
			.overrideConfiguration((override) -> {
				override
					.retryStrategy(AwsRetryStrategy.standardRetryStrategy().toBuilder().maxAttempts(attempts).build());
				List.of(interceptors).forEach(override::addExecutionInterceptor);
			})
			.build();
	}

	/**
	 * What becomes of the next requests; those after them are well.
	 */
	synchronized void next(Fault... next) {
		this.operations.clear();
		this.faults.addAll(List.of(next));
	}

	/**
	 * What becomes of the next request of an operation, whatever others there are.
	 */
	synchronized void next(String operation, Fault fault) {
		this.operations.clear();
		this.named.put(operation, fault);
	}

	/**
	 * The operations sent since {@link #next}, attempt by attempt.
	 */
	synchronized List<String> operations() {
		return List.copyOf(this.operations);
	}

	@Override
	public synchronized ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
		ExecutableHttpRequest send = this.network.prepareRequest(request);
		String operation = request.httpRequest()
			.firstMatchingHeader("X-Amz-Target")
			.map((target) -> target.substring(target.indexOf('.') + 1))
			.orElse("");
		this.operations.add(operation);
		Fault named = this.named.remove(operation);
		Fault fault = (named != null) ? named : this.faults.poll();
		return (fault == null) ? send : new ExecutableHttpRequest() {

			@Override
			public HttpExecuteResponse call() throws IOException {
				return fault.happen(send);
			}

			@Override
			public void abort() {
				send.abort();
			}

		};
	}

	@Override
	public void close() {
		this.network.close();
	}

}
