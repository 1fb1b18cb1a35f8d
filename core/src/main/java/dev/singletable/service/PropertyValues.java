package dev.singletable.service;

import dev.singletable.expression.AttributePath;
import dev.singletable.expression.AttributeResolver;
import dev.singletable.mapping.ItemType;
import dev.singletable.request.PropertyResolver;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * What values of a property are compared as: as it stores them, or as text or number
 * where keys have a part that no attribute holds.
 */
record PropertyValues(ItemType type, PropertyResolver stored) implements AttributeResolver {

	@Override
	public AttributePath attribute(String propertyPath) {
		return isPartOfKeys(propertyPath) ? AttributePath.of("{" + propertyPath + "}")
				: this.stored.attribute(propertyPath);
	}

	@Override
	public AttributeValue value(String propertyPath, Role role, Object value) {
		return isPartOfKeys(propertyPath) ? plain(value) : this.stored.value(propertyPath, role, value);
	}

	@Override
	public boolean isCrossed(String propertyPath, Object from, Object to) {
		return !isPartOfKeys(propertyPath) && this.stored.isCrossed(propertyPath, from, to);
	}

	/**
	 * Whether nothing but keys holds it.
	 */
	boolean isPartOfKeys(String propertyPath) {
		return this.type.hasPath(propertyPath) && !this.type.isStored(propertyPath);
	}

	static AttributeValue plain(Object value) {
		return (value instanceof Number) ? AttributeValue.fromN(value.toString())
				: AttributeValue.fromS(value.toString());
	}

}
