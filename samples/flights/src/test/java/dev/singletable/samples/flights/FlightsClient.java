package dev.singletable.samples.flights;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import dev.singletable.samples.flights.SourceData.FlightRow;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Asks the application over HTTP and checks the shape of what it answers.
 */
final class FlightsClient {

	static final String WHOLE_PERIOD = "from=2001-01-01T00:00&to=2001-04-01T00:00";

	private static final JsonMapper JSON = JsonMapper.builder().build();

	private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

	private final String root;

	FlightsClient(int port) {
		this.root = "http://localhost:" + port;
	}

	static String encode(String value) {
		return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
	}

	HttpResponse<String> get(String path) {
		try {
			return this.http.send(HttpRequest.newBuilder(URI.create(this.root + path)).build(),
					BodyHandlers.ofString());
		}
		catch (IOException ex) {
			throw new IllegalStateException(path, ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(path, ex);
		}
	}

	Map<String, Object> object(String path) {
		return JSON.readValue(answer(path), new TypeReference<>() {
		});
	}

	List<Map<String, Object>> array(String path) {
		return JSON.readValue(answer(path), new TypeReference<>() {
		});
	}

	String answer(String path) {
		HttpResponse<String> response = get(path);
		assertThat(response.statusCode()).as("%s: %s", path, response.body()).isEqualTo(200);
		assertThat(response.headers().firstValue("Content-Type")).hasValue("application/json");
		return response.body();
	}

	List<FlightRow> delays(String path) {
		Map<String, Object> answer = object(path);
		assertThat(answer).containsOnlyKeys("flights");
		return rows(answer);
	}

	Page page(String path) {
		Map<String, Object> answer = object(path);
		assertThat(answer).containsOnlyKeys("flights", "next");
		return new Page(rows(answer), (String) answer.get("next"));
	}

	/**
	 * All pages of a request: none but the last is short, and at most one is empty.
	 */
	List<FlightRow> allPages(String path, int size) {
		List<FlightRow> rows = new ArrayList<>();
		Page page = page(path + "&size=" + size);
		rows.addAll(page.rows());
		while (page.next() != null) {
			assertThat(page.rows()).as(path).hasSize(size);
			page = page(path + "&size=" + size + "&cursor=" + encode(page.next()));
			rows.addAll(page.rows());
		}
		assertThat(page.rows()).as(path).hasSizeLessThanOrEqualTo(size);
		return rows;
	}

	/**
	 * The problem that a request is answered with, after its media type was checked.
	 */
	Map<String, Object> problem(String path) {
		HttpResponse<String> response = get(path);
		assertThat(response.headers().firstValue("Content-Type")).as("%s: %s", path, response.body())
			.hasValue("application/problem+json");
		Map<String, Object> problem = JSON.readValue(response.body(), new TypeReference<>() {
		});
		assertThat(problem).containsEntry("status", response.statusCode());
		return problem;
	}

	@SuppressWarnings("unchecked")
	private static List<FlightRow> rows(Map<String, Object> answer) {
		List<Map<String, Object>> flights = (List<Map<String, Object>>) answer.get("flights");
		assertThat(flights).allSatisfy(
				(flight) -> assertThat(flight).containsOnlyKeys("date", "origin", "destination", "delay", "distance"));
		return flights.stream().map(FlightRow::of).toList();
	}

	record Page(List<FlightRow> rows, String next) {
	}

}
