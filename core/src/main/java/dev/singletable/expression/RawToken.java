package dev.singletable.expression;

import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * One piece of a text in DynamoDB's own grammar.
 */
sealed interface RawToken {

	/**
	 * The piece with the placeholders of the request it becomes part of.
	 */
	String render(Placeholders placeholders);

	/**
	 * Whether it is this word or sign, as it stands.
	 */
	default boolean is(String mark) {
		return false;
	}

	/** The name of an attribute, or of one inside another. */
	record Name(String text, String attribute) implements RawToken {

		@Override
		public String render(Placeholders placeholders) {
			return placeholders.name(this.attribute);
		}

		@Override
		public String toString() {
			return this.text;
		}

	}

	/** A value. */
	record Value(String text, AttributeValue value) implements RawToken {

		@Override
		public String render(Placeholders placeholders) {
			return placeholders.value(this.value);
		}

		@Override
		public String toString() {
			return this.text;
		}

	}

	/** A word of the grammar, a sign, a place in a list, or the space between. */
	record Mark(String text) implements RawToken {

		@Override
		public String render(Placeholders placeholders) {
			return this.text;
		}

		@Override
		public boolean is(String mark) {
			return this.text.equalsIgnoreCase(mark);
		}

		@Override
		public String toString() {
			return this.text;
		}

	}

}
