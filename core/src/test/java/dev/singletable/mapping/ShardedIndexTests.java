package dev.singletable.mapping;

import java.util.Map;
import java.util.stream.Stream;

import dev.singletable.annotation.SecondaryIndex;
import dev.singletable.annotation.SingleTableEntity;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.data.annotation.Id;

import static dev.singletable.mapping.Models.problems;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/**
 * GS-7: the partition value and the sort value of a type index, and its shards.
 */
class ShardedIndexTests {

	private static final String RANGE = "Write as many as the writes need, about one for each 1,000 a second, or leave "
			+ "it out.";

	private static final String KEY = "Compose it by a template, such as pk = \"{@type}\", or leave the shards out.";

	static Stream<Arguments> refused() {
		return Stream.of(arguments(None.class, "None, index 'types'", "shards = 0 is not between 1 and 100", RANGE),
				arguments(Negative.class, "Negative, index 'types'", "shards = -1 is not between 1 and 100", RANGE),
				arguments(Many.class, "Many, index 'types'", "shards = 101 is not between 1 and 100", RANGE),
				arguments(Native.class, "Native, index 'types'", "shards = 8 needs a partition key of its own", KEY),
				arguments(Inverse.class, "Inverse, index 'inverse'", "shards = 2 needs a partition key of its own",
						KEY),
				arguments(Sorted.class, "Sorted, index 'types'", "shards = 2 needs a partition key of its own", KEY),
				arguments(Named.class, "Named, the partition key of index 'types'",
						"Key template \"ALL#{@shard}\": \"{@shard}\" names no property",
						"Write {property}, {nested.property} or {@type}."),
				arguments(Plain.class, "Plain, index 'types'",
						"Key template \"ALL#{name:plain}\": {name:plain} keeps a string as it is, and no shard can "
								+ "follow it",
						"Write {name}, or leave the shards out."));
	}

	@ParameterizedTest
	@MethodSource("refused")
	void theStartSaysWhatIsWrong(Class<?> type, String where, String what, String action) {
		assertThat(problems(type)).singleElement().satisfies((problem) -> {
			assertThat(problem.where()).isEqualTo(where);
			assertThat(problem.what() + " | " + problem.action()).isEqualTo(what + " | " + action);
		});
	}

	@Test
	void thePartitionEndsInTheShardOfTheTablesKey() {
		ItemType type = Models.type(Event.class);
		Event event = new Event("e1", "login", null);
		assertThat(type.indexAttributes(type.values(event)))
			.isEqualTo(Map.of("typespk", "TYPE#EVENT#04", "typessk", "e1", "byKindpk", "KIND#login#01"));
		assertThat(type.index("types").orElseThrow().partition().describe()).isEqualTo("TYPE#EVENT in 8 shards");
		assertThat(type.index("types").orElseThrow().shards()).isEqualTo(8);
	}

	@Test
	void aSparseIndexLeavesItemsOutAsEver() {
		ItemType type = Models.type(Event.class);
		assertThat(type.indexAttributes(type.values(new Event("e1", "login", "n")))).containsEntry("byNotepk",
				"NOTE#n#00");
		assertThat(type.indexAttributes(type.values(new Event("e1", "login", null)))).doesNotContainKey("byNotepk");
	}

	@Test
	void everyItemOfASubtypeIsInTheShardsOfItsRoot() {
		ItemModel model = Models.proven(Shape.class);
		ItemType circle = model.require(Circle.class);
		assertThat(circle.indexAttributes(circle.values(new Circle("s1")))).containsKey("typespk")
			.allSatisfy((name, text) -> assertThat(text).matches("SHAPE#0[0-3]|s1"));
	}

	@Test
	void typesMayShareAnIndexWithOtherShards() {
		assertThat(problems(Event.class, Unspread.class)).isEmpty();
	}

	@SingleTableEntity(type = "EVENT")
	@SecondaryIndex(name = "types", pk = "TYPE#{@type}", sk = "{id}", shards = 8)
	@SecondaryIndex(name = "byKind", pk = "KIND#{kind}", shards = 3)
	@SecondaryIndex(name = "byNote", pk = "NOTE#{note}", sparse = true, shards = 2)
	record Event(@Id String id, String kind, @Nullable String note) {
	}

	@SingleTableEntity(type = "UNSPREAD")
	@SecondaryIndex(name = "types", pk = "{@type}", sk = "{id}")
	record Unspread(@Id String id) {
	}

	@SingleTableEntity(type = "SHAPE", pk = "SHAPE#{id}")
	@SecondaryIndex(name = "types", pk = "{@type}", sk = "{id}", shards = 4)
	sealed interface Shape permits Circle, Square {

	}

	@SingleTableEntity(type = "CIRCLE")
	record Circle(@Id String id) implements Shape {
	}

	@SingleTableEntity(type = "SQUARE")
	record Square(@Id String id) implements Shape {
	}

	@SingleTableEntity
	@SecondaryIndex(name = "types", pk = "{@type}", sk = "{id}", shards = 0)
	record None(@Id String id) {
	}

	@SingleTableEntity
	@SecondaryIndex(name = "types", pk = "{@type}", sk = "{id}", shards = -1)
	record Negative(@Id String id) {
	}

	@SingleTableEntity
	@SecondaryIndex(name = "types", pk = "{@type}", sk = "{id}", shards = 101)
	record Many(@Id String id) {
	}

	@SingleTableEntity
	@SecondaryIndex(name = "types", partition = "@type", sort = "id", shards = 8)
	record Native(@Id String id) {
	}

	@SingleTableEntity
	@SecondaryIndex(name = "inverse", pk = "{sk}", sk = "{pk}", shards = 2)
	record Inverse(@Id String id) {
	}

	@SingleTableEntity
	@SecondaryIndex(name = "types", sk = "{id}", shards = 2)
	record Sorted(@Id String id) {
	}

	@SingleTableEntity
	@SecondaryIndex(name = "types", pk = "ALL#{@shard}", sk = "{id}")
	record Named(@Id String id) {
	}

	@SingleTableEntity
	@SecondaryIndex(name = "types", pk = "ALL#{name:plain}", sk = "{id}", shards = 2)
	record Plain(@Id String id, String name) {
	}

}
