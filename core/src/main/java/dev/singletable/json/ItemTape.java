package dev.singletable.json;

import java.util.Arrays;

import dev.singletable.convert.AttributeKind;
import dev.singletable.convert.UnreadableItemException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * One item, cut into values in the order of the wire. It is filled again and again: what
 * an item costs is what its entity costs.
 * <p>
 * A value takes one place: its kind, its name, and where its text is among the characters
 * or, for what has parts, the place after its last part.
 */
final class ItemTape {

	private static final AttributeKind[] KINDS = AttributeKind.values();

	private static final byte UNKNOWN = -1;

	private static final int PLACES = 32;

	private static final int CHARACTERS = 512;

	private byte[] kinds = new byte[PLACES];

	private @Nullable String[] names = new @Nullable String[PLACES];

	private int[] from = new int[PLACES];

	private int[] upTo = new int[PLACES];

	private char[] characters = new char[CHARACTERS];

	private int size;

	private int used;

	/**
	 * Takes in the item whose opening brace the parser is at.
	 */
	void load(JsonParser parser) {
		this.size = 0;
		this.used = 0;
		map(parser, add(AttributeKind.M.ordinal(), null));
	}

	/** What was taken in is no item. */
	void spoil() {
		this.kinds[0] = UNKNOWN;
	}

	int capacity() {
		return this.characters.length;
	}

	private void map(JsonParser parser, int place) {
		require(parser.currentToken(), JsonToken.START_OBJECT, place);
		open(place, AttributeKind.M);
		for (String name = parser.nextName(); name != null; name = parser.nextName()) {
			parser.nextToken();
			value(parser, name);
		}
		this.upTo[place] = this.size;
	}

	private int add(int kind, @Nullable String name) {
		if (this.size == this.kinds.length) {
			int more = this.size * 2;
			this.kinds = Arrays.copyOf(this.kinds, more);
			this.names = Arrays.copyOf(this.names, more);
			this.from = Arrays.copyOf(this.from, more);
			this.upTo = Arrays.copyOf(this.upTo, more);
		}
		this.kinds[this.size] = (byte) kind;
		this.names[this.size] = name;
		return this.size++;
	}

	/** A value is an object with one member, which is named after its kind. */
	private void value(JsonParser parser, @Nullable String name) {
		int place = add(UNKNOWN, name);
		require(parser.currentToken(), JsonToken.START_OBJECT, place);
		String kind = parser.nextName();
		if (kind == null) {
			throw strange(place, "the value has no kind.");
		}
		JsonToken token = parser.nextToken();
		switch (kind) {
			case "S" -> text(parser, place, AttributeKind.S, token);
			case "N" -> text(parser, place, AttributeKind.N, token);
			case "B" -> text(parser, place, AttributeKind.B, token);
			default -> rare(parser, place, kind, token);
		}
		if (parser.nextToken() != JsonToken.END_OBJECT) {
			throw strange(place, "the value has more than one kind.");
		}
	}

	private void rare(JsonParser parser, int place, String kind, @Nullable JsonToken token) {
		switch (kind) {
			case "M" -> map(parser, place);
			case "L" -> list(parser, place);
			case "SS" -> set(parser, place, AttributeKind.SS, AttributeKind.S);
			case "NS" -> set(parser, place, AttributeKind.NS, AttributeKind.N);
			case "BS" -> set(parser, place, AttributeKind.BS, AttributeKind.B);
			case "BOOL" -> truth(place, AttributeKind.BOOL, token);
			case "NULL" -> truth(place, AttributeKind.NULL, token);
			default -> parser.skipChildren();
		}
	}

	private void truth(int place, AttributeKind kind, @Nullable JsonToken token) {
		if (token != JsonToken.VALUE_TRUE) {
			require(token, JsonToken.VALUE_FALSE, place);
		}
		this.kinds[place] = (byte) kind.ordinal();
		this.from[place] = (token == JsonToken.VALUE_TRUE) ? 1 : 0;
	}

	/** Until it is closed, a container has no end. */
	private void open(int place, AttributeKind kind) {
		this.kinds[place] = (byte) kind.ordinal();
		this.upTo[place] = Integer.MAX_VALUE;
	}

	private boolean isContainer(int place) {
		return this.kinds[place] >= AttributeKind.M.ordinal();
	}

	private void text(JsonParser parser, int place, AttributeKind kind, @Nullable JsonToken token) {
		require(token, JsonToken.VALUE_STRING, place);
		this.kinds[place] = (byte) kind.ordinal();
		int length = parser.getStringLength();
		if (this.used + length > this.characters.length) {
			this.characters = Arrays.copyOf(this.characters, Math.max(this.used + length, this.characters.length * 2));
		}
		System.arraycopy(parser.getStringCharacters(), parser.getStringOffset(), this.characters, this.used, length);
		this.from[place] = this.used;
		this.used += length;
		this.upTo[place] = this.used;
	}

	private void list(JsonParser parser, int place) {
		require(parser.currentToken(), JsonToken.START_ARRAY, place);
		open(place, AttributeKind.L);
		while (parser.nextToken() != JsonToken.END_ARRAY) {
			value(parser, null);
		}
		this.upTo[place] = this.size;
	}

	private void set(JsonParser parser, int place, AttributeKind kind, AttributeKind element) {
		require(parser.currentToken(), JsonToken.START_ARRAY, place);
		open(place, kind);
		for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
			text(parser, add(UNKNOWN, null), element, token);
		}
		this.upTo[place] = this.size;
	}

	private void require(@Nullable JsonToken found, JsonToken wanted, int place) {
		if (found != wanted) {
			throw strange(place, "the value has not the form of its kind.");
		}
	}

	private UnreadableItemException strange(int place, String what) {
		return new UnreadableItemException(path(place), what, null);
	}

	@Nullable AttributeKind kind(int place) {
		byte kind = this.kinds[place];
		return (kind == UNKNOWN) ? null : KINDS[kind];
	}

	boolean isTrue(int place) {
		return this.from[place] == 1;
	}

	String name(int place) {
		String name = this.names[place];
		return (name != null) ? name : "";
	}

	String text(int place) {
		return new String(this.characters, this.from[place], this.upTo[place] - this.from[place]);
	}

	boolean textEquals(int place, String text) {
		int length = this.upTo[place] - this.from[place];
		if (length != text.length()) {
			return false;
		}
		for (int index = 0; index < length; index++) {
			if (this.characters[this.from[place] + index] != text.charAt(index)) {
				return false;
			}
		}
		return true;
	}

	/**
	 * The place after the value and all its parts.
	 */
	int after(int place) {
		return isContainer(place) ? this.upTo[place] : place + 1;
	}

	/**
	 * The attribute of this name in a map, the last if there are two; -1 for none.
	 */
	int find(int map, String attribute) {
		int found = -1;
		for (int place = map + 1; place < after(map); place = after(place)) {
			if (attribute.equals(this.names[place])) {
				found = place;
			}
		}
		return found;
	}

	/**
	 * Where a value is, found by going down from the item.
	 */
	String path(int place) {
		StringBuilder path = new StringBuilder();
		int container = 0;
		while (container < place) {
			int child = container + 1;
			int index = 0;
			while (after(child) <= place) {
				child = after(child);
				index++;
			}
			append(path, container, child, index);
			container = child;
		}
		return path.toString();
	}

	private void append(StringBuilder path, int container, int child, int index) {
		if (this.kinds[container] == AttributeKind.M.ordinal()) {
			path.append(path.isEmpty() ? "" : ".").append(name(child));
		}
		else {
			path.append('[').append(index).append(']');
		}
	}

}
