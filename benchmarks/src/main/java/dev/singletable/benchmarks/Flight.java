package dev.singletable.benchmarks;

import java.time.LocalDate;
import java.time.LocalDateTime;

import dev.singletable.annotation.KeyPart;
import dev.singletable.annotation.SecondaryIndex;
import dev.singletable.annotation.SingleTableEntity;

/**
 * A flight, with the keys the flights sample gives it.
 */
@SingleTableEntity(pk = "AIRPORT#{origin}", sk = "DEPARTURE#{date}#{row}")
@SecondaryIndex(name = "gsi1", pk = "ARRIVALS#{destination}", sk = "{date}#{row}")
@SecondaryIndex(name = "gsi2", pk = "DAY#{day}", sk = "{delay}#{row}")
@SecondaryIndex(name = "types", pk = "{@type}", sk = "{row}")
public record Flight(int row, LocalDateTime date, String origin, String destination, int delay, int distance) {

	@KeyPart
	public LocalDate getDay() {
		return this.date.toLocalDate();
	}

}
