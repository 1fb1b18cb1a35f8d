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
 * A table in the words of Terraform's AWS provider.
 */
final class TerraformTable {

	private final TableDocuments table;

	private final TableDefinition definition;

	TerraformTable(TableDocuments table) {
		this.table = table;
		this.definition = table.definition();
	}

	Map<String, Object> document() {
		return Map.of("resource", Map.of("aws_dynamodb_table", Map.of("table", resource())));
	}

	private Map<String, Object> resource() {
		Map<String, Object> resource = new LinkedHashMap<>();
		Billing billing = this.table.settings().billing();
		resource.put("name", this.table.tableName());
		resource.put("billing_mode", ((billing != null) ? billing : Billing.PAY_PER_REQUEST).name());
		putCapacity(resource);
		resource.put("hash_key", this.definition.partition().name());
		resource.put("range_key", this.definition.sort().name());
		resource.put("attribute",
				this.definition.keyAttributes()
					.stream()
					.map((key) -> TableProperties.ordered("name", key.name(), "type", key.kind().name()))
					.toList());
		putIndexes(resource, "global_secondary_index", false);
		putIndexes(resource, "local_secondary_index", true);
		if (this.definition.expires()) {
			resource.put("ttl", TableProperties.ordered("attribute_name", this.definition.ttl(), "enabled", true));
		}
		putSettings(resource);
		resource.put("lifecycle", Map.of("prevent_destroy", true));
		return resource;
	}

	private void putSettings(Map<String, Object> resource) {
		StreamView stream = this.table.settings().stream();
		if (stream != null) {
			resource.put("stream_enabled", stream != StreamView.NONE);
		}
		if (stream != null && stream != StreamView.NONE) {
			resource.put("stream_view_type", stream.name());
		}
		Boolean protection = this.table.settings().deletionProtection();
		if (protection != null) {
			resource.put("deletion_protection_enabled", protection);
		}
		Boolean recovery = this.table.settings().pointInTimeRecovery();
		if (recovery != null) {
			resource.put("point_in_time_recovery", Map.of("enabled", recovery));
		}
	}

	private void putCapacity(Map<String, Object> block) {
		if (this.table.settings().billing() == Billing.PROVISIONED) {
			block.put("read_capacity", 1);
			block.put("write_capacity", 1);
		}
	}

	private void putIndexes(Map<String, Object> resource, String name, boolean local) {
		List<Map<String, Object>> indexes = this.definition.indexes()
			.stream()
			.filter((index) -> index.local() == local)
			.map(this::index)
			.toList();
		if (!indexes.isEmpty()) {
			resource.put(name, indexes);
		}
	}

	private Map<String, Object> index(TableIndex index) {
		Map<String, Object> block = new LinkedHashMap<>();
		block.put("name", index.name());
		if (index.partition().size() > 1 || index.sort().size() > 1) {
			block.put("key_schema", keySchema(index));
		}
		else {
			if (!index.local()) {
				block.put("hash_key", index.partition().get(0).name());
			}
			index.sort().forEach((key) -> block.put("range_key", key.name()));
		}
		block.put("projection_type",
				(index.contents() instanceof IndexContents.Include) ? "INCLUDE" : index.contents().describe());
		if (index.contents() instanceof IndexContents.Include include) {
			block.put("non_key_attributes", List.copyOf(new TreeSet<>(include.attributes())));
		}
		if (!index.local()) {
			putCapacity(block);
		}
		return block;
	}

	private static List<Map<String, Object>> keySchema(TableIndex index) {
		return Stream
			.concat(index.partition().stream().map((key) -> element(key, "HASH")),
					index.sort().stream().map((key) -> element(key, "RANGE")))
			.toList();
	}

	private static Map<String, Object> element(KeyAttribute key, String type) {
		return TableProperties.ordered("attribute_name", key.name(), "key_type", type);
	}

}
