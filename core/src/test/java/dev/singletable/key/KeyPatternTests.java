package dev.singletable.key;

import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import dev.singletable.key.KeyTemplate.Part;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class KeyPatternTests {

	private static final Map<String, Class<?>> TYPES = Map.of("number", int.class, "placedAt", Instant.class, "unit",
			TimeUnit.class, "created", Date.class);

	static KeyPattern pattern(String template) {
		return KeyPattern.of(KeyTemplate.parse(template), (path) -> TYPES.getOrDefault(path, String.class));
	}

	@Test
	void writesLiteralsAndPartsInOrder() {
		Map<String, Object> values = Map.of("id", "a b", "number", 7, "address.city", "Bonn");
		assertThat(pattern("ORDER#{id}#v#{number:6}#{address.city}#END").render(values::get))
			.isEqualTo("ORDER#a$20b#v#000007#Bonn#END");
		assertThat(pattern("{id}").render(values::get)).isEqualTo("a$20b");
		assertThat(pattern("{id}#X").render(values::get)).isEqualTo("a$20b#X");
		assertThat(pattern("META").render(values::get)).isEqualTo("META");
	}

	@Test
	void keepsAPlainStringAsItIs() {
		KeyPattern pattern = pattern("TICKET#{ticket:plain}");
		assertThat(pattern.render((path) -> "12 C")).isEqualTo("TICKET#12 C");
		assertThat(pattern.read("TICKET#12 C")).contains(Map.of("ticket", "12 C"));
	}

	@Test
	void writesNoKeyWhenAPartIsNullOrEmptyAndNamesIt() {
		KeyPattern pattern = pattern("A#{id}#{number}");
		Map<String, Object> values = new HashMap<>(Map.of("number", 7));
		assertThat(pattern.render(values::get)).isNull();
		assertThat(pattern.absentPart(values::get)).isEqualTo("id");
		values.put("id", "");
		assertThat(pattern.render(values::get)).isNull();
		assertThat(pattern.absentPart(values::get)).isEqualTo("id");
		values.put("id", "x");
		assertThat(pattern.absentPart(values::get)).isNull();
		values.remove("number");
		assertThat(pattern.render(values::get)).isNull();
		assertThat(pattern.absentPart(values::get)).isEqualTo("number");
		assertThat(pattern("{id}").render((path) -> "")).isNull();
	}

	@Test
	void twoTuplesNeverMakeOneKey() {
		KeyPattern pattern = pattern("{a}#{b}");
		assertThat(pattern.render(Map.of("a", "x#y", "b", "z")::get)).isEqualTo("x$23y#z");
		assertThat(pattern.render(Map.of("a", "x", "b", "y#z")::get)).isEqualTo("x#y$23z");
	}

	@Test
	void theKeyOfAParentStartsThoseOfItsChildrenAndOfNoOther() {
		String parent = pattern("ORDER#{id}").render((path) -> "1");
		String child = pattern("ORDER#{id}#LINE#{line}").render((path) -> "1");
		String other = pattern("ORDER#{id}#LINE#{line}").render((path) -> "10");
		assertThat(child).startsWith(parent + "#");
		assertThat(other).doesNotStartWith(parent + "#");
	}

	@Test
	void readsTheValuesInTheOrderOfTheTemplate() {
		assertThat(pattern("ORDER#{id}#{placedAt}#END").read("ORDER#a$20b#2026-01-02T03:04:05.000000000Z#END").get())
			.containsExactly(Map.entry("id", "a b"), Map.entry("placedAt", Instant.parse("2026-01-02T03:04:05Z")));
		assertThat(pattern("META").read("META")).contains(Map.of());
	}

	@Test
	void readsNoKeyOfAnotherShape() {
		KeyPattern pattern = pattern("ORDER#{id}#{number:6}#END");
		assertThat(pattern.matches("ORDER#a#000007#END")).isTrue();
		for (String key : List.of("", "ORDER", "ORDER#a", "ORDER#a#7#END", "ORDER#a#000007", "ORDER#a#000007#ENDE",
				"ORDER#a#000007#END#", "ORDERS#a#000007#END", "ORDER##000007#END", "ORDER#a b#000007#END",
				"ORDER#a#000007##END")) {
			assertThat(pattern.read(key)).as(key).isEmpty();
			assertThat(pattern.matches(key)).as(key).isFalse();
		}
		assertThat(pattern("META").matches("META#")).isFalse();
		assertThat(pattern("{id}").matches("a#b")).isFalse();
	}

	@Test
	void readsARepeatedPartOnlyWhenBothTextsAgree() {
		KeyPattern pattern = pattern("{number}#{number:plain}");
		assertThat(pattern.render((path) -> 7)).isEqualTo("0000000007#7");
		assertThat(pattern.read("0000000007#7")).contains(Map.of("number", 7));
		assertThat(pattern.read("0000000007#8")).isEmpty();
	}

	@Test
	void knowsItsPartsAndTheirFormats() {
		KeyPattern pattern = pattern("A#{number:6}#{id}");
		assertThat(pattern.parts()).containsExactly(new Part("number", "6"), new Part("id", ""));
		assertThat(pattern.format(0).type()).isEqualTo(int.class);
		assertThat(pattern.format("id").prefixes()).isTrue();
		assertThat(pattern.hasParts()).isTrue();
		assertThat(pattern("META").hasParts()).isFalse();
		assertThat(pattern).hasToString("A#{number:6}#{id}");
		assertThatExceptionOfType(IllegalArgumentException.class).isThrownBy(() -> pattern.format("name"))
			.withMessage("Key template \"A#{number:6}#{id}\" has no part {name}.");
	}

	@Test
	void namesThePartWhoseValueIsRefusedAndNeverTheValue() {
		assertThatExceptionOfType(InvalidKeyException.class)
			.isThrownBy(() -> pattern("ROW#{number:6}").render((path) -> 12_345_678))
			.withMessage("Part {number:6} of key template \"ROW#{number:6}\": A key part of type int with 6 digits "
					+ "takes whole numbers from 0 to 999999. Pass a number in that range.");
		assertThatExceptionOfType(InvalidKeyException.class)
			.isThrownBy(() -> pattern("ROW#{number}").range(List.of(), Bound.atLeast("secret")))
			.withMessage("Part {number} of key template \"ROW#{number}\": A key part of type int takes no "
					+ "java.lang.String. Pass a value of its own type.");
	}

	@Test
	void refusesATypeThatCannotBeInAKey() {
		assertThatExceptionOfType(InvalidTemplateException.class).isThrownBy(() -> pattern("A#{created}"))
			.withMessage("Key template \"A#{created}\", part {created}: java.util.Date cannot be part of a key. "
					+ "Use a property of type String, a number type, Boolean, UUID, an enum, Instant, OffsetDateTime, "
					+ "ZonedDateTime, LocalDateTime, LocalTime, LocalDate, YearMonth or Year.");
	}

	@Test
	void refusesAPlainStringThatIsNotLast() {
		for (String template : List.of("{id:plain}#X", "{id:plain}#{number}")) {
			assertThatExceptionOfType(InvalidTemplateException.class).isThrownBy(() -> pattern(template))
				.withMessage(
						"Key template \"" + template + "\": {id:plain} keeps a string as it is and can only be the "
								+ "last segment. Move it to the end, or write {id}.");
		}
		assertThat(pattern("{number:plain}#{id}").render(Map.of("number", -5, "id", "x")::get)).isEqualTo("-5#x");
	}

	@Test
	void takesTheKeyOfTheTableAsItIs() {
		KeyPattern inverse = pattern("{sk}");
		assertThat(inverse.render((path) -> "ORDER#a$20b#1")).isEqualTo("ORDER#a$20b#1");
		assertThat(inverse.read("ORDER#a$20b#1")).contains(Map.of("sk", "ORDER#a$20b#1"));
		assertThat(inverse.range(List.of(), Bound.startsWith("ORDER#"))).isEqualTo(new KeyRange.BeginsWith("ORDER#"));
		KeyRange above = inverse.range(List.of(), Bound.greaterThan("B"));
		assertThat(List.of("A#1", "B", "B#1", "C")).filteredOn(above::contains).containsExactly("B#1", "C");
		KeyRange below = inverse.range(List.of(), Bound.atMost("B"));
		assertThat(List.of("A#1", "B", "B#1", "C")).filteredOn(below::contains).containsExactly("A#1", "B");
	}

}
