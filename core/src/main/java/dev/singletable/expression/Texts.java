package dev.singletable.expression;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

final class Texts {

	private Texts() {
	}

	static String joined(String delimiter, List<Condition> parts, Function<Condition, String> text) {
		return parts.stream().map((part) -> operand(part, text)).collect(Collectors.joining(delimiter));
	}

	static List<Condition> settled(List<Condition> parts, Placeholders placeholders) {
		return parts.stream().map((part) -> part.settled(placeholders)).toList();
	}

	static String operand(Condition condition, Function<Condition, String> text) {
		return condition.isCompound() ? "(" + text.apply(condition) + ")" : text.apply(condition);
	}

}
