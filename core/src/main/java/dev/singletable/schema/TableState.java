package dev.singletable.schema;

import java.util.List;
import java.util.Optional;

import dev.singletable.table.KeyAttribute;
import dev.singletable.table.TableIndex;
import org.jspecify.annotations.Nullable;

/**
 * What an existing table has.
 *
 * @param status in DynamoDB's words: {@code ACTIVE}, {@code CREATING}, …
 * @param key partition first
 * @param ttl the attribute items expire by, if time to live is on and was asked for
 * @param settings as far as they are known
 */
public record TableState(String name, String status, List<KeyAttribute> key, List<Index> indexes, @Nullable String ttl,
		TableSettings settings) {

	private static final String CREATING = "CREATING";

	public TableState {
		key = List.copyOf(key);
		indexes = List.copyOf(indexes);
	}

	/**
	 * A table whose settings are not known.
	 */
	public TableState(String name, String status, List<KeyAttribute> key, List<Index> indexes, @Nullable String ttl) {
		this(name, status, key, indexes, ttl, TableSettings.none());
	}

	public TableState withTimeToLive(@Nullable String ttl) {
		return new TableState(this.name, this.status, this.key, this.indexes, ttl, this.settings);
	}

	public TableState withSettings(TableSettings settings) {
		return new TableState(this.name, this.status, this.key, this.indexes, this.ttl, settings);
	}

	public Optional<Index> index(String name) {
		return this.indexes.stream().filter((index) -> index.definition().name().equals(name)).findFirst();
	}

	/**
	 * Whether the table, or one of its indexes that is needed, is still being made.
	 */
	public boolean isBeingMade(TableDefinition needed) {
		return this.status.equals(CREATING) || needed.indexes()
			.stream()
			.flatMap((index) -> index(index.name()).stream())
			.anyMatch((index) -> index.status().equals(CREATING));
	}

	/**
	 * An index of an existing table.
	 */
	public record Index(TableIndex definition, String status) {

	}

}
