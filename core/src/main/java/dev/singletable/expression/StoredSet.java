package dev.singletable.expression;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Joins and parts sets as DynamoDB does, which keeps no empty one and knows numbers by
 * their value.
 */
final class StoredSet {

	private StoredSet() {
	}

	static AttributeValue with(@Nullable AttributeValue stored, AttributeValue elements) {
		AttributeValue joined = (stored != null) ? changed(stored, elements, true) : null;
		return (joined != null) ? joined : elements;
	}

	static @Nullable AttributeValue without(@Nullable AttributeValue stored, AttributeValue elements) {
		return (stored != null) ? changed(stored, elements, false) : null;
	}

	private static @Nullable AttributeValue changed(AttributeValue stored, AttributeValue elements, boolean join) {
		if (elements.hasSs()) {
			return value(members(stored.ss(), elements.ss(), Function.identity(), join), AttributeValue::fromSs);
		}
		if (elements.hasNs()) {
			return value(members(stored.ns(), elements.ns(), (text) -> new BigDecimal(text).stripTrailingZeros(), join),
					AttributeValue::fromNs);
		}
		return value(members(stored.bs(), elements.bs(), Function.identity(), join), AttributeValue::fromBs);
	}

	private static <E> List<E> members(List<E> stored, List<E> elements, Function<E, ?> identity, boolean join) {
		Map<Object, E> members = new LinkedHashMap<>();
		stored.forEach((each) -> members.put(identity.apply(each), each));
		for (E element : elements) {
			if (join) {
				members.putIfAbsent(identity.apply(element), element);
			}
			else {
				members.remove(identity.apply(element));
			}
		}
		return List.copyOf(members.values());
	}

	private static <E> @Nullable AttributeValue value(List<E> members, Function<List<E>, AttributeValue> form) {
		return members.isEmpty() ? null : form.apply(members);
	}

}
