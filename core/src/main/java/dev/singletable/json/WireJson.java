package dev.singletable.json;

import java.io.InputStream;
import java.io.OutputStream;

import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;

/**
 * Parsers and generators for the bodies of requests and responses.
 */
public final class WireJson {

	/** An attribute name inside a map may be as long as the item. */
	private static final int LONGEST_NAME = 1 << 20;

	private static final JsonFactory FACTORY = JsonFactory.builder()
		.streamReadConstraints(StreamReadConstraints.builder().maxNameLength(LONGEST_NAME).build())
		.disable(StreamReadFeature.AUTO_CLOSE_SOURCE)
		.build();

	private WireJson() {
	}

	/**
	 * A parser before the first token; the stream is closed by whoever opened it.
	 */
	public static JsonParser parser(InputStream body) {
		return FACTORY.createParser(ObjectReadContext.empty(), body);
	}

	public static JsonGenerator generator(OutputStream body) {
		return FACTORY.createGenerator(ObjectWriteContext.empty(), body);
	}

}
