package dev.singletable.convert;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;

import dev.singletable.annotation.Attribute;
import dev.singletable.annotation.SingleTableEntity;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

import org.springframework.data.annotation.Id;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The stored form of collections, maps, nested objects and absent values.
 */
class CollectionFormTests {

	private static final ZonedDateTime NOON = ZonedDateTime.of(2026, 1, 2, 12, 0, 0, 0, ZoneId.of("Europe/Berlin"));

	@Test
	void storesSetsOfTextNumbersAndBytesAsSets() {
		Sets sets = new Sets("1", Set.of("b", "a"), Set.of(2, 1), Set.of("x".getBytes()), Set.of(Day.MON),
				new TreeSet<>(Set.of(new BigDecimal("1.5"))));
		Entities entities = Entities.of(Sets.class);
		assertThat(Entities.texts(entities.stored(sets))).isEqualTo(Map.of("id", "S 1", "texts", "SS [a, b]", "numbers",
				"NS [1, 2]", "bytes", "BS [x]", "days", "L [S MON]", "sorted", "NS [1.5]"));
		Sets again = entities.again(sets);
		assertThat(again.texts()).isEqualTo(sets.texts());
		assertThat(again.numbers()).isEqualTo(sets.numbers());
		assertThat(again.bytes()).containsExactly("x".getBytes());
		assertThat(again.days()).isInstanceOf(EnumSet.class).containsExactly(Day.MON);
		assertThat(again.sorted()).isInstanceOf(SortedSet.class).containsExactly(new BigDecimal("1.5"));
	}

	@Test
	void omitsEmptySetsAndReadsThemEmpty() {
		Sets empty = new Sets("1", Set.of(), Set.of(), Set.of(), EnumSet.noneOf(Day.class), new TreeSet<>());
		Entities entities = Entities.of(Sets.class);
		assertThat(Entities.texts(entities.stored(empty))).isEqualTo(Map.of("id", "S 1", "days", "L []"));
		assertThat(entities.again(empty)).isEqualTo(empty);
		assertThat(entities.again(new Sets("1", null, null, null, null, null))).isEqualTo(empty);
	}

	@Test
	void storesEachElementOfASetOnceAsDynamoDbCompares() {
		Set<BigDecimal> twice = new LinkedHashSet<>(List.of(new BigDecimal("1.0"), new BigDecimal("1.00")));
		Decimals decimals = new Decimals("1", twice, Set.of("x".getBytes(), "x".getBytes()));
		assertThat(Entities.texts(Entities.of(Decimals.class).stored(decimals)))
			.isEqualTo(Map.of("id", "S 1", "decimals", "NS [1]", "bytes", "BS [x]"));
	}

	@Test
	void storesOtherCollectionsAndArraysAsLists() {
		Lists lists = new Lists("1", List.of("a", "a"), new LinkedList<>(List.of(1)), List.of(Day.TUE),
				new int[] { 3, 1 }, new String[] { "x", null }, new byte[][] { { 65 } });
		Entities entities = Entities.of(Lists.class);
		assertThat(Entities.texts(entities.stored(lists)))
			.isEqualTo(Map.of("id", "S 1", "texts", "L [S a, S a]", "linked", "L [N 1]", "days", "L [S TUE]", "numbers",
					"L [N 3, N 1]", "array", "L [S x, NUL true]", "chunks", "L [B A]"));
		Lists again = entities.again(lists);
		assertThat(again.texts()).isEqualTo(lists.texts());
		assertThat(again.linked()).isEqualTo(lists.linked());
		assertThat(again.days()).containsExactly(Day.TUE);
		assertThat(again.numbers()).containsExactly(3, 1);
		assertThat(again.array()).containsExactly("x", null);
		assertThat(again.chunks()).isDeepEqualTo(new byte[][] { { 65 } });
	}

	@Test
	void storesMapsByTheTextOfTheirKeys() {
		UUID uuid = new UUID(0, 7);
		Maps maps = new Maps("1", Map.of("a.b", 1L), Map.of(Day.MON, "m"), Map.of(uuid, true), Map.of(-3, List.of("x")),
				new TreeMap<>(Map.of(LocalDate.of(2026, 1, 2), 5)));
		Entities entities = Entities.of(Maps.class);
		assertThat(Entities.texts(entities.stored(maps))).isEqualTo(Map.of("id", "S 1", "texts", "M {a.b=N 1}", "days",
				"M {MON=S m}", "uuids", "M {00000000-0000-0000-0000-000000000007=BOOL true}", "numbers",
				"M {-3=L [S x]}", "dates", "M {2026-01-02=N 5}"));
		assertThat(entities.again(maps)).isEqualTo(maps);
		Maps empty = new Maps("1", Map.of(), new EnumMap<>(Day.class), Map.of(), Map.of(), new TreeMap<>());
		assertThat(Entities.text(entities.stored(empty).get("texts"))).isEqualTo("M {}");
		assertThat(entities.again(empty)).isEqualTo(empty);
	}

	@Test
	void storesNestedObjectsWithTheirZonesAsMaps() {
		Trip trip = new Trip("1", new Stop("A", NOON, Optional.of(NOON)),
				List.of(new Stop("B", NOON, Optional.empty())), Map.of("k", NOON), List.of(NOON));
		Entities entities = Entities.of(Trip.class);
		assertThat(Entities.texts(entities.stored(trip))).isEqualTo(Map.of("id", "S 1", "first",
				"M {name=S A, at=S 2026-01-02T11:00:00.000000000Z, at_zone=S Europe/Berlin, "
						+ "left=S 2026-01-02T11:00:00.000000000Z, left_zone=S Europe/Berlin}",
				"stops", "L [M {name=S B, at=S 2026-01-02T11:00:00.000000000Z, at_zone=S Europe/Berlin}]", "times",
				"M {k=S 2026-01-02T11:00:00.000000000Z[Europe/Berlin]}", "list",
				"L [S 2026-01-02T11:00:00.000000000Z[Europe/Berlin]]"));
		assertThat(entities.again(trip)).isEqualTo(trip);
	}

	@Test
	void omitsNullsAndEmptyOptionals() {
		Entities entities = Entities.of(Absent.class);
		Absent absent = new Absent("1", null, Optional.empty(), Optional.empty(), null, null);
		assertThat(Entities.texts(entities.stored(absent))).isEqualTo(Map.of("id", "S 1", "marked", "NUL true"));
		assertThat(entities.again(absent)).isEqualTo(absent);
		Absent present = new Absent("1", "x", Optional.of(1), Optional.of(Set.of("s")), "m", "r");
		assertThat(Entities.texts(entities.stored(present))).isEqualTo(
				Map.of("id", "S 1", "text", "S x", "number", "N 1", "set", "SS [s]", "marked", "S m", "other", "S r"));
		assertThat(entities.again(present)).isEqualTo(present);
	}

	@Test
	void keepsAbsentValuesInsideCollections() {
		Map<String, @Nullable String> map = new HashMap<>();
		map.put("none", null);
		Gaps gaps = new Gaps("1", Arrays.asList("a", null), map, List.of(Optional.of("x"), Optional.empty()),
				List.of(Set.of("s"), Set.of()), Map.of("k", Set.of()), Arrays.asList(Set.of("s"), null));
		Entities entities = Entities.of(Gaps.class);
		assertThat(Entities.texts(entities.stored(gaps))).isEqualTo(Map.of("id", "S 1", "list", "L [S a, NUL true]",
				"map", "M {none=NUL true}", "optionals", "L [S x, NUL true]", "sets", "L [SS [s], L []]", "mapped",
				"M {k=L []}", "nullable", "L [SS [s], NUL true]"));
		assertThat(entities.again(gaps)).isEqualTo(gaps);
	}

	@Test
	void readsASetFromAListAndAListFromASet() {
		Entities entities = Entities.of(Sets.class, Lists.class);
		Sets sets = entities.read(Sets.class,
				Map.of("id", Entities.s("1"), "texts", AttributeValue.fromL(List.of(Entities.s("a")))));
		assertThat(sets.texts()).containsExactly("a");
		Lists lists = entities.read(Lists.class,
				Map.of("id", Entities.s("1"), "texts", AttributeValue.fromSs(List.of("a"))));
		assertThat(lists.texts()).containsExactly("a");
	}

	@Test
	void readsMutableCollections() {
		Entities entities = Entities.of(Lists.class);
		Collection<String> texts = entities.again(new Lists("1", List.of("a"), null, null, null, null, null)).texts();
		texts.add("b");
		assertThat(texts).isInstanceOf(ArrayList.class);
		assertThat(Collections.frequency(texts, "b")).isOne();
	}

	enum Day {

		MON, TUE

	}

	@SingleTableEntity
	record Sets(@Id String id, @Nullable Set<String> texts, @Nullable Set<Integer> numbers, @Nullable Set<byte[]> bytes,
			@Nullable Set<Day> days, @Nullable SortedSet<BigDecimal> sorted) {

		Sets {
			days = (days == null || days.isEmpty()) ? EnumSet.noneOf(Day.class) : EnumSet.copyOf(days);
		}

	}

	@SingleTableEntity
	record Decimals(@Id String id, Set<BigDecimal> decimals, Set<byte[]> bytes) {
	}

	@SingleTableEntity
	record Lists(@Id String id, Collection<String> texts, @Nullable LinkedList<Integer> linked,
			@Nullable List<Day> days, int @Nullable [] numbers, String @Nullable [] array,
			byte @Nullable [] @Nullable [] chunks) {
	}

	@SingleTableEntity
	record Maps(@Id String id, Map<String, Long> texts, Map<Day, String> days, Map<UUID, Boolean> uuids,
			Map<Integer, List<String>> numbers, NavigableMap<LocalDate, Integer> dates) {
	}

	record Stop(String name, ZonedDateTime at, Optional<ZonedDateTime> left) {
	}

	@SingleTableEntity
	record Trip(@Id String id, Stop first, List<Stop> stops, Map<String, ZonedDateTime> times,
			List<ZonedDateTime> list) {
	}

	@SingleTableEntity
	record Absent(@Id String id, @Nullable String text, Optional<Integer> number, Optional<Set<String>> set,
			@Attribute(writeNull = true) @Nullable String marked, @Attribute("other") @Nullable String renamed) {
	}

	@SingleTableEntity
	record Gaps(@Id String id, List<@Nullable String> list, Map<String, @Nullable String> map,
			List<Optional<String>> optionals, List<Set<String>> sets, Map<String, Set<String>> mapped,
			List<@Nullable Set<String>> nullable) {
	}

}
