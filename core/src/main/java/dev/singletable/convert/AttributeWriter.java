package dev.singletable.convert;

import java.util.Collection;

/**
 * Writes one item as a stream of attributes, whatever carries it.
 * <p>
 * Text with an unpaired surrogate is refused with {@link UnwritableItemException}: it has
 * no UTF-8 form, and two different values would be stored as one.
 */
public interface AttributeWriter {

	/**
	 * Names the attribute whose value comes next, inside a map.
	 */
	void name(String attribute);

	void writeString(String value);

	/**
	 * The text of a number that DynamoDB holds exactly.
	 */
	void writeNumber(String value);

	void writeBinary(byte[] value);

	void writeBoolean(boolean value);

	void writeNull();

	void beginMap();

	void endMap();

	void beginList();

	void endList();

	/**
	 * A set of kind SS, NS or BS; never empty.
	 * @param elements {@code String} for SS and NS, {@code byte[]} for BS
	 */
	void writeSet(AttributeKind kind, Collection<?> elements);

	/**
	 * Where the writer is, such as {@code lines[2].quantity}.
	 */
	String path();

}
