package dev.singletable.stats;

/**
 * What a recount of one type found.
 *
 * @param type the item type's name
 * @param found how many items the scan found
 * @param counted what the counters said before
 * @param changes how many items were created or deleted while it ran
 * @param corrected whether the counters were set right
 */
public record Recount(String type, long found, long counted, long changes, boolean corrected) {

	/**
	 * Whether the scan saw one state of the table, so that the counters are exact.
	 */
	public boolean isExact() {
		return this.changes == 0;
	}

}
