package dev.singletable.plan;

import java.time.Period;

import dev.singletable.expression.Operator;

/**
 * Which types have attributes that a range means something for.
 */
final class RangedType {

	private RangedType() {
	}

	/**
	 * Whether a range over stored values of the type says what it says of the values.
	 */
	static boolean takes(Class<?> type, Operator operator) {
		if (operator == Operator.BEGINS_WITH) {
			return type == String.class;
		}
		return !type.isEnum() && type != boolean.class && type != Boolean.class && type != Period.class;
	}

}
