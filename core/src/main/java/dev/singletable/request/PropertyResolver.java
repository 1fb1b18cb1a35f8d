package dev.singletable.request;

import java.util.List;

import dev.singletable.convert.AttributeTarget;
import dev.singletable.convert.ItemCodec;
import dev.singletable.expression.AttributePath;
import dev.singletable.expression.AttributeResolver;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Finds the attributes of one item type's properties and encodes values for them.
 */
public record PropertyResolver(ItemCodec codec) implements AttributeResolver {

	@Override
	public AttributePath attribute(String propertyPath) {
		return this.codec.target(propertyPath).path();
	}

	@Override
	public AttributeValue value(String propertyPath, Role role, Object value) {
		AttributeTarget target = this.codec.target(propertyPath);
		return switch (role) {
			case VALUE -> target.value(value);
			case COMPARED -> target.compared(value);
			case DELTA -> target.delta((Number) value);
			case ELEMENT -> target.element(value);
			case ELEMENTS_AS_SET -> target.set((List<?>) value);
			case ELEMENTS_AS_LIST -> target.list((List<?>) value);
		};
	}

	@Override
	public boolean isCrossed(String propertyPath, Object from, Object to) {
		AttributeTarget target = this.codec.target(propertyPath);
		return new StoredRange(target.value(from), target.value(to)).isCrossed();
	}

}
