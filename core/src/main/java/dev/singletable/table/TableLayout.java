package dev.singletable.table;

import java.util.List;
import java.util.Optional;

/**
 * The table as the entities need it: its own key, and its indexes in order of name.
 *
 * @param expires whether an entity has a time to live, so that the table's must be on
 */
public record TableLayout(TableAttributes attributes, List<TableIndex> indexes, boolean expires) {

	public TableLayout {
		indexes = List.copyOf(indexes);
	}

	public Optional<TableIndex> index(String name) {
		return this.indexes.stream().filter((index) -> index.name().equals(name)).findFirst();
	}

}
