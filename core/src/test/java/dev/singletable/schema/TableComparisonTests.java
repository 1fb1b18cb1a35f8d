package dev.singletable.schema;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import dev.singletable.table.IndexContents;
import dev.singletable.table.KeyAttribute;
import dev.singletable.table.KeyKind;
import dev.singletable.table.TableAttributes;
import dev.singletable.table.TableIndex;
import dev.singletable.table.TableLayout;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class TableComparisonTests {

	private static final IndexContents ALL = new IndexContents.All();

	private static final IndexContents KEYS_ONLY = new IndexContents.KeysOnly();

	private static final IndexContents INCLUDE = new IndexContents.Include(Set.of("_type", "_ttl", "total"));

	private static final TableIndex GLOBAL = global(ALL);

	private static final TableIndex LOCAL = new TableIndex("recent", true, text("pk"), text("recentsk"), ALL);

	@Test
	void findsNoDifferenceInTheTableItself() {
		TableIndex byRegion = new TableIndex("byRegion", false, text("_type", "region"),
				List.of(new KeyAttribute("year", KeyKind.N), KeyAttribute.text("id")), INCLUDE);

		assertThat(differences(List.of(GLOBAL, LOCAL, byRegion), state(GLOBAL, LOCAL, byRegion))).isEmpty();
	}

	@Test
	void reportsEveryDifferenceAtOnce() {
		TableDefinition wanted = TableDefinition
			.of(new TableLayout(TableAttributes.defaults(), List.of(GLOBAL, LOCAL), true));
		TableState found = new TableState("orders", "CREATING", text("id"), List.of(), null);

		assertThat(wanted.differences(found)).extracting(SchemaDifference::toString)
			.containsExactly("table 'orders': it is CREATING. Wait until it is ACTIVE, then start again.",
					"table 'orders': its partition key is id (S), but must be pk (S). The key of a table cannot change: "
							+ "set singletable.table.attributes.pk: id, or let singletable.table.schema: create make a new "
							+ "table.",
					"table 'orders': it has no sort key, but needs sk (S). The key of a table cannot change: let "
							+ "singletable.table.schema: create make a new table.",
					"table 'orders': index 'gsi1' is missing: partition gsi1pk (S), sort gsi1sk (S), projection ALL. "
							+ "Add the index to the table, or let singletable.table.schema: create make a new table.",
					"table 'orders': index 'recent' is missing: local, partition pk (S), sort recentsk (S), projection "
							+ "ALL. A local index is made with its table and cannot change: let singletable.table.schema: "
							+ "create make a new table.",
					"table 'orders': time to live is off, but entities expire by '_ttl'. Switch time to live on for "
							+ "attribute '_ttl'.");
	}

	@Test
	void reportsATableKeyOfAnotherKind() {
		TableState found = new TableState("orders", "ACTIVE",
				List.of(new KeyAttribute("pk", KeyKind.B), new KeyAttribute("range", KeyKind.S)), List.of(), null);

		assertThat(differences(List.of(), found)).containsExactly(
				"table 'orders': its partition key is pk (B), but must be pk (S). The key of a table cannot change: let "
						+ "singletable.table.schema: create make a new table.",
				"table 'orders': its sort key is range (S), but must be sk (S). The key of a table cannot change: set "
						+ "singletable.table.attributes.sk: range, or let singletable.table.schema: create make a new table.");
	}

	@Test
	void reportsIndexKeysOfAnotherNameOrderOrKind() {
		KeyAttribute year = new KeyAttribute("year", KeyKind.N);
		TableIndex wanted = new TableIndex("byYear", false, text("_type"), List.of(year, KeyAttribute.text("id")), ALL);

		Stream
			.of(new Found("partition kind (S), sort year (N) + id (S)", text("kind"), wanted.sort()),
					new Found("partition _type (S), sort id (S) + year (N)", wanted.partition(),
							List.of(KeyAttribute.text("id"), year)),
					new Found("partition _type (S), sort year (S) + id (S)", wanted.partition(), text("year", "id")),
					new Found("partition _type (S), sort year (N)", wanted.partition(), List.of(year)),
					new Found("partition _type (S)", wanted.partition(), List.of()))
			.forEach((found) -> assertThat(differences(List.of(wanted),
					state(new TableIndex("byYear", false, found.partition(), found.sort(), ALL))))
				.containsExactly("table 'orders', index 'byYear': its keys are " + found.keys()
						+ ", but must be partition _type (S), sort year (N) + id (S). The keys of an index cannot change. "
						+ "Delete the index and add it again, or let singletable.table.schema: create make a new table."));
	}

	@Test
	void reportsAnIndexThatProjectsLessThanNeeded() {
		String action = ". The projection of an index cannot change. Delete the index and add it again, or let "
				+ "singletable.table.schema: create make a new table.";

		assertThat(differences(List.of(global(ALL)), state(global(INCLUDE)))).containsExactly(
				"table 'orders', index 'gsi1': it projects INCLUDE [_ttl, _type, total], but must project ALL"
						+ action);
		assertThat(differences(List.of(global(INCLUDE)), state(global(new IndexContents.Include(Set.of("_ttl"))))))
			.containsExactly("table 'orders', index 'gsi1': it projects INCLUDE [_ttl], but must also project "
					+ "[_type, total]" + action);
		assertThat(differences(List.of(global(INCLUDE)), state(global(KEYS_ONLY)))).containsExactly(
				"table 'orders', index 'gsi1': it projects KEYS_ONLY, but must also project [_type, total]" + action);
	}

	@Test
	void needsTheExpiryInAnIndexOnlyWhereEntitiesExpire() {
		TableDefinition wanted = TableDefinition
			.of(new TableLayout(TableAttributes.defaults(), List.of(global(INCLUDE)), true));
		TableIndex index = global(new IndexContents.Include(Set.of("_type", "total")));

		assertThat(wanted.differences(state(index).withTimeToLive("_ttl"))).extracting(SchemaDifference::what)
			.containsExactly("it projects INCLUDE [_type, total], but must also project [_ttl]");
		assertThat(differences(List.of(global(INCLUDE)), state(index))).isEmpty();
	}

	@Test
	void acceptsAnIndexThatProjectsMoreThanNeeded() {
		assertThat(differences(List.of(global(INCLUDE)), state(global(ALL)))).isEmpty();
		assertThat(differences(List.of(global(KEYS_ONLY)), state(global(ALL)))).isEmpty();
		assertThat(differences(List.of(global(KEYS_ONLY)), state(global(INCLUDE)))).isEmpty();
	}

	@Test
	void acceptsIndexesNobodyNeeds() {
		assertThat(differences(List.of(), state(GLOBAL, LOCAL))).isEmpty();
	}

	@Test
	void reportsALocalIndexThatMustBeGlobal() {
		TableIndex global = new TableIndex("recent", false, text("pk"), text("recentsk"), ALL);

		assertThat(differences(List.of(global), state(LOCAL))).containsExactly(
				"table 'orders', index 'recent': it is local, but must be global. Declare it as @LocalIndex, or let "
						+ "singletable.table.schema: create make a new table.");
	}

	@Test
	void reportsAGlobalIndexThatMustBeLocal() {
		TableIndex global = new TableIndex("recent", false, text("pk"), text("recentsk"), ALL);

		assertThat(differences(List.of(LOCAL), state(global))).containsExactly(
				"table 'orders', index 'recent': it is global, but must be local. A local index is made with its table "
						+ "and cannot change: let singletable.table.schema: create make a new table.");
	}

	@Test
	void reportsAnIndexThatCannotAnswerYet() {
		assertThat(differences(List.of(GLOBAL), state("CREATING"))).containsExactly(
				"table 'orders', index 'gsi1': it is CREATING. Wait until it is ACTIVE, then start again.");
		assertThat(differences(List.of(GLOBAL), state("DELETING")))
			.containsExactly("table 'orders', index 'gsi1': it is DELETING. Add the index to the table, or let "
					+ "singletable.table.schema: create make a new table.");
		assertThat(differences(List.of(GLOBAL), state("UPDATING"))).isEmpty();
	}

	@Test
	void reportsATableThatCannotAnswer() {
		assertThat(differences(List.of(), new TableState("orders", "DELETING", text("pk", "sk"), List.of(), null)))
			.containsExactly("table 'orders': it is DELETING. Wait until it is gone, then create it, or set "
					+ "singletable.table.schema: create.");
		assertThat(differences(List.of(), new TableState("orders", "ARCHIVED", text("pk", "sk"), List.of(), null)))
			.containsExactly("table 'orders': it is ARCHIVED. Bring it back to ACTIVE, then start again.");
	}

	@Test
	void reportsATimeToLiveOnAnotherAttribute() {
		TableDefinition wanted = TableDefinition.of(new TableLayout(TableAttributes.defaults(), List.of(), true));

		assertThat(wanted.differences(state().withTimeToLive("expires"))).extracting(SchemaDifference::toString)
			.containsExactly("table 'orders': time to live is on for attribute 'expires', but entities expire by "
					+ "'_ttl'. Set singletable.table.attributes.ttl: expires, or switch time to live off and on again for "
					+ "'_ttl'.");
	}

	private record Found(String keys, List<KeyAttribute> partition, List<KeyAttribute> sort) {

	}

	private static List<String> differences(List<TableIndex> wanted, TableState found) {
		return TableDefinition.of(new TableLayout(TableAttributes.defaults(), wanted, false))
			.differences(found)
			.stream()
			.map(SchemaDifference::toString)
			.toList();
	}

	private static TableState state(TableIndex... indexes) {
		return new TableState("orders", "ACTIVE", text("pk", "sk"),
				Stream.of(indexes).map((index) -> new TableState.Index(index, "ACTIVE")).toList(), null);
	}

	private static TableState state(String indexStatus) {
		return new TableState("orders", "ACTIVE", text("pk", "sk"), List.of(new TableState.Index(GLOBAL, indexStatus)),
				null);
	}

	private static TableIndex global(IndexContents contents) {
		return new TableIndex("gsi1", false, text("gsi1pk"), text("gsi1sk"), contents);
	}

	private static List<KeyAttribute> text(String... names) {
		return Stream.of(names).map(KeyAttribute::text).toList();
	}

}
