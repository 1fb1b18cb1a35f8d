package dev.singletable.expression;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Writes the expressions of one request, and keeps their names and values.
 *
 * <p>
 * Every name is aliased; a name is reused, a value never. All expressions of a request
 * come from one writer, so that they cannot clash. Not for several threads.
 */
public final class ExpressionWriter {

	private final Placeholders placeholders;

	public ExpressionWriter(AttributeResolver resolver) {
		this.placeholders = new Placeholders(resolver);
	}

	/**
	 * A writer for requests that name attributes only: a property path is refused.
	 */
	public static ExpressionWriter ofAttributes() {
		return new ExpressionWriter(new NoProperties());
	}

	/**
	 * The text of a condition that stands alone.
	 */
	public String condition(Condition condition) {
		return condition.settled(this.placeholders).render(this.placeholders);
	}

	/**
	 * The text of a condition to be joined with others: in parentheses if it needs them.
	 */
	public String operand(Condition condition) {
		return Texts.operand(condition.settled(this.placeholders), (settled) -> settled.render(this.placeholders));
	}

	/**
	 * Whether no item fulfils a condition, by its values alone.
	 */
	public boolean isNever(Condition condition) {
		return condition.settled(this.placeholders).isNever();
	}

	/**
	 * The alias of an attribute of the item.
	 */
	public String name(String attribute) {
		return this.placeholders.name(attribute);
	}

	/**
	 * The aliased way to an attribute.
	 */
	public String name(AttributePath path) {
		return path.render(this.placeholders);
	}

	/**
	 * The placeholder of a value.
	 */
	public String value(AttributeValue value) {
		return this.placeholders.value(value);
	}

	/**
	 * The text of an update: SET, REMOVE, ADD, DELETE, each with what was asked for and
	 * then what the library adds. Empty when nothing changes.
	 */
	public String update(List<? extends UpdateAction> actions, List<? extends AttributeAssignment> extra) {
		UpdateClauses clauses = new UpdateClauses();
		actions.forEach((action) -> action.render(clauses));
		extra.forEach((assignment) -> assignment.render(clauses));
		return clauses.render(this.placeholders);
	}

	/**
	 * The text that asks for parts of an item, each once.
	 */
	public String projection(Collection<AttributePath> paths) {
		return paths.stream().distinct().map(this::name).collect(Collectors.joining(", "));
	}

	/**
	 * The text that asks for attributes of an item, each once.
	 */
	public String projection(String... attributes) {
		return List.of(attributes).stream().distinct().map(this::name).collect(Collectors.joining(", "));
	}

	/**
	 * Alias to attribute, in order of first use.
	 */
	public Map<String, String> names() {
		return this.placeholders.names();
	}

	/**
	 * Placeholder to value, in order of use.
	 */
	public Map<String, AttributeValue> values() {
		return this.placeholders.values();
	}

	private record NoProperties() implements AttributeResolver {

		@Override
		public AttributePath attribute(String propertyPath) {
			throw unknown(propertyPath);
		}

		@Override
		public AttributeValue value(String propertyPath, Role role, Object value) {
			throw unknown(propertyPath);
		}

		@Override
		public boolean isCrossed(String propertyPath, Object from, Object to) {
			throw unknown(propertyPath);
		}

		private static IllegalStateException unknown(String propertyPath) {
			return new IllegalStateException(
					"This request names attributes only, but a condition or change names property '%s'."
						.formatted(propertyPath));
		}

	}

}
