package dev.singletable.plan;

import dev.singletable.expression.Operator;

/**
 * One comparison a question makes, without its values.
 */
public record Term(String path, Operator operator) {

	boolean isEqual() {
		return this.operator == Operator.EQUAL || this.operator == Operator.IN;
	}

	boolean isRange() {
		return switch (this.operator) {
			case LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL, BETWEEN, BEGINS_WITH -> true;
			case EQUAL, NOT_EQUAL, IN, CONTAINS -> false;
		};
	}

}
