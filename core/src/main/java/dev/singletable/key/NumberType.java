package dev.singletable.key;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

/**
 * The number types that can be part of a key.
 */
enum NumberType {

	BYTE(Byte.MIN_VALUE, Byte.MAX_VALUE, (number) -> number.byteValueExact()),
	SHORT(Short.MIN_VALUE, Short.MAX_VALUE, (number) -> number.shortValueExact()),
	INT(Integer.MIN_VALUE, Integer.MAX_VALUE, (number) -> number.intValueExact()),
	LONG(Long.MIN_VALUE, Long.MAX_VALUE, (number) -> number.longValueExact()),
	BIG_INTEGER(Long.MIN_VALUE, Long.MAX_VALUE, (number) -> number.toBigIntegerExact()),
	BIG_DECIMAL(0, 0, NumberType::unscaled), FLOAT(0, 0, (number) -> exactFloat(number)),
	DOUBLE(0, 0, (number) -> exactDouble(number));

	private static final Map<Class<?>, NumberType> TYPES = new HashMap<>();

	static {
		TYPES.put(Byte.class, BYTE);
		TYPES.put(byte.class, BYTE);
		TYPES.put(Short.class, SHORT);
		TYPES.put(short.class, SHORT);
		TYPES.put(Integer.class, INT);
		TYPES.put(int.class, INT);
		TYPES.put(Long.class, LONG);
		TYPES.put(long.class, LONG);
		TYPES.put(BigInteger.class, BIG_INTEGER);
		TYPES.put(BigDecimal.class, BIG_DECIMAL);
		TYPES.put(Float.class, FLOAT);
		TYPES.put(float.class, FLOAT);
		TYPES.put(Double.class, DOUBLE);
		TYPES.put(double.class, DOUBLE);
	}

	private final long smallest;

	private final long largest;

	private final Function<BigDecimal, @Nullable Object> value;

	NumberType(long smallest, long largest, Function<BigDecimal, @Nullable Object> value) {
		this.smallest = smallest;
		this.largest = largest;
		this.value = value;
	}

	static @Nullable NumberType of(Class<?> type) {
		return TYPES.get(type);
	}

	/**
	 * The number that a value means: for float and double, that of its shortest text.
	 * @param value any value
	 * @return the number, or null when the value is of another type
	 */
	static @Nullable BigDecimal exact(Object value) {
		NumberType type = of(value.getClass());
		if (type == null) {
			return null;
		}
		return switch (type) {
			case BYTE, SHORT, INT, LONG -> BigDecimal.valueOf(((Number) value).longValue());
			case BIG_INTEGER -> new BigDecimal((BigInteger) value);
			case BIG_DECIMAL -> (BigDecimal) value;
			case FLOAT -> ShortestDecimal.of((Float) value);
			case DOUBLE -> ShortestDecimal.of((Double) value);
		};
	}

	boolean hasFixedWidth() {
		return ordinal() <= LONG.ordinal();
	}

	boolean isWhole() {
		return ordinal() <= BIG_INTEGER.ordinal();
	}

	long smallest() {
		return this.smallest;
	}

	long largest() {
		return this.largest;
	}

	/**
	 * The value of this type that means a number.
	 * @param number any number
	 * @return the value, or null when this type has none that means exactly it
	 */
	@Nullable Object valueOf(BigDecimal number) {
		try {
			return this.value.apply(number);
		}
		catch (ArithmeticException ex) {
			return null;
		}
	}

	private static BigDecimal unscaled(BigDecimal number) {
		return (number.scale() < 0) ? number.setScale(0) : number;
	}

	private static @Nullable Object exactFloat(BigDecimal number) {
		float value = number.floatValue();
		return !Float.isInfinite(value) && ShortestDecimal.of(value).compareTo(number) == 0 ? value : null;
	}

	private static @Nullable Object exactDouble(BigDecimal number) {
		double value = number.doubleValue();
		return !Double.isInfinite(value) && ShortestDecimal.of(value).compareTo(number) == 0 ? value : null;
	}

}
