package dev.singletable.table;

/**
 * Says which physical table is meant. Asked once per template.
 */
@FunctionalInterface
public interface TableNameResolver {

	/**
	 * 3 to 255 characters of {@code A-Z a-z 0-9 _ . -}, or the ARN of a table.
	 */
	String tableName();

}
