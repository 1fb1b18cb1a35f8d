package dev.singletable.samples.flights.load;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import dev.singletable.samples.flights.domain.Airport;
import dev.singletable.samples.flights.domain.AirportRepository;
import dev.singletable.samples.flights.domain.Flight;
import dev.singletable.samples.flights.domain.FlightRepository;
import dev.singletable.template.SingleTableOperations;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.stereotype.Component;

/**
 * Stores every row of the data files, unless they are all there.
 */
@Component
final class DataLoader implements ApplicationRunner {

	private static final Logger logger = LoggerFactory.getLogger(DataLoader.class);

	private static final int CHUNK = 500;

	private static final int THREADS = 4;

	private final SingleTableOperations operations;

	private final AirportRepository airports;

	private final FlightRepository flights;

	DataLoader(SingleTableOperations operations, AirportRepository airports, FlightRepository flights) {
		this.operations = operations;
		this.airports = airports;
		this.flights = flights;
	}

	@Override
	public void run(ApplicationArguments args) throws ExecutionException, InterruptedException {
		List<Airport> airportRows = DataFiles.airports();
		List<Flight> flightRows = DataFiles.flights();
		if (this.airports.count() == airportRows.size() && this.flights.count() == flightRows.size()) {
			logger.info("Every row of the data files is stored already");
			return;
		}
		logger.info("Loading {} airports and {} flights", airportRows.size(), flightRows.size());
		List<Object> rows = new ArrayList<>(airportRows);
		rows.addAll(flightRows);
		store(rows, new Progress(rows.size()));
	}

	private void store(List<Object> rows, Progress progress) throws ExecutionException, InterruptedException {
		ExecutorService threads = Executors.newFixedThreadPool(THREADS);
		try {
			CompletionService<Integer> chunks = new ExecutorCompletionService<>(threads);
			int waiting = 0;
			for (int from = 0; from < rows.size(); from += CHUNK) {
				List<Object> chunk = rows.subList(from, Math.min(from + CHUNK, rows.size()));
				chunks.submit(() -> save(chunk));
				waiting++;
			}
			for (; waiting > 0; waiting--) {
				progress.add(chunks.take().get()).ifPresent(logger::info);
			}
		}
		finally {
			threads.shutdownNow();
		}
	}

	private int save(List<Object> chunk) {
		this.operations.batch().saveAll(chunk);
		return chunk.size();
	}

}
