package dev.singletable.key;

import java.util.stream.Stream;

import dev.singletable.key.KeyTemplate.Literal;
import dev.singletable.key.KeyTemplate.Part;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

class KeyTemplateTests {

	@Test
	void readsLiteralsAndPartsInOrder() {
		KeyTemplate template = KeyTemplate.parse("ORDER#{customer.id}#v1#{number:6}#{note:plain}");
		assertThat(template.segments()).containsExactly(new Literal("ORDER"), new Part("customer.id", ""),
				new Literal("v1"), new Part("number", "6"), new Part("note", "plain"));
		assertThat(template.text()).isEqualTo("ORDER#{customer.id}#v1#{number:6}#{note:plain}");
		assertThat(template.parts()).extracting(Part::toString)
			.containsExactly("{customer.id}", "{number:6}", "{note:plain}");
	}

	@Test
	void takesOneLiteralAlone() {
		assertThat(KeyTemplate.parse("META").segments()).containsExactly(new Literal("META"));
	}

	@Test
	void takesOnePartTwice() {
		assertThat(KeyTemplate.parse("{a}#{a}").parts()).hasSize(2);
	}

	@Test
	void takesPunctuationInsideLiterals() {
		assertThat(KeyTemplate.parse("order-line/2:x_é").segments()).containsExactly(new Literal("order-line/2:x_é"));
	}

	@Test
	void isEqualToATemplateOfTheSameText() {
		assertThat(KeyTemplate.parse("A#{b}")).isEqualTo(KeyTemplate.parse("A#{b}"))
			.hasSameHashCodeAs(KeyTemplate.parse("A#{b}"))
			.isNotEqualTo(KeyTemplate.parse("A#{c}"))
			.hasToString("A#{b}");
	}

	@Test
	void putsTheNameOfTheTypeInItsPlace() {
		KeyTemplate template = KeyTemplate.parse("{@type}#{id}#{@type}").withType("ORDER");
		assertThat(template).isEqualTo(KeyTemplate.parse("ORDER#{id}#ORDER"));
		assertThat(template.segments()).first().isEqualTo(new Literal("ORDER"));
		assertThat(template.withType("OTHER")).isSameAs(template);
	}

	@Test
	void refusesANameOfATypeThatCannotStandInKeys() {
		for (String type : new String[] { "", "A B", "A#B", "A$", "{A}" }) {
			assertThatExceptionOfType(InvalidTemplateException.class)
				.isThrownBy(() -> KeyTemplate.parse("{@type}#{id}").withType(type))
				.withMessage("Key template \"{@type}#{id}\": the type name \"" + type + "\" cannot stand in a key. "
						+ "Give the type a name of characters above U+0024, without braces.");
			assertThat(KeyTemplate.isLiteral(type)).isFalse();
		}
		assertThat(KeyTemplate.isLiteral("ORDER")).isTrue();
	}

	@Test
	void tellsTheKeysOfTheTableFromProperties() {
		assertThat(KeyTemplate.parse("{pk}").keyAttribute()).contains("pk");
		assertThat(KeyTemplate.parse("{sk}").keyAttribute()).contains("sk");
		assertThat(KeyTemplate.parse("A#{id}").keyAttribute()).isEmpty();
		assertThat(KeyTemplate.parse("A#{a.pk}").keyAttribute()).isEmpty();
	}

	@ParameterizedTest
	@MethodSource
	void refusesWhatIsNoTemplateAndSaysWhatToWrite(String text, String problem) {
		assertThatExceptionOfType(InvalidTemplateException.class).isThrownBy(() -> KeyTemplate.parse(text))
			.withMessage("Key template \"" + text + "\": " + problem);
	}

	static Stream<Arguments> refusesWhatIsNoTemplateAndSaysWhatToWrite() {
		return Stream.concat(wrongSegments(), wrongParts());
	}

	private static Stream<Arguments> wrongSegments() {
		String more = " is more than one part or literal, so two values could make one key. Write ";
		String literal = ". Write literals with characters above U+0024 only.";
		return Stream.of(arguments("{a}{b}", "\"{a}{b}\"" + more + "\"{a}#{b}\"."),
				arguments("{a}-{b}", "\"{a}-{b}\"" + more + "\"{a}#{b}\"."),
				arguments("X#v{a}", "\"v{a}\"" + more + "\"v#{a}\"."),
				arguments("{a}_END", "\"{a}_END\"" + more + "\"{a}#_END\"."),
				arguments("A##B", "segment 2 is empty. Write one '#' between two segments and none at either end."),
				arguments("#A", "segment 1 is empty. Write one '#' between two segments and none at either end."),
				arguments("A#", "segment 2 is empty. Write one '#' between two segments and none at either end."),
				arguments("A#{b", "the braces of \"{b\" do not pair. Write each part as {property}."),
				arguments("A#b}", "the braces of \"b}\" do not pair. Write each part as {property}."),
				arguments("{{a}}", "the braces of \"{{a}}\" do not pair. Write each part as {property}."),
				arguments("{a#b}", "the braces of \"{a\" do not pair. Write each part as {property}."),
				arguments("A B", "the literal \"A B\" has the character U+0020" + literal),
				arguments("A$", "the literal \"A$\" has the character U+0024" + literal),
				arguments("A\uD83D", "the literal \"A\uD83D\" has the character U+D83D" + literal));
	}

	private static Stream<Arguments> wrongParts() {
		String property = " names no property. Write {property}, {nested.property} or {@type}.";
		String format = "\" has an unknown format. Write {n}, {n:plain}, or a number of digits from 1 to 18, as in {n:6}.";
		String whole = " is the whole key of the table and stands alone. Write ";
		return Stream.of(arguments("{}", "\"{}\"" + property), arguments("{a b}", "\"{a b}\"" + property),
				arguments("{a..b}", "\"{a..b}\"" + property), arguments("{1a}", "\"{1a}\"" + property),
				arguments("{@id}", "\"{@id}\"" + property), arguments("{:6}", "\"{:6}\"" + property),
				arguments("{n:hex}", "\"{n:hex}" + format), arguments("{n:}", "\"{n:}" + format),
				arguments("{n:0}", "\"{n:0}" + format), arguments("{n:06}", "\"{n:06}" + format),
				arguments("{n:19}", "\"{n:19}" + format), arguments("{n:-1}", "\"{n:-1}" + format),
				arguments("{@type:plain}", "{@type} has one text and takes no format. Write {@type}."),
				arguments("{pk:plain}", "{pk} has one text and takes no format. Write {pk}."),
				arguments("A#{pk}", "{pk}" + whole + "\"{pk}\", or name properties instead."),
				arguments("{sk}#{id}", "{sk}" + whole + "\"{sk}\", or name properties instead."));
	}

	@Test
	void refusesAnEmptyTemplate() {
		assertThatExceptionOfType(InvalidTemplateException.class).isThrownBy(() -> KeyTemplate.parse(""))
			.withMessage("A key template cannot be empty. "
					+ "Write literals and {parts} separated by '#', as in \"ORDER#{id}\".");
	}

}
