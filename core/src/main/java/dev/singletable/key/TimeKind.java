package dev.singletable.key;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

/**
 * The date and time types that can be part of a key.
 * <p>
 * Each is a piece of one long text, {@code 2026-01-02T03:04:05.000000006Z}.
 */
enum TimeKind {

	INSTANT(Instant.class, 0, 30, ChronoUnit.NANOS, (at) -> at.toInstant(ZoneOffset.UTC)) {
		@Override
		Point point(Object value) {
			Instant instant = (Instant) value;
			return new Point(instant.getEpochSecond(), instant.getNano());
		}
	},
	OFFSET_DATE_TIME(OffsetDateTime.class, 0, 30, ChronoUnit.NANOS, (at) -> at.atOffset(ZoneOffset.UTC)) {
		@Override
		Point point(Object value) {
			OffsetDateTime dateTime = (OffsetDateTime) value;
			return new Point(dateTime.toEpochSecond(), dateTime.getNano());
		}
	},
	ZONED_DATE_TIME(ZonedDateTime.class, 0, 30, ChronoUnit.NANOS, (at) -> at.atZone(ZoneOffset.UTC)) {
		@Override
		Point point(Object value) {
			ZonedDateTime dateTime = (ZonedDateTime) value;
			return new Point(dateTime.toEpochSecond(), dateTime.getNano());
		}
	},
	LOCAL_DATE_TIME(LocalDateTime.class, 0, 29, ChronoUnit.NANOS, (at) -> at) {
		@Override
		Point point(Object value) {
			LocalDateTime dateTime = (LocalDateTime) value;
			return new Point(dateTime.toEpochSecond(ZoneOffset.UTC), dateTime.getNano());
		}
	},
	LOCAL_TIME(LocalTime.class, 11, 29, ChronoUnit.NANOS, LocalDateTime::toLocalTime) {
		@Override
		Point point(Object value) {
			LocalTime time = (LocalTime) value;
			return new Point(time.toSecondOfDay(), time.getNano());
		}
	},
	LOCAL_DATE(LocalDate.class, 0, 10, ChronoUnit.DAYS, LocalDateTime::toLocalDate) {
		@Override
		Point point(Object value) {
			return Point.of((LocalDate) value);
		}
	},
	YEAR_MONTH(YearMonth.class, 0, 7, ChronoUnit.MONTHS, YearMonth::from) {
		@Override
		Point point(Object value) {
			return Point.of(((YearMonth) value).atDay(1));
		}
	},
	YEAR(Year.class, 0, 4, ChronoUnit.YEARS, Year::from) {
		@Override
		Point point(Object value) {
			return Point.of(((Year) value).atDay(1));
		}
	};

	private final Class<?> type;

	private final int start;

	private final int end;

	private final ChronoUnit step;

	private final Function<LocalDateTime, Object> value;

	TimeKind(Class<?> type, int start, int end, ChronoUnit step, Function<LocalDateTime, Object> value) {
		this.type = type;
		this.start = start;
		this.end = end;
		this.step = step;
		this.value = value;
	}

	static @Nullable TimeKind of(Class<?> type) {
		for (TimeKind kind : values()) {
			if (kind.type == type) {
				return kind;
			}
		}
		return null;
	}

	abstract Point point(Object value);

	Class<?> type() {
		return this.type;
	}

	int start() {
		return this.start;
	}

	int end() {
		return this.end;
	}

	ChronoUnit step() {
		return this.step;
	}

	Object value(LocalDateTime at) {
		return this.value.apply(at);
	}

	/**
	 * A place on the time line, which also far years have.
	 */
	record Point(long second, int nano) {

		static final Point SMALLEST = of(LocalDate.of(0, 1, 1));

		static final Point AFTER_LARGEST = of(LocalDate.of(10_000, 1, 1));

		static Point of(LocalDate date) {
			return new Point(Math.multiplyExact(date.toEpochDay(), 86_400L), 0);
		}

		int outside() {
			if (this.second < SMALLEST.second) {
				return -1;
			}
			return (this.second >= AFTER_LARGEST.second) ? 1 : 0;
		}

		LocalDateTime dateTime() {
			return LocalDateTime.ofEpochSecond(this.second, this.nano, ZoneOffset.UTC);
		}

	}

}
