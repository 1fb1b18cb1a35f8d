package dev.singletable.template;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;

import org.springframework.dao.InvalidDataAccessApiUsageException;

/**
 * The time of a write as the type of an audit property.
 */
final class AuditMoment {

	private AuditMoment() {
	}

	static Object of(Instant now, Class<?> type) {
		if (type == Instant.class) {
			return now;
		}
		if (type == OffsetDateTime.class) {
			return now.atOffset(ZoneOffset.UTC);
		}
		if (type == ZonedDateTime.class) {
			return now.atZone(ZoneOffset.UTC);
		}
		if (type == LocalDateTime.class) {
			return LocalDateTime.ofInstant(now, java.time.ZoneId.systemDefault());
		}
		if (type == Long.class || type == long.class) {
			return now.toEpochMilli();
		}
		throw new InvalidDataAccessApiUsageException(
				"A modified date cannot be a %s. Use Instant, OffsetDateTime, ZonedDateTime, LocalDateTime or long."
					.formatted(type.getSimpleName()));
	}

}
