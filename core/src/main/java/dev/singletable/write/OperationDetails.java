package dev.singletable.write;

import org.jspecify.annotations.Nullable;

/**
 * What was being done when something failed. Never a key value.
 *
 * @param operation such as {@code create}
 * @param entityType the item type's name, or null where several were meant
 * @param table the table's name
 * @param index the index, or null for the table
 * @param requestId what AWS calls the failed request, or null when it was not sent
 */
public record OperationDetails(String operation, @Nullable String entityType, String table, @Nullable String index,
		@Nullable String requestId) {

	public static OperationDetails of(String operation, @Nullable String entityType, String table) {
		return new OperationDetails(operation, entityType, table, null, null);
	}

	public OperationDetails withIndex(@Nullable String name) {
		return new OperationDetails(this.operation, this.entityType, this.table, name, this.requestId);
	}

	public OperationDetails withRequestId(@Nullable String id) {
		return new OperationDetails(this.operation, this.entityType, this.table, this.index, id);
	}

	/**
	 * Such as {@code create of ORDER in table 'shop'}.
	 */
	public String describe() {
		StringBuilder text = new StringBuilder(this.operation);
		if (this.entityType != null) {
			text.append(" of ").append(this.entityType);
		}
		text.append(" in table '").append(this.table).append('\'');
		if (this.index != null) {
			text.append(", index '").append(this.index).append('\'');
		}
		return text.toString();
	}

	/**
	 * The description, what happened, and the request id if there is one.
	 */
	public String message(String what) {
		String id = (this.requestId != null) ? " (request id " + this.requestId + ")" : "";
		return describe() + ": " + what + id;
	}

}
