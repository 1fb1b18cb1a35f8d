package dev.singletable.query;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

import org.springframework.data.domain.ScrollPosition;

/**
 * A place at one result of one query, to read on after it or back before it. Its text
 * form shows no key.
 */
public final class ItemScrollPosition implements ScrollPosition {

	private final Map<String, AttributeValue> key;

	/** The key to start from the other way: what was passed over lies between the two. */
	private final Map<String, AttributeValue> turnedKey;

	private final String fingerprint;

	private final boolean backward;

	private ItemScrollPosition(Map<String, AttributeValue> key, Map<String, AttributeValue> turnedKey,
			String fingerprint, boolean backward) {
		this.key = key;
		this.turnedKey = turnedKey;
		this.fingerprint = Objects.requireNonNull(fingerprint, "fingerprint");
		this.backward = backward;
	}

	/**
	 * The place after an item.
	 * @param key the key attributes of the item in the table and the index: texts,
	 * numbers and binaries
	 * @param fingerprint what the query is known by
	 */
	public static ItemScrollPosition of(Map<String, AttributeValue> key, String fingerprint) {
		Map<String, AttributeValue> copy = requireKey(key);
		return new ItemScrollPosition(copy, copy, fingerprint, false);
	}

	private static Map<String, AttributeValue> requireKey(Map<String, AttributeValue> key) {
		if (key.isEmpty()) {
			throw new IllegalArgumentException("A position needs the key attributes of an item.");
		}
		key.forEach(ItemScrollPosition::requireKeyValue);
		return Collections.unmodifiableMap(new LinkedHashMap<>(key));
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
	 * The same place, whose window ends before the item, in the query's own order; its
	 * {@code hasNext} tells whether there is more before.
	 */
	public ItemScrollPosition backward() {
		return this.backward ? this : turned();
	}

	/**
	 * The same place, whose window begins after the item.
	 */
	public ItemScrollPosition forward() {
		return this.backward ? turned() : this;
	}

	private ItemScrollPosition turned() {
		return new ItemScrollPosition(this.turnedKey, this.key, this.fingerprint, !this.backward);
	}

	/**
	 * The same place in this direction from another item on: between the two there is
	 * nothing the query returns. Turned round, it starts where it did.
	 */
	public ItemScrollPosition resumingAt(Map<String, AttributeValue> start) {
		return new ItemScrollPosition(requireKey(start), this.turnedKey, this.fingerprint, this.backward);
	}

	/**
	 * Whether the window ends here rather than begins.
	 */
	public boolean isBackward() {
		return this.backward;
	}

	/**
	 * The exclusive start key: attributes of the table's key and of the index's.
	 */
	public Map<String, AttributeValue> key() {
		return this.key;
	}

	/**
	 * The exclusive start key of the same place in the other direction.
	 */
	public Map<String, AttributeValue> turnedKey() {
		return this.turnedKey;
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
				&& this.turnedKey.equals(that.turnedKey) && this.fingerprint.equals(that.fingerprint)
				&& this.backward == that.backward;
	}

	@Override
	public int hashCode() {
		return Objects.hash(this.key, this.turnedKey, this.fingerprint, this.backward);
	}

	@Override
	public String toString() {
		return "ItemScrollPosition" + this.key.keySet() + (this.backward ? " backward" : "");
	}

}
