package dev.singletable.request;

import java.util.List;

import dev.singletable.convert.ItemCodec;
import dev.singletable.expression.ExpressionWriter;
import dev.singletable.expression.Operator;
import dev.singletable.key.KeyRange;
import dev.singletable.mapping.ItemType;
import dev.singletable.plan.KeyTerm;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Writes key conditions.
 */
final class KeyConditionText {

	private final ExpressionWriter writer;

	private final ItemCodec codec;

	KeyConditionText(ExpressionWriter writer, ItemCodec codec) {
		this.writer = writer;
		this.codec = codec;
	}

	String of(List<KeyTerm> terms) {
		return String.join(" AND ", terms.stream().map(this::of).toList());
	}

	private String of(KeyTerm term) {
		String name = this.writer.name(term.attribute());
		return (term instanceof KeyTerm.Text text) ? text.range().in(new Texts(name)) : of(name, (KeyTerm.Value) term);
	}

	private String of(String name, KeyTerm.Value term) {
		List<String> values = term.values()
			.stream()
			.map((value) -> this.writer.value(encode(term.path(), value)))
			.toList();
		return switch (term.operator()) {
			case EQUAL, IN -> name + " = " + values.get(0);
			case LESS -> name + " < " + values.get(0);
			case LESS_OR_EQUAL -> name + " <= " + values.get(0);
			case GREATER -> name + " > " + values.get(0);
			case GREATER_OR_EQUAL -> name + " >= " + values.get(0);
			case BETWEEN -> between(name, values.get(0), values.get(1));
			case BEGINS_WITH -> beginsWith(name, values.get(0));
			case NOT_EQUAL, CONTAINS -> throw new IllegalStateException(
					Operator.class.getSimpleName() + " " + term.operator() + " is no key condition.");
		};
	}

	private AttributeValue encode(String path, Object value) {
		return ItemType.TYPE_PART.equals(path) ? AttributeValue.fromS(value.toString())
				: this.codec.target(path).value(value);
	}

	private static String between(String name, String from, String to) {
		return name + " BETWEEN " + from + " AND " + to;
	}

	private static String beginsWith(String name, String prefix) {
		return "begins_with(" + name + ", " + prefix + ")";
	}

	/** The ranges of one text attribute. */
	private final class Texts implements KeyRange.Cases<String> {

		private final String name;

		Texts(String name) {
			this.name = name;
		}

		private String value(String text) {
			return KeyConditionText.this.writer.value(AttributeValue.fromS(text));
		}

		@Override
		public String everything() {
			throw new IllegalStateException("Everything is no condition.");
		}

		@Override
		public String nothing() {
			throw new IllegalStateException("Nothing is no condition.");
		}

		@Override
		public String equal(String text) {
			return this.name + " = " + value(text);
		}

		@Override
		public String beginsWith(String prefix) {
			return KeyConditionText.beginsWith(this.name, value(prefix));
		}

		@Override
		public String between(String from, String to) {
			return KeyConditionText.between(this.name, value(from), value(to));
		}

		@Override
		public String atLeast(String from) {
			return this.name + " >= " + value(from);
		}

		@Override
		public String atMost(String to) {
			return this.name + " <= " + value(to);
		}

	}

}
