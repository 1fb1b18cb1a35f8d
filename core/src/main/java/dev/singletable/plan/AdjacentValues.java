package dev.singletable.plan;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.Temporal;
import java.util.Set;

/**
 * The value just above or below another, of types that have nothing between them.
 * <p>
 * DynamoDB takes one condition for each attribute of a native index, and the ends of its
 * BETWEEN are included: an end that is not becomes the value beside it.
 */
final class AdjacentValues {

	private static final Set<Class<?>> WHOLE = Set.of(byte.class, Byte.class, short.class, Short.class, int.class,
			Integer.class, long.class, Long.class, BigInteger.class);

	private static final Set<Class<?>> TIMES = Set.of(Instant.class, OffsetDateTime.class, ZonedDateTime.class,
			LocalDateTime.class, LocalDate.class);

	private AdjacentValues() {
	}

	static boolean hasAbove(Class<?> type) {
		return type == String.class || hasBelow(type);
	}

	static boolean hasBelow(Class<?> type) {
		return WHOLE.contains(type) || TIMES.contains(type);
	}

	static Object above(Object value) {
		return (value instanceof CharSequence text) ? text + "\u0000" : beside(value, 1);
	}

	static Object below(Object value) {
		return beside(value, -1);
	}

	private static Object beside(Object value, int step) {
		if (value instanceof Number) {
			BigDecimal whole = new BigDecimal(value.toString()).setScale(0,
					(step > 0) ? RoundingMode.FLOOR : RoundingMode.CEILING);
			return whole.add(BigDecimal.valueOf(step));
		}
		return (value instanceof Temporal time) ? beside(time, step) : value;
	}

	private static Temporal beside(Temporal time, int step) {
		try {
			return time.plus(step, (time instanceof LocalDate) ? ChronoUnit.DAYS : ChronoUnit.NANOS);
		}
		catch (DateTimeException | ArithmeticException ex) {
			return time; // far outside of the years that are stored, where a bound cuts
							// nothing
		}
	}

}
