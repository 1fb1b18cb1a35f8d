package dev.singletable.write;

import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The item DynamoDB found when a condition failed.
 */
public final class StoredItem {

	/** No item. */
	static final StoredItem NONE = new StoredItem(Map.of(), (item, type) -> Optional.empty());

	private final Map<String, AttributeValue> attributes;

	private final BiFunction<Map<String, AttributeValue>, Class<?>, Optional<?>> reader;

	private StoredItem(Map<String, AttributeValue> attributes,
			BiFunction<Map<String, AttributeValue>, Class<?>, Optional<?>> reader) {
		this.attributes = Map.copyOf(attributes);
		this.reader = reader;
	}

	/**
	 * An item and what reads it.
	 * @param attributes empty when there was none
	 */
	public static StoredItem of(Map<String, AttributeValue> attributes,
			BiFunction<Map<String, AttributeValue>, Class<?>, Optional<?>> reader) {
		return new StoredItem(attributes, reader);
	}

	public boolean isPresent() {
		return !this.attributes.isEmpty();
	}

	public Map<String, AttributeValue> attributes() {
		return this.attributes;
	}

	/**
	 * The item as an entity; empty when there was none or it is of another type.
	 */
	public <T> Optional<T> as(Class<T> type) {
		return isPresent() ? this.reader.apply(this.attributes, type).map(type::cast) : Optional.empty();
	}

	@Override
	public String toString() {
		return isPresent() ? "StoredItem[present]" : "StoredItem[absent]";
	}

}
