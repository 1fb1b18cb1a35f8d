package dev.singletable.schema;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;

import dev.singletable.table.IndexContents;
import dev.singletable.table.KeyAttribute;
import dev.singletable.table.TableIndex;

/**
 * A table in the words of DynamoDB, which are also CloudFormation's.
 */
final class TableProperties {

	private final TableDocuments table;

	private final TableDefinition definition;

	TableProperties(TableDocuments table) {
		this.table = table;
		this.definition = table.definition();
	}

	Map<String, Object> createTable() {
		Map<String, Object> properties = new LinkedHashMap<>();
		properties.put("TableName", this.table.tableName());
		properties.putAll(common());
		StreamView stream = this.table.settings().stream();
		if (stream != null && stream != StreamView.NONE) {
			properties.put("StreamSpecification", ordered("StreamEnabled", true, "StreamViewType", stream.name()));
		}
		return properties;
	}

	Map<String, Object> cloudFormation() {
		Map<String, Object> properties = new LinkedHashMap<>();
		properties.put("TableName", ref("TableName"));
		properties.putAll(common());
		if (this.definition.expires()) {
			properties.put("TimeToLiveSpecification", ordered("AttributeName", this.definition.ttl(), "Enabled", true));
		}
		StreamView stream = this.table.settings().stream();
		if (stream != null && stream != StreamView.NONE) {
			properties.put("StreamSpecification", Map.of("StreamViewType", stream.name()));
		}
		Boolean recovery = this.table.settings().pointInTimeRecovery();
		if (recovery != null) {
			properties.put("PointInTimeRecoverySpecification", Map.of("PointInTimeRecoveryEnabled", recovery));
		}
		return template(properties);
	}

	private Map<String, Object> template(Map<String, Object> properties) {
		Map<String, Object> resource = ordered("Type", "AWS::DynamoDB::Table", "DeletionPolicy", "Retain");
		resource.put("UpdateReplacePolicy", "Retain");
		resource.put("Properties", properties);
		Map<String, Object> template = ordered("AWSTemplateFormatVersion", "2010-09-09", "Parameters",
				Map.of("TableName", ordered("Type", "String", "Default", this.table.tableName())));
		template.put("Resources", Map.of("Table", resource));
		template.put("Outputs", ordered("TableName", Map.of("Value", ref("Table")), "TableArn",
				Map.of("Value", Map.of("Fn::GetAtt", List.of("Table", "Arn")))));
		return template;
	}

	private Map<String, Object> common() {
		Map<String, Object> properties = new LinkedHashMap<>();
		Billing billing = this.table.settings().billing();
		properties.put("BillingMode", ((billing != null) ? billing : Billing.PAY_PER_REQUEST).name());
		if (billing == Billing.PROVISIONED) {
			properties.put("ProvisionedThroughput", throughput());
		}
		properties.put("AttributeDefinitions",
				this.definition.keyAttributes()
					.stream()
					.map((key) -> ordered("AttributeName", key.name(), "AttributeType", key.kind().name()))
					.toList());
		properties.put("KeySchema", keySchema(List.of(this.definition.partition()), List.of(this.definition.sort())));
		putIndexes(properties, "GlobalSecondaryIndexes", false);
		putIndexes(properties, "LocalSecondaryIndexes", true);
		Boolean protection = this.table.settings().deletionProtection();
		if (protection != null) {
			properties.put("DeletionProtectionEnabled", protection);
		}
		return properties;
	}

	/** The least there is, to be scaled by whoever operates the table. */
	private static Map<String, Object> throughput() {
		return ordered("ReadCapacityUnits", 1, "WriteCapacityUnits", 1);
	}

	private void putIndexes(Map<String, Object> properties, String name, boolean local) {
		List<Map<String, Object>> indexes = this.definition.indexes()
			.stream()
			.filter((index) -> index.local() == local)
			.map(this::index)
			.toList();
		if (!indexes.isEmpty()) {
			properties.put(name, indexes);
		}
	}

	private Map<String, Object> index(TableIndex index) {
		Map<String, Object> properties = ordered("IndexName", index.name(), "KeySchema",
				keySchema(index.partition(), index.sort()));
		properties.put("Projection", projection(index.contents()));
		if (!index.local() && this.table.settings().billing() == Billing.PROVISIONED) {
			properties.put("ProvisionedThroughput", throughput());
		}
		return properties;
	}

	private static Map<String, Object> projection(IndexContents contents) {
		if (contents instanceof IndexContents.Include include) {
			return ordered("ProjectionType", "INCLUDE", "NonKeyAttributes",
					List.copyOf(new TreeSet<>(include.attributes())));
		}
		return Map.of("ProjectionType", contents.describe());
	}

	private static List<Map<String, Object>> keySchema(List<KeyAttribute> partition, List<KeyAttribute> sort) {
		return Stream
			.concat(partition.stream().map((key) -> ordered("AttributeName", key.name(), "KeyType", "HASH")),
					sort.stream().map((key) -> ordered("AttributeName", key.name(), "KeyType", "RANGE")))
			.toList();
	}

	private static Map<String, Object> ref(String name) {
		return Map.of("Ref", name);
	}

	static Map<String, Object> ordered(String first, Object value, String second, Object other) {
		Map<String, Object> fields = new LinkedHashMap<>();
		fields.put(first, value);
		fields.put(second, other);
		return fields;
	}

}
