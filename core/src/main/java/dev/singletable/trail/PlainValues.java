package dev.singletable.trail;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.temporal.Temporal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

import org.springframework.dao.InvalidDataAccessApiUsageException;

/**
 * Stored values as plain ones of Java, and back.
 */
final class PlainValues {

	private static final int LONG_DIGITS = 18;

	private PlainValues() {
	}

	static @Nullable Object of(AttributeValue value) {
		return switch (value.type()) {
			case S -> value.s();
			case N -> number(value.n());
			case BOOL -> value.bool();
			case B -> value.b().asByteArray();
			case M -> map(value.m());
			case L -> list(value.l());
			case SS -> Set.copyOf(value.ss());
			case NS -> numbers(value.ns());
			case BS -> value.bs().stream().map(SdkBytes::asByteArray).toList();
			default -> null;
		};
	}

	private static Object number(String text) {
		BigDecimal number = new BigDecimal(text);
		boolean whole = number.stripTrailingZeros().scale() <= 0;
		return (whole && number.precision() - number.scale() <= LONG_DIGITS) ? (Object) number.longValue() : number;
	}

	private static Set<Object> numbers(List<String> texts) {
		Set<Object> numbers = new LinkedHashSet<>();
		texts.forEach((each) -> numbers.add(number(each)));
		return numbers;
	}

	static Map<String, @Nullable Object> map(Map<String, AttributeValue> values) {
		Map<String, @Nullable Object> map = new LinkedHashMap<>();
		values.forEach((name, value) -> map.put(name, of(value)));
		return map;
	}

	private static List<@Nullable Object> list(List<AttributeValue> values) {
		List<@Nullable Object> list = new ArrayList<>();
		values.forEach((value) -> list.add(of(value)));
		return list;
	}

	/**
	 * What a caller says about a write.
	 * @throws InvalidDataAccessApiUsageException if a value has no plain form
	 */
	static Map<String, AttributeValue> stored(Map<String, ?> details) {
		Map<String, AttributeValue> stored = new LinkedHashMap<>();
		details.forEach((name, value) -> stored.put(name, stored(name, value)));
		return stored;
	}

	private static AttributeValue stored(String name, @Nullable Object value) {
		if (value == null) {
			return AttributeValue.fromNul(true);
		}
		if (value instanceof Boolean bool) {
			return AttributeValue.fromBool(bool);
		}
		if (value instanceof Number number) {
			return AttributeValue.fromN(new BigDecimal(number.toString()).toPlainString());
		}
		if (value instanceof Map<?, ?> map) {
			Map<String, AttributeValue> entries = new LinkedHashMap<>();
			map.forEach((key, each) -> entries.put(String.valueOf(key), stored(name, each)));
			return AttributeValue.fromM(entries);
		}
		if (value instanceof Collection<?> several) {
			return AttributeValue.fromL(several.stream().map((each) -> stored(name, each)).toList());
		}
		return AttributeValue.fromS(text(name, value));
	}

	private static String text(String name, Object value) {
		if (value instanceof CharSequence || value instanceof Enum<?> || value instanceof Temporal
				|| value instanceof UUID || value instanceof Duration) {
			return value.toString();
		}
		throw new InvalidDataAccessApiUsageException(
				("The detail '%s' of an audited write is a %s. Give text, a number, a boolean, a moment, or a list or map "
						+ "of them.")
					.formatted(name, value.getClass().getName()));
	}

}
