package dev.singletable.samples.orders;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Speaks to the shop over HTTP, as a user or as nobody.
 */
record ShopClient(int port, @Nullable String user) {

	private static final JsonMapper JSON = JsonMapper.builder().build();

	private static final HttpClient HTTP = HttpClient.newHttpClient();

	Answer get(String path) {
		return send("GET", path, null);
	}

	Answer post(String path, @Nullable String body) {
		return send("POST", path, body);
	}

	Answer put(String path, @Nullable String body, String... headers) {
		return send("PUT", path, body, headers);
	}

	Answer send(String method, String path, @Nullable String body, String... headers) {
		HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + this.port + path))
			.method(method,
					(body != null) ? HttpRequest.BodyPublishers.ofString(body) : HttpRequest.BodyPublishers.noBody())
			.header("Content-Type", "application/json");
		if (this.user != null) {
			request.header("Authorization", "Basic "
					+ Base64.getEncoder().encodeToString((this.user + ":shop").getBytes(StandardCharsets.UTF_8)));
		}
		if (headers.length > 0) {
			request.headers(headers);
		}
		try {
			return new Answer(HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString()));
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	/** What came back. */
	record Answer(HttpResponse<String> response) {

		int status() {
			return this.response.statusCode();
		}

		JsonNode json() {
			return JSON.readTree(this.response.body());
		}

		String text(String pointer) {
			return json().at(pointer).asString();
		}

		/** The body, if the status is what it should be. */
		JsonNode expect(int status) {
			assertThat(status()).as(this.response.body()).isEqualTo(status);
			return json();
		}

	}

}
