package dev.singletable.schema;

/**
 * Where a table is not what the entities need.
 *
 * @param where the table or its index
 * @param what what is different, without a full stop
 * @param action what to do
 */
public record SchemaDifference(String where, String what, String action) {

	/**
	 * As text for one line.
	 */
	@Override
	public String toString() {
		return this.where + ": " + this.what + ". " + this.action;
	}

}
