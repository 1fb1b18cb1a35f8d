package dev.singletable.plan;

import java.util.List;
import java.util.Optional;

import dev.singletable.expression.Operator;
import dev.singletable.mapping.IndexKey;
import dev.singletable.mapping.ItemType;

/**
 * Ranges over one attribute of a native index, which takes one condition.
 */
final class NativeRange {

	private NativeRange() {
	}

	/**
	 * Whether the two ends become one BETWEEN that asks for neither more nor less.
	 */
	static boolean joins(ItemType type, Term one, Term other) {
		Class<?> values = type.typeOf(one.path());
		return type.steps(one.path()).stream().noneMatch((step) -> step.isJson()) && hasEnd(values, one)
				&& hasEnd(values, other);
	}

	private static boolean hasEnd(Class<?> type, Term end) {
		return switch (end.operator()) {
			case GREATER -> AdjacentValues.hasAbove(type);
			case LESS -> AdjacentValues.hasBelow(type);
			default -> true;
		};
	}

	/**
	 * The condition of one call; empty where every stored value fulfils it.
	 * @param part the attribute
	 * @param terms what is asked of it: a range, or the ends of one
	 * @param values the values of each term
	 */
	static Optional<KeyTerm> of(IndexKey.NativePart part, List<Term> terms, List<List<Object>> values) {
		if (terms.size() == 1) {
			return of(part, terms.get(0).operator(), values.get(0));
		}
		int lower = terms.get(0).isLower() ? 0 : 1;
		Object from = values.get(lower).get(0);
		Object to = values.get(1 - lower).get(0);
		if (isEmpty(from)) {
			return of(part, terms.get(1 - lower).operator(), List.of(to));
		}
		return of(part, Operator.BETWEEN,
				List.of((terms.get(lower).operator() == Operator.GREATER) ? AdjacentValues.above(from) : from,
						(terms.get(1 - lower).operator() == Operator.LESS) ? AdjacentValues.below(to) : to));
	}

	/** No attribute of an index is an empty text, and all texts are above it. */
	private static Optional<KeyTerm> of(IndexKey.NativePart part, Operator operator, List<Object> values) {
		boolean everything = isEmpty(values.get(0)) && (operator == Operator.BEGINS_WITH || operator == Operator.GREATER
				|| operator == Operator.GREATER_OR_EQUAL);
		if (everything) {
			return Optional.empty();
		}
		boolean upwards = operator == Operator.BETWEEN && isEmpty(values.get(0));
		return Optional.of(new KeyTerm.Value(part.attribute().name(), part.path(),
				upwards ? Operator.LESS_OR_EQUAL : operator, upwards ? values.subList(1, 2) : values));
	}

	static boolean isEmpty(Object value) {
		return (value instanceof CharSequence text && text.isEmpty())
				|| (value instanceof byte[] bytes && bytes.length == 0);
	}

}
