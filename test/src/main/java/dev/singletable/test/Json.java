package dev.singletable.test;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.io.JsonStringEncoder;
import tools.jackson.core.json.JsonFactory;

/**
 * JSON as maps in order of name, lists and texts, so that order and space do not matter.
 */
final class Json {

	private static final JsonFactory FACTORY = new JsonFactory();

	private Json() {
	}

	/**
	 * An object.
	 * @throws IllegalArgumentException if the text is none
	 */
	static Map<String, @Nullable Object> object(String text) {
		try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), text)) {
			if (parser.nextToken() == JsonToken.START_OBJECT) {
				return fields(parser);
			}
		}
		catch (JacksonException ex) {
			throw new IllegalArgumentException("This is not JSON: " + ex.getOriginalMessage(), ex);
		}
		throw new IllegalArgumentException("This is not an object of JSON.");
	}

	private static Map<String, @Nullable Object> fields(JsonParser parser) {
		Map<String, @Nullable Object> fields = new TreeMap<>();
		for (String name = parser.nextName(); name != null; name = parser.nextName()) {
			parser.nextToken();
			fields.put(name, value(parser));
		}
		return fields;
	}

	private static @Nullable Object value(JsonParser parser) {
		return switch (parser.currentToken()) {
			case START_OBJECT -> fields(parser);
			case START_ARRAY -> elements(parser);
			case VALUE_STRING -> parser.getString();
			case VALUE_TRUE -> true;
			case VALUE_FALSE -> false;
			case VALUE_NULL -> null;
			default -> parser.getDecimalValue().stripTrailingZeros();
		};
	}

	private static List<@Nullable Object> elements(JsonParser parser) {
		List<@Nullable Object> elements = new ArrayList<>();
		while (parser.nextToken() != JsonToken.END_ARRAY) {
			elements.add(value(parser));
		}
		return elements;
	}

	/**
	 * The same with other texts, names included.
	 */
	static @Nullable Object replace(@Nullable Object value, UnaryOperator<String> text) {
		if (value instanceof Map<?, ?> fields) {
			Map<String, @Nullable Object> replaced = new TreeMap<>();
			fields.forEach((name, each) -> replaced.put(text.apply(String.valueOf(name)), replace(each, text)));
			return replaced;
		}
		if (value instanceof List<?> elements) {
			List<@Nullable Object> replaced = new ArrayList<>();
			elements.forEach((each) -> replaced.add(replace(each, text)));
			return replaced;
		}
		return (value instanceof String plain) ? text.apply(plain) : value;
	}

	/**
	 * As text of many lines.
	 */
	static String write(@Nullable Object value) {
		return write(value, "\n");
	}

	private static String write(@Nullable Object value, String line) {
		String inner = line + "  ";
		if (value instanceof Map<?, ?> fields) {
			List<String> parts = new ArrayList<>();
			fields.forEach((name, each) -> parts.add(quote(String.valueOf(name)) + " : " + write(each, inner)));
			return parts.isEmpty() ? "{}" : "{" + inner + String.join("," + inner, parts) + line + "}";
		}
		if (value instanceof List<?> elements) {
			List<String> parts = new ArrayList<>();
			elements.forEach((each) -> parts.add(write(each, inner)));
			return "[" + String.join(", ", parts) + "]";
		}
		if (value instanceof BigDecimal number) {
			return number.toPlainString();
		}
		return (value instanceof String text) ? quote(text) : String.valueOf(value);
	}

	private static String quote(String text) {
		return '"' + new String(JsonStringEncoder.getInstance().quoteAsCharArray(text)) + '"';
	}

}
