package dev.singletable.convert;

import java.io.StringWriter;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * Values stored as one string of plain JSON.
 */
record JsonTextCodec(ValueCodec<Object> content) implements ValueCodec<Object> {

	private static final JsonFactory FACTORY = new JsonFactory();

	@Override
	public Object read(AttributeReader in) {
		String text = in.readString();
		try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), text)) {
			return this.content.read(new JsonTextReader(parser, in.path()));
		}
		catch (JacksonException ex) {
			throw new UnreadableItemException(in.path(), "the text is no JSON of the expected form.", ex);
		}
	}

	@Override
	public void write(Object value, AttributeWriter out) {
		StringWriter text = new StringWriter();
		try (JsonGenerator generator = FACTORY.createGenerator(ObjectWriteContext.empty(), text)) {
			this.content.write(value, new JsonTextWriter(generator, out));
		}
		out.writeString(text.toString());
	}

	@Override
	public Class<?> type() {
		return this.content.type();
	}

	@Override
	public @Nullable Object absent() {
		return this.content.absent();
	}

	@Override
	public boolean isOmitted(Object value) {
		return this.content.isOmitted(value);
	}

	@Override
	public AttributeKind kind() {
		return AttributeKind.S;
	}

}
