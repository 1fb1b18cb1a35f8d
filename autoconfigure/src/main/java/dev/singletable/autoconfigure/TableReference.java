package dev.singletable.autoconfigure;

import dev.singletable.table.TableName;
import dev.singletable.table.TableNameResolver;
import org.jspecify.annotations.Nullable;

/**
 * The name of the table, asked for once and legal.
 */
final class TableReference {

	private final TableNameResolver resolver;

	private @Nullable String name;

	TableReference(TableNameResolver resolver) {
		this.resolver = resolver;
	}

	static String require(String name, String origin, String action) {
		if (TableName.isArn(name) || TableName.isLegalIndexName(name)) {
			return name;
		}
		throw new UnusableSettingException("table name",
				"'%s', %s, is not legal: DynamoDB takes 3 to 255 characters of A-Z, a-z, 0-9, '_', '.' and '-'"
					.formatted(name, origin),
				action);
	}

	/**
	 * The name.
	 * @throws UnusableSettingException if there is none or DynamoDB would refuse it
	 */
	synchronized String name() {
		String known = this.name;
		if (known == null) {
			known = require(this.resolver.tableName(), "which the TableNameResolver bean says", "Change that bean.");
			this.name = known;
		}
		return known;
	}

}
