package dev.singletable.table;

import java.util.List;
import java.util.stream.Stream;

/**
 * The two indexes of an audit trail. Only its rows have their attributes.
 *
 * @param byType the name of the one by type and day
 * @param byActor the name of the one by actor and day
 * @param presence whether the table has them
 */
public record TrailIndexes(String byType, String byActor, Presence presence) {

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
		return new TrailIndexes("auditByType", "auditByActor", Presence.WITH_AUDITED_TYPES);
	}

	public TrailIndexes with(Presence wanted) {
		return new TrailIndexes(this.byType, this.byActor, wanted);
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
