package dev.singletable.test;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpFullResponse;

/**
 * Answers that DynamoDB has not given.
 */
final class Answers {

	private Answers() {
	}

	static HttpExecuteResponse error(int status, String code, String message) {
		return json(status,
				"{\"__type\":\"com.amazonaws.dynamodb.v20120810#%s\",\"message\":\"%s\"}".formatted(code, message));
	}

	static HttpExecuteResponse json(int status, String body) {
		byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
		return HttpExecuteResponse.builder()
			.response(SdkHttpFullResponse.builder()
				.statusCode(status)
				.putHeader("Content-Type", "application/x-amz-json-1.0")
				.putHeader("Content-Length", bytes.length + "")
				.build())
			.responseBody(AbortableInputStream.create(new ByteArrayInputStream(bytes)))
			.build();
	}

	/**
	 * The body of an answer, to its end.
	 */
	static String read(HttpExecuteResponse response) throws IOException {
		try (InputStream body = response.responseBody().orElseGet(AbortableInputStream::createEmpty)) {
			return new String(body.readAllBytes(), StandardCharsets.UTF_8);
		}
	}

}
