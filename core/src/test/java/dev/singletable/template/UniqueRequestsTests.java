package dev.singletable.template;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;

import dev.singletable.expression.Update;
import dev.singletable.template.Guild.Account;
import dev.singletable.template.Guild.Member;
import dev.singletable.template.Guild.Session;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemResponse;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What creating, saving and updating ask of DynamoDB for types with unique values.
 */
class UniqueRequestsTests {

	private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

	private final RecordingClient client = RecordingClient.withoutRetries();

	private final SingleTableTemplate template = SingleTableTemplate.builder(this.client)
		.table(() -> "club")
		.entities(Member.class, Account.class, Session.class)
		.clock(Clock.fixed(NOON, ZoneOffset.UTC))
		.build();

	private void stored(Object entity) {
		this.client.answer(GetItemResponse.builder().item(this.template.conversion().toItem(entity)).build());
	}

	private static Account account(String number, long version) {
		return new Account("a1", number, "o1", version);
	}

	/** Without the tokens, which are random. */
	private void isSent(String expected) {
		assertThat(this.client.sent().replaceAll("(?m)^ClientRequestToken: .*\n", "")).isEqualTo(expected);
	}

	@Test
	void createsTheItemAndItsGuardsTogether() {
		this.template.create(new Member("m1", "Ann@x.org", "north", 7, "new"));
		isSent("""
				TransactWriteItems
				TransactItems: [{Put: {ConditionExpression: attribute_not_exists(#n0), ExpressionAttributeNames: {#n0: pk}, \
				Item: {_type: {S: MEMBER}, email: {S: Ann@x.org}, hall: {S: north}, id: {S: m1}, note: {S: new}, pk: {S: \
				MEMBER#m1}, seat: {N: 7}, sk: {S: META}}, ReturnValuesOnConditionCheckFailure: ALL_OLD, TableName: club}}, \
				{Put: {ConditionExpression: attribute_not_exists(#n0) OR (#n1.#n0 = :v0 AND #n1.#n2 = :v1), \
				ExpressionAttributeNames: {#n0: pk, #n1: _owner, #n2: sk}, ExpressionAttributeValues: {:v0: {S: MEMBER#m1}, \
				:v1: {S: META}}, Item: {_owner: {M: {constraint: {S: seat}, pk: {S: MEMBER#m1}, sk: {S: META}, type: {S: \
				MEMBER}}}, _type: {S: _INTERNAL#UNIQUE}, pk: {S: _INTERNAL#UNIQUE#MEMBER#seat#north#0000000007}, sk: {S: \
				META}}, ReturnValuesOnConditionCheckFailure: ALL_OLD, TableName: club}}, {Put: {ConditionExpression: \
				attribute_not_exists(#n0) OR (#n1.#n0 = :v0 AND #n1.#n2 = :v1), ExpressionAttributeNames: {#n0: pk, #n1: \
				_owner, #n2: sk}, ExpressionAttributeValues: {:v0: {S: MEMBER#m1}, :v1: {S: META}}, Item: {_owner: {M: \
				{constraint: {S: email}, pk: {S: MEMBER#m1}, sk: {S: META}, type: {S: MEMBER}}}, _type: {S: _INTERNAL#UNIQUE}, \
				pk: {S: _INTERNAL#UNIQUE#MEMBER#email#ann@x.org}, sk: {S: META}}, ReturnValuesOnConditionCheckFailure: ALL_OLD, \
				TableName: club}}]
				""");
	}

	@Test
	void createsAnItemWithoutUniqueValuesAlone() {
		this.template.create(Member.of("m1", null));
		isSent("""
				PutItem
				ConditionExpression: attribute_not_exists(#n0)
				ExpressionAttributeNames: {#n0: pk}
				Item: {_type: {S: MEMBER}, id: {S: m1}, pk: {S: MEMBER#m1}, sk: {S: META}}
				ReturnValuesOnConditionCheckFailure: ALL_OLD
				TableName: club
				""");
	}

	@Test
	void savesANewVersionedItemWithoutReading() {
		this.template.save(Account.of("a1", "100"));
		isSent("""
				TransactWriteItems
				TransactItems: [{Put: {ConditionExpression: attribute_not_exists(#n0), ExpressionAttributeNames: {#n0: pk}, \
				Item: {_type: {S: ACCOUNT}, id: {S: a1}, number: {S: 100}, pk: {S: ACCOUNT#a1}, sk: {S: META}, version: {N: \
				1}}, ReturnValuesOnConditionCheckFailure: ALL_OLD, TableName: club}}, {Put: {ConditionExpression: \
				attribute_not_exists(#n0) OR (#n1.#n0 = :v0 AND #n1.#n2 = :v1), ExpressionAttributeNames: {#n0: pk, #n1: \
				_owner, #n2: sk}, ExpressionAttributeValues: {:v0: {S: ACCOUNT#a1}, :v1: {S: META}}, Item: {_owner: {M: \
				{constraint: {S: number}, pk: {S: ACCOUNT#a1}, sk: {S: META}, type: {S: ACCOUNT}}}, _type: {S: \
				_INTERNAL#UNIQUE}, pk: {S: _INTERNAL#UNIQUE#ACCOUNT#number#100}, sk: {S: META}}, \
				ReturnValuesOnConditionCheckFailure: ALL_OLD, TableName: club}}]
				""");
	}

	@Test
	void savesWhereNothingWas() {
		this.template.save(Member.of("m1", "ann"));
		isSent("""
				GetItem
				ConsistentRead: true
				Key: {pk: {S: MEMBER#m1}, sk: {S: META}}
				TableName: club

				TransactWriteItems
				TransactItems: [{Put: {ConditionExpression: attribute_not_exists(#n0) AND attribute_not_exists(#n1) AND \
				attribute_not_exists(#n2), ExpressionAttributeNames: {#n0: hall, #n1: seat, #n2: email}, Item: {_type: {S: \
				MEMBER}, email: {S: ann}, id: {S: m1}, pk: {S: MEMBER#m1}, sk: {S: META}}, ReturnValuesOnConditionCheckFailure: \
				ALL_OLD, TableName: club}}, {Put: {ConditionExpression: attribute_not_exists(#n0) OR (#n1.#n0 = :v0 AND #n1.#n2 \
				= :v1), ExpressionAttributeNames: {#n0: pk, #n1: _owner, #n2: sk}, ExpressionAttributeValues: {:v0: {S: \
				MEMBER#m1}, :v1: {S: META}}, Item: {_owner: {M: {constraint: {S: email}, pk: {S: MEMBER#m1}, sk: {S: META}, \
				type: {S: MEMBER}}}, _type: {S: _INTERNAL#UNIQUE}, pk: {S: _INTERNAL#UNIQUE#MEMBER#email#ann}, sk: {S: META}}, \
				ReturnValuesOnConditionCheckFailure: ALL_OLD, TableName: club}}]
				""");
	}

	@Test
	void savesOverAnItemWithAnotherValue() {
		stored(Member.of("m1", "ann"));
		this.template.save(Member.of("m1", "bob"));
		isSent("""
				GetItem
				ConsistentRead: true
				Key: {pk: {S: MEMBER#m1}, sk: {S: META}}
				TableName: club

				TransactWriteItems
				TransactItems: [{Put: {ConditionExpression: attribute_not_exists(#n0) AND attribute_not_exists(#n1) AND #n2 = \
				:v0, ExpressionAttributeNames: {#n0: hall, #n1: seat, #n2: email}, ExpressionAttributeValues: {:v0: {S: ann}}, \
				Item: {_type: {S: MEMBER}, email: {S: bob}, id: {S: m1}, pk: {S: MEMBER#m1}, sk: {S: META}}, \
				ReturnValuesOnConditionCheckFailure: ALL_OLD, TableName: club}}, {Put: {ConditionExpression: \
				attribute_not_exists(#n0) OR (#n1.#n0 = :v0 AND #n1.#n2 = :v1), ExpressionAttributeNames: {#n0: pk, #n1: \
				_owner, #n2: sk}, ExpressionAttributeValues: {:v0: {S: MEMBER#m1}, :v1: {S: META}}, Item: {_owner: {M: \
				{constraint: {S: email}, pk: {S: MEMBER#m1}, sk: {S: META}, type: {S: MEMBER}}}, _type: {S: _INTERNAL#UNIQUE}, \
				pk: {S: _INTERNAL#UNIQUE#MEMBER#email#bob}, sk: {S: META}}, ReturnValuesOnConditionCheckFailure: ALL_OLD, \
				TableName: club}}, {Delete: {ConditionExpression: attribute_not_exists(#n0) OR (#n1.#n0 = :v0 AND #n1.#n2 = \
				:v1), ExpressionAttributeNames: {#n0: pk, #n1: _owner, #n2: sk}, ExpressionAttributeValues: {:v0: {S: \
				MEMBER#m1}, :v1: {S: META}}, Key: {pk: {S: _INTERNAL#UNIQUE#MEMBER#email#ann}, sk: {S: META}}, \
				ReturnValuesOnConditionCheckFailure: ALL_OLD, TableName: club}}]
				""");
	}

	@Test
	void savesAnUnchangedValueAlone() {
		stored(Member.of("m1", "ann"));
		this.template.save(Member.of("m1", "ANN"));
		isSent("""
				GetItem
				ConsistentRead: true
				Key: {pk: {S: MEMBER#m1}, sk: {S: META}}
				TableName: club

				PutItem
				ConditionExpression: attribute_not_exists(#n0) AND attribute_not_exists(#n1) AND #n2 = :v0
				ExpressionAttributeNames: {#n0: hall, #n1: seat, #n2: email}
				ExpressionAttributeValues: {:v0: {S: ann}}
				Item: {_type: {S: MEMBER}, email: {S: ANN}, id: {S: m1}, pk: {S: MEMBER#m1}, sk: {S: META}}
				ReturnValuesOnConditionCheckFailure: ALL_OLD
				TableName: club
				""");
	}

	@Test
	void replacesAVersionedItem() {
		stored(account("100", 3));
		this.template.replace(account("200", 3));
		isSent("""
				GetItem
				ConsistentRead: true
				Key: {pk: {S: ACCOUNT#a1}, sk: {S: META}}
				TableName: club

				TransactWriteItems
				TransactItems: [{Put: {ConditionExpression: #n0 = :v0, ExpressionAttributeNames: {#n0: version}, \
				ExpressionAttributeValues: {:v0: {N: 3}}, Item: {_type: {S: ACCOUNT}, byOwnerpk: {S: OWNER#o1}, byOwnersk: {S: \
				200}, id: {S: a1}, number: {S: 200}, owner: {S: o1}, pk: {S: ACCOUNT#a1}, sk: {S: META}, version: {N: 4}}, \
				ReturnValuesOnConditionCheckFailure: ALL_OLD, TableName: club}}, {Put: {ConditionExpression: \
				attribute_not_exists(#n0) OR (#n1.#n0 = :v0 AND #n1.#n2 = :v1), ExpressionAttributeNames: {#n0: pk, #n1: \
				_owner, #n2: sk}, ExpressionAttributeValues: {:v0: {S: ACCOUNT#a1}, :v1: {S: META}}, Item: {_owner: {M: \
				{constraint: {S: number}, pk: {S: ACCOUNT#a1}, sk: {S: META}, type: {S: ACCOUNT}}}, _type: {S: \
				_INTERNAL#UNIQUE}, pk: {S: _INTERNAL#UNIQUE#ACCOUNT#number#200}, sk: {S: META}}, \
				ReturnValuesOnConditionCheckFailure: ALL_OLD, TableName: club}}, {Delete: {ConditionExpression: \
				attribute_not_exists(#n0) OR (#n1.#n0 = :v0 AND #n1.#n2 = :v1), ExpressionAttributeNames: {#n0: pk, #n1: \
				_owner, #n2: sk}, ExpressionAttributeValues: {:v0: {S: ACCOUNT#a1}, :v1: {S: META}}, Key: {pk: {S: \
				_INTERNAL#UNIQUE#ACCOUNT#number#100}, sk: {S: META}}, ReturnValuesOnConditionCheckFailure: ALL_OLD, TableName: \
				club}}]
				""");
	}

	@Test
	void givesAValueUp() {
		stored(account("100", 3));
		this.template.replace(account(null, 3));
		isSent("""
				GetItem
				ConsistentRead: true
				Key: {pk: {S: ACCOUNT#a1}, sk: {S: META}}
				TableName: club

				TransactWriteItems
				TransactItems: [{Put: {ConditionExpression: #n0 = :v0, ExpressionAttributeNames: {#n0: version}, \
				ExpressionAttributeValues: {:v0: {N: 3}}, Item: {_type: {S: ACCOUNT}, id: {S: a1}, owner: {S: o1}, pk: {S: \
				ACCOUNT#a1}, sk: {S: META}, version: {N: 4}}, ReturnValuesOnConditionCheckFailure: ALL_OLD, TableName: club}}, \
				{Delete: {ConditionExpression: attribute_not_exists(#n0) OR (#n1.#n0 = :v0 AND #n1.#n2 = :v1), \
				ExpressionAttributeNames: {#n0: pk, #n1: _owner, #n2: sk}, ExpressionAttributeValues: {:v0: {S: ACCOUNT#a1}, \
				:v1: {S: META}}, Key: {pk: {S: _INTERNAL#UNIQUE#ACCOUNT#number#100}, sk: {S: META}}, \
				ReturnValuesOnConditionCheckFailure: ALL_OLD, TableName: club}}]
				""");
	}

	@Test
	void updatesAUniqueValueWithItsGuards() {
		stored(account("100", 3));
		this.template.update(Account.class, "a1", Update.set("number", "200"));
		isSent("""
				GetItem
				ConsistentRead: true
				Key: {pk: {S: ACCOUNT#a1}, sk: {S: META}}
				TableName: club

				TransactWriteItems
				TransactItems: [{Update: {ConditionExpression: #n1 = :v5, ExpressionAttributeNames: {#n0: number, #n1: version, \
				#n2: byOwnerpk, #n3: byOwnersk}, ExpressionAttributeValues: {:v0: {S: 200}, :v1: {N: 0}, :v2: {N: 1}, :v3: {S: \
				OWNER#o1}, :v4: {S: 200}, :v5: {N: 3}}, Key: {pk: {S: ACCOUNT#a1}, sk: {S: META}}, \
				ReturnValuesOnConditionCheckFailure: ALL_OLD, TableName: club, UpdateExpression: SET #n0 = :v0, #n1 = \
				if_not_exists(#n1, :v1) + :v2, #n2 = :v3, #n3 = :v4}}, {Put: {ConditionExpression: attribute_not_exists(#n0) OR \
				(#n1.#n0 = :v0 AND #n1.#n2 = :v1), ExpressionAttributeNames: {#n0: pk, #n1: _owner, #n2: sk}, \
				ExpressionAttributeValues: {:v0: {S: ACCOUNT#a1}, :v1: {S: META}}, Item: {_owner: {M: {constraint: {S: number}, \
				pk: {S: ACCOUNT#a1}, sk: {S: META}, type: {S: ACCOUNT}}}, _type: {S: _INTERNAL#UNIQUE}, pk: {S: \
				_INTERNAL#UNIQUE#ACCOUNT#number#200}, sk: {S: META}}, ReturnValuesOnConditionCheckFailure: ALL_OLD, TableName: \
				club}}, {Delete: {ConditionExpression: attribute_not_exists(#n0) OR (#n1.#n0 = :v0 AND #n1.#n2 = :v1), \
				ExpressionAttributeNames: {#n0: pk, #n1: _owner, #n2: sk}, ExpressionAttributeValues: {:v0: {S: ACCOUNT#a1}, \
				:v1: {S: META}}, Key: {pk: {S: _INTERNAL#UNIQUE#ACCOUNT#number#100}, sk: {S: META}}, \
				ReturnValuesOnConditionCheckFailure: ALL_OLD, TableName: club}}]
				""");
	}

	@Test
	void updatesAPartOfWhatIsUniqueTogether() {
		stored(Member.of("m1", null).at("north", 7));
		this.template.update(Member.class, "m1", Update.set("hall", "south"));
		isSent("""
				GetItem
				ConsistentRead: true
				Key: {pk: {S: MEMBER#m1}, sk: {S: META}}
				TableName: club

				TransactWriteItems
				TransactItems: [{Update: {ConditionExpression: attribute_exists(#n1) AND #n2 = :v1 AND \
				attribute_not_exists(#n3) AND #n0 = :v2 AND #n4 = :v3 AND attribute_not_exists(#n5) AND #n6 = :v4 AND \
				attribute_not_exists(#n7), ExpressionAttributeNames: {#n0: hall, #n1: pk, #n2: id, #n3: email, #n4: seat, #n5: \
				note, #n6: _type, #n7: _ttl}, ExpressionAttributeValues: {:v0: {S: south}, :v1: {S: m1}, :v2: {S: north}, :v3: \
				{N: 7}, :v4: {S: MEMBER}}, Key: {pk: {S: MEMBER#m1}, sk: {S: META}}, ReturnValuesOnConditionCheckFailure: \
				ALL_OLD, TableName: club, UpdateExpression: SET #n0 = :v0}}, {Put: {ConditionExpression: \
				attribute_not_exists(#n0) OR (#n1.#n0 = :v0 AND #n1.#n2 = :v1), ExpressionAttributeNames: {#n0: pk, #n1: \
				_owner, #n2: sk}, ExpressionAttributeValues: {:v0: {S: MEMBER#m1}, :v1: {S: META}}, Item: {_owner: {M: \
				{constraint: {S: seat}, pk: {S: MEMBER#m1}, sk: {S: META}, type: {S: MEMBER}}}, _type: {S: _INTERNAL#UNIQUE}, \
				pk: {S: _INTERNAL#UNIQUE#MEMBER#seat#south#0000000007}, sk: {S: META}}, ReturnValuesOnConditionCheckFailure: \
				ALL_OLD, TableName: club}}, {Delete: {ConditionExpression: attribute_not_exists(#n0) OR (#n1.#n0 = :v0 AND \
				#n1.#n2 = :v1), ExpressionAttributeNames: {#n0: pk, #n1: _owner, #n2: sk}, ExpressionAttributeValues: {:v0: {S: \
				MEMBER#m1}, :v1: {S: META}}, Key: {pk: {S: _INTERNAL#UNIQUE#MEMBER#seat#north#0000000007}, sk: {S: META}}, \
				ReturnValuesOnConditionCheckFailure: ALL_OLD, TableName: club}}]
				""");
	}

	@Test
	void updatesAnythingElseWithOneCall() {
		this.client.answer(UpdateItemResponse.builder()
			.attributes(this.template.conversion().toItem(Member.of("m1", "ann")))
			.build());
		this.template.update(Member.class, "m1", Update.set("note", "x"));
		isSent("""
				UpdateItem
				ConditionExpression: attribute_exists(#n1)
				ExpressionAttributeNames: {#n0: note, #n1: pk}
				ExpressionAttributeValues: {:v0: {S: x}}
				Key: {pk: {S: MEMBER#m1}, sk: {S: META}}
				ReturnValues: ALL_NEW
				ReturnValuesOnConditionCheckFailure: ALL_OLD
				TableName: club
				UpdateExpression: SET #n0 = :v0
				""");
	}

	@Test
	void updatesATimeToLiveWithTheGuards() {
		stored(Session.of("s1", "c", NOON.plusSeconds(30)));
		this.template.update(Session.class, "s1", Update.set("until", NOON.plusSeconds(60)));
		isSent("""
				GetItem
				ConsistentRead: true
				Key: {pk: {S: SESSION#s1}, sk: {S: META}}
				TableName: club

				TransactWriteItems
				TransactItems: [{Update: {ConditionExpression: attribute_exists(#n2) AND NOT #n1 <= :v2 AND #n3 = :v3 AND \
				#n4 = :v4 AND #n0 = :v5 AND attribute_not_exists(#n5) AND #n6 = :v6 AND #n1 = :v7, ExpressionAttributeNames: {#n0: until, #n1: _ttl, \
				#n2: pk, #n3: id, #n4: code, #n5: note, #n6: _type}, ExpressionAttributeValues: {:v0: {S: \
				2026-03-01T12:01:00.000000000Z}, :v1: {N: 1772366460}, :v2: {N: 1772366400}, :v3: {S: s1}, :v4: {S: c}, :v5: {S: \
				2026-03-01T12:00:30.000000000Z}, :v6: {S: SESSION}, :v7: {N: 1772366430}}, Key: {pk: {S: SESSION#s1}, sk: {S: \
				META}}, ReturnValuesOnConditionCheckFailure: ALL_OLD, TableName: club, UpdateExpression: SET #n0 = :v0, #n1 = \
				:v1}}, {Put: {ConditionExpression: attribute_not_exists(#n0) OR (#n1.#n0 = :v0 AND #n1.#n2 = :v1) OR #n3 <= \
				:v2, ExpressionAttributeNames: {#n0: pk, #n1: _owner, #n2: sk, #n3: _ttl}, ExpressionAttributeValues: {:v0: {S: \
				SESSION#s1}, :v1: {S: META}, :v2: {N: 1772366400}}, Item: {_owner: {M: {constraint: {S: code}, pk: {S: \
				SESSION#s1}, sk: {S: META}, type: {S: SESSION}}}, _ttl: {N: 1772366460}, _type: {S: _INTERNAL#UNIQUE}, pk: {S: \
				_INTERNAL#UNIQUE#SESSION#code#c}, sk: {S: META}}, ReturnValuesOnConditionCheckFailure: ALL_OLD, TableName: \
				club}}]
				""");
	}

}
