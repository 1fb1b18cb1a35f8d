package dev.singletable.plan;

import java.util.List;
import java.util.Map;

import dev.singletable.annotation.IndexProjection;
import dev.singletable.annotation.SecondaryIndex;
import dev.singletable.annotation.SingleTableEntity;
import dev.singletable.expression.Operator;
import dev.singletable.key.KeyRange;
import dev.singletable.plan.AccessQuestion.Allowed;
import dev.singletable.table.ItemSizes;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import org.springframework.data.annotation.Id;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * GS-7: plans over sharded indexes.
 */
class ShardedPlansTests {

	private static final Library LIBRARY = Library.of(Event.class, Circle.class, Square.class, Mixed.class, Same.class,
			Lone.class);

	@SingleTableEntity(type = "EVENT", pk = "EVENT#{id}")
	@SecondaryIndex(name = "types", pk = "{@type}", sk = "{at}", shards = 8)
	@SecondaryIndex(name = "byKind", pk = "KIND#{kind}", sk = "{at}", shards = 3)
	@SecondaryIndex(name = "spread", pk = "RANK#{rank}", sk = "{at}", shards = 2, projection = IndexProjection.INCLUDE,
			include = "kind")
	@SecondaryIndex(name = "whole", pk = "RANKS#{rank}", sk = "{at}")
	@SecondaryIndex(name = "wide", pk = "NOTES#{note}", sk = "{at}", shards = 4)
	@SecondaryIndex(name = "narrow", pk = "NOTE#{note}", sk = "{at}", shards = 2)
	record Event(@Id String id, String kind, int rank, String at, String note) {
	}

	sealed interface Shape permits Circle, Square {

		String group();

		String color();

	}

	@SingleTableEntity(type = "CIRCLE", pk = "CIRCLE#{id}")
	@SecondaryIndex(name = "byGroup", pk = "GROUP#{group}", sk = "{id}", shards = 4)
	@SecondaryIndex(name = "byColor", pk = "COLOR#{color}", sk = "{id}", shards = 4)
	record Circle(@Id String id, String group, String color) implements Shape {
	}

	@SingleTableEntity(type = "SQUARE", pk = "SQUARE#{id}")
	@SecondaryIndex(name = "byGroup", pk = "GROUP#{group}", sk = "{id}", shards = 4)
	@SecondaryIndex(name = "byColor", pk = "COLOR#{color}", sk = "{id}", shards = 5)
	record Square(@Id String id, String group, String color) implements Shape {
	}

	sealed interface Pair permits Mixed, Lone {

		String city();

	}

	@SingleTableEntity(type = "MIXED", pk = "MIXED#{id}")
	@SecondaryIndex(name = "byCity", pk = "CITY#{city}", sk = "{id}", shards = 6)
	record Mixed(@Id String id, String city) implements Pair {
	}

	@SingleTableEntity(type = "LONE", pk = "LONE#{id}")
	record Lone(@Id String id, String city) implements Pair {
	}

	@SingleTableEntity(type = "SAME", pk = "SAME#{id}")
	@SecondaryIndex(name = "byCity", pk = "CITY#{city}", sk = "{id}")
	record Same(@Id String id, String city) {
	}

	private static AccessPlanner.Answer ask(Class<?> type, @Nullable Ordering order, Term... terms) {
		return LIBRARY.planner()
			.plan(new AccessQuestion(LIBRARY.types(type), List.of(terms), (order != null) ? List.of(order) : List.of(),
					null, Allowed.KEYS));
	}

	private static AccessPlan plan(Class<?> type, Term... terms) {
		return ask(type, null, terms).required();
	}

	private static Term equal(String path) {
		return new Term(path, Operator.EQUAL);
	}

	@Test
	void saysInHowManyShardsItReads() {
		AccessPlan plan = plan(Event.class, equal("kind"));
		assertThat(plan.describe()).isEqualTo("Query index 'byKind': partition KIND#{kind} in 3 shards");
		assertThat(plan.toJson()).isEqualTo("{\"operation\":\"Query\",\"index\":\"byKind\","
				+ "\"keyCondition\":\"partition KIND#{kind} in 3 shards\",\"filters\":[],\"shards\":3,\"alsoReads\":[],"
				+ "\"followsUp\":false,\"consistent\":false,"
				+ "\"text\":\"Query index 'byKind': partition KIND#{kind} in 3 shards\"}");
		assertThat(plan.fansOut()).isFalse();
		assertThat(ask(Event.class, new Ordering("at", false), equal("kind")).required().describe())
			.isEqualTo("Query index 'byKind': partition KIND#{kind} in 3 shards, descending; shards are merged");
		assertThat(plan(Event.class, new Term("kind", Operator.IN)).describe())
			.isEqualTo("Query index 'byKind': partition KIND#{kind} in 3 shards; one query for each value");
		assertThat(plan(Event.class).describe()).isEqualTo("Query index 'types': partition EVENT in 8 shards");
	}

	@Test
	void asksEachShardForTheSame() {
		AccessPlan plan = plan(Event.class, equal("kind"), new Term("at", Operator.GREATER_OR_EQUAL));
		assertThat(plan.bind(List.of(List.of("a"), List.of("m")))).extracting((access) -> access.partition().orElse(""))
			.containsExactly("KIND#a#00", "KIND#a#01", "KIND#a#02");
		assertThat(plan.bind(List.of(List.of("a"), List.of("m"))))
			.allSatisfy((access) -> assertThat(access.terms()).element(1)
				.isEqualTo(new KeyTerm.Text("byKindsk", new KeyRange.AtLeast("m"))));
		assertThat(plan(Event.class, new Term("kind", Operator.IN)).bind(List.of(List.of("b", "a", "b"))))
			.extracting((access) -> access.partition().orElse(""))
			.containsExactly("KIND#b#00", "KIND#b#01", "KIND#b#02", "KIND#a#00", "KIND#a#01", "KIND#a#02");
	}

	@Test
	void anIndexInFewerShardsIsCheaper() {
		assertThat(plan(Event.class, equal("rank")).index()).contains("whole");
		assertThat(plan(Event.class, equal("note")).index()).contains("narrow");
	}

	@Test
	void everyShardCosts() {
		ItemSizes sizes = new ItemSizes(new ItemSizes.Content(100, 100_000),
				Map.of("types", new ItemSizes.Content(100, 100_000)));
		assertThat(plan(Event.class).estimate(sizes, 1, false)).contains(new ReadEstimate(8, 4));
		assertThat(plan(Event.class).estimate(sizes, 8 * 4096, false)).contains(new ReadEstimate(8 * 4, 8 * 500));
		assertThat(ConsistentPlan.of(FilteredPlan.of(plan(Event.class), List.of("kind")), true).shards()).isEqualTo(8);
	}

	@Test
	void severalTypesAreReadTogetherOnlyFromTheSameShards() {
		assertThat(plan(Shape.class, equal("group")).describe())
			.isEqualTo("Query index 'byGroup': partition GROUP#{group} in 4 shards");
		assertThat(ask(Shape.class, null, equal("color")).refusal()).hasToString(
				"no key and no index of CIRCLE, SQUARE is partitioned by 'color'. Declare index 'byColor' with the same "
						+ "shards on all: Circle has 4, Square has 5.");
		assertThat(ask(Pair.class, null, equal("city")).refusal()).hasToString(
				"no key and no index of LONE, MIXED is partitioned by 'city'. Add @SecondaryIndex(name = \"byCity\", "
						+ "pk = \"CITY#{city}\", sk = \"{id}\", shards = 6) to Lone too, as Mixed has it.");
	}

	@Test
	void aPartitionInShardsHoldsNoItemsOfOneThatIsNot() {
		assertThat(plan(Mixed.class, equal("city")).alsoReads()).isEmpty();
		assertThat(plan(Same.class, equal("city")).alsoReads()).isEmpty();
		assertThat(plan(Circle.class, equal("color")).alsoReads()).containsExactly("SQUARE");
	}

}
