package dev.singletable.convert;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

/**
 * Tests with random values of every kind, the same ones in every run.
 */
public abstract class RandomValues {

	protected final Random random = new Random(20260102);

	/**
	 * Up to eight characters of all planes, lone surrogates left out.
	 */
	protected final String text() {
		StringBuilder text = new StringBuilder();
		for (int length = this.random.nextInt(9); length > 0; length--) {
			int kind = this.random.nextInt(10);
			int limit = (kind < 6) ? 0x80 : (kind < 8) ? 0xD800 : 0x10000;
			text.appendCodePoint((kind < 8) ? this.random.nextInt(limit) : 0x10000 + this.random.nextInt(limit));
		}
		return text.toString();
	}

	/**
	 * A number of up to 38 digits in its shortest form.
	 */
	protected final BigDecimal decimal() {
		BigInteger digits = new BigInteger(this.random.nextInt(126), this.random);
		BigDecimal decimal = new BigDecimal(this.random.nextBoolean() ? digits : digits.negate(),
				this.random.nextInt(200) - 80);
		return (decimal.signum() == 0) ? BigDecimal.ZERO : decimal.stripTrailingZeros();
	}

	/**
	 * Null one time in three.
	 */
	protected final <T> @Nullable T maybe(Supplier<T> value) {
		return (this.random.nextInt(3) == 0) ? null : value.get();
	}

	/**
	 * Null three times in four.
	 */
	protected final <T> @Nullable T rarely(Supplier<T> value) {
		return (this.random.nextInt(4) == 0) ? value.get() : null;
	}

	protected final <T> List<T> list(Supplier<T> value) {
		List<T> list = new ArrayList<>();
		for (int size = this.random.nextInt(4); size > 0; size--) {
			list.add(value.get());
		}
		return list;
	}

	protected final <T> Set<T> set(Supplier<T> value) {
		return new LinkedHashSet<>(list(value));
	}

	protected final <T> Map<String, T> map(Supplier<T> value) {
		Map<String, T> map = new LinkedHashMap<>();
		list(value).forEach((each) -> map.put("k" + text(), each));
		return map;
	}

}
