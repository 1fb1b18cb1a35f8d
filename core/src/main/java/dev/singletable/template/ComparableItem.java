package dev.singletable.template;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * An item as DynamoDB compares it: numbers by their value, sets without an order.
 */
record ComparableItem(Map<String, Object> attributes) {

	static ComparableItem of(Map<String, AttributeValue> item) {
		return new ComparableItem(map(item));
	}

	private static Map<String, Object> map(Map<String, AttributeValue> item) {
		Map<String, Object> map = new HashMap<>();
		item.forEach((name, value) -> map.put(name, value(value)));
		return map;
	}

	private static Object value(AttributeValue value) {
		return switch (value.type()) {
			case N -> number(value.n());
			case NS -> new HashSet<>(value.ns().stream().map(ComparableItem::number).toList());
			case SS -> new HashSet<>(value.ss());
			case BS -> new HashSet<>(value.bs());
			case M -> map(value.m());
			case L -> list(value.l());
			default -> value;
		};
	}

	private static BigDecimal number(@Nullable String text) {
		return new BigDecimal(String.valueOf(text)).stripTrailingZeros();
	}

	private static List<Object> list(List<AttributeValue> values) {
		List<Object> list = new ArrayList<>();
		values.forEach((each) -> list.add(value(each)));
		return list;
	}

}
