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

	/**
	 * Whether it says where a range begins, and not where it ends.
	 */
	boolean isLower() {
		return this.operator == Operator.GREATER || this.operator == Operator.GREATER_OR_EQUAL;
	}

	/**
	 * Whether it says where a range ends, and not where it begins.
	 */
	boolean isUpper() {
		return this.operator == Operator.LESS || this.operator == Operator.LESS_OR_EQUAL;
	}

	/**
	 * Whether the two are the ends of one range.
	 */
	boolean closes(Term other) {
		return this.path.equals(other.path) && ((isLower() && other.isUpper()) || (isUpper() && other.isLower()));
	}

	boolean isRange() {
		return switch (this.operator) {
			case LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL, BETWEEN, BEGINS_WITH -> true;
			case EQUAL, NOT_EQUAL, IN, CONTAINS -> false;
		};
	}

}
