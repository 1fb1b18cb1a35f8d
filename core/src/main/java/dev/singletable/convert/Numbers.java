package dev.singletable.convert;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;

import dev.singletable.key.ShortestDecimal;

/**
 * Numbers as DynamoDB holds them: 38 digits, magnitudes from 1E-130 to 9.99…E+125.
 *
 * @see <a href=
 * "https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/HowItWorks.NamingRulesDataTypes.html">Number</a>
 */
final class Numbers {

	private static final int DIGITS = 38;

	private static final int SMALLEST = -130;

	/** So many digits fit a long, whatever they are. */
	private static final int LONG_DIGITS = 18;

	private static final int LARGEST = 125;

	private static final double SAFE_LARGE = 1e125;

	private static final double SAFE_SMALL = 1e-129;

	/** A text of 15 digits and a point is the only one that short. */
	private static final int UNIQUE_LENGTH = 16;

	/** Before that, Java's own text is not always the shortest one. */
	private static final boolean SHORTEST = Runtime.version().feature() >= 19;

	private Numbers() {
	}

	static String format(BigDecimal value) {
		BigDecimal stripped = value.stripTrailingZeros();
		int exponent = stripped.precision() - stripped.scale() - 1;
		boolean zero = stripped.signum() == 0;
		if (!zero && (stripped.precision() > DIGITS || exponent < SMALLEST || exponent > LARGEST)) {
			throw new ArithmeticException(
					("DynamoDB cannot hold this number exactly: it has %d digits and the exponent "
							+ "%d; allowed are 38 digits and exponents from -130 to 125. Round it, or store it as text.")
						.formatted(stripped.precision(), exponent));
		}
		return zero ? "0" : stripped.toString();
	}

	static String format(double value) {
		if (Double.isNaN(value) || Double.isInfinite(value)) {
			throw new ArithmeticException("DynamoDB has no NaN and no Infinity. Leave the value out instead.");
		}
		double magnitude = Math.abs(value);
		if (magnitude == 0) {
			return "0";
		}
		if (magnitude > SAFE_LARGE || magnitude < SAFE_SMALL) {
			return format(ShortestDecimal.of(value));
		}
		String text = Double.toString(value);
		return (SHORTEST || text.length() <= UNIQUE_LENGTH) ? text : ShortestDecimal.of(value).toString();
	}

	static String format(float value) {
		return (Float.isNaN(value) || Float.isInfinite(value)) ? format((double) value)
				: format(ShortestDecimal.of(value));
	}

	static String format(BigInteger value) {
		return (value.bitLength() < Long.SIZE) ? value.toString() : format(new BigDecimal(value));
	}

	static long parseLong(String text) {
		try {
			return Long.parseLong(text);
		}
		catch (NumberFormatException ex) {
			return new BigDecimal(text).longValueExact();
		}
	}

	/**
	 * The same as the constructor of BigDecimal gives, several times faster for prices
	 * and the like.
	 */
	static BigDecimal parseDecimal(String text) {
		int length = text.length();
		int start = (length > 0 && text.charAt(0) == '-') ? 1 : 0;
		if (length == start || length - start > LONG_DIGITS) {
			return new BigDecimal(text);
		}
		long digits = 0;
		int point = -1;
		for (int index = start; index < length; index++) {
			char character = text.charAt(index);
			if (character >= '0' && character <= '9') {
				digits = digits * 10 + (character - '0');
			}
			else if (character == '.' && point < 0) {
				point = index;
			}
			else {
				return new BigDecimal(text);
			}
		}
		if (point >= 0 && length - start == 1) {
			return new BigDecimal(text); // no digit at all
		}
		return BigDecimal.valueOf((start == 1) ? -digits : digits, (point < 0) ? 0 : length - point - 1);
	}

	static int parseInt(String text) {
		return Math.toIntExact(parseLong(text));
	}

	static short parseShort(String text) {
		return new BigDecimal(text).shortValueExact();
	}

	static byte parseByte(String text) {
		return new BigDecimal(text).byteValueExact();
	}

	static double parseDouble(String text) {
		double value = Double.parseDouble(text);
		if (Double.isInfinite(value)) {
			throw new ArithmeticException("out of the range of double");
		}
		return value;
	}

	static float parseFloat(String text) {
		float value = Float.parseFloat(text);
		if (Float.isInfinite(value)) {
			throw new ArithmeticException("out of the range of float");
		}
		return value;
	}

	static String format(Duration value) {
		return format(BigDecimal.valueOf(value.getSeconds()).add(BigDecimal.valueOf(value.getNano(), 9)));
	}

	static Duration parseDuration(String text) {
		BigDecimal seconds = new BigDecimal(text);
		BigDecimal whole = seconds.setScale(0, java.math.RoundingMode.FLOOR);
		int nanos = seconds.subtract(whole).movePointRight(9).intValueExact();
		return Duration.ofSeconds(whole.longValueExact(), nanos);
	}

}
