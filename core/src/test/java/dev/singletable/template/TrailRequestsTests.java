package dev.singletable.template;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

import dev.singletable.expression.Update;
import dev.singletable.template.Ledger.Booking;
import dev.singletable.template.Ledger.Note;
import dev.singletable.trail.OnFailure;
import dev.singletable.trail.TrailOptions;
import dev.singletable.trail.TrailRange;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What writes of audited entities, and questions to their trail, ask of DynamoDB (AU-1,
 * AU-5, TX-10).
 */
class TrailRequestsTests {

	private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

	private final RecordingClient client = RecordingClient.withoutRetries();

	private final SingleTableTemplate template = of(TrailSetup.defaults());

	private SingleTableTemplate of(TrailSetup setup) {
		return SingleTableTemplate.builder(this.client)
			.table(() -> "ledger")
			.entities(Booking.class, Note.class)
			.clock(Clock.fixed(NOON, ZoneOffset.UTC))
			.auditor(() -> Optional.of("ann"))
			.trail(setup)
			.build();
	}

	private void stored(Booking booking) {
		this.client.answer(GetItemResponse.builder().item(this.template.conversion().toItem(booking)).build());
	}

	/** Without tokens and ULIDs, which are random. */
	private void isSent(String expected) {
		assertThat(this.client.sent()
			.replaceAll("(?m)^ClientRequestToken: .*\n", "")
			.replaceAll("01[0-9A-HJKMNP-TV-Z]{24}", "ULID")).isEqualTo(expected);
	}

	@Test
	void createsTheItemAndItsRowWithoutARead() {
		this.template.create(Booking.of("b1", "bread"));
		isSent("""
				TransactWriteItems
				TransactItems: [{Put: {ConditionExpression: attribute_not_exists(#n0), ExpressionAttributeNames: {#n0: \
				pk}, Item: {_type: {S: BOOKING}, amount: {N: 1}, id: {S: b1}, pk: {S: BOOKING#b1}, sk: {S: META}, \
				text: {S: bread}, version: {N: 1}}, ReturnValuesOnConditionCheckFailure: ALL_OLD, TableName: ledger}}, \
				{Put: {Item: {_actor: {S: ann}, _audit: {M: {changes: {M: {amount: {M: {after: {N: 1}}}, id: {M: \
				{after: {S: b1}}}, text: {M: {after: {S: bread}}}}}}}, _operation: {S: CREATE}, _owner: {M: {pk: {S: \
				BOOKING#b1}, sk: {S: META}, type: {S: BOOKING}}}, _transaction: {S: ULID}, _type: {S: \
				_INTERNAL#AUDIT}, auditByActorpk: {S: ann#2026-03-01}, auditByTypepk: {S: BOOKING#2026-03-01}, pk: {S: \
				_INTERNAL#AUDIT#BOOKING#BOOKING$23b1#META}, sk: {S: 2026-03-01T12:00:00.000000000Z#ULID}}, TableName: \
				ledger}}]
				""");
	}

	@Test
	void updatesByOneReadAndOneTransaction() {
		stored(new Booking("b1", "bread", 1, 2L));
		this.template.update(Booking.class, "b1", Update.add("amount", 2));
		isSent("""
				GetItem
				ConsistentRead: true
				Key: {pk: {S: BOOKING#b1}, sk: {S: META}}
				TableName: ledger

				TransactWriteItems
				TransactItems: [{Update: {ConditionExpression: #n1 = :v4, ExpressionAttributeNames: {#n0: amount, #n1: \
				version}, ExpressionAttributeValues: {:v0: {N: 0}, :v1: {N: 2}, :v2: {N: 0}, :v3: {N: 1}, :v4: {N: \
				2}}, Key: {pk: {S: BOOKING#b1}, sk: {S: META}}, ReturnValuesOnConditionCheckFailure: ALL_OLD, \
				TableName: ledger, UpdateExpression: SET #n0 = if_not_exists(#n0, :v0) + :v1, #n1 = if_not_exists(#n1, \
				:v2) + :v3}}, {Put: {Item: {_actor: {S: ann}, _audit: {M: {changes: {M: {amount: {M: {after: {N: 3}, \
				before: {N: 1}}}}}}}, _operation: {S: UPDATE}, _owner: {M: {pk: {S: BOOKING#b1}, sk: {S: META}, type: \
				{S: BOOKING}}}, _transaction: {S: ULID}, _type: {S: _INTERNAL#AUDIT}, auditByActorpk: {S: \
				ann#2026-03-01}, auditByTypepk: {S: BOOKING#2026-03-01}, pk: {S: \
				_INTERNAL#AUDIT#BOOKING#BOOKING$23b1#META}, sk: {S: 2026-03-01T12:00:00.000000000Z#ULID}}, TableName: \
				ledger}}]
				""");
	}

	@Test
	void deletesTheItemAndTellsWhatItWas() {
		stored(new Booking("b1", "bread", 1, 2L));
		this.template.delete(Booking.class, "b1");
		isSent("""
				GetItem
				ConsistentRead: true
				Key: {pk: {S: BOOKING#b1}, sk: {S: META}}
				TableName: ledger

				TransactWriteItems
				TransactItems: [{Delete: {ConditionExpression: attribute_exists(#n0) AND #n1 = :v0, \
				ExpressionAttributeNames: {#n0: pk, #n1: version}, ExpressionAttributeValues: {:v0: {N: 2}}, Key: {pk: \
				{S: BOOKING#b1}, sk: {S: META}}, ReturnValuesOnConditionCheckFailure: ALL_OLD, TableName: ledger}}, \
				{Put: {Item: {_actor: {S: ann}, _audit: {M: {changes: {M: {amount: {M: {before: {N: 1}}}, id: {M: \
				{before: {S: b1}}}, text: {M: {before: {S: bread}}}}}}}, _operation: {S: DELETE}, _owner: {M: {pk: {S: \
				BOOKING#b1}, sk: {S: META}, type: {S: BOOKING}}}, _transaction: {S: ULID}, _type: {S: \
				_INTERNAL#AUDIT}, auditByActorpk: {S: ann#2026-03-01}, auditByTypepk: {S: BOOKING#2026-03-01}, pk: {S: \
				_INTERNAL#AUDIT#BOOKING#BOOKING$23b1#META}, sk: {S: 2026-03-01T12:00:00.000000000Z#ULID}}, TableName: \
				ledger}}]
				""");
	}

	@Test
	void writesTheRowAfterTheItemIfAsked() {
		of(TrailSetup.defaults().with(TrailOptions.defaults().afterwards(OnFailure.FAIL)).inTable("audit"))
			.create(Booking.of("b1", "bread"));
		isSent("""
				PutItem
				ConditionExpression: attribute_not_exists(#n0)
				ExpressionAttributeNames: {#n0: pk}
				Item: {_type: {S: BOOKING}, amount: {N: 1}, id: {S: b1}, pk: {S: BOOKING#b1}, sk: {S: META}, text: {S: \
				bread}, version: {N: 1}}
				ReturnValuesOnConditionCheckFailure: ALL_OLD
				TableName: ledger

				PutItem
				Item: {_actor: {S: ann}, _audit: {M: {changes: {M: {amount: {M: {after: {N: 1}}}, id: {M: {after: {S: \
				b1}}}, text: {M: {after: {S: bread}}}}}}}, _operation: {S: CREATE}, _owner: {M: {pk: {S: BOOKING#b1}, \
				sk: {S: META}, type: {S: BOOKING}}}, _transaction: {S: ULID}, _type: {S: _INTERNAL#AUDIT}, \
				auditByActorpk: {S: ann#2026-03-01}, auditByTypepk: {S: BOOKING#2026-03-01}, pk: {S: \
				_INTERNAL#AUDIT#BOOKING#BOOKING$23b1#META}, sk: {S: 2026-03-01T12:00:00.000000000Z#ULID}}
				TableName: audit
				""");
	}

	@Test
	void writesTheRowOfAnotherTableInTheSameTransaction() {
		of(TrailSetup.defaults().inTable("audit")).create(Booking.of("b1", "bread"));
		isSent("""
				TransactWriteItems
				TransactItems: [{Put: {ConditionExpression: attribute_not_exists(#n0), ExpressionAttributeNames: {#n0: \
				pk}, Item: {_type: {S: BOOKING}, amount: {N: 1}, id: {S: b1}, pk: {S: BOOKING#b1}, sk: {S: META}, \
				text: {S: bread}, version: {N: 1}}, ReturnValuesOnConditionCheckFailure: ALL_OLD, TableName: ledger}}, \
				{Put: {Item: {_actor: {S: ann}, _audit: {M: {changes: {M: {amount: {M: {after: {N: 1}}}, id: {M: \
				{after: {S: b1}}}, text: {M: {after: {S: bread}}}}}}}, _operation: {S: CREATE}, _owner: {M: {pk: {S: \
				BOOKING#b1}, sk: {S: META}, type: {S: BOOKING}}}, _transaction: {S: ULID}, _type: {S: \
				_INTERNAL#AUDIT}, auditByActorpk: {S: ann#2026-03-01}, auditByTypepk: {S: BOOKING#2026-03-01}, pk: {S: \
				_INTERNAL#AUDIT#BOOKING#BOOKING$23b1#META}, sk: {S: 2026-03-01T12:00:00.000000000Z#ULID}}, TableName: \
				audit}}]
				""");
	}

	@Test
	void costsOtherTypesNothing() {
		this.template.create(new Note("n1", "milk"));
		this.template.batch().saveAll(List.of(new Note("n2", "milk")));
		isSent("""
				PutItem
				ConditionExpression: attribute_not_exists(#n0)
				ExpressionAttributeNames: {#n0: pk}
				Item: {_type: {S: NOTE}, id: {S: n1}, pk: {S: NOTE#n1}, sk: {S: META}, text: {S: milk}}
				ReturnValuesOnConditionCheckFailure: ALL_OLD
				TableName: ledger

				BatchWriteItem
				RequestItems: {ledger: [{PutRequest: {Item: {_type: {S: NOTE}, id: {S: n2}, pk: {S: NOTE#n2}, sk: {S: \
				META}, text: {S: milk}}}}]}
				""");
	}

	@Test
	void asksForTheRowsOfAnItemByItsPartition() {
		this.template.trail().of(Booking.class, "b1");
		isSent("""
				Query
				ConsistentRead: true
				ExpressionAttributeNames: {#n0: pk, #n1: sk}
				ExpressionAttributeValues: {:v0: {S: _INTERNAL#AUDIT#BOOKING#BOOKING$23b1#META}, :v1: {S: 0}, :v2: {S: \
				~}}
				KeyConditionExpression: #n0 = :v0 AND #n1 BETWEEN :v1 AND :v2
				Limit: 100
				ReturnConsumedCapacity: TOTAL
				ScanIndexForward: false
				TableName: ledger
				""");
	}

	@Test
	void asksForTheRowsOfATypeDayByDay() {
		assertThat(this.template.trail()
			.ofType(Booking.class, TrailRange.between(NOON.minusSeconds(86_400), NOON))
			.toList()).isEmpty();
		isSent("""
				Query
				ExpressionAttributeNames: {#n0: auditByTypepk, #n1: sk}
				ExpressionAttributeValues: {:v0: {S: BOOKING#2026-03-01}, :v1: {S: 2026-02-28T12:00:00.000000000Z}, \
				:v2: {S: 2026-03-01T12:00:00.000000000Z}}
				IndexName: auditByType
				KeyConditionExpression: #n0 = :v0 AND #n1 BETWEEN :v1 AND :v2
				Limit: 100
				ReturnConsumedCapacity: TOTAL
				ScanIndexForward: false
				TableName: ledger

				Query
				ExpressionAttributeNames: {#n0: auditByTypepk, #n1: sk}
				ExpressionAttributeValues: {:v0: {S: BOOKING#2026-02-28}, :v1: {S: 2026-02-28T12:00:00.000000000Z}, \
				:v2: {S: 2026-03-01T12:00:00.000000000Z}}
				IndexName: auditByType
				KeyConditionExpression: #n0 = :v0 AND #n1 BETWEEN :v1 AND :v2
				Limit: 100
				ReturnConsumedCapacity: TOTAL
				ScanIndexForward: false
				TableName: ledger
				""");
	}

	@Test
	void asksForTheRowsOfAnActorDayByDay() {
		assertThat(this.template.trail().by("ann#1", TrailRange.since(NOON)).toList()).isEmpty();
		isSent("""
				Query
				ExpressionAttributeNames: {#n0: auditByActorpk, #n1: sk}
				ExpressionAttributeValues: {:v0: {S: ann$231#2026-03-02}, :v1: {S: 2026-03-01T12:00:00.000000000Z}, \
				:v2: {S: ~}}
				IndexName: auditByActor
				KeyConditionExpression: #n0 = :v0 AND #n1 BETWEEN :v1 AND :v2
				Limit: 100
				ReturnConsumedCapacity: TOTAL
				ScanIndexForward: false
				TableName: ledger

				Query
				ExpressionAttributeNames: {#n0: auditByActorpk, #n1: sk}
				ExpressionAttributeValues: {:v0: {S: ann$231#2026-03-01}, :v1: {S: 2026-03-01T12:00:00.000000000Z}, \
				:v2: {S: ~}}
				IndexName: auditByActor
				KeyConditionExpression: #n0 = :v0 AND #n1 BETWEEN :v1 AND :v2
				Limit: 100
				ReturnConsumedCapacity: TOTAL
				ScanIndexForward: false
				TableName: ledger
				""");
	}

}
