package dev.singletable.samples.flights.load;

import java.time.LocalDateTime;
import java.util.List;

import dev.singletable.samples.flights.domain.Airport;
import dev.singletable.samples.flights.domain.Flight;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class DataFilesTests {

	@Test
	void everyAirportIsRead() {
		List<Airport> airports = DataFiles.airports();
		assertThat(airports).hasSize(3_376).doesNotHaveDuplicates();
		assertThat(airports.get(0))
			.isEqualTo(new Airport("00M", "Thigpen", "Bay Springs", "MS", "USA", 31.95376472, -89.23450472));
		assertThat(airports).filteredOn("iata", "DBN")
			.containsExactly(
					new Airport("DBN", "W. H. \"Bud\" Barron", "Dublin", "GA", "USA", 32.56445806, -82.98525556));
	}

	@Test
	void anAirportWithoutCityAndStateKeepsWhatTheDataSays() {
		assertThat(DataFiles.airports()).filteredOn("city", "NA")
			.hasSize(12)
			.allSatisfy((airport) -> assertThat(airport.state()).isEqualTo("NA"));
	}

	@Test
	void everyFlightIsReadWithItsRow() {
		List<Flight> flights = DataFiles.flights();
		assertThat(flights).hasSize(20_000).extracting(Flight::row).startsWith(1, 2, 3).endsWith(20_000);
		assertThat(flights.get(0))
			.isEqualTo(new Flight(1, LocalDateTime.of(2001, 1, 1, 0, 47), "DTW", "LAS", 66, 1750));
	}

	@Test
	void delaysReachFromEarlyToVeryLate() {
		assertThat(DataFiles.flights()).extracting(Flight::delay).contains(-59, 522).allMatch((delay) -> delay >= -59);
	}

	@Test
	void twoFlightsOfOneMinuteAndRouteAreBothThere() {
		assertThat(DataFiles.flights())
			.filteredOn((flight) -> flight.date().equals(LocalDateTime.of(2001, 2, 18, 20, 40))
					&& flight.origin().equals("PHX") && flight.destination().equals("SAN"))
			.extracting(Flight::delay)
			.containsExactly(35, -3);
	}

}
