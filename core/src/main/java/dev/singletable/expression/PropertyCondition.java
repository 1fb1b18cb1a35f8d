package dev.singletable.expression;

import java.util.Collection;

/**
 * The comparisons of one property. No value may be null.
 */
public sealed interface PropertyCondition permits NamedProperty {

	Condition is(Object value);

	/**
	 * Also true where the property is absent.
	 */
	Condition isNot(Object value);

	Condition lessThan(Object value);

	Condition lessThanOrEqual(Object value);

	Condition greaterThan(Object value);

	Condition greaterThanOrEqual(Object value);

	/**
	 * Both ends included.
	 */
	Condition between(Object from, Object to);

	Condition startsWith(String prefix);

	/**
	 * A set or list that holds the element, or a text that holds the text.
	 */
	Condition contains(Object element);

	/**
	 * Any number of values; never true when there are none.
	 */
	Condition in(Collection<?> values);

	Condition exists();

	Condition isAbsent();

}
