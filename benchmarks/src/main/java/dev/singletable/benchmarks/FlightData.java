package dev.singletable.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;

/**
 * The 20,000 flights of the flights sample.
 */
final class FlightData {

	private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("yyyy/MM/dd HH:mm");

	private FlightData() {
	}

	static List<Flight> read() {
		Path file = Path.of(System.getProperty("flights", "samples/flights/src/main/resources/data/flights.csv.gz"));
		try (InputStream in = new GZIPInputStream(Files.newInputStream(file));
				BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
			List<Flight> flights = new ArrayList<>();
			lines.readLine();
			for (String line = lines.readLine(); line != null; line = lines.readLine()) {
				flights.add(flight(flights.size(), line.split(",")));
			}
			return flights;
		}
		catch (IOException ex) {
			throw new UncheckedIOException("The flights are read from " + file + "; name it with -Dflights=…", ex);
		}
	}

	private static Flight flight(int row, String[] fields) {
		return new Flight(row, LocalDateTime.parse(fields[0], DATE), fields[3], fields[4], Integer.parseInt(fields[1]),
				Integer.parseInt(fields[2]));
	}

}
