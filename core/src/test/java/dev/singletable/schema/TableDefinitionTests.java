package dev.singletable.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import dev.singletable.table.IndexContents;
import dev.singletable.table.KeyAttribute;
import dev.singletable.table.KeyKind;
import dev.singletable.table.TableAttributes;
import dev.singletable.table.TableIndex;
import dev.singletable.table.TableLayout;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class TableDefinitionTests {

	@Test
	void takesKeyAndTimeToLiveFromTheAttributes() {
		TableAttributes attributes = new TableAttributes("PK", "SK", "kind", "expires", "{index}PK", "{index}SK");

		TableDefinition definition = TableDefinition.of(new TableLayout(attributes, List.of(), true));

		assertThat(definition.key()).containsExactly(KeyAttribute.text("PK"), KeyAttribute.text("SK"));
		assertThat(definition.ttl()).isEqualTo("expires");
		assertThat(definition.expires()).isTrue();
	}

	@Test
	void namesEachKeyAttributeOnce() {
		TableDefinition definition = define(
				new TableIndex("inverse", false, text("sk"), text("pk"), new IndexContents.All()),
				new TableIndex("recent", true, text("pk"), text("recentsk"), new IndexContents.All()));

		assertThat(definition.keyAttributes()).containsExactly(KeyAttribute.text("pk"), KeyAttribute.text("sk"),
				KeyAttribute.text("recentsk"));
	}

	@Test
	void projectsNoKeyAttribute() {
		IndexContents contents = new IndexContents.Include(
				Set.of("_type", "_ttl", "pk", "sk", "region", "placedAt", "total"));

		TableDefinition definition = define(
				new TableIndex("byRegion", false, text("_type", "region"), text("placedAt"), contents));

		assertThat(definition.indexes()).singleElement()
			.extracting(TableIndex::contents)
			.isEqualTo(new IndexContents.Include(Set.of("_ttl", "total")));
	}

	@Test
	void projectsKeysOnlyWhereEveryIncludedAttributeIsAKey() {
		TableDefinition definition = define(new TableIndex("byRegion", false, text("_type", "region"), List.of(),
				new IndexContents.Include(Set.of("_type", "region", "pk"))));

		assertThat(definition.indexes()).singleElement()
			.extracting(TableIndex::contents)
			.isEqualTo(new IndexContents.KeysOnly());
	}

	@Test
	void acceptsWhatDynamoDbAllows() {
		List<TableIndex> indexes = new ArrayList<>(indexes(20, false, 5));
		indexes.addAll(indexes(5, true, 0));

		assertThat(define(indexes).problems()).isEmpty();
	}

	@Test
	void refusesMoreIndexesThanDynamoDbAllows() {
		List<TableIndex> indexes = new ArrayList<>(indexes(21, false, 0));
		indexes.addAll(indexes(6, true, 0));

		assertThat(define(indexes).problems()).extracting(SchemaDifference::toString)
			.containsExactly(
					"the table: it needs 21 global indexes, but DynamoDB allows 20. Let types share an index by its "
							+ "name, or place some entities in another table.",
					"the table: it needs 6 local indexes, but DynamoDB allows 5. Let types share an index by its "
							+ "name, or declare some as @SecondaryIndex.");
	}

	@Test
	void refusesMoreProjectedAttributesThanDynamoDbAllows() {
		assertThat(define(indexes(6, false, 17)).problems()).extracting(SchemaDifference::toString)
			.containsExactly("the table: its INCLUDE indexes project 102 attributes together, but DynamoDB allows 100. "
					+ "Include less, or project ALL or KEYS_ONLY.");
	}

	@Test
	void refusesAnAttributeThatIsAKeyOfTwoKinds() {
		TableDefinition definition = define(
				new TableIndex("byYear", false, List.of(new KeyAttribute("year", KeyKind.N)), List.of(),
						new IndexContents.All()),
				new TableIndex("byYearText", false, text("year"), List.of(), new IndexContents.All()));

		assertThat(definition.problems()).extracting(SchemaDifference::toString)
			.containsExactly("attribute 'year': it is a key of kind N and of kind S. "
					+ "Give one of the properties another name: @Attribute(\"…\").");
	}

	private static List<TableIndex> indexes(int count, boolean local, int included) {
		Set<String> names = IntStream.range(0, included).mapToObj((i) -> "a" + i).collect(Collectors.toSet());
		String name = local ? "local" : "global";
		return IntStream.range(0, count)
			.mapToObj((i) -> new TableIndex(name + i, local, text(local ? "pk" : name + i + "pk"),
					text(name + i + "sk"), new IndexContents.Include(names)))
			.toList();
	}

	private static TableDefinition define(TableIndex... indexes) {
		return define(List.of(indexes));
	}

	private static TableDefinition define(List<TableIndex> indexes) {
		return TableDefinition.of(new TableLayout(TableAttributes.defaults(), indexes, false));
	}

	private static List<KeyAttribute> text(String... names) {
		return List.of(names).stream().map(KeyAttribute::text).toList();
	}

}
