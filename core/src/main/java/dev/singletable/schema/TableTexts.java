package dev.singletable.schema;

import java.io.StringWriter;
import java.util.List;
import java.util.Map;

import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.PrettyPrinter;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;

/**
 * Writes documents of maps, lists, texts, numbers and booleans as JSON.
 */
final class TableTexts {

	private static final JsonFactory FACTORY = new JsonFactory();

	private static final DefaultIndenter INDENTER = new DefaultIndenter("  ", "\n");

	private TableTexts() {
	}

	static String json(Map<String, ?> document) {
		StringWriter text = new StringWriter();
		try (JsonGenerator generator = FACTORY.createGenerator(new Pretty(), text)) {
			write(generator, document);
		}
		return text + "\n";
	}

	private static void write(JsonGenerator generator, Object value) {
		if (value instanceof Map<?, ?> fields) {
			generator.writeStartObject();
			fields.forEach((name, each) -> {
				generator.writeName(String.valueOf(name));
				write(generator, each);
			});
			generator.writeEndObject();
		}
		else if (value instanceof List<?> elements) {
			generator.writeStartArray();
			elements.forEach((each) -> write(generator, each));
			generator.writeEndArray();
		}
		else if (value instanceof Boolean flag) {
			generator.writeBoolean(flag);
		}
		else if (value instanceof Integer number) {
			generator.writeNumber(number);
		}
		else {
			generator.writeString(String.valueOf(value));
		}
	}

	/** Two blanks, and every element on its line. */
	private static final class Pretty extends ObjectWriteContext.Base {

		@Override
		public PrettyPrinter getPrettyPrinter() {
			DefaultPrettyPrinter printer = new DefaultPrettyPrinter();
			printer.indentArraysWith(INDENTER);
			printer.indentObjectsWith(INDENTER);
			return printer;
		}

		@Override
		public boolean hasPrettyPrinter() {
			return true;
		}

	}

}
