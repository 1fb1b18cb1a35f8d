package dev.singletable.wire;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;

import dev.singletable.json.WireJson;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;

/**
 * What is left of a response's body without its items.
 */
final class Envelope implements AutoCloseable {

	private static final int BYTES = 256;

	private static final byte[] EMPTY = { '{', '}' };

	private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(BYTES);

	private @Nullable JsonGenerator out;

	static InputStream empty() {
		return new ByteArrayInputStream(EMPTY);
	}

	/**
	 * Takes over the member whose value the parser is at.
	 */
	void copy(String name, JsonParser parser) {
		JsonGenerator generator = this.out;
		if (generator == null) {
			generator = WireJson.generator(this.bytes);
			generator.writeStartObject();
			this.out = generator;
		}
		generator.writeName(name);
		generator.copyCurrentStructure(parser);
	}

	/** Nothing comes after it. */
	void end() {
		JsonGenerator generator = this.out;
		if (generator != null) {
			generator.writeEndObject();
			generator.flush();
		}
	}

	InputStream content() {
		return (this.out != null) ? new ByteArrayInputStream(this.bytes.toByteArray()) : empty();
	}

	@Override
	public void close() {
		JsonGenerator generator = this.out;
		if (generator != null) {
			generator.close();
		}
	}

}
