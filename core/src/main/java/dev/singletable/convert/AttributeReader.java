package dev.singletable.convert;

import java.util.Map;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Reads one item as a stream of attributes, whatever carries it.
 * <p>
 * A value is read by exactly one call; reading another kind than the one at hand throws
 * {@link UnreadableItemException} with the attribute path. Maps, lists and sets are
 * walked: {@code beginMap(); while (nextAttribute()) …}, {@code beginList(); while
 * (nextElement()) …}; leaving them is not announced. Numbers come as their text.
 */
public interface AttributeReader {

	/**
	 * The kind of the value at hand.
	 */
	AttributeKind peek();

	/**
	 * Whether the value at hand is NULL.
	 */
	default boolean isNull() {
		return peek() == AttributeKind.NULL;
	}

	String readString();

	/**
	 * The text of a number, or of an element of a number set.
	 */
	String readNumber();

	byte[] readBinary();

	boolean readBoolean();

	void readNull();

	void beginMap();

	/**
	 * Moves to the next attribute of the map, or leaves the map and returns false.
	 */
	boolean nextAttribute();

	/**
	 * The name of the attribute at hand.
	 */
	String name();

	/**
	 * Enters a list or a set.
	 */
	void beginList();

	/**
	 * Moves to the next element, or leaves the list and returns false.
	 */
	boolean nextElement();

	/**
	 * Passes over the value at hand, with everything in it.
	 */
	void skip();

	/**
	 * The text of an attribute of the item that is about to be read, without moving; null
	 * when there is none, or it is no text.
	 */
	@Nullable String lookAhead(String attribute);

	/**
	 * An attribute of the item that is about to be read, without moving; for keys.
	 */
	@Nullable AttributeValue lookAheadKey(String attribute);

	/**
	 * The map at hand as the SDK's values, for what has to be compared as it is stored.
	 */
	Map<String, AttributeValue> readItem();

	/**
	 * Where the reader is, such as {@code lines[2].quantity}.
	 */
	String path();

}
