package dev.singletable.query;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

import org.springframework.data.domain.ScrollPosition;

/**
 * The place after one result of one query. Its text form shows no key.
 */
public final class ItemScrollPosition implements ScrollPosition {

	private final Map<String, AttributeValue> key;

	private final String fingerprint;

	private ItemScrollPosition(Map<String, AttributeValue> key, String fingerprint) {
		this.key = Collections.unmodifiableMap(new LinkedHashMap<>(key));
		this.fingerprint = Objects.requireNonNull(fingerprint, "fingerprint");
	}

	/**
	 * The place after an item.
	 * @param key the key attributes of the item in the table and the index: texts,
	 * numbers and binaries
	 * @param fingerprint what the query is known by
	 */
	public static ItemScrollPosition of(Map<String, AttributeValue> key, String fingerprint) {
		if (key.isEmpty()) {
			throw new IllegalArgumentException("A position needs the key attributes of an item.");
		}
		key.forEach(ItemScrollPosition::requireKeyValue);
		return new ItemScrollPosition(key, fingerprint);
	}

	private static void requireKeyValue(String attribute, AttributeValue value) {
		switch (value.type()) {
			case S, N, B -> {
			}
			default -> throw new IllegalArgumentException(
					"Attribute '%s' is of type %s, which no key can have.".formatted(attribute, value.type()));
		}
	}

	/**
	 * The exclusive start key: attributes of the table's key and of the index's.
	 */
	public Map<String, AttributeValue> key() {
		return this.key;
	}

	/**
	 * What the query is known by; another query's position has another one.
	 */
	public String fingerprint() {
		return this.fingerprint;
	}

	@Override
	public boolean isInitial() {
		return false;
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return other instanceof ItemScrollPosition that && this.key.equals(that.key)
				&& this.fingerprint.equals(that.fingerprint);
	}

	@Override
	public int hashCode() {
		return Objects.hash(this.key, this.fingerprint);
	}

	@Override
	public String toString() {
		return "ItemScrollPosition" + this.key.keySet();
	}

}
