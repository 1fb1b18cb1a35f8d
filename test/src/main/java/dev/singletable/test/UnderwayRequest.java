package dev.singletable.test;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;

/**
 * A request between a client and the network.
 */
final class UnderwayRequest {

	private final HttpExecuteRequest request;

	private final SdkHttpClient network;

	private final String operation;

	private volatile @Nullable ExecutableHttpRequest sent;

	UnderwayRequest(HttpExecuteRequest request, SdkHttpClient network) {
		this.request = request;
		this.network = network;
		String target = request.httpRequest().firstMatchingHeader("X-Amz-Target").orElse("");
		this.operation = target.substring(target.indexOf('.') + 1);
	}

	String operation() {
		return this.operation;
	}

	Map<String, @Nullable Object> body() throws IOException {
		try (InputStream content = this.request.contentStreamProvider().orElseThrow().newStream()) {
			return Json.object(new String(content.readAllBytes(), StandardCharsets.UTF_8));
		}
	}

	HttpExecuteResponse send() throws IOException {
		return send(this.request);
	}

	/**
	 * Sends another body under the same signature, which DynamoDB Local does not look at.
	 */
	HttpExecuteResponse send(Map<String, @Nullable Object> body) throws IOException {
		byte[] bytes = Json.write(body).getBytes(StandardCharsets.UTF_8);
		return send(HttpExecuteRequest.builder()
			.request(this.request.httpRequest().copy((copy) -> copy.putHeader("Content-Length", bytes.length + "")))
			.contentStreamProvider(() -> new ByteArrayInputStream(bytes))
			.build());
	}

	private HttpExecuteResponse send(HttpExecuteRequest each) throws IOException {
		ExecutableHttpRequest prepared = this.network.prepareRequest(each);
		this.sent = prepared;
		return prepared.call();
	}

	void abort() {
		ExecutableHttpRequest running = this.sent;
		if (running != null) {
			running.abort();
		}
	}

}
