package dev.singletable.samples.flights;

import java.util.HashSet;
import java.util.Map;

import dev.singletable.samples.flights.SourceData.FlightRow;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SourceDataTests {

	@Test
	void airportsAreReadWithTheirQuotes() {
		assertThat(SourceData.airports()).hasSize(3_376)
			.contains(Map.of("iata", "DBN", "name", "W. H. \"Bud\" Barron", "city", "Dublin", "state", "GA", "country",
					"USA", "latitude", 32.56445806, "longitude", -82.98525556));
	}

	@Test
	void flightsAreReadAndNoTwoAreTheSame() {
		assertThat(SourceData.flights()).hasSize(20_000)
			.startsWith(new FlightRow("2001-01-01T00:47", "DTW", "LAS", 66, 1750));
		assertThat(new HashSet<>(SourceData.flights())).hasSize(20_000);
	}

}
