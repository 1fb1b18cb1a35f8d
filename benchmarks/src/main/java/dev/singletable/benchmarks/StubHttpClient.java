package dev.singletable.benchmarks;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.zip.CRC32;

import dev.singletable.wire.DirectWire;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * A network that answers at once with one recorded body, and reads what it is sent.
 */
final class StubHttpClient implements SdkHttpClient {

	private static final int BUFFER = 8192;

	private final byte[] body;

	private final SdkHttpResponse response;

	private final ThreadLocal<byte[]> sink = ThreadLocal.withInitial(() -> new byte[BUFFER]);

	StubHttpClient(byte[] body) {
		this.body = body;
		CRC32 crc = new CRC32();
		crc.update(body);
		this.response = SdkHttpResponse.builder()
			.statusCode(200)
			.putHeader("Content-Type", "application/x-amz-json-1.0")
			.putHeader("Content-Length", Integer.toString(body.length))
			.putHeader("x-amz-crc32", Long.toString(crc.getValue()))
			.putHeader("x-amzn-RequestId", "STUB")
			.build();
	}

	/**
	 * A client of the SDK over this network, signing and all; it sends once.
	 */
	DynamoDbClient client(boolean direct) {
		return DynamoDbClient.builder()
			.region(Region.EU_CENTRAL_1)
			.endpointOverride(URI.create("http://localhost:8000"))
			.credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("stub", "stub")))
			.httpClient(this)
			.overrideConfiguration((override) -> {
				override.retryStrategy(AwsRetryStrategy.doNotRetry());
				if (direct) {
					override.addExecutionInterceptor(new DirectWire());
				}
			})
			.build();
	}

	@Override
	public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
		return new ExecutableHttpRequest() {

			@Override
			public HttpExecuteResponse call() throws IOException {
				byte[] sink = StubHttpClient.this.sink.get();
				try (InputStream sent = request.contentStreamProvider().orElseThrow().newStream()) {
					while (sent.read(sink) > 0) {
						// as a socket would take it
					}
				}
				return HttpExecuteResponse.builder()
					.response(StubHttpClient.this.response)
					.responseBody(AbortableInputStream.create(new ByteArrayInputStream(StubHttpClient.this.body)))
					.build();
			}

			@Override
			public void abort() {
				// nothing is open
			}

		};
	}

	@Override
	public void close() {
		// nothing is open
	}

}
