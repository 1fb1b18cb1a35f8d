package dev.singletable.convert;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.OffsetTime;
import java.time.Period;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

import dev.singletable.key.InvalidKeyException;
import dev.singletable.key.KeyFormat;
import org.jspecify.annotations.Nullable;

/**
 * The types that are one attribute, and how each is written.
 */
final class Scalars {

	/** Names of a map's entries. */
	static final TextCodec<String> NAMES = new TextCodec<>(String.class, AttributeKind.S, Function.identity(),
			Function.identity());

	private static final Map<Class<?>, ValueCodec<?>> CODECS = new HashMap<>();

	static {
		add(new StringCodec());
		text(Character.class, String::valueOf, (text) -> {
			if (text.length() != 1) {
				throw new IllegalArgumentException("not one character");
			}
			return text.charAt(0);
		});
		text(UUID.class, UUID::toString, UUID::fromString);
		text(URI.class, URI::toString, URI::create);
		text(Period.class, Period::toString, Period::parse);
		text(MonthDay.class, MonthDay::toString, MonthDay::parse);
		text(ZoneId.class, ZoneId::getId, ZoneId::of);
		text(ZoneOffset.class, ZoneOffset::getId, ZoneOffset::of);
		for (Class<?> type : List.of(Instant.class, LocalDateTime.class, LocalDate.class, LocalTime.class,
				YearMonth.class, Year.class)) {
			KeyFormat format = KeyFormat.of(type, "");
			Scalars
				.<Object>add(new TextCodec<>(type, AttributeKind.S, (value) -> ordered(format, value), format::read));
		}
		KeyFormat time = KeyFormat.of(LocalTime.class, "");
		text(OffsetTime.class, (value) -> time.write(value.toLocalTime()) + value.getOffset().getId(),
				OffsetTime::parse);
		number(Integer.class, String::valueOf, Numbers::parseInt);
		number(Long.class, String::valueOf, Numbers::parseLong);
		number(Short.class, String::valueOf, Numbers::parseShort);
		number(Byte.class, String::valueOf, Numbers::parseByte);
		number(Double.class, (Double value) -> Numbers.format(value.doubleValue()), Numbers::parseDouble);
		number(Float.class, (Float value) -> Numbers.format(value.floatValue()), Numbers::parseFloat);
		number(BigDecimal.class, Numbers::format, Numbers::parseDecimal);
		number(BigInteger.class, Numbers::format, (text) -> new BigDecimal(text).toBigIntegerExact());
		number(Duration.class, Numbers::format, Numbers::parseDuration);
		add(new BooleanCodec());
		add(new BinaryCodec());
	}

	private Scalars() {
	}

	/**
	 * The text of a date or time, which sorts as the values do.
	 */
	static String ordered(KeyFormat format, Object value) {
		try {
			return format.write(value);
		}
		catch (InvalidKeyException ex) {
			throw new IllegalArgumentException("a stored %s has a year from 0000 to 9999. Use one in that range."
				.formatted(value.getClass().getSimpleName()), ex);
		}
	}

	private static <T> void text(Class<T> type, Function<T, String> format, Function<String, T> parse) {
		add(new TextCodec<>(type, AttributeKind.S, format, parse));
	}

	private static <T> void number(Class<T> type, Function<T, String> format, Function<String, T> parse) {
		add(new TextCodec<>(type, AttributeKind.N, format, parse));
	}

	private static <T> void add(ValueCodec<T> codec) {
		CODECS.put(codec.type(), codec);
	}

	/**
	 * The codec of a boxed or reference type that is one attribute, or null.
	 */
	static @Nullable ValueCodec<?> find(Class<?> type) {
		ValueCodec<?> codec = CODECS.get(type);
		return (codec == null && type.isEnum()) ? enumCodec(type) : codec;
	}

	/**
	 * How the keys of a map are stored as names, or null for a type that has no text.
	 */
	static @Nullable TextCodec<?> findKey(Class<?> type) {
		return (type == String.class) ? NAMES : (find(type) instanceof TextCodec<?> codec) ? codec : null;
	}

	private static ValueCodec<?> enumCodec(Class<?> type) {
		Map<String, Object> constants = new HashMap<>();
		for (Object constant : type.getEnumConstants()) {
			constants.put(((Enum<?>) constant).name(), constant);
		}
		return new TextCodec<>(type, AttributeKind.S, (Object value) -> ((Enum<?>) value).name(), (text) -> {
			Object constant = constants.get(text);
			if (constant == null) {
				throw new IllegalArgumentException("no such constant");
			}
			return constant;
		});
	}

	/** Text, as it is. */
	private record StringCodec() implements ValueCodec<String> {

		@Override
		public String read(AttributeReader in) {
			return in.readString();
		}

		@Override
		public void write(String value, AttributeWriter out) {
			out.writeString(value);
		}

		@Override
		public Class<?> type() {
			return String.class;
		}

		@Override
		public AttributeKind kind() {
			return AttributeKind.S;
		}

	}

	/** True or false. */
	private record BooleanCodec() implements ValueCodec<Boolean> {

		@Override
		public Boolean read(AttributeReader in) {
			return in.readBoolean();
		}

		@Override
		public void write(Boolean value, AttributeWriter out) {
			out.writeBoolean(value);
		}

		@Override
		public Class<?> type() {
			return Boolean.class;
		}

		@Override
		public AttributeKind kind() {
			return AttributeKind.BOOL;
		}

	}

	/** Bytes. */
	private record BinaryCodec() implements ValueCodec<byte[]> {

		@Override
		public byte[] read(AttributeReader in) {
			return in.readBinary();
		}

		@Override
		public void write(byte[] value, AttributeWriter out) {
			out.writeBinary(value);
		}

		@Override
		public Class<?> type() {
			return byte[].class;
		}

		@Override
		public AttributeKind kind() {
			return AttributeKind.B;
		}

	}

}
