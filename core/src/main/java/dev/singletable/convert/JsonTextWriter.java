package dev.singletable.convert;

import java.io.StringWriter;
import java.util.Collection;
import java.util.function.Consumer;

import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * Writes plain JSON: bytes as Base64, sets as arrays.
 */
final class JsonTextWriter implements AttributeWriter {

	static final JsonFactory FACTORY = new JsonFactory();

	private final JsonGenerator generator;

	private final AttributeWriter where;

	private JsonTextWriter(JsonGenerator generator, AttributeWriter where) {
		this.generator = generator;
		this.where = where;
	}

	/**
	 * The text of what is written.
	 * @param where the place of the text, for messages
	 */
	static String text(AttributeWriter where, Consumer<AttributeWriter> content) {
		StringWriter text = new StringWriter();
		try (JsonGenerator generator = FACTORY.createGenerator(ObjectWriteContext.empty(), text)) {
			content.accept(new JsonTextWriter(generator, where));
		}
		return text.toString();
	}

	@Override
	public void name(String attribute) {
		this.generator.writeName(attribute);
	}

	@Override
	public void writeString(String value) {
		this.generator.writeString(WellFormed.require(value, this));
	}

	@Override
	public void writeNumber(String value) {
		this.generator.writeNumber(value);
	}

	@Override
	public void writeBinary(byte[] value) {
		this.generator.writeBinary(value);
	}

	@Override
	public void writeBoolean(boolean value) {
		this.generator.writeBoolean(value);
	}

	@Override
	public void writeNull() {
		this.generator.writeNull();
	}

	@Override
	public void beginMap() {
		this.generator.writeStartObject();
	}

	@Override
	public void endMap() {
		this.generator.writeEndObject();
	}

	@Override
	public void beginList() {
		this.generator.writeStartArray();
	}

	@Override
	public void endList() {
		this.generator.writeEndArray();
	}

	@Override
	public void writeSet(AttributeKind kind, Collection<?> elements) {
		beginList();
		for (Object element : elements) {
			switch (kind) {
				case SS -> writeString((String) element);
				case NS -> writeNumber((String) element);
				default -> writeBinary((byte[]) element);
			}
		}
		endList();
	}

	@Override
	public String path() {
		return this.where.path();
	}

}
