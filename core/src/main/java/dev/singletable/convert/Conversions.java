package dev.singletable.convert;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import org.springframework.core.convert.ConversionService;
import org.springframework.core.convert.support.DefaultConversionService;
import org.springframework.data.convert.CustomConversions;
import org.springframework.data.convert.CustomConversions.StoreConversions;
import org.springframework.data.mapping.model.SimpleTypeHolder;

/**
 * The application's own converters.
 * <p>
 * A {@code @WritingConverter} to {@code String}, a number, {@code Boolean},
 * {@code byte[]} or {@code Map} says how a type is stored, a {@code @ReadingConverter}
 * how it is read.
 */
public final class Conversions {

	private static final Set<Class<?>> SIMPLE = Set.of(byte[].class, java.math.BigDecimal.class,
			java.math.BigInteger.class, Map.class);

	private final CustomConversions custom;

	private final boolean empty;

	private final DefaultConversionService service = new DefaultConversionService();

	private Conversions(Collection<?> converters) {
		SimpleTypeHolder simple = new SimpleTypeHolder(SIMPLE, true);
		this.custom = new OwnConversions(StoreConversions.of(simple), List.copyOf(converters));
		this.custom.registerConvertersIn(this.service);
		this.empty = converters.isEmpty();
	}

	/**
	 * Converters as Spring Data's other modules take them.
	 */
	public static Conversions of(Collection<?> converters) {
		return new Conversions(converters);
	}

	public static Conversions none() {
		return of(List.of());
	}

	@Nullable Class<?> targetOf(Class<?> type) {
		return this.empty ? null : this.custom.getCustomWriteTarget(type).orElse(null);
	}

	ConversionService service() {
		return this.service;
	}

	/** Without Spring Data's own, which would store dates and times as java.util.Date. */
	private static final class OwnConversions extends CustomConversions {

		OwnConversions(StoreConversions store, List<?> converters) {
			super(new ConverterConfiguration(store, converters, (pair) -> false));
		}

	}

}
