package dev.singletable.expression;

import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import java.util.function.Function;
import java.util.stream.Collectors;

import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The clauses of one update expression; only this package can make one or add to it.
 */
public final class UpdateClauses {

	private final List<Function<Placeholders, String>> set = new ArrayList<>();

	private final List<Function<Placeholders, String>> remove = new ArrayList<>();

	private final List<Function<Placeholders, String>> add = new ArrayList<>();

	private final List<Function<Placeholders, String>> delete = new ArrayList<>();

	UpdateClauses() {
	}

	void set(Function<Placeholders, String> text) {
		this.set.add(text);
	}

	void remove(Function<Placeholders, String> text) {
		this.remove.add(text);
	}

	void add(Function<Placeholders, String> text) {
		this.add.add(text);
	}

	void delete(Function<Placeholders, String> text) {
		this.delete.add(text);
	}

	String render(Placeholders placeholders) {
		StringJoiner text = new StringJoiner(" ");
		render("SET ", this.set, placeholders, text);
		render("REMOVE ", this.remove, placeholders, text);
		render("ADD ", this.add, placeholders, text);
		render("DELETE ", this.delete, placeholders, text);
		return text.toString();
	}

	private static void render(String word, List<Function<Placeholders, String>> parts, Placeholders placeholders,
			StringJoiner text) {
		if (!parts.isEmpty()) {
			text.add(
					parts.stream().map((part) -> part.apply(placeholders)).collect(Collectors.joining(", ", word, "")));
		}
	}

	static String increased(Placeholders placeholders, String name, Function<Placeholders, String> delta) {
		String zero = placeholders.value(AttributeValue.fromN("0"));
		return name + " = if_not_exists(" + name + ", " + zero + ") + " + delta.apply(placeholders);
	}

}
