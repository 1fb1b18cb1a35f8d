package dev.singletable.table;

import java.util.regex.Pattern;

/**
 * A table name that DynamoDB accepts.
 *
 * @see <a href=
 * "https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/HowItWorks.NamingRulesDataTypes.html">Naming
 * rules</a>
 */
public final class TableName {

	private static final Pattern LEGAL = Pattern.compile("[A-Za-z0-9_.-]{3,255}");

	private TableName() {
	}

	/**
	 * The name itself, if it is legal.
	 * @throws IllegalArgumentException saying which rule it breaks
	 */
	public static String require(String name) {
		if (isArn(name) || LEGAL.matcher(name).matches()) {
			return name;
		}
		throw new IllegalArgumentException(("Table name '%s' is not legal: DynamoDB takes 3 to 255 characters of "
				+ "A-Z, a-z, 0-9, '_', '.' and '-'. Set singletable.table.name, or define a TableNameResolver bean.")
			.formatted(name));
	}

	/**
	 * Whether the name is the ARN of a table, perhaps another account's.
	 */
	public static boolean isArn(String name) {
		return name.startsWith("arn:");
	}

	/**
	 * Whether the name of an index is legal; the rules are those of tables.
	 */
	public static boolean isLegalIndexName(String name) {
		return LEGAL.matcher(name).matches();
	}

}
