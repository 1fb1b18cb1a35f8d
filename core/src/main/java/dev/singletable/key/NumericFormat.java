package dev.singletable.key;

import java.math.BigDecimal;

import org.jspecify.annotations.Nullable;

/**
 * Numbers of any scale, ordered by their numeric value.
 */
final class NumericFormat extends KeyFormat {

	private final NumberType number;

	NumericFormat(NumberType number, Class<?> type) {
		super(type);
		this.number = number;
	}

	@Override
	public String write(Object value) {
		BigDecimal exact = NumberType.exact(value);
		if (exact == null) {
			throw wrongType(value);
		}
		String text = DecimalText.write(exact);
		if (NumberType.of(value.getClass()) != this.number && this.number.valueOf(exact) == null) {
			throw new InvalidKeyException("A key part of type " + type().getName()
					+ " cannot hold this number exactly. Pass a value of its own type.");
		}
		return text;
	}

	@Override
	@Nullable Object parse(String text) {
		BigDecimal exact = DecimalText.parse(text);
		return (exact == null) ? null : this.number.valueOf(exact);
	}

	@Override
	public int outside(Object bound) {
		BigDecimal exact = NumberType.exact(bound);
		return (exact == null) ? 0 : DecimalText.outside(exact);
	}

	@Override
	boolean couldStartWith(String start) {
		for (int i = 0; i < start.length(); i++) {
			char unit = start.charAt(i);
			boolean digit = unit >= '0' && unit <= '9';
			if (!digit && !(unit == '-' && i == 0) && !(unit == '~' && start.charAt(0) == '-')) {
				return false;
			}
		}
		return true;
	}

}
