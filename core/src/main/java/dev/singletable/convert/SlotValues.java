package dev.singletable.convert;

import java.time.ZoneId;

import org.jspecify.annotations.Nullable;

/**
 * What was read for each property of one object.
 */
final class SlotValues {

	private final @Nullable Object[] values;

	private final boolean[] present;

	private final @Nullable ZoneId[] zones;

	SlotValues(int size) {
		this.values = new @Nullable Object[size];
		this.present = new boolean[size];
		this.zones = new @Nullable ZoneId[size];
	}

	void set(PropertySlot slot, @Nullable Object value) {
		this.values[slot.index()] = value;
		this.present[slot.index()] = true;
	}

	void setZone(PropertySlot slot, ZoneId zone) {
		this.zones[slot.index()] = zone;
	}

	boolean isPresent(PropertySlot slot) {
		return this.present[slot.index()];
	}

	/**
	 * The value read, or what the type has for an absent attribute.
	 */
	@Nullable Object get(PropertySlot slot) {
		if (!isPresent(slot)) {
			return slot.absent();
		}
		Object value = this.values[slot.index()];
		ZoneId zone = this.zones[slot.index()];
		return (zone != null && value != null) ? slot.inZone(value, zone) : value;
	}

}
