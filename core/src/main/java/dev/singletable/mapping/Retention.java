package dev.singletable.mapping;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.time.temporal.TemporalAmount;

/**
 * How long something is kept.
 */
public record Retention(TemporalAmount amount) {

	/**
	 * An ISO-8601 duration or period, such as {@code P90D}, {@code PT12H} or {@code P7Y}.
	 * @throws DateTimeException if it is neither, or not positive
	 */
	public static Retention parse(String text) {
		TemporalAmount amount;
		try {
			amount = Duration.parse(text);
		}
		catch (DateTimeParseException ex) {
			amount = Period.parse(text);
		}
		Retention retention = new Retention(amount);
		if (!retention.after(Instant.EPOCH).isAfter(Instant.EPOCH)) {
			throw new DateTimeException("The retention is not positive.");
		}
		return retention;
	}

	/**
	 * When what begins at a moment ends.
	 */
	public Instant after(Instant moment) {
		return moment.atZone(ZoneOffset.UTC).plus(this.amount).toInstant();
	}

}
