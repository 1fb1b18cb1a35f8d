package dev.singletable.template;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;

import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpFullResponse;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;

/**
 * A network to a service that is busy: of each batch of puts it leaves some unprocessed,
 * and requests that it does not like it refuses whenever they come.
 */
final class RefusingHttpClient implements SdkHttpClient {

	private static final String PUT = "{\"PutRequest\":";

	private final SdkHttpClient network = Apache5HttpClient.create();

	private final Random random = new Random(20_260_301);

	private final double unprocessed;

	private final Predicate<String> refused;

	/**
	 * A network.
	 * @param unprocessed which part of the puts is not processed
	 * @param refused which bodies are
	 */
	RefusingHttpClient(double unprocessed, Predicate<String> refused) {
		this.unprocessed = unprocessed;
		this.refused = refused;
	}

	@Override
	public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
		String body = body(request);
		if (this.refused.test(body)) {
			return answering(() -> answer(400, """
					{"__type":"com.amazonaws.dynamodb.v20120810#ThrottlingException","message":"Slow down."}"""));
		}
		int first = body.indexOf(PUT);
		if (first < 0 || !body.startsWith("{\"RequestItems\"")) {
			return this.network.prepareRequest(request);
		}
		int end = body.lastIndexOf(']');
		List<String> now = new ArrayList<>();
		List<String> later = new ArrayList<>();
		for (String put : body.substring(first, end).split(",(?=\\{\"PutRequest\":)")) {
			(isUnprocessed() ? later : now).add(put);
		}
		String unprocessedItems = later.isEmpty() ? "{}"
				: body.substring(body.indexOf(':') + 1, first) + String.join(",", later) + "]}";
		HttpExecuteRequest rest = withBody(request,
				body.substring(0, first) + String.join(",", now) + body.substring(end));
		return answering(() -> {
			if (!now.isEmpty()) {
				HttpExecuteResponse response = this.network.prepareRequest(rest).call();
				if (!response.httpResponse().isSuccessful()) {
					return response;
				}
				response.responseBody().ifPresent(RefusingHttpClient::drain);
			}
			return answer(200, "{\"UnprocessedItems\":" + unprocessedItems + "}");
		});
	}

	private synchronized boolean isUnprocessed() {
		return this.random.nextDouble() < this.unprocessed;
	}

	private static String body(HttpExecuteRequest request) {
		try (InputStream in = request.contentStreamProvider().orElseThrow().newStream()) {
			return new String(in.readAllBytes(), StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static void drain(AbortableInputStream body) {
		try (body) {
			body.readAllBytes();
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static HttpExecuteRequest withBody(HttpExecuteRequest request, String body) {
		byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
		SdkHttpRequest head = request.httpRequest()
			.copy((copy) -> copy.putHeader("Content-Length", Integer.toString(bytes.length)));
		return HttpExecuteRequest.builder()
			.request(head)
			.contentStreamProvider(() -> new ByteArrayInputStream(bytes))
			.build();
	}

	private static HttpExecuteResponse answer(int status, String body) {
		return HttpExecuteResponse.builder()
			.response(SdkHttpFullResponse.builder().statusCode(status).build())
			.responseBody(AbortableInputStream.create(new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8))))
			.build();
	}

	private interface Answer {

		HttpExecuteResponse get() throws IOException;

	}

	private static ExecutableHttpRequest answering(Answer answer) {
		return new ExecutableHttpRequest() {

			@Override
			public HttpExecuteResponse call() throws IOException {
				return answer.get();
			}

			@Override
			public void abort() {
				// nothing is open
			}

		};
	}

	@Override
	public void close() {
		this.network.close();
	}

}
