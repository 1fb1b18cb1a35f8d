package dev.singletable.expression;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What must be true of an item, in property paths and values.
 *
 * @see #property(String)
 */
public sealed interface Condition permits Comparison, Exists, AllOf, AnyOf, Not, Never, RawCondition {

	/**
	 * Begins a condition on a property, for example {@code address.city},
	 * {@code lines[0].quantity} or {@code counters.visits} (a key of a map).
	 */
	static PropertyCondition property(String path) {
		return new NamedProperty(path);
	}

	/**
	 * A condition in DynamoDB's own text, such as {@code size(#notes) < :most}.
	 *
	 * <p>
	 * Names are those of attributes, not of properties; a name without a placeholder may
	 * be a reserved word.
	 * @param names placeholder with {@code #} to attribute, each used
	 * @param values placeholder with {@code :} to a value, each used: text, number,
	 * boolean, bytes, a list, map or set of them, or an {@code AttributeValue}
	 */
	static Condition expression(String text, Map<String, String> names, Map<String, ?> values) {
		return new RawCondition(RawTokens.of(text, names, values));
	}

	static Condition not(Condition condition) {
		return new Not(condition);
	}

	default Condition and(Condition other) {
		return AllOf.of(this, other);
	}

	default Condition or(Condition other) {
		return AnyOf.of(this, other);
	}

	/**
	 * The conditions that must all be true: this one alone unless it was joined by
	 * {@code and}.
	 */
	default List<Condition> conjuncts() {
		return List.of(this);
	}

	/**
	 * This condition as a comparison of one property with values, if it is one.
	 */
	default Optional<Comparison> comparison() {
		return Optional.empty();
	}

	/**
	 * Hands over the path of every property, as often as it is named.
	 */
	void forEachPath(Consumer<String> consumer);

	/**
	 * Hands over the way to every attribute that is named as it is stored.
	 */
	default void forEachAttribute(Consumer<AttributePath> consumer) {
		// Only a text of DynamoDB's own grammar names attributes.
	}

	/**
	 * Whether the text consists of parts joined by {@code AND} or {@code OR}, and so
	 * needs parentheses beside others.
	 */
	default boolean isCompound() {
		return false;
	}

	/**
	 * Whether no item fulfils it, whatever it holds.
	 */
	default boolean isNever() {
		return false;
	}

	/**
	 * The same without what DynamoDB refuses although its meaning is clear: ranges that
	 * end before they begin, and no values to choose from. Nothing fulfils those.
	 */
	default Condition settled(Placeholders placeholders) {
		return this;
	}

	/**
	 * The text of this condition. Only this package can make the placeholders: use an
	 * {@link ExpressionWriter}.
	 */
	String render(Placeholders placeholders);

}
