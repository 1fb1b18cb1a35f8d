package dev.singletable.key;

import java.math.BigDecimal;

import org.jspecify.annotations.Nullable;

/**
 * Numbers as their plain decimal text; one text per value, without an order.
 */
final class PlainNumberFormat extends KeyFormat {

	private final NumberType number;

	PlainNumberFormat(NumberType number, Class<?> type) {
		super(type);
		this.number = number;
	}

	@Override
	public String write(Object value) {
		boolean own = NumberType.of(value.getClass()) == this.number;
		if (own && this.number.hasFixedWidth()) {
			return Long.toString(((Number) value).longValue());
		}
		BigDecimal exact = NumberType.exact(value);
		if (exact == null) {
			throw wrongType(value);
		}
		DecimalText.requireStorable(exact);
		if (!own && this.number.valueOf(exact) == null) {
			throw new InvalidKeyException("A key part of type " + type().getName()
					+ " cannot hold this number exactly. Pass a value of its own type.");
		}
		return plain(exact);
	}

	private static String plain(BigDecimal exact) {
		return (exact.signum() == 0) ? "0" : exact.stripTrailingZeros().toPlainString();
	}

	@Override
	@Nullable Object parse(String text) {
		if (!couldStartWith(text) || text.isEmpty()) {
			return null;
		}
		try {
			BigDecimal exact = DecimalText.requireStorable(new BigDecimal(text));
			return plain(exact).equals(text) ? this.number.valueOf(exact) : null;
		}
		catch (IllegalArgumentException ex) {
			return null;
		}
	}

	@Override
	public boolean ordered() {
		return false;
	}

	@Override
	boolean couldStartWith(String start) {
		for (int i = 0; i < start.length(); i++) {
			char unit = start.charAt(i);
			boolean digit = unit >= '0' && unit <= '9';
			if (!digit && unit != '.' && !(unit == '-' && i == 0)) {
				return false;
			}
		}
		return true;
	}

}
