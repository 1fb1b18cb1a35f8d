package dev.singletable.plan;

import java.util.List;

import dev.singletable.expression.Operator;
import dev.singletable.key.KeyRange;

/**
 * Ranges over a sort key whose text is given as it is.
 */
final class RawRange {

	private static final String SMALLEST_CHARACTER = "\u0000";

	private RawRange() {
	}

	static KeyRange equal(String key) {
		return key.isEmpty() ? new KeyRange.Nothing() : new KeyRange.Equal(key);
	}

	/**
	 * The range of one call.
	 * @param terms a range, or the ends of one
	 * @param values the values of each term
	 */
	static KeyRange of(List<Term> terms, List<List<Object>> values) {
		KeyRange first = of(terms.get(0).operator(), values.get(0));
		if (terms.size() == 1) {
			return first;
		}
		KeyRange second = of(terms.get(1).operator(), values.get(1));
		return terms.get(0).isLower() ? KeyRange.ofEnds(first, second) : KeyRange.ofEnds(second, first);
	}

	private static KeyRange of(Operator operator, List<Object> values) {
		String first = String.valueOf(values.get(0));
		return switch (operator) {
			case BEGINS_WITH -> first.isEmpty() ? new KeyRange.Everything() : new KeyRange.BeginsWith(first);
			case BETWEEN -> KeyRange.ofEnds(from(first), to(String.valueOf(values.get(1)), false));
			case GREATER_OR_EQUAL -> from(first);
			case GREATER -> first.isEmpty() ? from(first) : from(first + SMALLEST_CHARACTER);
			case LESS_OR_EQUAL -> to(first, false);
			case LESS -> to(first, true);
			case EQUAL, NOT_EQUAL, IN, CONTAINS -> throw new IllegalStateException(operator + " is no range.");
		};
	}

	/** No key is empty. */
	private static KeyRange from(String first) {
		return first.isEmpty() ? new KeyRange.Everything() : new KeyRange.AtLeast(first);
	}

	private static KeyRange to(String last, boolean drops) {
		return last.isEmpty() ? new KeyRange.Nothing() : new KeyRange.AtMost(last, drops);
	}

}
