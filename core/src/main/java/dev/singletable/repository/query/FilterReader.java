package dev.singletable.repository.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.singletable.expression.Operator;
import dev.singletable.mapping.ItemType;

import org.springframework.core.convert.ConversionException;
import org.springframework.core.convert.support.DefaultConversionService;

/**
 * Reads the filter of a {@code @Query}: comparisons joined by {@code and}.
 */
final class FilterReader {

	private static final Pattern TOKEN = Pattern.compile(
			"\\s*(\\{[^{}]*\\}|'[^']*'|<>|<=|>=|[=<>(),]|-?\\d+(?:\\.\\d+)?|[\\p{L}_@][\\p{L}\\d_]*(?:\\[\\d+\\])?(?:\\.[\\p{L}_][\\p{L}\\d_]*(?:\\[\\d+\\])?)*)\\s*");

	private static final Map<String, Operator> OPERATORS = Map.of("=", Operator.EQUAL, "<>", Operator.NOT_EQUAL, "<",
			Operator.LESS, "<=", Operator.LESS_OR_EQUAL, ">", Operator.GREATER, ">=", Operator.GREATER_OR_EQUAL);

	private final List<ItemType> types;

	private final NamedParameters parameters;

	private final String text;

	private final List<String> tokens;

	private int next;

	FilterReader(List<ItemType> types, NamedParameters parameters, String text) {
		this.types = types;
		this.parameters = parameters;
		this.text = text;
		this.tokens = tokens();
	}

	private List<String> tokens() {
		List<String> found = new ArrayList<>();
		Matcher matcher = TOKEN.matcher(this.text);
		int start = 0;
		while (start < this.text.length()) {
			if (!matcher.find(start) || matcher.start() != start) {
				throw wrong("at '%s'".formatted(this.text.substring(start)));
			}
			found.add(matcher.group(1));
			start = matcher.end();
		}
		return found;
	}

	private RefusedMethodException wrong(String place) {
		return new RefusedMethodException("its filter \"%s\" cannot be read %s".formatted(this.text, place),
				"Write comparisons (=, <>, <, <=, >, >=, between {a} and {b}, in {values}, begins_with(name, {a}), "
						+ "contains(name, {a}), attribute_exists(name), attribute_not_exists(name)) joined by 'and'.");
	}

	/**
	 * The comparisons, all of which have to hold.
	 * @throws RefusedMethodException if it is no filter of these types
	 */
	List<FilterPart> read() {
		List<FilterPart> parts = new ArrayList<>();
		parts.add(part());
		while (this.next < this.tokens.size()) {
			expect("and");
			parts.add(part());
		}
		return parts;
	}

	private String take() {
		if (this.next == this.tokens.size()) {
			throw wrong("to its end");
		}
		return this.tokens.get(this.next++);
	}

	private void expect(String word) {
		String token = take();
		if (!token.equalsIgnoreCase(word)) {
			throw wrong("at '%s'".formatted(token));
		}
	}

	private FilterPart part() {
		String first = take();
		boolean call = this.next < this.tokens.size() && this.tokens.get(this.next).equals("(");
		return call ? function(first) : comparison(path(first));
	}

	private FilterPart function(String name) {
		expect("(");
		String path = path(take());
		FilterPart part = switch (name.toLowerCase(Locale.ROOT)) {
			case "attribute_exists" -> new FilterPart.Presence(path, true);
			case "attribute_not_exists" -> new FilterPart.Presence(path, false);
			case "begins_with" -> new FilterPart.Compared(path, Operator.BEGINS_WITH, second(), false);
			case "contains" -> new FilterPart.Compared(path, Operator.CONTAINS, second(), false);
			default -> throw wrong("at '%s'".formatted(name));
		};
		expect(")");
		return part;
	}

	private ValueSource second() {
		expect(",");
		String token = take();
		if (token.startsWith("'")) {
			return new ValueSource.Constant(token.substring(1, token.length() - 1));
		}
		return parameter(token);
	}

	private FilterPart comparison(String path) {
		String word = take();
		Operator operator = OPERATORS.get(word);
		if (operator != null) {
			return new FilterPart.Compared(path, operator, value(path), false);
		}
		if (word.equalsIgnoreCase("between")) {
			ValueSource from = value(path);
			expect("and");
			return new FilterPart.Compared(path, Operator.BETWEEN, new ValueSource.Both(from, value(path)), false);
		}
		if (word.equalsIgnoreCase("in")) {
			String token = take();
			String name = name(token);
			PathCheck.refuseUnlessSeveral(path, this.parameters.typeOf(name));
			return new FilterPart.Compared(path, Operator.IN, new ValueSource.Elements(this.parameters.indexOf(name)),
					false);
		}
		throw wrong("at '%s'".formatted(word));
	}

	private String path(String token) {
		if (!Character.isLetter(token.charAt(0)) && token.charAt(0) != '_') {
			throw wrong("at '%s'".formatted(token));
		}
		this.types.forEach((type) -> PathCheck.of(type).refuseUnlessStored(token));
		return token;
	}

	private ValueSource value(String path) {
		String token = take();
		if (!token.startsWith("{")) {
			return literal(path, token);
		}
		String name = name(token);
		if (this.types.get(0).isStored(path)) {
			PathCheck.of(this.types.get(0)).refuseUnlessFits(path, this.parameters.typeOf(name));
		}
		return parameter(token);
	}

	private ValueSource parameter(String token) {
		return new ValueSource.Argument(this.parameters.indexOf(name(token)));
	}

	private String name(String token) {
		if (!token.startsWith("{")) {
			throw wrong("at '%s'".formatted(token));
		}
		return token.substring(1, token.length() - 1).trim();
	}

	private ValueSource literal(String path, String token) {
		String value = token.startsWith("'") ? token.substring(1, token.length() - 1) : token;
		boolean word = token.startsWith("'") || token.matches("true|false|-?\\d+(\\.\\d+)?");
		if (!word) {
			throw wrong("at '%s'".formatted(token));
		}
		Class<?> type = this.types.get(0).isStored(path) ? this.types.get(0).typeOf(path) : String.class;
		try {
			Object converted = DefaultConversionService.getSharedInstance().convert(value, type);
			return new ValueSource.Constant((converted != null) ? converted : value);
		}
		catch (ConversionException ex) {
			throw new RefusedMethodException(
					"its filter compares '%s' with %s, which is no %s".formatted(path, token, type.getSimpleName()),
					"Write a value of that type, or take it as a parameter.");
		}
	}

}
