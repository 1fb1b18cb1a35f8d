package dev.singletable.key;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class KeyTextTests {

	@Test
	void escapesBlankSeparatorAndEscapeCharacter() {
		assertThat(KeyText.escape("a b#c$d")).isEqualTo("a$20b$23c$24d");
	}

	@Test
	void escapesEachCharacterUpToTheEscapeCharacterAndNoOther() {
		for (char unit = 0; unit < 0x100; unit++) {
			String text = KeyText.escape(String.valueOf(unit));
			if (unit <= 0x24) {
				assertThat(text).isEqualTo(String.format("$%02X", (int) unit));
			}
			else {
				assertThat(text).isEqualTo(String.valueOf(unit));
			}
		}
	}

	@Test
	void returnsTheSameStringWhenThereIsNothingToEscape() {
		String value = "ORDER-ä-\uD83D\uDE00";
		assertThat(KeyText.escape(value)).isSameAs(value);
		assertThat(KeyText.unescape(value)).isSameAs(value);
	}

	@Test
	void neverNormalisesOrChangesCase() {
		assertThat(KeyText.escape("e\u0301")).isNotEqualTo(KeyText.escape("\u00E9"));
		assertThat(KeyText.escape("Order")).isEqualTo("Order");
	}

	@Test
	void refusesAnUnpairedSurrogateWithoutShowingTheValue() {
		for (String value : new String[] { "secret\uD83D", "\uDE00secret", "\uD83Dsecret", "#\uD83D" }) {
			assertThatExceptionOfType(InvalidKeyException.class).isThrownBy(() -> KeyText.escape(value))
				.withMessage("The text has an unpaired surrogate, which no key can hold. "
						+ "Pass text made of whole characters.");
		}
	}

	@Test
	void refusesToUnescapeWhatIsNoEscapedText() {
		for (String text : new String[] { "a#b", "a b", "$", "$2", "$2x", "$25", "$ff", "$1f", "\uD83D" }) {
			assertThatExceptionOfType(InvalidKeyException.class).isThrownBy(() -> KeyText.unescape(text))
				.withMessage("The text is not an escaped key part. Pass one segment of a key, "
						+ "with every character up to U+0024 as '$' and two hex digits.");
		}
	}

	@Test
	void sortsByCodePointAsDynamoDbDoes() {
		assertThat("\uFF5E".compareTo("\uD83D\uDE00")).isPositive();
		assertThat(KeyOrder.compare("\uFF5E", "\uD83D\uDE00")).isNegative();
		assertThat(KeyOrder.compare("\uD83D\uDE00", "\uD83D\uDE01")).isNegative();
		assertThat(KeyOrder.BY_CODE_POINT.compare("\uD7FF", "\uD83D\uDE00")).isNegative();
		assertThat(KeyOrder.compare("a", "a#")).isNegative();
		assertThat(KeyOrder.compare("a", "a")).isZero();
	}

	@Test
	void keyShowsNoValues() {
		assertThat(ItemKey.of("CUSTOMER#secret", "META")).hasToString("ItemKey[pk=***, sk=***]")
			.isEqualTo(new ItemKey("CUSTOMER#secret", "META"));
	}

}
