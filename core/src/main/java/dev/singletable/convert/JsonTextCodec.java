package dev.singletable.convert;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;

/**
 * Values stored as one string of plain JSON.
 */
record JsonTextCodec(ValueCodec<Object> content) implements ValueCodec<Object> {

	@Override
	public Object read(AttributeReader in) {
		String text = in.readString();
		try (JsonParser parser = JsonTextWriter.FACTORY.createParser(ObjectReadContext.empty(), text)) {
			return this.content.read(new JsonTextReader(parser, in.path()));
		}
		catch (JacksonException ex) {
			throw new UnreadableItemException(in.path(), "the text is no JSON of the expected form.", ex);
		}
	}

	@Override
	public void write(Object value, AttributeWriter out) {
		out.writeString(JsonTextWriter.text(out, (writer) -> this.content.write(value, writer)));
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
