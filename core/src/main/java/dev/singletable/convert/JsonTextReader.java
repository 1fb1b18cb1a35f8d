package dev.singletable.convert;

import java.util.Map;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * Reads plain JSON. The kind of a value is that of its token; text also serves as bytes.
 */
final class JsonTextReader implements AttributeReader {

	private final JsonParser parser;

	private final String where;

	private String name = "";

	/** Whether the map at hand was entered to look at its first attribute. */
	private boolean entered;

	/** Whether that attribute is still to be read. */
	private boolean firstAhead;

	JsonTextReader(JsonParser parser, String where) {
		this.parser = parser;
		this.where = where;
		parser.nextToken();
	}

	@Override
	public AttributeKind peek() {
		JsonToken token = this.parser.currentToken();
		if (token == null) {
			throw unexpected("a value");
		}
		return switch (token) {
			case START_OBJECT -> AttributeKind.M;
			case START_ARRAY -> AttributeKind.L;
			case VALUE_STRING -> AttributeKind.S;
			case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> AttributeKind.N;
			case VALUE_TRUE, VALUE_FALSE -> AttributeKind.BOOL;
			case VALUE_NULL -> AttributeKind.NULL;
			default -> throw unexpected("a value");
		};
	}

	private UnreadableItemException unexpected(String wanted) {
		return new UnreadableItemException(path(),
				"expected %s in the JSON text, found %s.".formatted(wanted, this.parser.currentToken()), null);
	}

	private void expect(AttributeKind kind) {
		if (peek() != kind) {
			throw unexpected(kind.name());
		}
	}

	@Override
	public String readString() {
		expect(AttributeKind.S);
		return this.parser.getString();
	}

	@Override
	public String readNumber() {
		expect(AttributeKind.N);
		return this.parser.getString();
	}

	@Override
	public byte[] readBinary() {
		expect(AttributeKind.S);
		return this.parser.getBinaryValue();
	}

	@Override
	public boolean readBoolean() {
		expect(AttributeKind.BOOL);
		return this.parser.currentToken() == JsonToken.VALUE_TRUE;
	}

	@Override
	public void readNull() {
		expect(AttributeKind.NULL);
	}

	@Override
	public void beginMap() {
		if (!this.entered) {
			expect(AttributeKind.M);
		}
		this.entered = false;
	}

	@Override
	public boolean nextAttribute() {
		JsonToken token = this.firstAhead ? this.parser.currentToken() : this.parser.nextToken();
		this.firstAhead = false;
		if (token == JsonToken.END_OBJECT) {
			return false;
		}
		this.name = this.parser.currentName();
		this.parser.nextToken();
		return true;
	}

	@Override
	public String name() {
		return this.name;
	}

	@Override
	public void beginList() {
		expect(AttributeKind.L);
	}

	@Override
	public boolean nextElement() {
		return this.parser.nextToken() != JsonToken.END_ARRAY;
	}

	@Override
	public void skip() {
		this.parser.skipChildren();
	}

	/**
	 * Only the first attribute can be seen; that is where the name of a class is written.
	 */
	@Override
	public @Nullable String lookAhead(String attribute) {
		expect(AttributeKind.M);
		this.entered = true;
		this.parser.nextToken();
		if (!attribute.equals(this.parser.currentName())) {
			this.firstAhead = true;
			return null;
		}
		return (this.parser.nextToken() == JsonToken.VALUE_STRING) ? this.parser.getString() : null;
	}

	@Override
	public Map<String, AttributeValue> readItem() {
		throw new IllegalStateException("A JSON text is no item.");
	}

	@Override
	public @Nullable AttributeValue lookAheadKey(String attribute) {
		return null;
	}

	@Override
	public String path() {
		return this.where;
	}

}
