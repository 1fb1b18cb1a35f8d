package dev.singletable.repository.query;

import java.util.List;

import dev.singletable.expression.Comparison;
import dev.singletable.expression.Condition;
import dev.singletable.expression.Operator;

/**
 * What a method leaves out after reading, beside the terms of its question.
 */
sealed interface FilterPart {

	String path();

	Condition condition(Arguments arguments);

	/**
	 * The parameters it reads, by their place among those with values.
	 */
	List<Integer> parameters();

	/** A comparison with values. */
	record Compared(String path, Operator operator, ValueSource source, boolean negated) implements FilterPart {

		@Override
		public Condition condition(Arguments arguments) {
			Condition condition = new Comparison(this.path, this.operator, this.source.values(arguments, this.path));
			return this.negated ? Condition.not(condition) : condition;
		}

		@Override
		public List<Integer> parameters() {
			return this.source.parameters();
		}

	}

	/** Whether there is a value at all. */
	record Presence(String path, boolean expected) implements FilterPart {

		@Override
		public Condition condition(Arguments arguments) {
			return this.expected ? Condition.property(this.path).exists() : Condition.property(this.path).isAbsent();
		}

		@Override
		public List<Integer> parameters() {
			return List.of();
		}

	}

}
