package dev.singletable.samples.flights.load;

import java.util.ArrayList;
import java.util.List;

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

	private final SingleTableOperations operations;

	private final AirportRepository airports;

	private final FlightRepository flights;

	DataLoader(SingleTableOperations operations, AirportRepository airports, FlightRepository flights) {
		this.operations = operations;
		this.airports = airports;
		this.flights = flights;
	}

	@Override
	public void run(ApplicationArguments args) {
		List<Airport> airportRows = DataFiles.airports();
		List<Flight> flightRows = DataFiles.flights();
		if (this.airports.count() == airportRows.size() && this.flights.count() == flightRows.size()) {
			logger.info("Every row of the data files is stored already");
			return;
		}
		logger.info("Loading {} airports and {} flights", airportRows.size(), flightRows.size());
		List<Object> rows = new ArrayList<>(airportRows);
		rows.addAll(flightRows);
		Progress progress = new Progress();
		this.operations.batch().saveAll(rows, (batch) -> progress.at(batch).ifPresent(logger::info));
	}

}
