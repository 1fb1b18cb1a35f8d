package dev.singletable.test;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Stored values as Java has them, numbers by their value.
 */
final class PlainValues {

	private PlainValues() {
	}

	static @Nullable Object of(AttributeValue value) {
		return switch (value.type()) {
			case S -> value.s();
			case N -> number(value.n());
			case B -> value.b();
			case BOOL -> value.bool();
			case M -> map(value.m());
			case L -> value.l().stream().map(PlainValues::of).toList();
			case SS -> Set.copyOf(value.ss());
			case NS -> Set.copyOf(value.ns().stream().map(PlainValues::number).toList());
			case BS -> Set.copyOf(value.bs());
			case NUL, UNKNOWN_TO_SDK_VERSION -> null;
		};
	}

	private static Map<String, @Nullable Object> map(Map<String, AttributeValue> fields) {
		Map<String, @Nullable Object> plain = new TreeMap<>();
		fields.forEach((name, each) -> plain.put(name, of(each)));
		return plain;
	}

	private static BigDecimal number(String text) {
		return new BigDecimal(text).stripTrailingZeros();
	}

	/**
	 * What a test expects, in the same form.
	 */
	static @Nullable Object same(@Nullable Object value) {
		if (value instanceof Number number) {
			return number(number.toString());
		}
		if (value instanceof byte[] bytes) {
			return SdkBytes.fromByteArray(bytes);
		}
		if (value instanceof Map<?, ?> fields) {
			Map<String, @Nullable Object> plain = new TreeMap<>();
			fields.forEach((name, each) -> plain.put(String.valueOf(name), same(each)));
			return plain;
		}
		if (value instanceof Collection<?> elements) {
			List<@Nullable Object> plain = new ArrayList<>();
			elements.forEach((each) -> plain.add(same(each)));
			return (value instanceof Set<?>) ? new HashSet<>(plain) : plain;
		}
		return value;
	}

}
