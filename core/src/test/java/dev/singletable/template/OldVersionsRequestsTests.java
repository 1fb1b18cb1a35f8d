package dev.singletable.template;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import dev.singletable.history.VersionLayout;
import dev.singletable.template.OldShelf.Leaflet;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsResponse;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What reading and copying versions of the unpadded layout asks of DynamoDB (VH-4).
 */
class OldVersionsRequestsTests {

	private static final VersionLayout LAYOUT = VersionLayout.unpadded("Book");

	private final RecordingClient client = RecordingClient.withoutRetries();

	private final SingleTableTemplate template = SingleTableTemplate.builder(this.client)
		.table(() -> "shelf")
		.entities(Leaflet.class)
		.clock(Clock.fixed(Instant.parse("2026-03-01T12:00:00Z"), ZoneOffset.UTC))
		.build();

	private final OldShelf shelf = new OldShelf(this.client, "shelf");

	private void answerItem(String sort, long number) {
		Map<String, AttributeValue> item = new HashMap<>(this.shelf.item("b1", number));
		item.put("sk", AttributeValue.fromS(sort));
		item.keySet().removeAll(Set.of("tags", "created_at"));
		this.client.answer(GetItemResponse.builder().item(item).build());
	}

	private void answerKeys(String... sorts) {
		this.client.answer(QueryResponse.builder()
			.items(Arrays.stream(sorts)
				.map((sort) -> Map.of("pk", AttributeValue.fromS("Book#b1"), "sk", AttributeValue.fromS(sort)))
				.toList())
			.count(sorts.length)
			.scannedCount(sorts.length)
			.build());
	}

	@Test
	void aVersionIsReadByItsKey() {
		answerItem("v0", 12);
		answerItem("v10", 10);
		assertThat(this.template.history(Leaflet.class, LAYOUT).version("b1", 10).map(Leaflet::shelf))
			.contains("shelf 10");
		assertThat(this.client.sent()).isEqualTo("""
				GetItem
				ConsistentRead: true
				Key: {pk: {S: Book#b1}, sk: {S: v0}}
				TableName: shelf

				GetItem
				ConsistentRead: true
				Key: {pk: {S: Book#b1}, sk: {S: v10}}
				TableName: shelf
				""");
	}

	@Test
	void theNewestAreFoundByTheKeysOfAll() {
		answerItem("v0", 11);
		answerKeys("v0", "v1", "v10", "v11", "v2", "values");
		answerItem("v11", 11);
		answerItem("v10", 10);
		assertThat(this.template.history(Leaflet.class, LAYOUT).versions("b1", 2)).extracting((each) -> each.number())
			.containsExactly(11L, 10L);
		assertThat(this.client.sent()).isEqualTo("""
				GetItem
				ConsistentRead: true
				Key: {pk: {S: Book#b1}, sk: {S: v0}}
				TableName: shelf

				Query
				ConsistentRead: true
				ExpressionAttributeNames: {#n0: pk, #n1: sk}
				ExpressionAttributeValues: {:v0: {S: Book#b1}}
				KeyConditionExpression: #n0 = :v0
				ProjectionExpression: #n0, #n1
				ReturnConsumedCapacity: TOTAL
				ScanIndexForward: false
				TableName: shelf

				GetItem
				ConsistentRead: true
				Key: {pk: {S: Book#b1}, sk: {S: v11}}
				TableName: shelf

				GetItem
				ConsistentRead: true
				Key: {pk: {S: Book#b1}, sk: {S: v10}}
				TableName: shelf
				""");
	}

	@Test
	void aCopyIsWrittenWithItsOlderVersionsFirst() {
		answerItem("v0", 2);
		answerItem("v2", 2);
		answerNothing();
		answerKeys("v0", "v1", "v2");
		answerItem("v1", 1);
		answerItem("v2", 2);
		this.client.answer(TransactWriteItemsResponse.builder().build());
		this.client.answer(TransactWriteItemsResponse.builder().build());
		this.template.upkeep().copyVersions(Leaflet.class, LAYOUT, "b1");
		String transactions = Arrays.stream(this.client.sent().split("\n\n"))
			.filter((call) -> call.startsWith("TransactWriteItems"))
			.collect(Collectors.joining("\n\n"))
			.replaceAll("(?m)^ClientRequestToken: .*\n", "");
		assertThat(transactions).isEqualTo("""
				TransactWriteItems
				TransactItems: [{ConditionCheck: {ConditionExpression: attribute_not_exists(#n0), \
				ExpressionAttributeNames: {#n0: pk}, Key: {pk: {S: LEAFLET#b1}, sk: {S: META}}, \
				ReturnValuesOnConditionCheckFailure: ALL_OLD, TableName: shelf}}, {Put: {ConditionExpression: \
				attribute_not_exists(#n0), ExpressionAttributeNames: {#n0: _removed}, Item: {_at: {S: \
				2025-02-03T01:00:00.123456Z}, _operation: {S: create}, _type: {S: _INTERNAL#HISTORY}, _version: {M: \
				{_type: {S: LEAFLET}, pk: {S: LEAFLET#b1}, resource_id: {S: b1}, shelf: {S: shelf 1}, sk: {S: META}, \
				version: {N: 1}}}, pk: {S: _INTERNAL#HISTORY#LEAFLET#LEAFLET$23b1#META}, sk: {S: \
				0000000000000000001}}, ReturnValuesOnConditionCheckFailure: ALL_OLD, TableName: shelf}}]

				TransactWriteItems
				TransactItems: [{Put: {ConditionExpression: attribute_not_exists(#n0), ExpressionAttributeNames: \
				{#n0: pk}, Item: {_type: {S: LEAFLET}, pk: {S: LEAFLET#b1}, resource_id: {S: b1}, shelf: {S: shelf \
				2}, sk: {S: META}, version: {N: 2}}, ReturnValuesOnConditionCheckFailure: ALL_OLD, TableName: \
				shelf}}, {Put: {Item: {_at: {S: 2025-02-03T02:00:00.123456Z}, _operation: {S: update}, _type: {S: \
				_INTERNAL#HISTORY}, _version: {M: {_type: {S: LEAFLET}, pk: {S: LEAFLET#b1}, resource_id: {S: b1}, \
				shelf: {S: shelf 2}, sk: {S: META}, version: {N: 2}}}, pk: {S: \
				_INTERNAL#HISTORY#LEAFLET#LEAFLET$23b1#META}, sk: {S: 0000000000000000002}}, TableName: shelf}}]""");
	}

	private void answerNothing() {
		this.client.answer(GetItemResponse.builder().build());
	}

}
