package dev.singletable.plan;

import java.math.BigDecimal;
import java.net.URI;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.UUID;

import dev.singletable.key.KeyOrder;

/**
 * The order of values as attributes, as far as it can be told from the values.
 */
final class StoredOrder {

	private StoredOrder() {
	}

	/**
	 * Whether the first value comes after the last, so that nothing is between them.
	 * DynamoDB refuses such a condition.
	 */
	static boolean isCrossed(Object from, Object to) {
		if (from instanceof Number && to instanceof Number) {
			return new BigDecimal(from.toString()).compareTo(new BigDecimal(to.toString())) > 0;
		}
		Object first = stored(from);
		Object last = stored(to);
		if (first instanceof String one && last instanceof String other) {
			return isCrossedText(one, other);
		}
		return isCrossedValue(first, last);
	}

	private static boolean isCrossedText(String from, String to) {
		return KeyOrder.compare(from, to) > 0;
	}

	private static Object stored(Object value) {
		if (value instanceof OffsetDateTime moment) {
			return moment.toInstant();
		}
		if (value instanceof ZonedDateTime moment) {
			return moment.toInstant();
		}
		if (value instanceof Enum<?> constant) {
			return constant.name();
		}
		return (value instanceof CharSequence || value instanceof UUID || value instanceof URI) ? value.toString()
				: value;
	}

	@SuppressWarnings("unchecked")
	private static boolean isCrossedValue(Object from, Object to) {
		return from instanceof Comparable<?> && from.getClass() == to.getClass()
				&& ((Comparable<Object>) from).compareTo(to) > 0;
	}

}
