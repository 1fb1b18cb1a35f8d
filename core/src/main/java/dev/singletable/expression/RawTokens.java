package dev.singletable.expression;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Takes a text in DynamoDB's own grammar apart, as far as it takes to find its names and
 * values. Whether the rest makes sense is DynamoDB's to say.
 */
final class RawTokens {

	private static final Pattern PIECE = Pattern.compile(
			"(?<space>\\s+)|(?<alias>#\\w+)|(?<value>:\\w+)|(?<word>[A-Za-z_]\\w*)|\\d+|<>|<=|>=|[=<>+\\-(),.\\[\\]]");

	private static final Pattern FUNCTION = Pattern.compile("\\s*\\(");

	private static final Set<String> WORDS = Set.of("AND", "OR", "NOT", "BETWEEN", "IN", "SET", "REMOVE", "ADD",
			"DELETE");

	private final String text;

	private final Map<String, String> names;

	private final Map<String, AttributeValue> values;

	private final Set<String> used = new LinkedHashSet<>();

	private RawTokens(String text, Map<String, String> names, Map<String, AttributeValue> values) {
		this.text = text;
		this.names = names;
		this.values = values;
	}

	static List<RawToken> of(String text, Map<String, String> names, Map<String, ?> values) {
		Map<String, AttributeValue> converted = new LinkedHashMap<>();
		values.forEach((placeholder, value) -> converted.put(placeholder, PlainValue.of(placeholder, value)));
		return new RawTokens(text.strip(), names, converted).read();
	}

	private List<RawToken> read() {
		List<RawToken> tokens = new ArrayList<>();
		Matcher piece = PIECE.matcher(this.text);
		while (piece.regionStart() < this.text.length()) {
			if (!piece.lookingAt()) {
				throw new IllegalArgumentException("The expression '%s' cannot be read from '%s' on."
					.formatted(this.text, this.text.substring(piece.regionStart())));
			}
			boolean nested = !tokens.isEmpty() && tokens.get(tokens.size() - 1).is(".");
			tokens.add(token(piece, nested));
			piece.region(piece.end(), this.text.length());
		}
		requireUsed(this.names.keySet(), "names");
		requireUsed(this.values.keySet(), "values");
		return tokens;
	}

	private RawToken token(Matcher piece, boolean nested) {
		if (piece.group("space") != null) {
			return new RawToken.Mark(" ");
		}
		if (piece.group("alias") != null) {
			return new RawToken.Name(piece.group(), given(piece.group(), this.names, "names"));
		}
		if (piece.group("value") != null) {
			return new RawToken.Value(piece.group(), given(piece.group(), this.values, "values"));
		}
		boolean name = piece.group("word") != null && (nested || !isWordOfTheGrammar(piece));
		return name ? new RawToken.Name(piece.group(), piece.group()) : new RawToken.Mark(piece.group());
	}

	private boolean isWordOfTheGrammar(Matcher piece) {
		return WORDS.contains(piece.group().toUpperCase(Locale.ROOT))
				|| FUNCTION.matcher(this.text).region(piece.end(), this.text.length()).lookingAt();
	}

	private <V> V given(String placeholder, Map<String, V> all, String which) {
		@Nullable V found = all.get(placeholder);
		if (found == null) {
			throw new IllegalArgumentException("The expression '%s' uses '%s', which the %s do not give."
				.formatted(this.text, placeholder, which));
		}
		this.used.add(placeholder);
		return found;
	}

	private void requireUsed(Set<String> given, String which) {
		for (String placeholder : given) {
			if (!this.used.contains(placeholder)) {
				throw new IllegalArgumentException(
						"The %s give '%s', which the expression '%s' does not use. Leave it out.".formatted(which,
								placeholder, this.text));
			}
		}
	}

}
