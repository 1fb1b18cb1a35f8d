package dev.singletable.template;

import java.util.Optional;

import dev.singletable.table.TableAttributes;
import dev.singletable.table.TableLayout;
import dev.singletable.table.TableName;
import dev.singletable.table.TrailIndexes;
import dev.singletable.trail.TrailOptions;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * How the audit trail of a template is kept, and where.
 *
 * @param table the name of the table with the rows, or null for that of the items
 * @param client of that table, or null for the client of the items
 */
public record TrailSetup(TrailOptions options, TrailIndexes indexes, @Nullable String table,
		@Nullable DynamoDbClient client) {

	public TrailSetup {
		if (client != null && options.isTogether()) {
			throw new IllegalArgumentException(
					"No transaction spans two clients' tables, so rows of the audit trail in another's table follow their "
							+ "write. Say what happens when that fails: TrailOptions.afterwards(OnFailure.FAIL) or LOG.");
		}
	}

	/**
	 * In the table of the items, in the transaction of each write.
	 */
	public static TrailSetup defaults() {
		return new TrailSetup(TrailOptions.defaults(), TrailIndexes.defaults(), null, null);
	}

	public TrailSetup with(TrailOptions wanted) {
		return new TrailSetup(wanted, this.indexes, this.table, this.client);
	}

	/**
	 * The names of its indexes, and whether the table has them. A template that is given
	 * codecs has those of their model.
	 */
	public TrailSetup with(TrailIndexes wanted) {
		return new TrailSetup(this.options, wanted, this.table, this.client);
	}

	/**
	 * The indexes of the trail as the model of the items is to have them: none when the
	 * rows are in another table.
	 */
	public TrailIndexes ofItems() {
		return (this.table != null) ? this.indexes.with(TrailIndexes.Presence.NEVER)
				: this.indexes.expiring(this.options.retention() != null);
	}

	/**
	 * The other table with the rows as they need it; empty when they are in that of the
	 * items.
	 */
	public Optional<TableLayout> ofRows(TableAttributes attributes) {
		return (this.table == null) ? Optional.empty()
				: Optional.of(new TableLayout(attributes, this.indexes.of(attributes), true));
	}

	/**
	 * In another table of the same account and Region, with the same attribute names.
	 */
	public TrailSetup inTable(String name) {
		return new TrailSetup(this.options, this.indexes, TableName.require(name), null);
	}

	/**
	 * In a table of another account or Region, with the same attribute names. Rows follow
	 * their write.
	 */
	public TrailSetup inTable(DynamoDbClient of, String name) {
		return new TrailSetup(this.options, this.indexes, TableName.require(name), of);
	}

}
