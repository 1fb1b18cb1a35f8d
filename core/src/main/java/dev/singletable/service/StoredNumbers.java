package dev.singletable.service;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;

import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Gives numbers back as DynamoDB does: as digits, without zeros at their end.
 */
final class StoredNumbers {

	private StoredNumbers() {
	}

	static Map<String, AttributeValue> in(Map<String, AttributeValue> item) {
		Map<String, AttributeValue> plain = new LinkedHashMap<>();
		item.forEach((name, value) -> plain.put(name, plain(value)));
		return plain;
	}

	private static AttributeValue plain(AttributeValue value) {
		return switch (value.type()) {
			case N -> AttributeValue.fromN(digits(value.n()));
			case NS -> AttributeValue.fromNs(value.ns().stream().map(StoredNumbers::digits).toList());
			case L -> AttributeValue.fromL(value.l().stream().map(StoredNumbers::plain).toList());
			case M -> AttributeValue.fromM(in(value.m()));
			default -> value;
		};
	}

	private static String digits(String number) {
		return new BigDecimal(number).stripTrailingZeros().toPlainString();
	}

}
