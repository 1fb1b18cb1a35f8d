package dev.singletable.schema;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.singletable.table.IndexContents;
import dev.singletable.table.KeyAttribute;
import dev.singletable.table.TableAttributes;
import dev.singletable.table.TableIndex;
import dev.singletable.table.TableLayout;

/**
 * A table as it is to be made, paid by request.
 *
 * @param indexes in order of name; what they project beside their own keys and the
 * table's
 * @param ttl the attribute that says when an item expires
 * @param expires whether time to live must be on
 */
public record TableDefinition(KeyAttribute partition, KeyAttribute sort, List<TableIndex> indexes, String ttl,
		boolean expires) {

	public TableDefinition {
		indexes = List.copyOf(indexes);
	}

	/**
	 * The table that the entities of a layout need.
	 */
	public static TableDefinition of(TableLayout layout) {
		TableAttributes attributes = layout.attributes();
		KeyAttribute partition = KeyAttribute.text(attributes.pk());
		KeyAttribute sort = KeyAttribute.text(attributes.sk());
		List<TableIndex> indexes = layout.indexes()
			.stream()
			.map((index) -> withoutKeys(index, Stream.of(partition, sort)))
			.toList();
		return new TableDefinition(partition, sort, indexes, attributes.ttl(), layout.expires());
	}

	// DynamoDB refuses a projected attribute that is a key, and an INCLUDE of nothing.
	private static TableIndex withoutKeys(TableIndex index, Stream<KeyAttribute> tableKey) {
		if (!(index.contents() instanceof IndexContents.Include include)) {
			return index;
		}
		Set<String> names = new TreeSet<>(include.attributes());
		Stream.concat(tableKey, index.keys()).map(KeyAttribute::name).forEach(names::remove);
		IndexContents contents = names.isEmpty() ? new IndexContents.KeysOnly() : new IndexContents.Include(names);
		return new TableIndex(index.name(), index.local(), index.partition(), index.sort(), contents);
	}

	/**
	 * The table's own key, partition first.
	 */
	public List<KeyAttribute> key() {
		return List.of(this.partition, this.sort);
	}

	/**
	 * Every attribute that is part of a key, the table's first, each once.
	 */
	public List<KeyAttribute> keyAttributes() {
		return Stream.concat(key().stream(), this.indexes.stream().flatMap(TableIndex::keys)).distinct().toList();
	}

	/**
	 * Why DynamoDB would refuse to make this table; nothing if it would not.
	 */
	public List<SchemaDifference> problems() {
		return new TableLimits(this).problems();
	}

	/**
	 * Everything about a table that breaks what is needed of it. What it has beyond that
	 * is no difference.
	 */
	public List<SchemaDifference> differences(TableState found) {
		return new TableComparison(this, found).differences();
	}

	/**
	 * The same, and every setting that is not as wanted.
	 */
	public List<SchemaDifference> differences(TableState found, TableSettings wanted) {
		return Stream.concat(differences(found).stream(), new SettingsComparison(wanted, found).differences().stream())
			.toList();
	}

	static String describe(List<KeyAttribute> attributes) {
		return attributes.stream()
			.map((attribute) -> "%s (%s)".formatted(attribute.name(), attribute.kind()))
			.collect(Collectors.joining(" + "));
	}

	static String describeKeys(TableIndex index) {
		String partition = "partition " + describe(index.partition());
		return index.sort().isEmpty() ? partition : partition + ", sort " + describe(index.sort());
	}

}
