package dev.singletable.schema;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.singletable.table.TableIndex;

/**
 * What an application may do with a table.
 */
final class AccessPolicy {

	private static final String ANYWHERE = "arn:aws:dynamodb:*:*:table/";

	private final TableDocuments table;

	AccessPolicy(TableDocuments table) {
		this.table = table;
	}

	Map<String, Object> document() {
		List<Map<String, Object>> statements = new ArrayList<>();
		List<String> items = new ArrayList<>(List.of("GetItem", "BatchGetItem", "Query", "PutItem", "UpdateItem",
				"DeleteItem", "BatchWriteItem", "ConditionCheckItem"));
		List<String> reads = new ArrayList<>(List.of("Query"));
		if (this.table.scans()) {
			items.add("Scan");
			reads.add("Scan");
		}
		statements.add(statement("Items", items, List.of(arn())));
		List<String> indexes = this.table.definition()
			.indexes()
			.stream()
			.map(TableIndex::name)
			.map((index) -> arn() + "/index/" + index)
			.toList();
		if (!indexes.isEmpty()) {
			statements.add(statement("Indexes", reads, indexes));
		}
		statements.add(statement("Start", describing(), List.of(arn())));
		return TableProperties.ordered("Version", "2012-10-17", "Statement", statements);
	}

	private List<String> describing() {
		List<String> actions = new ArrayList<>(List.of("DescribeTable"));
		if (this.table.definition().expires()) {
			actions.add("DescribeTimeToLive");
		}
		if (this.table.settings().pointInTimeRecovery() != null) {
			actions.add("DescribeContinuousBackups");
		}
		return actions;
	}

	private String arn() {
		String name = this.table.tableName();
		return name.startsWith("arn:") ? name : ANYWHERE + name;
	}

	private static Map<String, Object> statement(String id, List<String> actions, List<String> resources) {
		Map<String, Object> statement = new LinkedHashMap<>();
		statement.put("Sid", id);
		statement.put("Effect", "Allow");
		statement.put("Action", actions.stream().map((action) -> "dynamodb:" + action).toList());
		statement.put("Resource", resources);
		return statement;
	}

}
