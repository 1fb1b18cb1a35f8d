package dev.singletable.convert;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;

import dev.singletable.key.KeyFormat;

/**
 * A moment with its zone: as an element {@code <UTC text>[<zone>]}, as a property the
 * zone is an attribute of its own.
 */
final class ZonedCodec implements ValueCodec<Object> {

	private static final KeyFormat UTC = KeyFormat.of(Instant.class, "");

	private final Class<?> type;

	private final boolean zoneBeside;

	private ZonedCodec(Class<?> type, boolean zoneBeside) {
		this.type = type;
		this.zoneBeside = zoneBeside;
	}

	ZonedCodec(Class<?> type) {
		this(type, false);
	}

	/**
	 * The codec of the attribute whose zone is an attribute of its own.
	 */
	ZonedCodec withZoneBeside() {
		return new ZonedCodec(this.type, true);
	}

	static boolean handles(Class<?> type) {
		return type == ZonedDateTime.class || type == OffsetDateTime.class;
	}

	@Override
	public Object read(AttributeReader in) {
		String text = in.readString();
		int zone = text.indexOf('[');
		try {
			Instant instant = (Instant) UTC.read((zone < 0) ? text : text.substring(0, zone));
			return of(instant, ZoneId.of((zone < 0) ? "Z" : text.substring(zone + 1, text.length() - 1)));
		}
		catch (IllegalArgumentException | java.time.DateTimeException ex) {
			throw new UnreadableItemException(in.path(), "the stored S is no " + this.type.getSimpleName() + ".", ex);
		}
	}

	@Override
	public void write(Object value, AttributeWriter out) {
		out.writeString(this.zoneBeside ? utc(value, out) : utc(value, out) + "[" + zone(value) + "]");
	}

	/**
	 * The value's moment in UTC.
	 */
	String utc(Object value, AttributeWriter out) {
		try {
			return Scalars.ordered(UTC, instant(value));
		}
		catch (IllegalArgumentException ex) {
			throw new UnwritableItemException(out.path(), String.valueOf(ex.getMessage()), ex);
		}
	}

	static String zone(Object value) {
		return (value instanceof ZonedDateTime zoned) ? zoned.getZone().getId()
				: ((OffsetDateTime) value).getOffset().getId();
	}

	private static Instant instant(Object value) {
		return (value instanceof ZonedDateTime zoned) ? zoned.toInstant() : ((OffsetDateTime) value).toInstant();
	}

	private Object of(Instant instant, ZoneId zone) {
		ZonedDateTime zoned = instant.atZone(zone);
		return (this.type == ZonedDateTime.class) ? zoned : zoned.toOffsetDateTime();
	}

	/**
	 * The value in another zone, at the same moment.
	 */
	Object in(Object value, ZoneId zone) {
		return of(instant(value), zone);
	}

	@Override
	public Class<?> type() {
		return this.type;
	}

	@Override
	public AttributeKind kind() {
		return AttributeKind.S;
	}

}
