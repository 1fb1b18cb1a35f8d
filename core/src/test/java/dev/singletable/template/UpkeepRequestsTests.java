package dev.singletable.template;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.singletable.template.Guild.Account;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.ScanResponse;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What bringing items up to date asks of DynamoDB.
 */
class UpkeepRequestsTests {

	private final RecordingClient client = RecordingClient.withoutRetries();

	private final SingleTableTemplate template = SingleTableTemplate.builder(this.client)
		.table(() -> "club")
		.entities(Account.class)
		.build();

	private Map<String, AttributeValue> item() {
		return new HashMap<>(this.template.conversion().toItem(new Account("a1", "100", "o1", 3L)));
	}

	private static Map<String, AttributeValue> guard() {
		return Map.of("pk", AttributeValue.fromS("_INTERNAL#UNIQUE#ACCOUNT#number#100"), "sk",
				AttributeValue.fromS("META"), "_type", AttributeValue.fromS("_INTERNAL#UNIQUE"), "_owner",
				AttributeValue
					.fromM(Map.of("pk", AttributeValue.fromS("ACCOUNT#a1"), "sk", AttributeValue.fromS("META"), "type",
							AttributeValue.fromS("ACCOUNT"), "constraint", AttributeValue.fromS("number"))));
	}

	private void scanned(Map<String, AttributeValue> item) {
		this.client.answer(ScanResponse.builder().items(List.of(item)).count(1).scannedCount(1).build());
	}

	private void stored(List<Map<String, AttributeValue>> items) {
		this.client.answer(BatchGetItemResponse.builder().responses(Map.of("club", items)).build());
	}

	private void reindex() {
		this.template.upkeep().reindex(Reindex.of(Account.class).segments(1).pageSize(50), (progress) -> {
		});
	}

	/** Without the tokens, which are random. */
	private void isSent(String expected) {
		assertThat(this.client.sent().replaceAll("(?m)^ClientRequestToken: .*\n", "")).isEqualTo(expected);
	}

	@Test
	void anItemThatIsRightIsOnlyRead() {
		scanned(item());
		stored(List.of(guard()));
		reindex();
		isSent("""
				Scan
				ConsistentRead: true
				ExpressionAttributeNames: {#n0: _type}
				ExpressionAttributeValues: {:v0: {S: ACCOUNT}}
				FilterExpression: (#n0 = :v0 OR attribute_not_exists(#n0))
				Limit: 50
				ReturnConsumedCapacity: TOTAL
				Segment: 0
				TableName: club
				TotalSegments: 1

				BatchGetItem
				RequestItems: {club: {ConsistentRead: true, Keys: [{pk: {S: _INTERNAL#UNIQUE#ACCOUNT#number#100}, sk: {S: \
				META}}]}}
				""");
	}

	@Test
	void aWrongIndexKeyIsOneUpdate() {
		Map<String, AttributeValue> item = item();
		item.remove("byOwnerpk");
		item.put("_ttl", AttributeValue.fromN("7"));
		scanned(item);
		stored(List.of(guard()));
		reindex();
		isSent("""
				Scan
				ConsistentRead: true
				ExpressionAttributeNames: {#n0: _type}
				ExpressionAttributeValues: {:v0: {S: ACCOUNT}}
				FilterExpression: (#n0 = :v0 OR attribute_not_exists(#n0))
				Limit: 50
				ReturnConsumedCapacity: TOTAL
				Segment: 0
				TableName: club
				TotalSegments: 1

				BatchGetItem
				RequestItems: {club: {ConsistentRead: true, Keys: [{pk: {S: _INTERNAL#UNIQUE#ACCOUNT#number#100}, sk: {S: \
				META}}]}}

				UpdateItem
				ConditionExpression: #n2 = :v1
				ExpressionAttributeNames: {#n0: byOwnerpk, #n1: _ttl, #n2: version}
				ExpressionAttributeValues: {:v0: {S: OWNER#o1}, :v1: {N: 3}}
				Key: {pk: {S: ACCOUNT#a1}, sk: {S: META}}
				ReturnValuesOnConditionCheckFailure: ALL_OLD
				TableName: club
				UpdateExpression: SET #n0 = :v0 REMOVE #n1
				""");
	}

	@Test
	void aMissingGuardIsWrittenWhileTheItemIsAsItWas() {
		scanned(item());
		stored(List.of());
		reindex();
		isSent("""
				Scan
				ConsistentRead: true
				ExpressionAttributeNames: {#n0: _type}
				ExpressionAttributeValues: {:v0: {S: ACCOUNT}}
				FilterExpression: (#n0 = :v0 OR attribute_not_exists(#n0))
				Limit: 50
				ReturnConsumedCapacity: TOTAL
				Segment: 0
				TableName: club
				TotalSegments: 1

				BatchGetItem
				RequestItems: {club: {ConsistentRead: true, Keys: [{pk: {S: _INTERNAL#UNIQUE#ACCOUNT#number#100}, sk: {S: \
				META}}]}}

				TransactWriteItems
				TransactItems: [{ConditionCheck: {ConditionExpression: #n0 = :v0, ExpressionAttributeNames: {#n0: version}, \
				ExpressionAttributeValues: {:v0: {N: 3}}, Key: {pk: {S: ACCOUNT#a1}, sk: {S: META}}, \
				ReturnValuesOnConditionCheckFailure: ALL_OLD, TableName: club}}, {Put: {ConditionExpression: \
				attribute_not_exists(#n0) OR (#n1.#n0 = :v0 AND #n1.#n2 = :v1), ExpressionAttributeNames: {#n0: pk, #n1: \
				_owner, #n2: sk}, ExpressionAttributeValues: {:v0: {S: ACCOUNT#a1}, :v1: {S: META}}, Item: {_owner: {M: \
				{constraint: {S: number}, pk: {S: ACCOUNT#a1}, sk: {S: META}, type: {S: ACCOUNT}}}, _type: {S: \
				_INTERNAL#UNIQUE}, pk: {S: _INTERNAL#UNIQUE#ACCOUNT#number#100}, sk: {S: META}}, \
				ReturnValuesOnConditionCheckFailure: ALL_OLD, TableName: club}}]
				""");
	}

}
