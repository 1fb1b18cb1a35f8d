package dev.singletable.request;

import dev.singletable.expression.AttributePath;
import dev.singletable.expression.AttributeResolver;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The attributes of an item of the library's own, whose conditions name them as they are.
 */
record OwnAttributes() implements AttributeResolver {

	static final OwnAttributes RESOLVER = new OwnAttributes();

	@Override
	public AttributePath attribute(String propertyPath) {
		return AttributePath.parse(propertyPath);
	}

	@Override
	public AttributeValue value(String propertyPath, Role role, Object value) {
		return (AttributeValue) value;
	}

	@Override
	public boolean isCrossed(String propertyPath, Object lower, Object upper) {
		return false; // the library asks for no range of its own items
	}

}
