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

	static KeyRange of(Operator operator, List<Object> values) {
		String first = String.valueOf(values.get(0));
		return switch (operator) {
			case BEGINS_WITH -> new KeyRange.BeginsWith(first);
			case BETWEEN -> between(first, String.valueOf(values.get(1)));
			case GREATER_OR_EQUAL -> new KeyRange.AtLeast(first);
			case GREATER -> new KeyRange.AtLeast(first + SMALLEST_CHARACTER);
			case LESS_OR_EQUAL -> new KeyRange.AtMost(first);
			case LESS -> new KeyRange.AtMost(first, true);
			case EQUAL, NOT_EQUAL, IN, CONTAINS -> throw new IllegalStateException(operator + " is no range.");
		};
	}

	private static KeyRange between(String from, String to) {
		return StoredOrder.isCrossedText(from, to) ? new KeyRange.Nothing() : new KeyRange.Between(from, to);
	}

}
