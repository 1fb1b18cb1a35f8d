package dev.singletable.write;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

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
		long size = of(item);
		if (size > LIMIT) {
			Map<String, Long> largest = new LinkedHashMap<>();
			item.entrySet()
				.stream()
				.sorted((one, other) -> Long.compare(of(other.getValue()), of(one.getValue())))
				.limit(3)
				.forEach((each) -> largest.put(each.getKey(), of(each.getValue())));
			throw new ItemTooLargeException(details, size, largest);
		}
	}

	/**
	 * Bytes of names and values together.
	 */
	public static long of(Map<String, AttributeValue> item) {
		long size = 0;
		for (Map.Entry<String, AttributeValue> each : item.entrySet()) {
			size += bytes(each.getKey()) + of(each.getValue());
		}
		return size;
	}

	private static long of(AttributeValue value) {
		return switch (value.type()) {
			case S -> bytes(value.s());
			case N -> number(value.n());
			case B -> value.b().asByteArrayUnsafe().length;
			case BOOL, NUL -> 1;
			case M -> CONTAINER_OVERHEAD + value.m().size() + of(value.m());
			case L -> CONTAINER_OVERHEAD + value.l().stream().mapToLong((each) -> 1 + of(each)).sum();
			case SS -> value.ss().stream().mapToLong(ItemSize::bytes).sum();
			case NS -> value.ns().stream().mapToLong(ItemSize::number).sum();
			case BS -> value.bs().stream().mapToLong((SdkBytes each) -> each.asByteArrayUnsafe().length).sum();
			case UNKNOWN_TO_SDK_VERSION -> 0;
		};
	}

	private static long number(String text) {
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
