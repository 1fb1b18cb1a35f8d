package dev.singletable.expression;

import java.util.List;

/**
 * How a {@link Comparison} compares.
 */
public enum Operator {

	/**
	 * Equal to the value.
	 */
	EQUAL(1, 1, " = "),

	/**
	 * Not equal to the value; true where the property is absent.
	 */
	NOT_EQUAL(1, 1, " <> "),

	/**
	 * Below the value.
	 */
	LESS(1, 1, " < "),

	/**
	 * Below the value or equal to it.
	 */
	LESS_OR_EQUAL(1, 1, " <= "),

	/**
	 * Above the value.
	 */
	GREATER(1, 1, " > "),

	/**
	 * Above the value or equal to it.
	 */
	GREATER_OR_EQUAL(1, 1, " >= "),

	/**
	 * From the first value to the second, both included.
	 */
	BETWEEN(2, 2, " BETWEEN "),

	/**
	 * A text that begins with the value.
	 */
	BEGINS_WITH(1, 1, "begins_with("),

	/**
	 * A collection that holds the value, or a text with the value in it.
	 */
	CONTAINS(1, 1, "contains("),

	/**
	 * Equal to one of any number of values.
	 */
	IN(0, Integer.MAX_VALUE, " IN (");

	private final int fewest;

	private final int most;

	private final String word;

	Operator(int fewest, int most, String word) {
		this.fewest = fewest;
		this.most = most;
		this.word = word;
	}

	boolean takes(int values) {
		return values >= this.fewest && values <= this.most;
	}

	String text(String path, List<String> values) {
		return switch (this) {
			case EQUAL, NOT_EQUAL, LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL -> path + this.word + values.get(0);
			case BETWEEN -> path + this.word + values.get(0) + " AND " + values.get(1);
			case BEGINS_WITH, CONTAINS -> this.word + path + ", " + values.get(0) + ")";
			case IN -> path + this.word + String.join(", ", values) + ")";
		};
	}

}
