package dev.singletable.convert;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.singletable.annotation.SingleTableEntity;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import org.springframework.core.convert.converter.Converter;
import org.springframework.data.annotation.Id;
import org.springframework.data.convert.WritingConverter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What DynamoDB cannot hold is refused before the call, with the attribute path.
 */
class UnwritableItemTests {

	private static final String LONE = "a\uD800";

	@Test
	void refusesNumbersThatAreNotFinite() {
		String message = "At attribute 'value': DynamoDB has no NaN and no Infinity. Leave the value out instead.";
		refused(new Measure("1", Double.NaN, null, null), message);
		refused(new Measure("1", Double.NEGATIVE_INFINITY, null, null), message);
	}

	@Test
	void refusesNumbersThatDoNotFit() {
		String rest = "; allowed are 38 digits and exponents from -130 to 125. Round it, or store it as text.";
		refused(new Measure("1", 0, new BigDecimal("1." + "1".repeat(38)), null),
				"At attribute 'exact': DynamoDB cannot hold this number exactly: it has 39 digits and the exponent 0"
						+ rest);
		refused(new Measure("1", 0, new BigDecimal("1E+126"), null),
				"At attribute 'exact': DynamoDB cannot hold this number exactly: it has 1 digits and the exponent 126"
						+ rest);
		refused(new Measure("1", 1E-131, null, null),
				"At attribute 'value': DynamoDB cannot hold this number exactly: it has 1 digits and the exponent -131"
						+ rest);
		assertThat(Entities.of(Measure.class)
			.again(new Measure("1", 1E-130, new BigDecimal("9".repeat(38) + "E+88"), null))
			.value()).isEqualTo(1E-130);
	}

	@Test
	void refusesYearsThatDoNotSort() {
		refused(new Measure("1", 0, null, Instant.parse("+10000-01-01T00:00:00Z")),
				"At attribute 'at': a stored Instant has a year from 0000 to 9999. Use one in that range.");
	}

	@Test
	void refusesUnpairedSurrogatesWhereverTheyAre() {
		refused(texts(LONE, List.of(), Map.of(), Set.of(), List.of()), surrogate("text"));
		refused(texts("", List.of("x", LONE), Map.of(), Set.of(), List.of()), surrogate("list[1]"));
		refused(texts("", List.of(LONE), Map.of(), Set.of(), List.of()), surrogate("list[0]"));
		refused(texts("", List.of(), Map.of("k", LONE), Set.of(), List.of()), surrogate("map.k"));
		Map<String, String> keys = new LinkedHashMap<>(Map.of("first", "x"));
		keys.put(LONE, "y");
		refused(texts("", List.of(), keys, Set.of(), List.of()), surrogate("map"));
		refused(texts("", List.of(), Map.of(), Set.of(LONE), List.of()), surrogate("set"));
		refused(texts("", List.of(), Map.of(), Set.of(), List.of(line("a"), line("b"), line(LONE))),
				surrogate("lines[2].product"));
		refused(texts("", List.of(), Map.of(), Set.of(),
				List.of(new Line("a", List.of(List.of("b"), List.of("c", LONE))))), surrogate("lines[0].notes[1][1]"));
		refused(texts("\uDC00x", List.of(), Map.of(), Set.of(), List.of()),
				"At attribute 'text': the text has an unpaired "
						+ "surrogate at index 0, which has no UTF-8 form. Remove it, or store the value as byte[].");
	}

	@Test
	void takesPairedSurrogates() {
		Texts texts = texts("😀", List.of("😀"), Map.of("😀", "😀"), Set.of("😀"), List.of(line("😀")));
		assertThat(Entities.of(Texts.class).again(texts)).isEqualTo(texts);
	}

	@Test
	void refusesNullsWhereDynamoDbHasNone() {
		Set<@Nullable String> set = new LinkedHashSet<>(Arrays.asList("a", null));
		refused(texts("", List.of(), Map.of(), set, List.of()),
				"At attribute 'set': a DynamoDB set holds no null. Leave it out.");
		Map<@Nullable String, String> map = new HashMap<>();
		map.put("a", "b");
		map.put(null, "x");
		refused(texts("", List.of(), map, Set.of(), List.of()),
				"At attribute 'map': a map in DynamoDB has no null key. Leave it " + "out.");
	}

	@Test
	void refusesMapKeysThatHaveNoTextOrOneText() {
		refused(new Keyed("1", Map.of(Double.NaN, "x"), Map.of()),
				"At attribute 'doubles': DynamoDB has no NaN and no Infinity. Leave the value out instead.");
		Map<BigDecimal, String> same = new HashMap<>(Map.of(new BigDecimal("1.0"), "x"));
		same.put(new BigDecimal("1.00"), "y");
		refused(new Keyed("1", Map.of(), same),
				"At attribute 'decimals': two keys of the map have one text, so one value would be lost. Keep "
						+ "one of them.");
	}

	@Test
	void refusesDynamicValuesItCannotStore() {
		refused(new Anything("1", Thread.currentThread()),
				"At attribute 'value': java.lang.Thread cannot be stored: it "
						+ "is a class of Java's own with no form in DynamoDB. Leave it out, or register a converter.");
		refused(new Anything("1", List.of("a", Set.of())),
				"At attribute 'value[1]': a DynamoDB set is never empty. Leave it out.");
		refused(new Anything("1", Map.of("a", Map.of(1, "x"))),
				"At attribute 'value.a': the keys of this map are String, not Integer.");
	}

	@Test
	void refusesASubclassWhoseOwnPropertiesWouldBeLost() {
		refused(new House("1", new Room("hall"), List.of(new Kitchen("k", 2))),
				"At attribute 'rooms[0]': the value is a Kitchen, of which only the properties of Room would be stored. "
						+ "Seal Room, or register a converter.");
	}

	@Test
	void tellsWhichConverterFailed() {
		Entities entities = Entities.with(List.of(new Unwilling()), ReadPolicy.defaults(), House.class);
		assertThatExceptionOfType(UnwritableItemException.class)
			.isThrownBy(() -> entities.item(new House("1", new Room("x"), List.of())))
			.withMessage("At attribute 'entrance': the converter from Room failed.");
	}

	@Test
	void neverShowsTheValue() {
		assertThatExceptionOfType(UnwritableItemException.class)
			.isThrownBy(() -> Entities.of(Texts.class)
				.item(texts("", List.of("secret" + LONE), Map.of(), Set.of(), new ArrayList<>())))
			.satisfies((ex) -> assertThat(ex.getMessage()).doesNotContain("secret"))
			.satisfies((ex) -> assertThat(ex.path()).isEqualTo("list[0]"));
	}

	private static String surrogate(String path) {
		return "At attribute '" + path + "': the text has an unpaired surrogate at index 1, which has no UTF-8 form. "
				+ "Remove it, or store the value as byte[].";
	}

	private static void refused(Object entity, String message) {
		assertThatExceptionOfType(UnwritableItemException.class)
			.isThrownBy(() -> Entities.of(entity.getClass()).item(entity))
			.withMessage(message);
	}

	private static Line line(String product) {
		return new Line(product, List.of());
	}

	@SuppressWarnings("checkstyle:ParameterNumber")
	private static Texts texts(String text, List<String> list, Map<@Nullable String, String> map,
			Set<@Nullable String> set, List<Line> lines) {
		return new Texts("1", text, list, map, set, lines);
	}

	@SingleTableEntity
	record Measure(@Id String id, double value, @Nullable BigDecimal exact, @Nullable Instant at) {
	}

	record Line(String product, List<List<String>> notes) {
	}

	@SingleTableEntity
	record Texts(@Id String id, String text, List<String> list, Map<@Nullable String, String> map,
			Set<@Nullable String> set, List<Line> lines) {
	}

	@SingleTableEntity
	record Keyed(@Id String id, Map<Double, String> doubles, Map<BigDecimal, String> decimals) {
	}

	@SingleTableEntity
	record Anything(@Id String id, Object value) {
	}

	static class Room {

		private final String name;

		Room(String name) {
			this.name = name;
		}

		String getName() {
			return this.name;
		}

	}

	static final class Kitchen extends Room {

		private final int stoves;

		Kitchen(String name, int stoves) {
			super(name);
			this.stoves = stoves;
		}

		int getStoves() {
			return this.stoves;
		}

	}

	@SingleTableEntity
	record House(@Id String id, Room entrance, List<Room> rooms) {
	}

	@WritingConverter
	static final class Unwilling implements Converter<Room, String> {

		@Override
		public String convert(Room source) {
			throw new IllegalStateException("no");
		}

	}

}
