package dev.singletable.wire;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

import dev.singletable.schema.StreamView;
import dev.singletable.schema.TableDefinition;
import dev.singletable.schema.TableSettings;
import dev.singletable.table.IndexContents;
import dev.singletable.table.KeyAttribute;
import dev.singletable.table.TableIndex;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.LocalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.Projection;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateContinuousBackupsRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateTimeToLiveRequest;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/**
 * Renders a table's definition as requests.
 */
final class TableRequests {

	private TableRequests() {
	}

	static CreateTableRequest create(String tableName, TableDefinition definition, TableSettings settings) {
		CreateTableRequest.Builder request = CreateTableRequest.builder()
			.tableName(tableName)
			.billingMode(BillingMode.PAY_PER_REQUEST)
			.attributeDefinitions(definition.keyAttributes().stream().map(TableRequests::attribute).toList())
			.keySchema(keySchema(List.of(definition.partition()), List.of(definition.sort())));
		List<GlobalSecondaryIndex> global = indexes(definition, false).map(TableRequests::global).toList();
		List<LocalSecondaryIndex> local = indexes(definition, true).map(TableRequests::local).toList();
		// DynamoDB refuses a list of indexes that is present and empty.
		if (!global.isEmpty()) {
			request.globalSecondaryIndexes(global);
		}
		if (!local.isEmpty()) {
			request.localSecondaryIndexes(local);
		}
		StreamView stream = settings.stream();
		if (stream != null && stream != StreamView.NONE) {
			request.streamSpecification((on) -> on.streamEnabled(true).streamViewType(stream.name()));
		}
		return request.deletionProtectionEnabled(settings.deletionProtection()).build();
	}

	static UpdateContinuousBackupsRequest pointInTimeRecovery(String tableName) {
		return UpdateContinuousBackupsRequest.builder()
			.tableName(tableName)
			.pointInTimeRecoverySpecification((on) -> on.pointInTimeRecoveryEnabled(true))
			.build();
	}

	static UpdateTimeToLiveRequest timeToLive(String tableName, String attribute) {
		return UpdateTimeToLiveRequest.builder()
			.tableName(tableName)
			.timeToLiveSpecification((ttl) -> ttl.attributeName(attribute).enabled(true))
			.build();
	}

	static ScanRequest scanKeys(String tableName, List<KeySchemaElement> key) {
		Map<String, String> names = new TreeMap<>();
		key.forEach((element) -> names.put("#n" + names.size(), element.attributeName()));
		return ScanRequest.builder()
			.tableName(tableName)
			.consistentRead(true)
			.projectionExpression(String.join(", ", names.keySet()))
			.expressionAttributeNames(names)
			.build();
	}

	static BatchWriteItemRequest delete(String tableName, List<Map<String, AttributeValue>> keys) {
		List<WriteRequest> deletes = keys.stream()
			.map((key) -> WriteRequest.builder().deleteRequest((delete) -> delete.key(key)).build())
			.toList();
		return BatchWriteItemRequest.builder().requestItems(Map.of(tableName, deletes)).build();
	}

	private static Stream<TableIndex> indexes(TableDefinition definition, boolean local) {
		return definition.indexes().stream().filter((index) -> index.local() == local);
	}

	private static GlobalSecondaryIndex global(TableIndex index) {
		return GlobalSecondaryIndex.builder()
			.indexName(index.name())
			.keySchema(keySchema(index.partition(), index.sort()))
			.projection(projection(index.contents()))
			.build();
	}

	private static LocalSecondaryIndex local(TableIndex index) {
		return LocalSecondaryIndex.builder()
			.indexName(index.name())
			.keySchema(keySchema(index.partition(), index.sort()))
			.projection(projection(index.contents()))
			.build();
	}

	private static AttributeDefinition attribute(KeyAttribute key) {
		return AttributeDefinition.builder().attributeName(key.name()).attributeType(key.kind().name()).build();
	}

	private static List<KeySchemaElement> keySchema(List<KeyAttribute> partition, List<KeyAttribute> sort) {
		return Stream
			.concat(partition.stream().map((key) -> element(key, KeyType.HASH)),
					sort.stream().map((key) -> element(key, KeyType.RANGE)))
			.toList();
	}

	private static KeySchemaElement element(KeyAttribute key, KeyType type) {
		return KeySchemaElement.builder().attributeName(key.name()).keyType(type).build();
	}

	private static Projection projection(IndexContents contents) {
		if (contents instanceof IndexContents.Include include) {
			return Projection.builder()
				.projectionType(ProjectionType.INCLUDE)
				.nonKeyAttributes(new TreeSet<>(include.attributes()))
				.build();
		}
		return Projection.builder().projectionType(contents.describe()).build();
	}

}
