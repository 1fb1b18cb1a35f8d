package dev.singletable.samples.flights.domain;

import java.time.LocalDate;
import java.time.LocalDateTime;

import dev.singletable.annotation.KeyPart;
import dev.singletable.annotation.SecondaryIndex;
import dev.singletable.annotation.SingleTableEntity;

/**
 * A flight, in the partition of the airport it leaves.
 * <p>
 * Every key ends in the row, so that flights of one minute or one delay are all kept and
 * a page may end between them.
 *
 * @param row the row of the data file, from 1: nothing else tells two flights of one
 * minute and route apart
 * @param date the scheduled time, as a local time
 * @param delay in minutes, negative when the flight was early
 * @param distance in miles
 */
@SingleTableEntity(type = "FLIGHT", pk = "AIRPORT#{origin}", sk = "DEPARTURE#{date}#{row}")
@SecondaryIndex(name = "gsi1", pk = "ARRIVALS#{destination}", sk = "{date}#{row}")
@SecondaryIndex(name = "gsi2", pk = "DAY#{day}", sk = "{delay}#{row}")
@SecondaryIndex(name = "types", pk = "{@type}", sk = "{row}")
public record Flight(int row, LocalDateTime date, String origin, String destination, int delay, int distance) {

	/**
	 * The day of {@link #date()}: a part of a key, not an attribute of its own.
	 */
	@KeyPart
	public LocalDate getDay() {
		return this.date.toLocalDate();
	}

}
