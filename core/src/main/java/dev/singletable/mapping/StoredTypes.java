package dev.singletable.mapping;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.MonthDay;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.Temporal;
import java.time.temporal.TemporalAmount;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import dev.singletable.blob.BlobContent;
import dev.singletable.table.KeyKind;
import org.jspecify.annotations.Nullable;

import org.springframework.data.mapping.model.SimpleTypeHolder;
import org.springframework.util.ClassUtils;

/**
 * Types that are one value, and the kind of attribute each becomes.
 */
public final class StoredTypes {

	static final SimpleTypeHolder HOLDER = new JavasOwn(
			Set.of(BigDecimal.class, BigInteger.class, UUID.class, URI.class, byte[].class, BlobContent.class,
					Instant.class, Duration.class, Temporal.class, TemporalAmount.class),
			true);

	private static final Set<Class<?>> TEXT = Set.of(String.class, Character.class, UUID.class, URI.class, Period.class,
			MonthDay.class, ZoneId.class, ZoneOffset.class);

	/**
	 * A class of Java's own is one value or none of ours: its fields are not looked into.
	 */
	private static final class JavasOwn extends SimpleTypeHolder {

		JavasOwn(Set<? extends Class<?>> types, boolean registerDefaults) {
			super(types, registerDefaults);
		}

		@Override
		public boolean isSimpleType(Class<?> type) {
			boolean container = Iterable.class.isAssignableFrom(type) || Map.class.isAssignableFrom(type)
					|| type == Optional.class;
			return super.isSimpleType(type) || (type.getName().startsWith("java.") && !container);
		}

	}

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
		boolean text = TEXT.contains(boxed) || boxed.isEnum() || Temporal.class.isAssignableFrom(boxed);
		return text ? KeyKind.S : null;
	}

}
