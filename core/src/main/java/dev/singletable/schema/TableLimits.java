package dev.singletable.schema;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.singletable.table.IndexContents;
import dev.singletable.table.KeyAttribute;
import dev.singletable.table.TableIndex;

/**
 * What DynamoDB allows one table.
 *
 * @see <a href=
 * "https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Constraints.html">Constraints</a>
 */
final class TableLimits {

	private static final int GLOBAL_INDEXES = 20;

	private static final int LOCAL_INDEXES = 5;

	private static final int PROJECTED = 100;

	private final TableDefinition definition;

	private final List<SchemaDifference> problems = new ArrayList<>();

	TableLimits(TableDefinition definition) {
		this.definition = definition;
	}

	List<SchemaDifference> problems() {
		countIndexes();
		countProjected();
		compareKinds();
		return this.problems;
	}

	private void countIndexes() {
		long local = this.definition.indexes().stream().filter(TableIndex::local).count();
		long global = this.definition.indexes().size() - local;
		if (global > GLOBAL_INDEXES) {
			add("the table", "it needs %d global indexes, but DynamoDB allows %d".formatted(global, GLOBAL_INDEXES),
					"Let types share an index by its name, or place some entities in another table.");
		}
		if (local > LOCAL_INDEXES) {
			add("the table", "it needs %d local indexes, but DynamoDB allows %d".formatted(local, LOCAL_INDEXES),
					"Let types share an index by its name, or declare some as @SecondaryIndex.");
		}
	}

	private void countProjected() {
		int count = this.definition.indexes().stream().mapToInt(TableLimits::projected).sum();
		if (count > PROJECTED) {
			add("the table", "its INCLUDE indexes project %d attributes together, but DynamoDB allows %d"
				.formatted(count, PROJECTED), "Include less, or project ALL or KEYS_ONLY.");
		}
	}

	private static int projected(TableIndex index) {
		return (index.contents() instanceof IndexContents.Include include) ? include.attributes().size() : 0;
	}

	private void compareKinds() {
		Map<String, KeyAttribute> byName = new HashMap<>();
		for (KeyAttribute key : this.definition.keyAttributes()) {
			KeyAttribute other = byName.putIfAbsent(key.name(), key);
			if (other != null) {
				add("attribute '" + key.name() + "'",
						"it is a key of kind %s and of kind %s".formatted(other.kind(), key.kind()),
						"Give one of the properties another name: @Attribute(\"…\").");
			}
		}
	}

	private void add(String where, String what, String action) {
		this.problems.add(new SchemaDifference(where, what, action));
	}

}
