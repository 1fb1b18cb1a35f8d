package dev.singletable.expression;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The names and values of one request; the key without which nothing renders.
 */
public final class Placeholders {

	private final AttributeResolver resolver;

	private final Map<String, String> aliases = new LinkedHashMap<>();

	private final Map<String, String> names = new LinkedHashMap<>();

	private final Map<String, AttributeValue> values = new LinkedHashMap<>();

	Placeholders(AttributeResolver resolver) {
		this.resolver = resolver;
	}

	String name(String attribute) {
		String known = this.aliases.get(attribute);
		if (known != null) {
			return known;
		}
		String alias = "#n" + this.aliases.size();
		this.aliases.put(attribute, alias);
		this.names.put(alias, attribute);
		return alias;
	}

	String property(String path) {
		return this.resolver.attribute(path).render(this);
	}

	String value(String path, AttributeResolver.Role role, Object value) {
		return value(this.resolver.value(path, role, value));
	}

	boolean isCrossed(String path, Object from, Object to) {
		return this.resolver.isCrossed(path, from, to);
	}

	String value(AttributeValue value) {
		String placeholder = ":v" + this.values.size();
		this.values.put(placeholder, value);
		return placeholder;
	}

	Map<String, String> names() {
		return Collections.unmodifiableMap(this.names);
	}

	Map<String, AttributeValue> values() {
		return Collections.unmodifiableMap(this.values);
	}

}
