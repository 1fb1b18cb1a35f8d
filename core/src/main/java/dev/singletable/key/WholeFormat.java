package dev.singletable.key;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * Whole numbers with a fixed count of digits.
 */
final class WholeFormat extends KeyFormat {

	private static final int MOST_DIGITS = 18;

	private final NumberType number;

	private final int digits;

	private final long smallest;

	private final long largest;

	private final long offset;

	private final List<TextShape> shapes;

	private WholeFormat(NumberType number, Class<?> type, int digits, boolean signed) {
		super(type);
		this.number = number;
		this.digits = digits;
		this.offset = (digits == 19) ? Long.MIN_VALUE : Integer.MIN_VALUE;
		this.smallest = signed ? number.smallest() : 0;
		this.largest = signed ? number.largest() : Math.min(number.largest(), powerOfTen(digits) - 1);
		TextShape shape = new TextShape("0".repeat(digits));
		this.shapes = signed ? List.of(shape, new TextShape("-" + shape.outline())) : List.of(shape);
	}

	static WholeFormat of(NumberType number, Class<?> type) {
		return new WholeFormat(number, type, (number == NumberType.LONG) ? 19 : 10, true);
	}

	static WholeFormat ofWidth(NumberType number, Class<?> type, int digits) {
		return new WholeFormat(number, type, digits, false);
	}

	static boolean isWidth(String format) {
		if (format.isEmpty() || format.length() > 2 || format.charAt(0) == '0'
				|| !format.chars().allMatch((unit) -> unit >= '0' && unit <= '9')) {
			return false;
		}
		return Integer.parseInt(format) <= MOST_DIGITS;
	}

	private static long powerOfTen(int exponent) {
		long power = 1;
		for (int i = 0; i < exponent; i++) {
			power *= 10;
		}
		return power;
	}

	@Override
	public String write(Object value) {
		if (outside(value) != 0) {
			throw refused();
		}
		return text(whole(value));
	}

	private long whole(Object value) {
		if (isLong(value)) {
			return ((Number) value).longValue();
		}
		BigDecimal exact = NumberType.exact(value);
		if (exact == null) {
			throw wrongType(value);
		}
		Object whole = NumberType.LONG.valueOf(exact);
		if (whole == null) {
			throw refused();
		}
		return (Long) whole;
	}

	private InvalidKeyException refused() {
		return new InvalidKeyException(
				"A key part of type " + type().getName() + " with " + this.digits + " digits takes whole numbers from "
						+ this.smallest + " to " + this.largest + ". Pass a number in that range.");
	}

	private static boolean isLong(Object value) {
		return value instanceof Long || value instanceof Integer || value instanceof Short || value instanceof Byte;
	}

	@Override
	public int outside(Object bound) {
		if (isLong(bound)) {
			long whole = ((Number) bound).longValue();
			return (whole < this.smallest) ? -1 : (whole > this.largest) ? 1 : 0;
		}
		BigDecimal exact = NumberType.exact(bound);
		if (exact == null) {
			return 0;
		}
		return (exact.compareTo(BigDecimal.valueOf(this.smallest)) < 0) ? -1
				: Math.max(0, exact.compareTo(BigDecimal.valueOf(this.largest)));
	}

	private String text(long whole) {
		boolean negative = whole < 0;
		int start = negative ? 1 : 0;
		byte[] text = new byte[start + this.digits];
		text[0] = '-';
		long rest = negative ? whole - this.offset : whole;
		for (int i = text.length - 1; i >= start; i--) {
			text[i] = (byte) ('0' + rest % 10);
			rest /= 10;
		}
		return new String(text, StandardCharsets.ISO_8859_1);
	}

	@Override
	@Nullable Object parse(String text) {
		if (this.shapes.stream().noneMatch((shape) -> shape.matches(text))) {
			return null;
		}
		boolean negative = text.charAt(0) == '-';
		long rest = 0;
		for (int i = negative ? 1 : 0; i < text.length(); i++) {
			rest = rest * 10 + text.charAt(i) - '0';
		}
		long whole = negative ? rest + this.offset : rest;
		if (rest < 0 || negative && whole >= 0 || whole < this.smallest || whole > this.largest) {
			return null;
		}
		return this.number.valueOf(BigDecimal.valueOf(whole));
	}

	@Override
	public boolean fixedWidth() {
		return true;
	}

	@Override
	public Optional<String> predecessor(String text) {
		long whole = ((Number) read(text)).longValue();
		return (whole == this.smallest) ? Optional.empty() : Optional.of(text(whole - 1));
	}

	@Override
	List<TextShape> shapes() {
		return this.shapes;
	}

}
