package dev.singletable.wire;

import java.util.List;
import java.util.Map;

import dev.singletable.schema.Billing;
import dev.singletable.schema.StreamView;
import dev.singletable.schema.TableSettings;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.LocalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateTimeToLiveRequest;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

import static org.assertj.core.api.Assertions.assertThat;

class TableRequestsTests {

	@Test
	void makesATableWithIndexesOfEveryKind() {
		assertThat(TableRequests.create("orders", TableLayouts.everyKind(), TableSettings.none()))
			.isEqualTo(CreateTableRequest.builder()
				.tableName("orders")
				.billingMode(BillingMode.PAY_PER_REQUEST)
				.attributeDefinitions(attribute("pk", "S"), attribute("sk", "S"), attribute("_type", "S"),
						attribute("region", "S"), attribute("year", "N"), attribute("digest", "B"),
						attribute("gsi1pk", "S"), attribute("gsi1sk", "S"), attribute("recentsk", "S"))
				.keySchema(key("pk", "HASH"), key("sk", "RANGE"))
				.globalSecondaryIndexes(GlobalSecondaryIndex.builder()
					.indexName("byRegion")
					.keySchema(key("_type", "HASH"), key("region", "HASH"), key("year", "RANGE"),
							key("digest", "RANGE"))
					.projection((projection) -> projection.projectionType("INCLUDE").nonKeyAttributes("_ttl", "total"))
					.build(),
						GlobalSecondaryIndex.builder()
							.indexName("gsi1")
							.keySchema(key("gsi1pk", "HASH"), key("gsi1sk", "RANGE"))
							.projection((projection) -> projection.projectionType("ALL"))
							.build(),
						GlobalSecondaryIndex.builder()
							.indexName("inverse")
							.keySchema(key("sk", "HASH"), key("pk", "RANGE"))
							.projection((projection) -> projection.projectionType("KEYS_ONLY"))
							.build())
				.localSecondaryIndexes(LocalSecondaryIndex.builder()
					.indexName("recent")
					.keySchema(key("pk", "HASH"), key("recentsk", "RANGE"))
					.projection((projection) -> projection.projectionType("ALL"))
					.build())
				.build());
	}

	@Test
	void leavesOutTheIndexesOfATableThatHasNone() {
		assertThat(TableRequests.create("orders", TableLayouts.plain(), TableSettings.none()))
			.isEqualTo(CreateTableRequest.builder()
				.tableName("orders")
				.billingMode(BillingMode.PAY_PER_REQUEST)
				.attributeDefinitions(attribute("pk", "S"), attribute("sk", "S"))
				.keySchema(key("pk", "HASH"), key("sk", "RANGE"))
				.build());
	}

	@Test
	void makesATableWithTheSettingsWanted() {
		assertThat(TableRequests.create("orders", TableLayouts.plain(),
				new TableSettings(Billing.PAY_PER_REQUEST, StreamView.NEW_IMAGE, true, true)))
			.isEqualTo(CreateTableRequest.builder()
				.tableName("orders")
				.billingMode(BillingMode.PAY_PER_REQUEST)
				.attributeDefinitions(attribute("pk", "S"), attribute("sk", "S"))
				.keySchema(key("pk", "HASH"), key("sk", "RANGE"))
				.streamSpecification((stream) -> stream.streamEnabled(true).streamViewType("NEW_IMAGE"))
				.deletionProtectionEnabled(true)
				.build());
	}

	@Test
	void switchesTimeToLiveOn() {
		assertThat(TableRequests.timeToLive("orders", "_ttl")).isEqualTo(UpdateTimeToLiveRequest.builder()
			.tableName("orders")
			.timeToLiveSpecification((ttl) -> ttl.attributeName("_ttl").enabled(true))
			.build());
	}

	@Test
	void readsNothingButTheKeysToDeleteByThem() {
		Map<String, AttributeValue> key = Map.of("pk", AttributeValue.fromS("a"), "sk", AttributeValue.fromS("b"));

		assertThat(TableRequests.scanKeys("orders", List.of(key("pk", "HASH"), key("sk", "RANGE"))))
			.isEqualTo(ScanRequest.builder()
				.tableName("orders")
				.consistentRead(true)
				.projectionExpression("#n0, #n1")
				.expressionAttributeNames(Map.of("#n0", "pk", "#n1", "sk"))
				.build());
		assertThat(TableRequests.delete("orders", List.of(key))).isEqualTo(BatchWriteItemRequest.builder()
			.requestItems(Map.of("orders",
					List.of(WriteRequest.builder().deleteRequest((delete) -> delete.key(key)).build())))
			.build());
	}

	private static AttributeDefinition attribute(String name, String type) {
		return AttributeDefinition.builder().attributeName(name).attributeType(type).build();
	}

	private static KeySchemaElement key(String name, String type) {
		return KeySchemaElement.builder().attributeName(name).keyType(type).build();
	}

}
