package dev.singletable.convert;

import dev.singletable.mapping.SingleTableProperty;
import org.jspecify.annotations.Nullable;

/**
 * One property of an object: its attribute, its codec, its place.
 *
 * @param attribute where it is read from
 * @param written whether it is written under that name; a raw key is written as the key
 */
record PropertySlot(int index, SingleTableProperty property, String attribute, ValueCodec<Object> codec,
		boolean written) {

	@SuppressWarnings("unchecked")
	static PropertySlot of(SingleTableProperty property, ValueCodec<?> codec) {
		return new PropertySlot(0, property, property.attribute(), (ValueCodec<Object>) codec, true);
	}

	@SuppressWarnings("unchecked")
	static PropertySlot ofKey(SingleTableProperty property, String attribute, ValueCodec<?> codec) {
		return new PropertySlot(0, property, attribute, (ValueCodec<Object>) codec, false);
	}

	PropertySlot at(int place) {
		return new PropertySlot(place, this.property, this.attribute, this.codec, this.written);
	}

	@Nullable String zoneAttribute() {
		return (this.codec instanceof ZonedCodec) ? this.property.zoneAttribute() : null;
	}

	void read(AttributeReader in, SlotValues values) {
		if (in.name().equals(zoneAttribute())) {
			values.setZone(this, in.readString());
		}
		else if (in.peek() == AttributeKind.NULL) {
			in.readNull();
			values.set(this, nullValue());
		}
		else {
			values.set(this, this.codec.read(in));
		}
	}

	private @Nullable Object nullValue() {
		Class<?> type = this.property.getType();
		return type.isPrimitive() ? primitive(type) : this.codec.absent();
	}

	@Nullable Object absent() {
		return nullValue();
	}

	private static Object primitive(Class<?> type) {
		return java.lang.reflect.Array.get(java.lang.reflect.Array.newInstance(type, 1), 0);
	}

	Object inZone(Object value, String zone) {
		return (this.codec instanceof ZonedCodec zoned) ? zoned.in(value, zone) : value;
	}

	void write(@Nullable Object value, AttributeWriter out) {
		if (!this.written || (value == null && !this.property.writesNull())) {
			return;
		}
		if (value != null && this.codec.isOmitted(value)) {
			return;
		}
		out.name(this.attribute);
		if (value == null) {
			out.writeNull();
		}
		else {
			writeValue(value, out);
		}
	}

	private void writeValue(Object value, AttributeWriter out) {
		String zone = zoneAttribute();
		if (zone == null || !(this.codec instanceof ZonedCodec zoned)) {
			this.codec.write(value, out);
			return;
		}
		out.writeString(zoned.utc(value, out));
		out.name(zone);
		out.writeString(ZonedCodec.zone(value));
	}

}
