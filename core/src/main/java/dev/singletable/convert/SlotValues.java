package dev.singletable.convert;

import java.time.ZoneId;

import org.jspecify.annotations.Nullable;

/**
 * What was read for each property of one object.
 */
final class SlotValues {

	/** Something is stored, and it is null. */
	private static final Object NOTHING = new Object();

	private final @Nullable Object[] values;

	private @Nullable ZoneId @Nullable [] zones;

	SlotValues(int size) {
		this.values = new @Nullable Object[size];
	}

	void set(PropertySlot slot, @Nullable Object value) {
		this.values[slot.index()] = (value != null) ? value : NOTHING;
	}

	void setZone(PropertySlot slot, ZoneId zone) {
		if (this.zones == null) {
			this.zones = new @Nullable ZoneId[this.values.length];
		}
		this.zones[slot.index()] = zone;
	}

	boolean isPresent(PropertySlot slot) {
		return this.values[slot.index()] != null;
	}

	/**
	 * The value read, or what the type has for an absent attribute.
	 */
	@Nullable Object get(PropertySlot slot) {
		Object value = this.values[slot.index()];
		if (value == null) {
			return slot.absent();
		}
		if (value == NOTHING) {
			return null;
		}
		ZoneId zone = (this.zones != null) ? this.zones[slot.index()] : null;
		return (zone != null) ? slot.inZone(value, zone) : value;
	}

}
