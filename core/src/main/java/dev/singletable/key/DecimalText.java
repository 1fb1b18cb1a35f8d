package dev.singletable.key;

import java.math.BigDecimal;
import java.math.BigInteger;

import org.jspecify.annotations.Nullable;

/**
 * The ordered text of a decimal number: sign, exponent, digits.
 */
final class DecimalText {

	private static final int OFFSET = 500;

	private static final int SMALLEST_EXPONENT = -130;

	private static final int LARGEST_EXPONENT = 125;

	private static final int MOST_DIGITS = 38;

	private static final int DIGITS_AT = 4;

	private DecimalText() {
	}

	/**
	 * Writes a number.
	 * @param number any number
	 * @return its text, the same for all numbers of one value
	 * @throws InvalidKeyException when DynamoDB's numbers cannot hold it
	 */
	static String write(BigDecimal number) {
		int sign = number.signum();
		if (sign == 0) {
			return "0";
		}
		String digits = digits(number);
		int significant = significant(digits);
		int exponent = exponent(number, digits, significant) + OFFSET;
		StringBuilder text = new StringBuilder(DIGITS_AT + significant + 1);
		if (sign > 0) {
			return text.append('1').append(exponent).append(digits, 0, significant).toString();
		}
		text.append('-').append(999 - exponent);
		for (int i = 0; i < significant; i++) {
			text.append((char) ('0' + '9' - digits.charAt(i)));
		}
		return text.append('~').toString();
	}

	/**
	 * Refuses what DynamoDB's numbers cannot hold.
	 * @param number any number
	 * @return the same number
	 */
	static BigDecimal requireStorable(BigDecimal number) {
		if (number.signum() != 0) {
			String digits = digits(number);
			exponent(number, digits, significant(digits));
		}
		return number;
	}

	private static int exponent(BigDecimal number, String digits, int significant) {
		if (significant > MOST_DIGITS) {
			throw new InvalidKeyException(
					"A number in a key has at most 38 significant digits, as in DynamoDB. Round the value first.");
		}
		long exponent = exponent(number, digits);
		if (exponent < SMALLEST_EXPONENT || exponent > LARGEST_EXPONENT) {
			throw new InvalidKeyException("The magnitude of a number in a key is 0 or from 1E-130 to 9.99E+125, "
					+ "as in DynamoDB. Scale the value first.");
		}
		return (int) exponent;
	}

	static int outside(BigDecimal bound) {
		if (bound.signum() == 0) {
			return 0;
		}
		return (exponent(bound, digits(bound)) > LARGEST_EXPONENT) ? bound.signum() : 0;
	}

	static @Nullable BigDecimal parse(String text) {
		if (text.equals("0")) {
			return BigDecimal.ZERO;
		}
		boolean negative = text.startsWith("-");
		int end = negative ? text.length() - 1 : text.length();
		if (!isText(text, end, negative)) {
			return null;
		}
		int coded = Integer.parseInt(text.substring(1, DIGITS_AT));
		int exponent = (negative ? 999 - coded : coded) - OFFSET;
		if (exponent < SMALLEST_EXPONENT || exponent > LARGEST_EXPONENT) {
			return null;
		}
		StringBuilder digits = new StringBuilder(end);
		for (int i = DIGITS_AT; i < end; i++) {
			digits.append(negative ? (char) ('0' + '9' - text.charAt(i)) : text.charAt(i));
		}
		if (digits.charAt(0) == '0' || digits.charAt(digits.length() - 1) == '0') {
			return null;
		}
		BigDecimal number = new BigDecimal(new BigInteger(digits.toString()), digits.length() - 1 - exponent);
		return negative ? number.negate() : number;
	}

	private static boolean isText(String text, int end, boolean negative) {
		if (!negative && !text.startsWith("1") || negative && !text.endsWith("~")) {
			return false;
		}
		if (end <= DIGITS_AT || end > DIGITS_AT + MOST_DIGITS) {
			return false;
		}
		for (int i = 1; i < end; i++) {
			if (text.charAt(i) < '0' || text.charAt(i) > '9') {
				return false;
			}
		}
		return true;
	}

	private static String digits(BigDecimal number) {
		return number.unscaledValue().abs().toString();
	}

	private static int significant(String digits) {
		int end = digits.length();
		while (digits.charAt(end - 1) == '0') {
			end--;
		}
		return end;
	}

	private static long exponent(BigDecimal number, String digits) {
		return digits.length() - 1L - number.scale();
	}

}
