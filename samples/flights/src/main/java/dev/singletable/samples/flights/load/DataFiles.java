package dev.singletable.samples.flights.load;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;

import dev.singletable.samples.flights.domain.Airport;
import dev.singletable.samples.flights.domain.Flight;

import org.springframework.core.io.ClassPathResource;

/**
 * Reads the data files on the class path, row by row and complete.
 */
final class DataFiles {

	private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("uuuu/MM/dd HH:mm");

	private DataFiles() {
	}

	static List<Airport> airports() {
		return rows("data/airports.csv.gz").stream().map(DataFiles::airport).toList();
	}

	static List<Flight> flights() {
		List<String> rows = rows("data/flights.csv.gz");
		return IntStream.range(0, rows.size()).mapToObj((index) -> flight(index + 1, rows.get(index))).toList();
	}

	static Airport airport(String line) {
		List<String> fields = CsvLine.split(line);
		return new Airport(fields.get(0), fields.get(1), fields.get(2), fields.get(3), fields.get(4),
				Double.parseDouble(fields.get(5)), Double.parseDouble(fields.get(6)));
	}

	static Flight flight(int row, String line) {
		List<String> fields = CsvLine.split(line);
		return new Flight(row, LocalDateTime.parse(fields.get(0), MINUTE), fields.get(3), fields.get(4),
				Integer.parseInt(fields.get(1)), Integer.parseInt(fields.get(2)));
	}

	private static List<String> rows(String path) {
		try (BufferedReader reader = new BufferedReader(new InputStreamReader(
				new GZIPInputStream(new ClassPathResource(path).getInputStream()), StandardCharsets.UTF_8))) {
			return reader.lines().skip(1).toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
