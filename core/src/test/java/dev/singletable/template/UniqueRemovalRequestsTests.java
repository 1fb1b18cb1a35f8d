package dev.singletable.template;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import dev.singletable.template.Guild.Account;
import dev.singletable.template.Guild.Member;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;

import static dev.singletable.expression.Condition.property;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * What deleting, and writing many, ask of DynamoDB for types with unique values.
 */
class UniqueRemovalRequestsTests {

	private final RecordingClient client = RecordingClient.withoutRetries();

	private final SingleTableTemplate template = SingleTableTemplate.builder(this.client)
		.table(() -> "club")
		.entities(Member.class, Account.class)
		.build();

	private void stored(Object entity) {
		this.client.answer(GetItemResponse.builder().item(this.template.conversion().toItem(entity)).build());
	}

	private void allStored(Object... entities) {
		List<Map<String, AttributeValue>> items = Stream.of(entities)
			.map((each) -> this.template.conversion().toItem(each))
			.toList();
		this.client.answer(BatchGetItemResponse.builder().responses(Map.of("club", items)).build());
	}

	private static Account account(String number, long version) {
		return new Account("a1", number, "o1", version);
	}

	/** Without the tokens, which are random. */
	private void isSent(String expected) {
		assertThat(this.client.sent().replaceAll("(?m)^ClientRequestToken: .*\n", "")).isEqualTo(expected);
	}

	@Test
	void deletesByIdWithTheGuards() {
		stored(Member.of("m1", "ann").at("north", 7));
		this.template.delete(Member.class, "m1");
		isSent("""
				GetItem
				ConsistentRead: true
				Key: {pk: {S: MEMBER#m1}, sk: {S: META}}
				TableName: club

				TransactWriteItems
				TransactItems: [{Delete: {ConditionExpression: attribute_exists(#n0) AND #n1 = :v0 AND #n2 = :v1 AND #n3 = :v2, \
				ExpressionAttributeNames: {#n0: pk, #n1: hall, #n2: seat, #n3: email}, ExpressionAttributeValues: {:v0: {S: \
				north}, :v1: {N: 7}, :v2: {S: ann}}, Key: {pk: {S: MEMBER#m1}, sk: {S: META}}, \
				ReturnValuesOnConditionCheckFailure: ALL_OLD, TableName: club}}, {Delete: {ConditionExpression: \
				attribute_not_exists(#n0) OR (#n1.#n0 = :v0 AND #n1.#n2 = :v1), ExpressionAttributeNames: {#n0: pk, #n1: \
				_owner, #n2: sk}, ExpressionAttributeValues: {:v0: {S: MEMBER#m1}, :v1: {S: META}}, Key: {pk: {S: \
				_INTERNAL#UNIQUE#MEMBER#seat#north#0000000007}, sk: {S: META}}, ReturnValuesOnConditionCheckFailure: ALL_OLD, \
				TableName: club}}, {Delete: {ConditionExpression: attribute_not_exists(#n0) OR (#n1.#n0 = :v0 AND #n1.#n2 = \
				:v1), ExpressionAttributeNames: {#n0: pk, #n1: _owner, #n2: sk}, ExpressionAttributeValues: {:v0: {S: \
				MEMBER#m1}, :v1: {S: META}}, Key: {pk: {S: _INTERNAL#UNIQUE#MEMBER#email#ann}, sk: {S: META}}, \
				ReturnValuesOnConditionCheckFailure: ALL_OLD, TableName: club}}]
				""");
	}

	@Test
	void deletesByEntityTheGuardsOfWhatIsStored() {
		stored(account("100", 3));
		this.template.delete(account("200", 3));
		isSent("""
				GetItem
				ConsistentRead: true
				Key: {pk: {S: ACCOUNT#a1}, sk: {S: META}}
				TableName: club

				TransactWriteItems
				TransactItems: [{Delete: {ConditionExpression: #n0 = :v0, ExpressionAttributeNames: {#n0: version}, \
				ExpressionAttributeValues: {:v0: {N: 3}}, Key: {pk: {S: ACCOUNT#a1}, sk: {S: META}}, \
				ReturnValuesOnConditionCheckFailure: ALL_OLD, TableName: club}}, {Delete: {ConditionExpression: \
				attribute_not_exists(#n0) OR (#n1.#n0 = :v0 AND #n1.#n2 = :v1), ExpressionAttributeNames: {#n0: pk, #n1: \
				_owner, #n2: sk}, ExpressionAttributeValues: {:v0: {S: ACCOUNT#a1}, :v1: {S: META}}, Key: {pk: {S: \
				_INTERNAL#UNIQUE#ACCOUNT#number#100}, sk: {S: META}}, ReturnValuesOnConditionCheckFailure: ALL_OLD, TableName: \
				club}}]
				""");
	}

	@Test
	void deletesWithACondition() {
		stored(account("100", 3));
		this.template.delete(Account.class, "a1", property("owner").is("o1"));
		isSent("""
				GetItem
				ConsistentRead: true
				Key: {pk: {S: ACCOUNT#a1}, sk: {S: META}}
				TableName: club

				TransactWriteItems
				TransactItems: [{Delete: {ConditionExpression: attribute_exists(#n0) AND #n1 = :v0 AND #n2 = :v1, \
				ExpressionAttributeNames: {#n0: pk, #n1: number, #n2: owner}, ExpressionAttributeValues: {:v0: {S: 100}, :v1: \
				{S: o1}}, Key: {pk: {S: ACCOUNT#a1}, sk: {S: META}}, ReturnValuesOnConditionCheckFailure: ALL_OLD, TableName: \
				club}}, {Delete: {ConditionExpression: attribute_not_exists(#n0) OR (#n1.#n0 = :v0 AND #n1.#n2 = :v1), \
				ExpressionAttributeNames: {#n0: pk, #n1: _owner, #n2: sk}, ExpressionAttributeValues: {:v0: {S: ACCOUNT#a1}, \
				:v1: {S: META}}, Key: {pk: {S: _INTERNAL#UNIQUE#ACCOUNT#number#100}, sk: {S: META}}, \
				ReturnValuesOnConditionCheckFailure: ALL_OLD, TableName: club}}]
				""");
	}

	@Test
	void deletesWhatIsNotThereAsAnyItem() {
		this.template.deleteIfExists(Member.class, "m1");
		isSent("""
				GetItem
				ConsistentRead: true
				Key: {pk: {S: MEMBER#m1}, sk: {S: META}}
				TableName: club

				DeleteItem
				ConditionExpression: attribute_exists(#n0)
				ExpressionAttributeNames: {#n0: pk}
				Key: {pk: {S: MEMBER#m1}, sk: {S: META}}
				ReturnValuesOnConditionCheckFailure: ALL_OLD
				TableName: club
				""");
	}

	@Test
	void savesManyInOneTransactionThatHandsAGuardOver() {
		allStored(Member.of("m1", "ann"), Member.of("m2", "bob"));
		this.template.batch().saveAll(List.of(Member.of("m1", "cid"), Member.of("m2", "ann"), Member.of("m3", "dan")));
		isSent("""
				BatchGetItem
				RequestItems: {club: {ConsistentRead: true, Keys: [{pk: {S: MEMBER#m1}, sk: {S: META}}, {pk: {S: MEMBER#m2}, \
				sk: {S: META}}, {pk: {S: MEMBER#m3}, sk: {S: META}}]}}

				TransactWriteItems
				TransactItems: [{Put: {ConditionExpression: attribute_not_exists(#n0) AND attribute_not_exists(#n1) AND #n2 = \
				:v0, ExpressionAttributeNames: {#n0: hall, #n1: seat, #n2: email}, ExpressionAttributeValues: {:v0: {S: ann}}, \
				Item: {_type: {S: MEMBER}, email: {S: cid}, id: {S: m1}, pk: {S: MEMBER#m1}, sk: {S: META}}, \
				ReturnValuesOnConditionCheckFailure: ALL_OLD, TableName: club}}, {Put: {ConditionExpression: \
				attribute_not_exists(#n0) AND attribute_not_exists(#n1) AND #n2 = :v0, ExpressionAttributeNames: {#n0: hall, \
				#n1: seat, #n2: email}, ExpressionAttributeValues: {:v0: {S: bob}}, Item: {_type: {S: MEMBER}, email: {S: ann}, \
				id: {S: m2}, pk: {S: MEMBER#m2}, sk: {S: META}}, ReturnValuesOnConditionCheckFailure: ALL_OLD, TableName: \
				club}}, {Put: {ConditionExpression: attribute_not_exists(#n0) AND attribute_not_exists(#n1) AND \
				attribute_not_exists(#n2), ExpressionAttributeNames: {#n0: hall, #n1: seat, #n2: email}, Item: {_type: {S: \
				MEMBER}, email: {S: dan}, id: {S: m3}, pk: {S: MEMBER#m3}, sk: {S: META}}, ReturnValuesOnConditionCheckFailure: \
				ALL_OLD, TableName: club}}, {Put: {ConditionExpression: attribute_not_exists(#n0) OR (#n1.#n0 = :v0 AND #n1.#n2 \
				= :v1), ExpressionAttributeNames: {#n0: pk, #n1: _owner, #n2: sk}, ExpressionAttributeValues: {:v0: {S: \
				MEMBER#m1}, :v1: {S: META}}, Item: {_owner: {M: {constraint: {S: email}, pk: {S: MEMBER#m1}, sk: {S: META}, \
				type: {S: MEMBER}}}, _type: {S: _INTERNAL#UNIQUE}, pk: {S: _INTERNAL#UNIQUE#MEMBER#email#cid}, sk: {S: META}}, \
				ReturnValuesOnConditionCheckFailure: ALL_OLD, TableName: club}}, {Put: {ConditionExpression: \
				attribute_not_exists(#n0) OR (#n1.#n0 = :v0 AND #n1.#n2 = :v1) OR attribute_not_exists(#n0) OR (#n1.#n0 = :v2 \
				AND #n1.#n2 = :v3), ExpressionAttributeNames: {#n0: pk, #n1: _owner, #n2: sk}, ExpressionAttributeValues: {:v0: \
				{S: MEMBER#m2}, :v1: {S: META}, :v2: {S: MEMBER#m1}, :v3: {S: META}}, Item: {_owner: {M: {constraint: {S: \
				email}, pk: {S: MEMBER#m2}, sk: {S: META}, type: {S: MEMBER}}}, _type: {S: _INTERNAL#UNIQUE}, pk: {S: \
				_INTERNAL#UNIQUE#MEMBER#email#ann}, sk: {S: META}}, ReturnValuesOnConditionCheckFailure: ALL_OLD, TableName: \
				club}}, {Delete: {ConditionExpression: attribute_not_exists(#n0) OR (#n1.#n0 = :v0 AND #n1.#n2 = :v1), \
				ExpressionAttributeNames: {#n0: pk, #n1: _owner, #n2: sk}, ExpressionAttributeValues: {:v0: {S: MEMBER#m2}, \
				:v1: {S: META}}, Key: {pk: {S: _INTERNAL#UNIQUE#MEMBER#email#bob}, sk: {S: META}}, \
				ReturnValuesOnConditionCheckFailure: ALL_OLD, TableName: club}}, {Put: {ConditionExpression: \
				attribute_not_exists(#n0) OR (#n1.#n0 = :v0 AND #n1.#n2 = :v1), ExpressionAttributeNames: {#n0: pk, #n1: \
				_owner, #n2: sk}, ExpressionAttributeValues: {:v0: {S: MEMBER#m3}, :v1: {S: META}}, Item: {_owner: {M: \
				{constraint: {S: email}, pk: {S: MEMBER#m3}, sk: {S: META}, type: {S: MEMBER}}}, _type: {S: _INTERNAL#UNIQUE}, \
				pk: {S: _INTERNAL#UNIQUE#MEMBER#email#dan}, sk: {S: META}}, ReturnValuesOnConditionCheckFailure: ALL_OLD, \
				TableName: club}}]
				""");
	}

	@Test
	void deletesManyEachWithItsGuards() {
		stored(Member.of("m1", "ann"));
		this.template.batch().deleteAll(Member.class, List.of("m1"));
		isSent("""
				GetItem
				ConsistentRead: true
				Key: {pk: {S: MEMBER#m1}, sk: {S: META}}
				TableName: club

				TransactWriteItems
				TransactItems: [{Delete: {ConditionExpression: attribute_exists(#n0) AND #n1 = :v0 AND \
				attribute_not_exists(#n2) AND attribute_not_exists(#n3) AND #n4 = :v1, ExpressionAttributeNames: {#n0: pk, #n1: \
				_type, #n2: hall, #n3: seat, #n4: email}, ExpressionAttributeValues: {:v0: {S: MEMBER}, :v1: {S: ann}}, Key: \
				{pk: {S: MEMBER#m1}, sk: {S: META}}, ReturnValuesOnConditionCheckFailure: ALL_OLD, TableName: club}}, {Delete: \
				{ConditionExpression: attribute_not_exists(#n0) OR (#n1.#n0 = :v0 AND #n1.#n2 = :v1), ExpressionAttributeNames: \
				{#n0: pk, #n1: _owner, #n2: sk}, ExpressionAttributeValues: {:v0: {S: MEMBER#m1}, :v1: {S: META}}, Key: {pk: \
				{S: _INTERNAL#UNIQUE#MEMBER#email#ann}, sk: {S: META}}, ReturnValuesOnConditionCheckFailure: ALL_OLD, \
				TableName: club}}]
				""");
	}

}
