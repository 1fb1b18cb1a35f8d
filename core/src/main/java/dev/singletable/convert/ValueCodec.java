package dev.singletable.convert;

import org.jspecify.annotations.Nullable;

/**
 * Reads and writes the values of one Java type.
 */
interface ValueCodec<T> {

	/**
	 * The value at hand; never called for NULL.
	 */
	T read(AttributeReader in);

	void write(T value, AttributeWriter out);

	/**
	 * The class its values are instances of.
	 */
	Class<?> type();

	/**
	 * What a part of a value is stored as, or null when it has no part of this name.
	 */
	default @Nullable AttributePart part(String name) {
		return null;
	}

	/**
	 * How an element is stored, or null when values have none.
	 */
	default @Nullable ValueCodec<?> element() {
		return null;
	}

	/**
	 * The kind its values have in the table.
	 */
	AttributeKind kind();

	/**
	 * The value when the attribute is absent.
	 */
	default @Nullable T absent() {
		return null;
	}

	/**
	 * The element that a stored NULL is, in a list or a map.
	 */
	default @Nullable T ofNull() {
		return null;
	}

	/**
	 * Whether the value is left out like a null.
	 */
	default boolean isOmitted(T value) {
		return false;
	}

	/**
	 * A part of a value: its attribute and how it is stored.
	 *
	 * @param zone the attribute beside it that keeps a zone, or null
	 * @param entry whether it is an entry of a map, not a property
	 */
	record AttributePart(String attribute, ValueCodec<?> codec, @Nullable String zone, boolean entry) {

	}

}
