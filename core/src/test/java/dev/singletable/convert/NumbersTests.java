package dev.singletable.convert;

import java.math.BigDecimal;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Numbers are read as {@link BigDecimal} reads them, scale and all.
 */
class NumbersTests {

	private static final String ALPHABET = "00123456789..--+eE ";

	@ParameterizedTest
	@ValueSource(strings = { "0", "-0", "0.0", "-0.00", "1.50", "007", "-19.95", "999999999999999999",
			"-999999999999999999", "9999999999999999999", "123456789012345678.9", "1.", ".5", "-.5", "1E+10", "2e-7",
			"0.0000000000000001", "12345678901234567890123456789012345678" })
	void aNumberKeepsItsDigitsAndScale(String text) {
		assertThat(Numbers.parseDecimal(text)).isEqualTo(new BigDecimal(text));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "-", ".", "-.", "1.2.3", "--1", "1-", "1 ", "0x1", "NaN", "1e" })
	void whatIsNoNumberIsRefused(String text) {
		assertThatExceptionOfType(NumberFormatException.class).isThrownBy(() -> Numbers.parseDecimal(text));
	}

	@Test
	void anyTextIsReadOrRefusedAlike() {
		Random random = new Random(20260102);
		for (int number = 0; number < 200_000; number++) {
			StringBuilder text = new StringBuilder();
			for (int length = random.nextInt(22); length > 0; length--) {
				text.append(ALPHABET.charAt(random.nextInt(random.nextBoolean() ? 11 : ALPHABET.length())));
			}
			assertThat(outcome(Numbers::parseDecimal, text.toString()))
				.isEqualTo(outcome(BigDecimal::new, text.toString()));
		}
	}

	private static Object outcome(java.util.function.Function<String, BigDecimal> parse, String text) {
		try {
			return parse.apply(text);
		}
		catch (NumberFormatException ex) {
			return "refused";
		}
	}

}
