package dev.singletable.key;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;

/**
 * The shortest decimal that a binary floating-point number is read back from.
 * <p>
 * {@code Double.toString} gives it only since Java 19. A key must not depend on the
 * version that wrote it, so longer texts are searched again.
 */
public final class ShortestDecimal {

	/**
	 * So many digits fit between two neighbours, so one decimal at most is that short.
	 */
	private static final int DOUBLE_UNIQUE = 15;

	private static final int FLOAT_UNIQUE = 6;

	/** Java prefers the nearest of two digits to any of one, as in 1.4E-45. */
	private static final int FEWEST = 2;

	private ShortestDecimal() {
	}

	public static BigDecimal of(double value) {
		requireFinite(Double.isFinite(value));
		BigDecimal text = new BigDecimal(Double.toString(value)).stripTrailingZeros();
		boolean normal = Math.abs(value) >= Double.MIN_NORMAL;
		if (text.precision() <= DOUBLE_UNIQUE && normal || text.signum() == 0) {
			return text;
		}
		return shortest(new BigDecimal(value), normal ? DOUBLE_UNIQUE : FEWEST,
				(number) -> number.doubleValue() == value);
	}

	public static BigDecimal of(float value) {
		requireFinite(Float.isFinite(value));
		BigDecimal text = new BigDecimal(Float.toString(value)).stripTrailingZeros();
		boolean normal = Math.abs(value) >= Float.MIN_NORMAL;
		if (text.precision() <= FLOAT_UNIQUE && normal || text.signum() == 0) {
			return text;
		}
		return shortest(new BigDecimal(value), normal ? FLOAT_UNIQUE : FEWEST,
				(number) -> number.floatValue() == value);
	}

	private static BigDecimal shortest(BigDecimal exact, int fewest, Predicate<BigDecimal> readsBack) {
		int digits = fewest;
		BigDecimal found = nearest(exact, digits, readsBack);
		while (found == null) {
			found = nearest(exact, ++digits, readsBack);
		}
		return found;
	}

	private static @Nullable BigDecimal nearest(BigDecimal exact, int digits, Predicate<BigDecimal> readsBack) {
		BigDecimal near = exact.round(new MathContext(digits, RoundingMode.HALF_EVEN));
		if (readsBack.test(near)) {
			return near.stripTrailingZeros();
		}
		BigDecimal down = exact.round(new MathContext(digits, RoundingMode.DOWN));
		BigDecimal far = (near.compareTo(down) == 0) ? exact.round(new MathContext(digits, RoundingMode.UP)) : down;
		return readsBack.test(far) ? far.stripTrailingZeros() : null;
	}

	private static void requireFinite(boolean finite) {
		if (!finite) {
			throw new InvalidKeyException("A key holds neither NaN nor infinity. Pass a finite number.");
		}
	}

}
