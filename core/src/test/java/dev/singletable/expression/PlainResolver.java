package dev.singletable.expression;

import java.util.List;
import java.util.Map;

import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Properties stored under their own names, except those that are renamed.
 */
final class PlainResolver implements AttributeResolver {

	private final Map<String, AttributePath> renamed;

	PlainResolver(Map<String, AttributePath> renamed) {
		this.renamed = renamed;
	}

	static ExpressionWriter writer() {
		return new ExpressionWriter(new PlainResolver(Map.of()));
	}

	@Override
	public AttributePath attribute(String propertyPath) {
		return this.renamed.getOrDefault(propertyPath, AttributePath.parse(propertyPath));
	}

	@Override
	public AttributeValue value(String propertyPath, Role role, Object value) {
		return switch (role) {
			case VALUE, COMPARED, DELTA -> plain(value);
			case ELEMENT -> plain("element " + value);
			case ELEMENTS_AS_SET -> AttributeValue.fromSs(((List<?>) value).stream().map(Object::toString).toList());
			case ELEMENTS_AS_LIST ->
				AttributeValue.fromL(((List<?>) value).stream().map(PlainResolver::plain).toList());
		};
	}

	@Override
	public boolean isCrossed(String propertyPath, Object from, Object to) {
		return (from instanceof Integer one) ? one.compareTo((Integer) to) > 0
				: from.toString().compareTo(to.toString()) > 0;
	}

	private static AttributeValue plain(Object value) {
		return (value instanceof Number) ? AttributeValue.fromN(value.toString())
				: AttributeValue.fromS(value.toString());
	}

}
