package dev.singletable.template;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.singletable.expression.Update;
import dev.singletable.template.Archive.Paper;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What writes of historised entities ask of DynamoDB (VH-1, VH-2).
 */
class HistoryRequestsTests {

	private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

	private final RecordingClient client = RecordingClient.withoutRetries();

	private final SingleTableTemplate template = SingleTableTemplate.builder(this.client)
		.table(() -> "archive")
		.entities(Paper.class)
		.clock(Clock.fixed(NOON, ZoneOffset.UTC))
		.build();

	private static Paper paper(long version) {
		return new Paper("p1", "trees", null, List.of(), version);
	}

	private void stored(Paper paper) {
		this.client.answer(GetItemResponse.builder().item(this.template.conversion().toItem(paper)).build());
	}

	/** Without the tokens, which are random. */
	private void isSent(String expected) {
		assertThat(this.client.sent().replaceAll("(?m)^ClientRequestToken: .*\n", "")).isEqualTo(expected);
	}

	@Test
	void createsTheItemAndItsFirstVersionTogether() {
		this.template.create(Paper.of("p1", "trees"));
		isSent("""
				TransactWriteItems
				TransactItems: [{Put: {ConditionExpression: attribute_not_exists(#n0), ExpressionAttributeNames: {#n0: pk}, \
				Item: {_type: {S: PAPER}, authors: {L: []}, byTopicpk: {S: TOPIC#trees}, byTopicsk: {S: p1}, id: {S: p1}, pk: \
				{S: PAPER#p1}, sk: {S: META}, topic: {S: trees}, version: {N: 1}}, ReturnValuesOnConditionCheckFailure: \
				ALL_OLD, TableName: archive}}, {Put: {ConditionExpression: attribute_not_exists(#n0), ExpressionAttributeNames: \
				{#n0: _removed}, Item: {_at: {S: 2026-03-01T12:00:00Z}, _operation: {S: create}, _type: {S: _INTERNAL#HISTORY}, \
				_version: {M: {_type: {S: PAPER}, authors: {L: []}, id: {S: p1}, pk: {S: PAPER#p1}, sk: {S: META}, topic: {S: \
				trees}, version: {N: 1}}}, pk: {S: _INTERNAL#HISTORY#PAPER#PAPER$23p1#META}, sk: {S: 0000000000000000001}}, \
				ReturnValuesOnConditionCheckFailure: ALL_OLD, TableName: archive}}]
				""");
	}

	@Test
	void savesOverAKnownVersionWithOneCall() {
		this.template.save(paper(2));
		isSent("""
				TransactWriteItems
				TransactItems: [{Put: {ConditionExpression: #n0 = :v0, ExpressionAttributeNames: {#n0: version}, \
				ExpressionAttributeValues: {:v0: {N: 2}}, Item: {_type: {S: PAPER}, authors: {L: []}, byTopicpk: {S: \
				TOPIC#trees}, byTopicsk: {S: p1}, id: {S: p1}, pk: {S: PAPER#p1}, sk: {S: META}, topic: {S: trees}, version: \
				{N: 3}}, ReturnValuesOnConditionCheckFailure: ALL_OLD, TableName: archive}}, {Put: {Item: {_at: {S: \
				2026-03-01T12:00:00Z}, _operation: {S: save}, _type: {S: _INTERNAL#HISTORY}, _version: {M: {_type: {S: PAPER}, \
				authors: {L: []}, id: {S: p1}, pk: {S: PAPER#p1}, sk: {S: META}, topic: {S: trees}, version: {N: 3}}}, pk: {S: \
				_INTERNAL#HISTORY#PAPER#PAPER$23p1#META}, sk: {S: 0000000000000000003}}, TableName: archive}}]
				""");
	}

	@Test
	void prunesTheVersionThatIsTooMany() {
		this.template.save(paper(7));
		isSent("""
				TransactWriteItems
				TransactItems: [{Put: {ConditionExpression: #n0 = :v0, ExpressionAttributeNames: {#n0: version}, \
				ExpressionAttributeValues: {:v0: {N: 7}}, Item: {_type: {S: PAPER}, authors: {L: []}, byTopicpk: {S: \
				TOPIC#trees}, byTopicsk: {S: p1}, id: {S: p1}, pk: {S: PAPER#p1}, sk: {S: META}, topic: {S: trees}, version: \
				{N: 8}}, ReturnValuesOnConditionCheckFailure: ALL_OLD, TableName: archive}}, {Put: {Item: {_at: {S: \
				2026-03-01T12:00:00Z}, _operation: {S: save}, _type: {S: _INTERNAL#HISTORY}, _version: {M: {_type: {S: PAPER}, \
				authors: {L: []}, id: {S: p1}, pk: {S: PAPER#p1}, sk: {S: META}, topic: {S: trees}, version: {N: 8}}}, pk: {S: \
				_INTERNAL#HISTORY#PAPER#PAPER$23p1#META}, sk: {S: 0000000000000000008}}, TableName: archive}}, {Delete: {Key: \
				{pk: {S: _INTERNAL#HISTORY#PAPER#PAPER$23p1#META}, sk: {S: 0000000000000000003}}, TableName: archive}}]
				""");
	}

	@Test
	void updatesByOneReadAndOneTransaction() {
		stored(paper(2));
		this.template.update(Paper.class, "p1", Update.set("note", "new"));
		isSent("""
				GetItem
				ConsistentRead: true
				Key: {pk: {S: PAPER#p1}, sk: {S: META}}
				TableName: archive

				TransactWriteItems
				TransactItems: [{Update: {ConditionExpression: #n1 = :v5, ExpressionAttributeNames: {#n0: note, #n1: version, \
				#n2: byTopicpk, #n3: byTopicsk}, ExpressionAttributeValues: {:v0: {S: new}, :v1: {N: 0}, :v2: {N: 1}, :v3: {S: \
				TOPIC#trees}, :v4: {S: p1}, :v5: {N: 2}}, Key: {pk: {S: PAPER#p1}, sk: {S: META}}, \
				ReturnValuesOnConditionCheckFailure: ALL_OLD, TableName: archive, UpdateExpression: SET #n0 = :v0, #n1 = \
				if_not_exists(#n1, :v1) + :v2, #n2 = :v3, #n3 = :v4}}, {Put: {Item: {_at: {S: 2026-03-01T12:00:00Z}, \
				_operation: {S: update}, _type: {S: _INTERNAL#HISTORY}, _version: {M: {_type: {S: PAPER}, authors: {L: []}, id: \
				{S: p1}, note: {S: new}, pk: {S: PAPER#p1}, sk: {S: META}, topic: {S: trees}, version: {N: 3}}}, pk: {S: \
				_INTERNAL#HISTORY#PAPER#PAPER$23p1#META}, sk: {S: 0000000000000000003}}, TableName: archive}}]
				""");
	}

	@Test
	void deletesTheVersionsThatAreThere() {
		stored(paper(2));
		this.client.answer(QueryResponse.builder().items(List.of(key(2), key(1))).count(2).scannedCount(2).build());
		this.template.delete(Paper.class, "p1");
		isSent("""
				GetItem
				ConsistentRead: true
				Key: {pk: {S: PAPER#p1}, sk: {S: META}}
				TableName: archive

				Query
				ConsistentRead: true
				ExpressionAttributeNames: {#n0: pk, #n1: sk}
				ExpressionAttributeValues: {:v0: {S: _INTERNAL#HISTORY#PAPER#PAPER$23p1#META}}
				KeyConditionExpression: #n0 = :v0
				Limit: 51
				ProjectionExpression: #n0, #n1
				ReturnConsumedCapacity: TOTAL
				ScanIndexForward: false
				TableName: archive

				TransactWriteItems
				TransactItems: [{Delete: {ConditionExpression: attribute_exists(#n0) AND #n1 = :v0, ExpressionAttributeNames: \
				{#n0: pk, #n1: version}, ExpressionAttributeValues: {:v0: {N: 2}}, Key: {pk: {S: PAPER#p1}, sk: {S: META}}, \
				ReturnValuesOnConditionCheckFailure: ALL_OLD, TableName: archive}}, {Delete: {Key: {pk: {S: \
				_INTERNAL#HISTORY#PAPER#PAPER$23p1#META}, sk: {S: 0000000000000000002}}, TableName: archive}}, {Delete: {Key: \
				{pk: {S: _INTERNAL#HISTORY#PAPER#PAPER$23p1#META}, sk: {S: 0000000000000000001}}, TableName: archive}}]
				""");
	}

	private static Map<String, AttributeValue> key(long number) {
		Map<String, AttributeValue> key = new HashMap<>();
		key.put("pk", AttributeValue.fromS("_INTERNAL#HISTORY#PAPER#PAPER$23p1#META"));
		key.put("sk", AttributeValue.fromS("%019d".formatted(number)));
		return key;
	}

	@Test
	void readsTheCurrentStateAsThatOfAnyOtherEntity() {
		stored(paper(2));
		this.template.get(Paper.class, "p1");
		isSent("""
				GetItem
				Key: {pk: {S: PAPER#p1}, sk: {S: META}}
				TableName: archive
				""");
	}

}
