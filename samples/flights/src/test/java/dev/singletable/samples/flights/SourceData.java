package dev.singletable.samples.flights;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/**
 * The data files once more, read by code that shares nothing with the application.
 */
final class SourceData {

	private static final Pattern FIELD = Pattern.compile("\\G(?:\"((?:[^\"]|\"\")*)\"|([^,]*))(?:,|$)");

	private SourceData() {
	}

	/**
	 * Each airport as the JSON object that the application is to answer.
	 */
	static List<Map<String, Object>> airports() {
		return lines("airports").map((fields) -> {
			Map<String, Object> airport = new LinkedHashMap<>();
			airport.put("iata", fields.get(0));
			airport.put("name", fields.get(1));
			airport.put("city", fields.get(2));
			airport.put("state", fields.get(3));
			airport.put("country", fields.get(4));
			airport.put("latitude", Double.valueOf(fields.get(5)));
			airport.put("longitude", Double.valueOf(fields.get(6)));
			return airport;
		}).toList();
	}

	static List<FlightRow> flights() {
		return lines("flights")
			.map((fields) -> new FlightRow(fields.get(0).replace('/', '-').replace(' ', 'T'), fields.get(3),
					fields.get(4), Integer.parseInt(fields.get(1)), Integer.parseInt(fields.get(2))))
			.toList();
	}

	private static Stream<List<String>> lines(String file) {
		try (InputStream stream = SourceData.class.getResourceAsStream("/data/" + file + ".csv.gz")) {
			String text = new String(new GZIPInputStream(stream).readAllBytes(), StandardCharsets.UTF_8);
			return text.lines().skip(1).map(SourceData::fields);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static List<String> fields(String line) {
		List<String> fields = new ArrayList<>();
		Matcher matcher = FIELD.matcher(line);
		while (!matcher.hitEnd() && matcher.find()) {
			fields.add((matcher.group(1) != null) ? matcher.group(1).replace("\"\"", "\"") : matcher.group(2));
		}
		return fields;
	}

	/**
	 * A flight as the application is to answer it; its date sorts as text.
	 */
	record FlightRow(String date, String origin, String destination, int delay, int distance) {

		static FlightRow of(Map<String, Object> json) {
			return new FlightRow((String) json.get("date"), (String) json.get("origin"),
					(String) json.get("destination"), (Integer) json.get("delay"), (Integer) json.get("distance"));
		}

		String day() {
			return this.date.substring(0, 10);
		}

	}

}
