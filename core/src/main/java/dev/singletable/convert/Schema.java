package dev.singletable.convert;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

import dev.singletable.mapping.ItemType;
import dev.singletable.table.TableAttributes;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The form in which the items of a type are stored, by its number.
 *
 * @param upgrade brings older items to it, or null where they can be read as they are
 */
record Schema(ItemType type, TableAttributes attributes, @Nullable EntityUpgrade<?> upgrade) {

	String attribute() {
		return this.attributes.schema();
	}

	int version() {
		return this.type.schemaVersion();
	}

	AttributeValue value() {
		return AttributeValue.fromN(Integer.toString(version()));
	}

	/**
	 * The item at hand in today's form.
	 */
	AttributeReader current(AttributeReader in) {
		int stored = stored(in.lookAheadKey(attribute()));
		return (stored < version() && this.upgrade != null) ? AttributeValueReader.of(upgraded(in.readItem(), stored))
				: in;
	}

	private int stored(@Nullable AttributeValue value) {
		if (value == null) {
			return 0;
		}
		int stored = number(value);
		if (stored > version()) {
			throw new UnreadableItemException(attribute(),
					("the item has schema version %d, and this %s knows %d. Deploy the newer class first, or read with it.")
						.formatted(stored, this.type.javaType().getSimpleName(), version()),
					null);
		}
		return stored;
	}

	private int number(AttributeValue value) {
		try {
			return Integer.parseInt(Objects.requireNonNullElse(value.n(), ""));
		}
		catch (NumberFormatException ex) {
			throw new UnreadableItemException(attribute(), "the schema version is no whole number.", null);
		}
	}

	boolean isOlder(Map<String, AttributeValue> item) {
		return !item.isEmpty() && stored(item.get(attribute())) < version();
	}

	/**
	 * An item in today's form, whatever form it is stored in.
	 */
	Map<String, AttributeValue> upgraded(Map<String, AttributeValue> item) {
		return isOlder(item) ? upgraded(item, stored(item.get(attribute()))) : item;
	}

	private Map<String, AttributeValue> upgraded(Map<String, AttributeValue> item, int from) {
		Map<String, AttributeValue> form = new HashMap<>(
				(this.upgrade != null) ? upgraded(this.upgrade, item, from) : item);
		for (String own : new String[] { this.attributes.pk(), this.attributes.sk(), this.attributes.type() }) {
			AttributeValue value = item.get(own);
			if (value != null) {
				form.put(own, value);
			}
		}
		form.put(attribute(), value());
		return form;
	}

	private Map<String, AttributeValue> upgraded(EntityUpgrade<?> by, Map<String, AttributeValue> item, int from) {
		try {
			return by.upgrade(new HashMap<>(item), from);
		}
		catch (RuntimeException ex) {
			throw new UnreadableItemException(attribute(),
					"its upgrade from schema version %d failed: %s.".formatted(from, ex.getClass().getSimpleName()),
					ex);
		}
	}

}
