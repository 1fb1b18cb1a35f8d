package dev.singletable.table;

import java.util.List;
import java.util.stream.Stream;

/**
 * The two indexes of an audit trail. Only its rows have their attributes.
 *
 * @param byType the name of the one by type and day
 * @param byActor the name of the one by actor and day
 * @param presence whether the table has them
 * @param expiring whether rows expire in that table whose type does not say
 */
public record TrailIndexes(String byType, String byActor, Presence presence, boolean expiring) {

	public TrailIndexes {
		if (byType.equals(byActor) || !Stream.of(byType, byActor).allMatch(TableName::isLegalIndexName)) {
			throw new IllegalArgumentException(
					"The indexes of the audit trail must have two different legal names: by type '" + byType
							+ "', by actor '" + byActor + "'. Change singletable.audit.indexes.");
		}
	}

	/**
	 * {@code auditByType} and {@code auditByActor}, in a table with an audited type.
	 */
	public static TrailIndexes defaults() {
		return named("auditByType", "auditByActor");
	}

	public static TrailIndexes named(String byType, String byActor) {
		return new TrailIndexes(byType, byActor, Presence.WITH_AUDITED_TYPES, false);
	}

	public TrailIndexes with(Presence wanted) {
		return new TrailIndexes(this.byType, this.byActor, wanted, this.expiring);
	}

	public TrailIndexes expiring(boolean wanted) {
		return new TrailIndexes(this.byType, this.byActor, this.presence, wanted);
	}

	/**
	 * The indexes as the table needs them. Their sort key is that of the table.
	 */
	public List<TableIndex> of(TableAttributes attributes) {
		return Stream.of(this.byType, this.byActor)
			.map((name) -> new TableIndex(name, false, List.of(KeyAttribute.text(attributes.partitionOf(name))),
					List.of(KeyAttribute.text(attributes.sk())), new IndexContents.All()))
			.toList();
	}

	/** Whether a table has the indexes. */
	public enum Presence {

		/** If one of its types is audited. */
		WITH_AUDITED_TYPES,

		/** Also without any: it holds the trail of another table. */
		ALWAYS,

		/** Its trail is read by item alone, or is in another table. */
		NEVER

	}

}
