package dev.singletable.schema;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A table's definition as files for the tools that make tables, and the permissions an
 * application needs of it.
 *
 * @param tableName the name or ARN
 * @param definition what the entities need
 * @param settings what else the table is to have
 * @param scans whether the application scans the table or an index
 */
public record TableDocuments(String tableName, TableDefinition definition, TableSettings settings, boolean scans) {

	/**
	 * Of an application that does not scan.
	 */
	public static TableDocuments of(String tableName, TableDefinition definition) {
		return new TableDocuments(tableName, definition, TableSettings.none(), false);
	}

	/**
	 * The input of {@code aws dynamodb create-table --cli-input-json}. Time to live and
	 * point-in-time recovery have calls of their own.
	 */
	public String createTable() {
		return TableTexts.json(new TableProperties(this).createTable());
	}

	/**
	 * A CloudFormation template with the table, kept when the stack is deleted.
	 */
	public String cloudFormation() {
		return TableTexts.json(new TableProperties(this).cloudFormation());
	}

	/**
	 * A Terraform configuration in its JSON syntax, for a file that ends in
	 * {@code .tf.json}.
	 */
	public String terraform() {
		return TableTexts.json(new TerraformTable(this).document());
	}

	/**
	 * An IAM policy with what the application calls, and no more: no permission to make,
	 * change or delete the table, and none to scan it unless it does.
	 */
	public String policy() {
		return TableTexts.json(new AccessPolicy(this).document());
	}

	/**
	 * All of them by the name of the file.
	 */
	public Map<String, String> files() {
		Map<String, String> files = new LinkedHashMap<>();
		files.put("table.json", createTable());
		files.put("table.cloudformation.json", cloudFormation());
		files.put("table.tf.json", terraform());
		files.put("policy.json", policy());
		return files;
	}

}
