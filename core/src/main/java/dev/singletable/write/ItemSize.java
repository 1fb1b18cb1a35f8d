package dev.singletable.write;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.ToLongFunction;

import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The size of an item as DynamoDB counts it.
 *
 * @see <a href=
 * "https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/CapacityUnitCalculations.html">Item
 * sizes</a>
 */
public final class ItemSize {

	private static final long LIMIT = 400 * 1024;

	private static final int CONTAINER_OVERHEAD = 3;

	private ItemSize() {
	}

	/**
	 * Refuses an item that is too large, naming its largest attributes.
	 */
	public static void check(Map<String, AttributeValue> item, OperationDetails details) {
		if (of(item, ItemSize::numberAtMost) <= LIMIT) {
			return;
		}
		long size = of(item);
		if (size > LIMIT) {
			throw new ItemTooLargeException(details, size, largest(item));
		}
	}

	private static Map<String, Long> largest(Map<String, AttributeValue> item) {
		Map<String, Long> sizes = new LinkedHashMap<>();
		item.forEach((name, value) -> sizes.put(name, of(value, ItemSize::number)));
		Map<String, Long> largest = new LinkedHashMap<>();
		sizes.entrySet()
			.stream()
			.sorted(Map.Entry.<String, Long>comparingByValue().reversed())
			.limit(3)
			.forEach((each) -> largest.put(each.getKey(), each.getValue()));
		return largest;
	}

	/**
	 * Bytes of names and values together.
	 */
	public static long of(Map<String, AttributeValue> item) {
		return of(item, ItemSize::number);
	}

	private static long of(Map<String, AttributeValue> item, ToLongFunction<String> number) {
		long size = 0;
		for (Map.Entry<String, AttributeValue> each : item.entrySet()) {
			size += bytes(each.getKey()) + of(each.getValue(), number);
		}
		return size;
	}

	private static long of(AttributeValue value, ToLongFunction<String> number) {
		return switch (value.type()) {
			case S -> bytes(value.s());
			case N -> number.applyAsLong(value.n());
			case B -> value.b().asByteArrayUnsafe().length;
			case BOOL, NUL -> 1;
			case M -> CONTAINER_OVERHEAD + value.m().size() + of(value.m(), number);
			case L -> CONTAINER_OVERHEAD + value.l().stream().mapToLong((each) -> 1 + of(each, number)).sum();
			case SS -> value.ss().stream().mapToLong(ItemSize::bytes).sum();
			case NS -> value.ns().stream().mapToLong(number).sum();
			case BS -> value.bs().stream().mapToLong((SdkBytes each) -> each.asByteArrayUnsafe().length).sum();
			case UNKNOWN_TO_SDK_VERSION -> 0;
		};
	}

	/**
	 * A byte for every two digits, counted from the decimal point, one for the exponent,
	 * one for a minus.
	 */
	private static long number(String text) {
		BigDecimal number = new BigDecimal(text);
		if (number.signum() == 0) {
			return 1;
		}
		BigDecimal plain = number.stripTrailingZeros();
		int last = -plain.scale();
		int first = last + plain.precision() - 1;
		return 2L + Math.floorDiv(first, 2) - Math.floorDiv(last, 2) + ((plain.signum() < 0) ? 1 : 0);
	}

	/**
	 * Never less than {@link #number}, and found without reading the digits: enough for
	 * all items but those near the limit.
	 */
	private static long numberAtMost(String text) {
		return text.length() / 2 + 2;
	}

	private static long bytes(String text) {
		for (int index = 0; index < text.length(); index++) {
			if (text.charAt(index) >= 0x80) {
				return text.getBytes(StandardCharsets.UTF_8).length;
			}
		}
		return text.length();
	}

}
