package dev.singletable.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import dev.singletable.table.IndexContents;
import dev.singletable.table.KeyAttribute;
import dev.singletable.table.TableIndex;
import org.jspecify.annotations.Nullable;

/**
 * Lists what an existing table lacks.
 */
final class TableComparison {

	private static final String NEW_TABLE = "let singletable.table.schema: create make a new table.";

	private static final String NEW_INDEX = "Delete the index and add it again, or " + NEW_TABLE;

	private static final Set<String> USABLE = Set.of("ACTIVE", "UPDATING");

	private final TableDefinition wanted;

	private final TableState found;

	private final String table;

	private final List<SchemaDifference> differences = new ArrayList<>();

	TableComparison(TableDefinition wanted, TableState found) {
		this.wanted = wanted;
		this.found = found;
		this.table = "table '" + found.name() + "'";
	}

	List<SchemaDifference> differences() {
		compareStatus();
		compareKey("partition", this.wanted.partition(), 0);
		compareKey("sort", this.wanted.sort(), 1);
		this.wanted.indexes().forEach(this::compareIndex);
		compareTimeToLive();
		return this.differences;
	}

	private void compareStatus() {
		String status = this.found.status();
		if (!USABLE.contains(status)) {
			add(this.table, "it is " + status,
					status.equals("DELETING")
							? "Wait until it is gone, then create it, or set singletable.table.schema: create."
							: becomeActive(status));
		}
	}

	private static String becomeActive(String status) {
		return (status.equals("CREATING") ? "Wait until it is ACTIVE" : "Bring it back to ACTIVE")
				+ ", then start again.";
	}

	private void compareKey(String role, KeyAttribute needed, int position) {
		KeyAttribute actual = (position < this.found.key().size()) ? this.found.key().get(position) : null;
		if (!needed.equals(actual)) {
			add(this.table, keyDifference(role, needed, actual),
					"The key of a table cannot change: " + keyAction(role, needed, actual));
		}
	}

	private static String keyDifference(String role, KeyAttribute needed, @Nullable KeyAttribute actual) {
		String name = TableDefinition.describe(List.of(needed));
		return (actual == null) ? "it has no %s key, but needs %s".formatted(role, name)
				: "its %s key is %s, but must be %s".formatted(role, TableDefinition.describe(List.of(actual)), name);
	}

	private static String keyAction(String role, KeyAttribute needed, @Nullable KeyAttribute actual) {
		if (actual == null || actual.kind() != needed.kind()) {
			return NEW_TABLE;
		}
		return "set singletable.table.attributes.%s: %s, or %s".formatted(role.equals("partition") ? "pk" : "sk",
				actual.name(), NEW_TABLE);
	}

	private void compareIndex(TableIndex needed) {
		TableState.Index index = this.found.index(needed.name()).orElse(null);
		if (index == null) {
			add(this.table,
					"index '%s' is missing: %s%s, projection %s".formatted(needed.name(),
							needed.local() ? "local, " : "", TableDefinition.describeKeys(needed),
							needed.contents().describe()),
					addIndex(needed));
			return;
		}
		String where = this.table + ", index '" + needed.name() + "'";
		compareIndex(where, needed, index.definition());
		if (!USABLE.contains(index.status())) {
			add(where, "it is " + index.status(),
					index.status().equals("DELETING") ? addIndex(needed) : becomeActive(index.status()));
		}
	}

	private void compareIndex(String where, TableIndex needed, TableIndex actual) {
		if (needed.local() != actual.local()) {
			add(where, needed.local() ? "it is global, but must be local" : "it is local, but must be global",
					needed.local() ? madeWithTable() : "Declare it as @LocalIndex, or " + NEW_TABLE);
		}
		if (!needed.partition().equals(actual.partition()) || !needed.sort().equals(actual.sort())) {
			add(where,
					"its keys are %s, but must be %s".formatted(TableDefinition.describeKeys(actual),
							TableDefinition.describeKeys(needed)),
					actual.local() ? madeWithTable() : "The keys of an index cannot change. " + NEW_INDEX);
		}
		String projection = projectionDifference(needed.contents(), actual.contents());
		if (projection != null) {
			add(where, projection,
					actual.local() ? madeWithTable() : "The projection of an index cannot change. " + NEW_INDEX);
		}
	}

	private @Nullable String projectionDifference(IndexContents needed, IndexContents actual) {
		if (needed instanceof IndexContents.All && !(actual instanceof IndexContents.All)) {
			return "it projects %s, but must project ALL".formatted(actual.describe());
		}
		if (!(needed instanceof IndexContents.Include include)) {
			return null;
		}
		Set<String> absent = new TreeSet<>(include.attributes());
		absent.removeIf((name) -> actual.carries(name) || (!this.wanted.expires() && name.equals(this.wanted.ttl())));
		return absent.isEmpty() ? null
				: "it projects %s, but must also project %s".formatted(actual.describe(), absent);
	}

	private static String addIndex(TableIndex index) {
		return index.local() ? madeWithTable() : "Add the index to the table, or " + NEW_TABLE;
	}

	private static String madeWithTable() {
		return "A local index is made with its table and cannot change: " + NEW_TABLE;
	}

	private void compareTimeToLive() {
		String needed = this.wanted.ttl();
		String actual = this.found.ttl();
		if (!this.wanted.expires() || needed.equals(actual)) {
			return;
		}
		if (actual == null) {
			add(this.table, "time to live is off, but entities expire by '%s'".formatted(needed),
					"Switch time to live on for attribute '%s'.".formatted(needed));
		}
		else {
			add(this.table,
					"time to live is on for attribute '%s', but entities expire by '%s'".formatted(actual, needed),
					"Set singletable.table.attributes.ttl: %s, or switch time to live off and on again for '%s'."
						.formatted(actual, needed));
		}
	}

	private void add(String where, String what, String action) {
		this.differences.add(new SchemaDifference(where, what, action));
	}

}
