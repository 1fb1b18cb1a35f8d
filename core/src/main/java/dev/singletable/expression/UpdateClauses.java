package dev.singletable.expression;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.function.Function;
import java.util.stream.Collectors;

import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The clauses of one update expression; only this package can make one or add to it.
 */
public final class UpdateClauses {

	private final Map<UpdateClause, List<Function<Placeholders, String>>> parts = new EnumMap<>(UpdateClause.class);

	UpdateClauses() {
	}

	void set(Function<Placeholders, String> text) {
		with(UpdateClause.SET, text);
	}

	void remove(Function<Placeholders, String> text) {
		with(UpdateClause.REMOVE, text);
	}

	void add(Function<Placeholders, String> text) {
		with(UpdateClause.ADD, text);
	}

	void delete(Function<Placeholders, String> text) {
		with(UpdateClause.DELETE, text);
	}

	void with(UpdateClause clause, Function<Placeholders, String> text) {
		this.parts.computeIfAbsent(clause, (each) -> new ArrayList<>()).add(text);
	}

	String render(Placeholders placeholders) {
		StringJoiner text = new StringJoiner(" ");
		this.parts.forEach((clause,
				texts) -> text.add(texts.stream()
					.map((part) -> part.apply(placeholders))
					.collect(Collectors.joining(", ", clause + " ", ""))));
		return text.toString();
	}

	static String counted(String name, String sign, Placeholders placeholders, Function<Placeholders, String> delta) {
		String zero = placeholders.value(AttributeValue.fromN("0"));
		return name + " = if_not_exists(" + name + ", " + zero + ")" + sign + delta.apply(placeholders);
	}

}
