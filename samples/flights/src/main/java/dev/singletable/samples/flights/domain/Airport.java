package dev.singletable.samples.flights.domain;

import dev.singletable.annotation.SecondaryIndex;
import dev.singletable.annotation.SingleTableEntity;

import org.springframework.data.annotation.Id;

/**
 * An airport, at the head of the partition that also holds its departures.
 *
 * @param iata the code, as the data has it: three or four letters and digits
 * @param state two letters, or {@code NA} where the data knows none
 * @param city the city, or {@code NA} where the data knows none
 */
@SingleTableEntity(type = "AIRPORT", pk = "AIRPORT#{iata}", sk = "META")
@SecondaryIndex(name = "gsi1", pk = "STATE#{state}", sk = "{city}#{iata}")
@SecondaryIndex(name = "types", pk = "{@type}", sk = "{iata}")
public record Airport(@Id String iata, String name, String city, String state, String country, double latitude,
		double longitude) {
}
