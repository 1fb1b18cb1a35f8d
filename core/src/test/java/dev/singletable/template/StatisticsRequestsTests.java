package dev.singletable.template;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;

import dev.singletable.template.Depot.Crate;
import dev.singletable.template.Depot.Hall;
import dev.singletable.template.Depot.Lease;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * What writes of counted entities ask of DynamoDB (ST-1, ST-2).
 */
class StatisticsRequestsTests {

	private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

	private final RecordingClient client = RecordingClient.withoutRetries();

	private final SingleTableTemplate template = SingleTableTemplate.builder(this.client)
		.table(() -> "depot")
		.entities(Crate.class, Lease.class, Hall.class)
		.clock(Clock.fixed(NOON, ZoneOffset.UTC))
		.build();

	private void stored(Object entity) {
		this.client.answer(GetItemResponse.builder().item(this.template.conversion().toItem(entity)).build());
	}

	/** Without the tokens, which are random. */
	private void isSent(String expected) {
		assertThat(this.client.sent().replaceAll("(?m)^ClientRequestToken: .*\n", "")).isEqualTo(expected);
	}

	@Test
	void countsACreationInItsTransaction() {
		this.template.create(new Crate("c1", null));
		isSent("""
				TransactWriteItems
				TransactItems: [{Put: {ConditionExpression: attribute_not_exists(#n0), ExpressionAttributeNames: {#n0: pk}, \
				Item: {_type: {S: CRATE}, id: {S: c1}, pk: {S: CRATE#c1}, sk: {S: META}}, ReturnValuesOnConditionCheckFailure: \
				ALL_OLD, TableName: depot}}, {Update: {ExpressionAttributeNames: {#n0: _type, #n1: _changes, #n2: _items}, \
				ExpressionAttributeValues: {:v0: {S: _INTERNAL#STATS}, :v1: {N: 0}, :v2: {N: 1}, :v3: {N: 0}, :v4: {N: 1}}, \
				Key: {pk: {S: _INTERNAL#STATS#CRATE}, sk: {S: 0}}, TableName: depot, UpdateExpression: SET #n0 = :v0, #n1 = \
				if_not_exists(#n1, :v1) + :v2, #n2 = if_not_exists(#n2, :v3) + :v4}}]
				""");
	}

	@Test
	void countsASaveWhereNothingWas() {
		this.template.save(new Crate("c1", "x"));
		isSent("""
				GetItem
				ConsistentRead: true
				Key: {pk: {S: CRATE#c1}, sk: {S: META}}
				TableName: depot

				TransactWriteItems
				TransactItems: [{Put: {ConditionExpression: attribute_not_exists(#n0), ExpressionAttributeNames: {#n0: pk}, \
				Item: {_type: {S: CRATE}, id: {S: c1}, label: {S: x}, pk: {S: CRATE#c1}, sk: {S: META}}, \
				ReturnValuesOnConditionCheckFailure: ALL_OLD, TableName: depot}}, {Update: {ExpressionAttributeNames: {#n0: \
				_type, #n1: _changes, #n2: _items}, ExpressionAttributeValues: {:v0: {S: _INTERNAL#STATS}, :v1: {N: 0}, :v2: \
				{N: 1}, :v3: {N: 0}, :v4: {N: 1}}, Key: {pk: {S: _INTERNAL#STATS#CRATE}, sk: {S: 0}}, TableName: depot, \
				UpdateExpression: SET #n0 = :v0, #n1 = if_not_exists(#n1, :v1) + :v2, #n2 = if_not_exists(#n2, :v3) + :v4}}]
				""");
	}

	@Test
	void countsNoSaveOverAnItem() {
		stored(new Crate("c1", null));
		this.template.save(new Crate("c1", "x"));
		isSent("""
				GetItem
				ConsistentRead: true
				Key: {pk: {S: CRATE#c1}, sk: {S: META}}
				TableName: depot

				PutItem
				ConditionExpression: #n0 = :v0
				ExpressionAttributeNames: {#n0: pk}
				ExpressionAttributeValues: {:v0: {S: CRATE#c1}}
				Item: {_type: {S: CRATE}, id: {S: c1}, label: {S: x}, pk: {S: CRATE#c1}, sk: {S: META}}
				ReturnValuesOnConditionCheckFailure: ALL_OLD
				TableName: depot
				""");
	}

	@Test
	void takesAnExpiredItemForNoneWhileItIsThatOne() {
		stored(new Lease("l1", NOON.minusSeconds(1)));
		this.template.save(new Lease("l1", NOON.plusSeconds(60)));
		isSent("""
				GetItem
				ConsistentRead: true
				Key: {pk: {S: LEASE#l1}, sk: {S: META}}
				TableName: depot

				TransactWriteItems
				TransactItems: [{Put: {ConditionExpression: #n0 = :v0, ExpressionAttributeNames: {#n0: _ttl}, \
				ExpressionAttributeValues: {:v0: {N: 1772366399}}, Item: {_ttl: {N: 1772366460}, _type: {S: LEASE}, id: {S: \
				l1}, pk: {S: LEASE#l1}, sk: {S: META}, until: {S: 2026-03-01T12:01:00.000000000Z}}, \
				ReturnValuesOnConditionCheckFailure: ALL_OLD, TableName: depot}}, {Update: {ExpressionAttributeNames: {#n0: \
				_type, #n1: _changes, #n2: _items}, ExpressionAttributeValues: {:v0: {S: _INTERNAL#STATS}, :v1: {N: 0}, :v2: \
				{N: 1}, :v3: {N: 0}, :v4: {N: 1}}, Key: {pk: {S: _INTERNAL#STATS#LEASE}, sk: {S: 1}}, TableName: depot, \
				UpdateExpression: SET #n0 = :v0, #n1 = if_not_exists(#n1, :v1) + :v2, #n2 = if_not_exists(#n2, :v3) + :v4}}]
				""");
	}

	@Test
	void replacesWithoutCountingOrReading() {
		this.template.replace(new Crate("c1", "x"));
		isSent("""
				PutItem
				ConditionExpression: attribute_exists(#n0)
				ExpressionAttributeNames: {#n0: pk}
				Item: {_type: {S: CRATE}, id: {S: c1}, label: {S: x}, pk: {S: CRATE#c1}, sk: {S: META}}
				ReturnValuesOnConditionCheckFailure: ALL_OLD
				TableName: depot
				""");
	}

	@Test
	void countsADeletionWithoutReading() {
		this.template.delete(Crate.class, "c1");
		isSent("""
				TransactWriteItems
				TransactItems: [{Delete: {ConditionExpression: attribute_exists(#n0), ExpressionAttributeNames: {#n0: pk}, Key: \
				{pk: {S: CRATE#c1}, sk: {S: META}}, ReturnValuesOnConditionCheckFailure: ALL_OLD, TableName: depot}}, {Update: \
				{ExpressionAttributeNames: {#n0: _type, #n1: _changes, #n2: _items}, ExpressionAttributeValues: {:v0: {S: \
				_INTERNAL#STATS}, :v1: {N: 0}, :v2: {N: 1}, :v3: {N: 0}, :v4: {N: -1}}, Key: {pk: {S: _INTERNAL#STATS#CRATE}, \
				sk: {S: 0}}, TableName: depot, UpdateExpression: SET #n0 = :v0, #n1 = if_not_exists(#n1, :v1) + :v2, #n2 = \
				if_not_exists(#n2, :v3) + :v4}}]
				""");
	}

	@Test
	void addsUpWhatATransactionMakesAndDeletes() {
		this.template.transaction()
			.create(new Crate("c1", null))
			.create(new Crate("c2", null))
			.create(new Crate("c3", null))
			.delete(Crate.class, "c4")
			.execute();
		isSent("""
				TransactWriteItems
				TransactItems: [{Put: {ConditionExpression: attribute_not_exists(#n0), ExpressionAttributeNames: {#n0: pk}, \
				Item: {_type: {S: CRATE}, id: {S: c1}, pk: {S: CRATE#c1}, sk: {S: META}}, ReturnValuesOnConditionCheckFailure: \
				ALL_OLD, TableName: depot}}, {Put: {ConditionExpression: attribute_not_exists(#n0), ExpressionAttributeNames: \
				{#n0: pk}, Item: {_type: {S: CRATE}, id: {S: c2}, pk: {S: CRATE#c2}, sk: {S: META}}, \
				ReturnValuesOnConditionCheckFailure: ALL_OLD, TableName: depot}}, {Put: {ConditionExpression: \
				attribute_not_exists(#n0), ExpressionAttributeNames: {#n0: pk}, Item: {_type: {S: CRATE}, id: {S: c3}, pk: {S: \
				CRATE#c3}, sk: {S: META}}, ReturnValuesOnConditionCheckFailure: ALL_OLD, TableName: depot}}, {Delete: \
				{ConditionExpression: attribute_exists(#n0), ExpressionAttributeNames: {#n0: pk}, Key: {pk: {S: CRATE#c4}, sk: \
				{S: META}}, ReturnValuesOnConditionCheckFailure: ALL_OLD, TableName: depot}}, {Update: \
				{ExpressionAttributeNames: {#n0: _type, #n1: _changes, #n2: _items}, ExpressionAttributeValues: {:v0: {S: \
				_INTERNAL#STATS}, :v1: {N: 0}, :v2: {N: 4}, :v3: {N: 0}, :v4: {N: 2}}, Key: {pk: {S: _INTERNAL#STATS#CRATE}, \
				sk: {S: 0}}, TableName: depot, UpdateExpression: SET #n0 = :v0, #n1 = if_not_exists(#n1, :v1) + :v2, #n2 = \
				if_not_exists(#n2, :v3) + :v4}}]
				""");
	}

	@Test
	void leavesTypesThatAreNotCountedAlone() {
		this.template.create(new Hall("h1"));
		isSent("""
				PutItem
				ConditionExpression: attribute_not_exists(#n0)
				ExpressionAttributeNames: {#n0: pk}
				Item: {_type: {S: HALL}, id: {S: h1}, pk: {S: HALL#h1}, sk: {S: META}}
				ReturnValuesOnConditionCheckFailure: ALL_OLD
				TableName: depot
				""");
		assertThatThrownBy(() -> this.template.statistics().count(Hall.class))
			.hasMessage("HALL: its items are not counted. Mark the class with @Counted, and recount once.");
	}

	@Test
	void readsTheCountersOfAType() {
		this.template.statistics().count(Crate.class);
		isSent("""
				Query
				ConsistentRead: true
				ExpressionAttributeNames: {#n0: pk}
				ExpressionAttributeValues: {:v0: {S: _INTERNAL#STATS#CRATE}}
				KeyConditionExpression: #n0 = :v0
				ReturnConsumedCapacity: TOTAL
				TableName: depot
				""");
	}

}
