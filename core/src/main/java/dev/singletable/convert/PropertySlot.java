package dev.singletable.convert;

import java.lang.reflect.Array;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Optional;

import dev.singletable.mapping.SingleTableProperty;
import org.jspecify.annotations.Nullable;

/**
 * One property of an object: its attribute, its codec, its place.
 *
 * @param attribute where it is read from
 * @param written whether it is written under that name; a raw key is written as the key
 * @param zoneAttribute the attribute that keeps its zone, or null
 */
record PropertySlot(int index, SingleTableProperty property, String attribute, ValueCodec<Object> codec,
		boolean written, @Nullable String zoneAttribute) {

	static PropertySlot of(SingleTableProperty property, ValueCodec<?> codec) {
		String zone = (zoned(codec) != null) ? property.zoneAttribute() : null;
		return new PropertySlot(0, property, property.attribute(), Codecs.cast(codec), true, zone);
	}

	static PropertySlot ofKey(SingleTableProperty property, String attribute, ValueCodec<?> codec) {
		return new PropertySlot(0, property, attribute, Codecs.cast(codec), false, null);
	}

	PropertySlot at(int place) {
		return new PropertySlot(place, this.property, this.attribute, this.codec, this.written, this.zoneAttribute);
	}

	private static @Nullable ZonedCodec zoned(ValueCodec<?> codec) {
		ValueCodec<?> content = (codec instanceof OptionalCodec optional) ? optional.content() : codec;
		return (content instanceof ZonedCodec zoned) ? zoned : null;
	}

	void read(AttributeReader in, SlotValues values) {
		if (this.zoneAttribute != null && in.name().equals(this.zoneAttribute)) {
			values.setZone(this, readZone(in));
		}
		else if (in.isNull()) {
			in.readNull();
			values.set(this, absent());
		}
		else {
			values.set(this, this.codec.read(in));
		}
	}

	private static ZoneId readZone(AttributeReader in) {
		String text = in.readString();
		try {
			return ZoneId.of(text);
		}
		catch (DateTimeException ex) {
			throw new UnreadableItemException(in.path(), "the stored S is no zone.", ex);
		}
	}

	/**
	 * The value when nothing is stored.
	 */
	@Nullable Object absent() {
		Class<?> type = this.property.getType();
		return type.isPrimitive() ? primitive(type) : this.codec.absent();
	}

	/**
	 * Whether nothing stored means a value of its own: an empty set or Optional.
	 */
	boolean isEmptyWhenAbsent() {
		return this.codec.absent() != null;
	}

	/**
	 * The value a primitive has before any other.
	 */
	static Object primitive(Class<?> type) {
		return Array.get(Array.newInstance(type, 1), 0);
	}

	Object inZone(Object value, ZoneId zone) {
		ZonedCodec zoned = zoned(this.codec);
		if (zoned == null) {
			return value;
		}
		return (value instanceof Optional<?> optional && optional.isPresent())
				? Optional.of(zoned.in(optional.get(), zone)) : zoned.in(value, zone);
	}

	/**
	 * How the attribute alone is stored, for conditions and updates.
	 */
	ValueCodec.AttributePart part() {
		ZonedCodec zoned = zoned(this.codec);
		ValueCodec<?> alone = (zoned != null && this.zoneAttribute != null) ? zoned.withZoneBeside() : this.codec;
		return new ValueCodec.AttributePart(this.attribute, alone, this.zoneAttribute, false);
	}

	void write(@Nullable Object value, AttributeWriter out) {
		if (!this.written) {
			return;
		}
		if (value == null || value instanceof Optional<?> optional && optional.isEmpty()) {
			writeAbsent(out);
		}
		else if (!this.codec.isOmitted(value)) {
			out.name(this.attribute);
			writeValue(value, out);
		}
	}

	private void writeAbsent(AttributeWriter out) {
		if (this.property.writesNull()) {
			out.name(this.attribute);
			out.writeNull();
		}
	}

	private void writeValue(Object value, AttributeWriter out) {
		String zone = this.zoneAttribute;
		ZonedCodec zoned = (zone != null) ? zoned(this.codec) : null;
		if (zone == null || zoned == null) {
			this.codec.write(value, out);
			return;
		}
		Object moment = (value instanceof Optional<?> optional) ? optional.orElseThrow() : value;
		out.writeString(zoned.utc(moment, out));
		out.name(zone);
		out.writeString(ZonedCodec.zone(moment));
	}

}
