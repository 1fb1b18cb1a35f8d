package dev.singletable.mapping;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.Temporal;
import java.time.temporal.TemporalAmount;
import java.util.Set;
import java.util.UUID;

import dev.singletable.table.KeyKind;
import org.jspecify.annotations.Nullable;

import org.springframework.data.mapping.model.SimpleTypeHolder;
import org.springframework.util.ClassUtils;

/**
 * Types that are one value, and the kind of attribute each becomes.
 */
public final class StoredTypes {

	static final SimpleTypeHolder HOLDER = new SimpleTypeHolder(Set.of(BigDecimal.class, BigInteger.class, UUID.class,
			URI.class, byte[].class, Instant.class, Duration.class, Temporal.class, TemporalAmount.class), true);

	private StoredTypes() {
	}

	/**
	 * The kind of a key attribute with values of this type, or null when the type cannot
	 * be one.
	 */
	public static @Nullable KeyKind keyKind(Class<?> type) {
		Class<?> boxed = ClassUtils.resolvePrimitiveIfNecessary(type);
		if (Number.class.isAssignableFrom(boxed) || boxed == Duration.class) {
			return KeyKind.N;
		}
		if (boxed == byte[].class) {
			return KeyKind.B;
		}
		boolean text = boxed == String.class || boxed.isEnum() || boxed == UUID.class || boxed == URI.class
				|| Temporal.class.isAssignableFrom(boxed);
		return text ? KeyKind.S : null;
	}

}
