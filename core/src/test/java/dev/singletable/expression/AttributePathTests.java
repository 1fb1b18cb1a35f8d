package dev.singletable.expression;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class AttributePathTests {

	@Test
	void readsNamesAndPlaces() {
		assertThat(AttributePath.parse("total")).isEqualTo(AttributePath.of("total"));
		assertThat(AttributePath.parse("address.city")).isEqualTo(AttributePath.of("address", "city"));
		assertThat(AttributePath.parse("rows[0][12].quantity"))
			.isEqualTo(AttributePath.of("rows").then(0).then(12).then("quantity"));
	}

	@ParameterizedTest
	@ValueSource(strings = { ".", "a.", ".a", "a..b", "a[", "a[]", "a[x]", "a[-1]", "a[0]b", "[0]", "a]", "a.[0]",
			"a[0].", "a[1234567890]" })
	void refusesWhatItCannotRead(String path) {
		assertThatIllegalArgumentException().isThrownBy(() -> AttributePath.parse(path))
			.withMessage("The path '%s' cannot be read; write names between dots and places in brackets, "
					+ "for example 'lines[0].quantity'.", path);
	}

	@Test
	void printsAsItIsRead() {
		assertThat(AttributePath.parse("rows[0][12].quantity.unit")).hasToString("rows[0][12].quantity.unit");
	}

	@Test
	void knowsItsRootAndItsParent() {
		AttributePath path = AttributePath.parse("lines[0].quantity");

		assertThat(path.root()).isEqualTo("lines");
		assertThat(path.isTopLevel()).isFalse();
		assertThat(path.parent()).hasToString("lines[0]");
		assertThat(path.parent().parent().isTopLevel()).isTrue();
		assertThatIllegalStateException().isThrownBy(() -> AttributePath.of("lines").parent())
			.withMessage("'lines' is an attribute of the item itself.");
	}

}
