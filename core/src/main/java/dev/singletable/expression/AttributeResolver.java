package dev.singletable.expression;

import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Where a property is stored, and what a value for it is stored as.
 */
public interface AttributeResolver {

	/**
	 * The attribute that stores a property; a path that names none is refused.
	 */
	AttributePath attribute(String propertyPath);

	/**
	 * A value as the property stores it; one of another type is refused.
	 */
	AttributeValue value(String propertyPath, Role role, Object value);

	/**
	 * Whether the first value is stored after the last one, so that nothing is between
	 * them; never where the two are of different kinds.
	 */
	boolean isCrossed(String propertyPath, Object from, Object to);

	/**
	 * What a value is to the property it is given for.
	 */
	enum Role {

		/**
		 * A value of the property.
		 */
		VALUE,

		/**
		 * A value that the property is compared with.
		 */
		COMPARED,

		/**
		 * A {@link Number} to be added to the property or subtracted from it.
		 */
		DELTA,

		/**
		 * One element of the property, or a piece of its text.
		 */
		ELEMENT,

		/**
		 * A {@link java.util.List} of elements, to be stored as a set.
		 */
		ELEMENTS_AS_SET,

		/**
		 * A {@link java.util.List} of elements, to be stored as a list.
		 */
		ELEMENTS_AS_LIST

	}

}
