package dev.singletable.expression;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The stored form of a value that is given for no property, whose codec would know
 * better.
 */
final class PlainValue {

	private PlainValue() {
	}

	static AttributeValue of(String placeholder, @Nullable Object value) {
		AttributeValue stored = of(value);
		if (stored == null) {
			throw new IllegalArgumentException(("The value '%s' is %s. Give text, a number, a boolean, bytes, a list, "
					+ "map or set of them, or an AttributeValue.")
				.formatted(placeholder, describe(value)));
		}
		return stored;
	}

	private static String describe(@Nullable Object value) {
		if (value == null) {
			return "null";
		}
		String kind = (value instanceof Set) ? "set" : (value instanceof Map) ? "map" : "list";
		if (value instanceof Collection || value instanceof Map) {
			return "a " + kind + " that DynamoDB has no form for";
		}
		return (value instanceof Number) ? "no number that DynamoDB has a form for"
				: "of type " + value.getClass().getName();
	}

	private static @Nullable AttributeValue of(@Nullable Object value) {
		if (value instanceof Collection<?> collection) {
			return (value instanceof Set<?> set) ? set(set) : list(collection);
		}
		return (value instanceof Map<?, ?> map) ? map(map) : scalar(value);
	}

	private static @Nullable AttributeValue scalar(@Nullable Object value) {
		if (value instanceof AttributeValue stored) {
			return stored;
		}
		if (value instanceof String text) {
			return AttributeValue.fromS(text);
		}
		if (value instanceof Number number) {
			return number(number);
		}
		if (value instanceof Boolean truth) {
			return AttributeValue.fromBool(truth);
		}
		return (value instanceof byte[] bytes) ? AttributeValue.fromB(SdkBytes.fromByteArray(bytes)) : null;
	}

	private static @Nullable AttributeValue number(Number number) {
		try {
			return AttributeValue.fromN(new BigDecimal(number.toString()).toString());
		}
		catch (NumberFormatException ex) {
			return null;
		}
	}

	private static @Nullable AttributeValue list(Collection<?> collection) {
		List<AttributeValue> elements = elements(collection);
		return (elements.size() == collection.size()) ? AttributeValue.fromL(elements) : null;
	}

	private static List<AttributeValue> elements(Collection<?> collection) {
		return collection.stream().map(PlainValue::of).filter(Objects::nonNull).map(Objects::requireNonNull).toList();
	}

	private static @Nullable AttributeValue map(Map<?, ?> map) {
		Map<String, AttributeValue> entries = new LinkedHashMap<>();
		map.forEach((key, value) -> {
			AttributeValue stored = of(value);
			if (key instanceof String name && stored != null) {
				entries.put(name, stored);
			}
		});
		return (entries.size() == map.size()) ? AttributeValue.fromM(entries) : null;
	}

	private static @Nullable AttributeValue set(Set<?> set) {
		List<AttributeValue> elements = elements(set);
		if (elements.isEmpty() || elements.size() < set.size()) {
			return null;
		}
		return switch (elements.get(0).type()) {
			case S -> of(elements, AttributeValue::s, AttributeValue::fromSs);
			case N -> of(elements, AttributeValue::n, AttributeValue::fromNs);
			case B -> of(elements, AttributeValue::b, AttributeValue::fromBs);
			default -> null;
		};
	}

	private static <E> @Nullable AttributeValue of(List<AttributeValue> elements, Function<AttributeValue, E> member,
			Function<List<E>, AttributeValue> form) {
		boolean alike = elements.stream().allMatch((each) -> each.type() == elements.get(0).type());
		return alike ? form.apply(elements.stream().map(member).toList()) : null;
	}

}
