package dev.singletable.convert;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;

import dev.singletable.mapping.ObjectAccess;
import dev.singletable.mapping.SingleTableEntityModel;
import dev.singletable.mapping.SingleTableProperty;
import org.jspecify.annotations.Nullable;

import org.springframework.util.ClassUtils;

/**
 * Objects with properties: entities, and what is nested in them, stored as maps.
 * <p>
 * Reading goes attribute by attribute into slots; then the constructor takes its slots,
 * and what is left is set.
 */
final class ObjectCodec<T> implements ValueCodec<T> {

	private final SingleTableEntityModel<T> entity;

	private final PropertySlot[] slots;

	private final Map<String, PropertySlot> byAttribute = new LinkedHashMap<>();

	/**
	 * The attributes, as the SDK's parser interns them, and the properties they are read
	 * for.
	 */
	private final String[] attributes;

	private final PropertySlot[] owners;

	private final Map<String, PropertySlot> byProperty = new LinkedHashMap<>();

	private final ObjectAccess access;

	private final ObjectCreator<T> creator;

	private final NestedRules rules;

	/** Where an item has what is compressed together, or null. */
	private final @Nullable String payload;

	ObjectCodec(SingleTableEntityModel<T> entity, List<PropertySlot> slots, NestedRules rules) {
		this(entity, slots, rules, null);
	}

	ObjectCodec(SingleTableEntityModel<T> entity, List<PropertySlot> slots, NestedRules rules,
			@Nullable String payload) {
		this.payload = payload;
		this.rules = rules;
		this.entity = entity;
		this.slots = slots.toArray(PropertySlot[]::new);
		this.access = ObjectAccess.of(entity, slots.stream().map(PropertySlot::property).toList());
		this.creator = new ObjectCreator<>(entity, slots, this.access);
		for (PropertySlot slot : slots) {
			this.byProperty.put(slot.property().getName(), slot);
			this.byAttribute.put(slot.attribute(), slot);
			String zone = slot.zoneAttribute();
			if (zone != null) {
				this.byAttribute.put(zone, slot);
			}
		}
		this.attributes = this.byAttribute.keySet().stream().map(String::intern).toArray(String[]::new);
		this.owners = this.byAttribute.values().toArray(PropertySlot[]::new);
	}

	static <T> ObjectCodec<T> nested(SingleTableEntityModel<T> entity,
			Function<SingleTableProperty, PropertySlot> slotOf, NestedRules rules) {
		rules.check(entity);
		List<PropertySlot> slots = new ArrayList<>();
		for (SingleTableProperty property : entity) {
			slots.add(slotOf.apply(property).at(slots.size()));
		}
		return new ObjectCodec<>(entity, slots, rules);
	}

	@Override
	public T read(AttributeReader in) {
		return read(in, this.rules.rejectUnknown() ? (name) -> refuseUnknown(name, in) : null);
	}

	private void refuseUnknown(String name, AttributeReader in) {
		if (!name.equals(this.rules.discriminator())) {
			throw unknown(this.entity.getType().getSimpleName(), in);
		}
	}

	static UnreadableItemException unknown(String owner, AttributeReader in) {
		return new UnreadableItemException(in.path(),
				"%s has no property for it. Add one, or set singletable.read.unknown-attributes to ignore."
					.formatted(owner),
				null);
	}

	/**
	 * Reads the object and tells of attributes it has no property for, if anybody asks.
	 */
	T read(AttributeReader in, @Nullable Consumer<String> unknown) {
		return this.creator.create(readSlots(in, unknown), in);
	}

	private SlotValues readSlots(AttributeReader in, @Nullable Consumer<String> unknown) {
		SlotValues values = new SlotValues(this.slots.length);
		in.beginMap();
		if (unknown == null && in instanceof AttributeValueReader parsed) {
			seekSlots(parsed, values);
		}
		else {
			byte[] compressed = null;
			while (in.nextAttribute()) {
				PropertySlot slot = this.byAttribute.get(in.name());
				if (slot != null) {
					slot.read(in, values);
				}
				else if (isPayload(in)) {
					compressed = in.readBinary();
				}
				else {
					pass(in, unknown);
				}
			}
			unpack(compressed, values);
		}
		return values;
	}

	private boolean isPayload(AttributeReader in) {
		return this.payload != null && this.payload.equals(in.name()) && in.peek() == AttributeKind.B;
	}

	private static void pass(AttributeReader in, @Nullable Consumer<String> unknown) {
		if (unknown != null) {
			unknown.accept(in.name());
		}
		in.skip();
	}

	/**
	 * What stands beside the payload was written later, by a class that has none.
	 */
	private void unpack(byte @Nullable [] compressed, SlotValues values) {
		if (compressed == null || this.payload == null || !CompressedCodec.isCompressed(compressed)) {
			return;
		}
		Set<PropertySlot> beside = new HashSet<>();
		for (PropertySlot slot : this.slots) {
			if (values.isPresent(slot)) {
				beside.add(slot);
			}
		}
		CompressedCodec.parsed(CompressedCodec.expand(compressed, this.payload), this.payload, (in) -> {
			in.beginMap();
			while (in.nextAttribute()) {
				PropertySlot slot = this.byAttribute.get(in.name());
				if (slot == null || beside.contains(slot)) {
					in.skip();
				}
				else {
					slot.read(in, values);
				}
			}
			return values;
		});
	}

	/**
	 * What is parsed already is looked up; most of an item's attributes may be others.
	 */
	private void seekSlots(AttributeValueReader in, SlotValues values) {
		for (int place = 0; place < this.attributes.length; place++) {
			if (in.seek(this.attributes[place])) {
				this.owners[place].read(in, values);
			}
		}
		byte[] compressed = (this.payload != null && in.seek(this.payload) && isPayload(in)) ? in.readBinary() : null;
		in.endMap();
		unpack(compressed, values);
	}

	/**
	 * Reads only the values of properties, by name; absent ones are left out.
	 */
	Map<String, @Nullable Object> readProperties(AttributeReader in) {
		SlotValues values = readSlots(in, null);
		Map<String, @Nullable Object> properties = new HashMap<>();
		for (PropertySlot slot : this.slots) {
			properties.put(slot.property().getName(), values.get(slot));
		}
		return properties;
	}

	@Override
	public void write(T value, AttributeWriter out) {
		Class<?> type = this.entity.getType();
		if (value.getClass() != type && ClassUtils.getUserClass(value) != type) {
			throw new UnwritableItemException(out.path(),
					("the value is a %s, of which only the properties of %2$s would be stored. Seal %2$s, or register "
							+ "a converter.")
						.formatted(value.getClass().getSimpleName(), type.getSimpleName()),
					null);
		}
		out.beginMap();
		writeProperties(value, out);
		out.endMap();
	}

	void writeProperties(T value, AttributeWriter out) {
		for (int place = 0; place < this.slots.length; place++) {
			this.slots[place].write(this.access.get(place, value), out);
		}
	}

	/**
	 * The same of some properties.
	 */
	void writeProperties(T value, AttributeWriter out, Predicate<PropertySlot> wanted) {
		for (int place = 0; place < this.slots.length; place++) {
			if (wanted.test(this.slots[place])) {
				this.slots[place].write(this.access.get(place, value), out);
			}
		}
	}

	List<PropertySlot> slots() {
		return List.of(this.slots);
	}

	Set<String> attributes() {
		return this.byAttribute.keySet();
	}

	Set<String> attributesOf(String property) {
		Set<String> names = new LinkedHashSet<>();
		this.byAttribute.forEach((name, slot) -> {
			if (slot.property().getName().equals(property)) {
				names.add(name);
			}
		});
		return names;
	}

	@Override
	public Class<?> type() {
		return this.entity.getType();
	}

	@Override
	public @Nullable AttributePart part(String name) {
		PropertySlot slot = this.byProperty.get(name);
		return (slot != null) ? slot.part() : null;
	}

	@Override
	public AttributeKind kind() {
		return AttributeKind.M;
	}

}
