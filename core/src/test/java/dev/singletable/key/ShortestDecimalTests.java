package dev.singletable.key;

import java.math.BigDecimal;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class ShortestDecimalTests {

	private static final long SEED = 20_260_105L;

	@ParameterizedTest
	@CsvSource({ "2.0E-3", "1.0E23", "2.0E23", "8.41E21", "0.1", "-19.99", "9.007199254740992E15",
			"1.7976931348623157E308", "2.2250738585072014E-308", "4.9E-324", "8.4E-323" })
	void findsTheTextThatJava19AndLaterWrite(String text) {
		assertThat(ShortestDecimal.of(Double.parseDouble(text))).isEqualByComparingTo(text);
	}

	@ParameterizedTest
	@CsvSource({ "1.1E-5", "3.4028235E38", "1.4E-45", "1.1754944E-38", "2.0E10", "33554432", "0.3" })
	void findsTheSameForFloat(String text) {
		assertThat(ShortestDecimal.of(Float.parseFloat(text))).isEqualByComparingTo(text);
	}

	@Test
	void isReadBackAndNeverLongerThanTheTextOfThisJava() {
		Random random = new Random(SEED);
		for (int i = 0; i < 20_000; i++) {
			double value = Double.longBitsToDouble(random.nextLong());
			if (!Double.isFinite(value)) {
				continue;
			}
			BigDecimal shortest = ShortestDecimal.of(value);
			assertThat(shortest.doubleValue()).as("seed " + SEED).isEqualTo(value);
			assertThat(shortest.precision()).as("seed " + SEED)
				.isLessThanOrEqualTo(new BigDecimal(Double.toString(value)).precision());
		}
	}

}
