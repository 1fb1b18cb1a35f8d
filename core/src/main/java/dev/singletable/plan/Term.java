package dev.singletable.plan;

import dev.singletable.expression.Operator;

import org.jspecify.annotations.Nullable;

/**
 * One comparison a question makes, without its values.
 */
public record Term(String path, Operator operator) {

	// written out, as linking a record's own costs several ms at start
	@Override
	public boolean equals(@Nullable Object other) {
		return other instanceof Term term && this.operator == term.operator && this.path.equals(term.path);
	}

	@Override
	public int hashCode() {
		return 31 * this.path.hashCode() + this.operator.hashCode();
	}

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
