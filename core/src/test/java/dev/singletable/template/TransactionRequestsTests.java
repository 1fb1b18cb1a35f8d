package dev.singletable.template;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

import dev.singletable.expression.Update;
import dev.singletable.template.Club.Booking;
import dev.singletable.template.Club.Member;
import dev.singletable.template.Shop.Customer;
import dev.singletable.template.Shop.Memo;
import dev.singletable.template.Shop.NoteId;
import dev.singletable.template.Shop.Order;
import dev.singletable.template.Shop.OrderId;
import dev.singletable.template.Shop.Status;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;

import static dev.singletable.expression.Condition.property;
import static org.assertj.core.api.Assertions.assertThat;

class TransactionRequestsTests {

	private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

	private final RecordingClient client = RecordingClient.withoutRetries();

	private final SingleTableTemplate template = SingleTableTemplate.builder(this.client)
		.table(() -> "shop")
		.entities(Customer.class, Order.class, Memo.class, Member.class, Booking.class)
		.clock(Clock.fixed(NOON, ZoneOffset.UTC))
		.build();

	private static Customer customer(String id) {
		return new Customer(id, "Ann", null, null, null);
	}

	private static Order order(Long version) {
		return new Order("c1", "o1", Status.NEW, NOON, new BigDecimal("19.99"), List.of(), null, 0, version);
	}

	private void isGolden(String expected) {
		assertThat(this.client.sent()).isEqualTo(expected);
	}

	private void stored(Object... entities) {
		this.client.answer(BatchGetItemResponse.builder()
			.responses(Map.of("shop", List.of(entities).stream().map(this.template.conversion()::toItem).toList()))
			.build());
	}

	@Test
	void createsAndReplaces() {
		this.template.transaction().create(customer("c1")).replace(customer("c2")).execute();
		isGolden("""
				TransactWriteItems
				TransactItems: [{Put: {ConditionExpression: attribute_not_exists(#n0), ExpressionAttributeNames: \
				{#n0: pk}, Item: {_type: {S: CUSTOMER}, id: {S: c1}, name: {S: Ann}, pk: {S: CUSTOMER#c1}, sk: {S: \
				META}, typespk: {S: CUSTOMER}, typessk: {S: c1}}, ReturnValuesOnConditionCheckFailure: ALL_OLD, \
				TableName: shop}}, {Put: {ConditionExpression: attribute_exists(#n0), ExpressionAttributeNames: \
				{#n0: pk}, Item: {_type: {S: CUSTOMER}, id: {S: c2}, name: {S: Ann}, pk: {S: CUSTOMER#c2}, sk: {S: \
				META}, typespk: {S: CUSTOMER}, typessk: {S: c2}}, ReturnValuesOnConditionCheckFailure: ALL_OLD, \
				TableName: shop}}]
				""");
	}

	@Test
	void savesWithAndWithoutCondition() {
		this.template.transaction().save(customer("c1")).save(customer("c2"), property("name").is("Bob")).execute();
		isGolden("""
				TransactWriteItems
				TransactItems: [{Put: {Item: {_type: {S: CUSTOMER}, id: {S: c1}, name: {S: Ann}, pk: {S: \
				CUSTOMER#c1}, sk: {S: META}, typespk: {S: CUSTOMER}, typessk: {S: c1}}, TableName: shop}}, {Put: \
				{ConditionExpression: #n0 = :v0, ExpressionAttributeNames: {#n0: name}, ExpressionAttributeValues: \
				{:v0: {S: Bob}}, Item: {_type: {S: CUSTOMER}, id: {S: c2}, name: {S: Ann}, pk: {S: CUSTOMER#c2}, \
				sk: {S: META}, typespk: {S: CUSTOMER}, typessk: {S: c2}}, ReturnValuesOnConditionCheckFailure: \
				ALL_OLD, TableName: shop}}]
				""");
	}

	@Test
	void writesVersions() {
		this.template.transaction().create(Order.of("c2", "o2", Status.NEW, NOON)).replace(order(4L)).execute();
		isGolden("""
				TransactWriteItems
				TransactItems: [{Put: {ConditionExpression: attribute_not_exists(#n0), ExpressionAttributeNames: \
				{#n0: pk}, Item: {_type: {S: ORDER}, attempts: {N: 0}, customerId: {S: c2}, gsi1pk: {S: \
				STATUS#NEW}, gsi1sk: {S: 2026-03-01T12:00:00.000000000Z}, id: {S: o2}, lines: {L: [{M: {product: \
				{S: p1}, quantity: {N: 2}}}]}, lsi1sk: {S: PLACED#2026-03-01T12:00:00.000000000Z}, pk: {S: \
				CUSTOMER#c2}, placedAt: {S: 2026-03-01T12:00:00.000000000Z}, sk: {S: ORDER#o2}, status: {S: NEW}, \
				total: {N: 19.99}, version: {N: 1}}, ReturnValuesOnConditionCheckFailure: ALL_OLD, TableName: \
				shop}}, {Put: {ConditionExpression: #n0 = :v0, ExpressionAttributeNames: {#n0: version}, \
				ExpressionAttributeValues: {:v0: {N: 4}}, Item: {_type: {S: ORDER}, attempts: {N: 0}, customerId: \
				{S: c1}, gsi1pk: {S: STATUS#NEW}, gsi1sk: {S: 2026-03-01T12:00:00.000000000Z}, id: {S: o1}, lines: \
				{L: []}, lsi1sk: {S: PLACED#2026-03-01T12:00:00.000000000Z}, pk: {S: CUSTOMER#c1}, placedAt: {S: \
				2026-03-01T12:00:00.000000000Z}, sk: {S: ORDER#o1}, status: {S: NEW}, total: {N: 19.99}, version: \
				{N: 5}}, ReturnValuesOnConditionCheckFailure: ALL_OLD, TableName: shop}}]
				""");
	}

	@Test
	void updatesInOneCall() {
		this.template.transaction()
			.update(Order.class, new OrderId("c1", "o1"),
					Update.add("attempts", 1).onlyIf(property("status").is(Status.NEW)))
			.execute();
		isGolden("""
				TransactWriteItems
				TransactItems: [{Update: {ConditionExpression: attribute_exists(#n2) AND #n3 = :v4, \
				ExpressionAttributeNames: {#n0: attempts, #n1: version, #n2: pk, #n3: status}, \
				ExpressionAttributeValues: {:v0: {N: 0}, :v1: {N: 1}, :v2: {N: 0}, :v3: {N: 1}, :v4: {S: NEW}}, \
				Key: {pk: {S: CUSTOMER#c1}, sk: {S: ORDER#o1}}, ReturnValuesOnConditionCheckFailure: ALL_OLD, \
				TableName: shop, UpdateExpression: SET #n0 = if_not_exists(#n0, :v0) + :v1, #n1 = \
				if_not_exists(#n1, :v2) + :v3}}]
				""");
	}

	@Test
	void deletesAndChecks() {
		this.template.transaction()
			.delete(order(4L), property("attempts").is(0))
			.delete(Customer.class, "c1")
			.delete(Customer.class, "c2", property("name").is("Ann"))
			.check(Customer.class, "c3")
			.check(Customer.class, "c4", property("name").exists())
			.execute();
		isGolden("""
				TransactWriteItems
				TransactItems: [{Delete: {ConditionExpression: #n0 = :v0 AND #n1 = :v1, ExpressionAttributeNames: \
				{#n0: version, #n1: attempts}, ExpressionAttributeValues: {:v0: {N: 4}, :v1: {N: 0}}, Key: {pk: {S: \
				CUSTOMER#c1}, sk: {S: ORDER#o1}}, ReturnValuesOnConditionCheckFailure: ALL_OLD, TableName: shop}}, \
				{Delete: {ConditionExpression: attribute_exists(#n0), ExpressionAttributeNames: {#n0: pk}, Key: \
				{pk: {S: CUSTOMER#c1}, sk: {S: META}}, ReturnValuesOnConditionCheckFailure: ALL_OLD, TableName: \
				shop}}, {Delete: {ConditionExpression: attribute_exists(#n0) AND #n1 = :v0, \
				ExpressionAttributeNames: {#n0: pk, #n1: name}, ExpressionAttributeValues: {:v0: {S: Ann}}, Key: \
				{pk: {S: CUSTOMER#c2}, sk: {S: META}}, ReturnValuesOnConditionCheckFailure: ALL_OLD, TableName: \
				shop}}, {ConditionCheck: {ConditionExpression: attribute_exists(#n0), ExpressionAttributeNames: \
				{#n0: pk}, Key: {pk: {S: CUSTOMER#c3}, sk: {S: META}}, ReturnValuesOnConditionCheckFailure: \
				ALL_OLD, TableName: shop}}, {ConditionCheck: {ConditionExpression: attribute_exists(#n0) AND \
				attribute_exists(#n1), ExpressionAttributeNames: {#n0: pk, #n1: name}, Key: {pk: {S: CUSTOMER#c4}, \
				sk: {S: META}}, ReturnValuesOnConditionCheckFailure: ALL_OLD, TableName: shop}}]
				""");
	}

	@Test
	void readsFirstWhatItKeeps() {
		stored(new Memo("c1", 1, "a", NOON.minus(Duration.ofDays(1)), "bob", NOON));
		this.template.transaction()
			.save(new Memo("c1", 1, "b", null, null, null))
			.update(Memo.class, new NoteId("c1", 2), Update.set("text", "c"))
			.execute();
		isGolden("""
				BatchGetItem
				RequestItems: {shop: {ConsistentRead: true, Keys: [{pk: {S: CUSTOMER#c1}, sk: {S: \
				MEMO#0000000001}}]}}

				TransactWriteItems
				TransactItems: [{Put: {ConditionExpression: #n0 = :v0 AND #n1 = :v1, ExpressionAttributeNames: \
				{#n0: created, #n1: author}, ExpressionAttributeValues: {:v0: {S: 2026-02-28T12:00:00.000000000Z}, \
				:v1: {S: bob}}, Item: {_type: {S: MEMO}, author: {S: bob}, created: {S: \
				2026-02-28T12:00:00.000000000Z}, customerId: {S: c1}, keyspk: {S: MEMOS#c1}, keyssk: {S: b}, \
				modified: {S: 2026-03-01T12:00:00.000000000Z}, number: {N: 1}, pk: {S: CUSTOMER#c1}, sk: {S: \
				MEMO#0000000001}, text: {S: b}}, ReturnValuesOnConditionCheckFailure: ALL_OLD, TableName: shop}}, \
				{Update: {ConditionExpression: attribute_exists(#n4), ExpressionAttributeNames: {#n0: text, #n1: \
				modified, #n2: keyspk, #n3: keyssk, #n4: pk}, ExpressionAttributeValues: {:v0: {S: c}, :v1: {S: \
				2026-03-01T12:00:00.000000000Z}, :v2: {S: MEMOS#c1}, :v3: {S: c}}, Key: {pk: {S: CUSTOMER#c1}, sk: \
				{S: MEMO#0000000002}}, ReturnValuesOnConditionCheckFailure: ALL_OLD, TableName: shop, \
				UpdateExpression: SET #n0 = :v0, #n1 = :v1, #n2 = :v2, #n3 = :v3}}]
				""");
	}

	@Test
	void writesGuardsBesideItsSteps() {
		stored(new Member("m2", "b@x", "B"));
		this.template.transaction().create(new Member("m1", "a@x", "A")).delete(Member.class, "m2").execute();
		isGolden("""
				BatchGetItem
				RequestItems: {shop: {ConsistentRead: true, Keys: [{pk: {S: MEMBER#m2}, sk: {S: META}}]}}

				TransactWriteItems
				TransactItems: [{Put: {ConditionExpression: attribute_not_exists(#n0), ExpressionAttributeNames: \
				{#n0: pk}, Item: {_type: {S: MEMBER}, email: {S: a@x}, id: {S: m1}, name: {S: A}, pk: {S: \
				MEMBER#m1}, sk: {S: META}}, ReturnValuesOnConditionCheckFailure: ALL_OLD, TableName: shop}}, \
				{Delete: {ConditionExpression: attribute_exists(#n0) AND #n1 = :v0, ExpressionAttributeNames: {#n0: \
				pk, #n1: email}, ExpressionAttributeValues: {:v0: {S: b@x}}, Key: {pk: {S: MEMBER#m2}, sk: {S: \
				META}}, ReturnValuesOnConditionCheckFailure: ALL_OLD, TableName: shop}}, {Put: \
				{ConditionExpression: attribute_not_exists(#n0) OR (#n1.#n0 = :v0 AND #n1.#n2 = :v1), \
				ExpressionAttributeNames: {#n0: pk, #n1: _owner, #n2: sk}, ExpressionAttributeValues: {:v0: {S: \
				MEMBER#m1}, :v1: {S: META}}, Item: {_owner: {M: {constraint: {S: email}, pk: {S: MEMBER#m1}, sk: \
				{S: META}, type: {S: MEMBER}}}, _type: {S: _INTERNAL#UNIQUE}, pk: {S: \
				_INTERNAL#UNIQUE#MEMBER#email#a@x}, sk: {S: META}}, ReturnValuesOnConditionCheckFailure: ALL_OLD, \
				TableName: shop}}, {Delete: {ConditionExpression: attribute_not_exists(#n0) OR (#n1.#n0 = :v0 AND \
				#n1.#n2 = :v1), ExpressionAttributeNames: {#n0: pk, #n1: _owner, #n2: sk}, \
				ExpressionAttributeValues: {:v0: {S: MEMBER#m2}, :v1: {S: META}}, Key: {pk: {S: \
				_INTERNAL#UNIQUE#MEMBER#email#b@x}, sk: {S: META}}, ReturnValuesOnConditionCheckFailure: ALL_OLD, \
				TableName: shop}}]
				""");
	}

	@Test
	void handsAGuardOver() {
		stored(new Member("m1", "a@x", "A"), new Member("m2", "b@x", "B"));
		this.template.transaction()
			.replace(new Member("m1", "b@x", "A"))
			.update(Member.class, "m2", Update.set("email", "a@x"))
			.execute();
		isGolden("""
				BatchGetItem
				RequestItems: {shop: {ConsistentRead: true, Keys: [{pk: {S: MEMBER#m1}, sk: {S: META}}, {pk: {S: \
				MEMBER#m2}, sk: {S: META}}]}}

				TransactWriteItems
				TransactItems: [{Put: {ConditionExpression: attribute_exists(#n0) AND #n1 = :v0, \
				ExpressionAttributeNames: {#n0: pk, #n1: email}, ExpressionAttributeValues: {:v0: {S: a@x}}, Item: \
				{_type: {S: MEMBER}, email: {S: b@x}, id: {S: m1}, name: {S: A}, pk: {S: MEMBER#m1}, sk: {S: \
				META}}, ReturnValuesOnConditionCheckFailure: ALL_OLD, TableName: shop}}, {Update: \
				{ConditionExpression: attribute_exists(#n1) AND #n2 = :v1 AND #n0 = :v2 AND #n3 = :v3 AND #n4 = :v4 \
				AND attribute_not_exists(#n5), ExpressionAttributeNames: {#n0: email, #n1: pk, #n2: id, #n3: name, \
				#n4: _type, #n5: _ttl}, ExpressionAttributeValues: {:v0: {S: a@x}, :v1: {S: m2}, :v2: {S: b@x}, \
				:v3: {S: B}, :v4: {S: MEMBER}}, Key: {pk: {S: MEMBER#m2}, sk: {S: META}}, \
				ReturnValuesOnConditionCheckFailure: ALL_OLD, TableName: shop, UpdateExpression: SET #n0 = :v0}}, \
				{Put: {ConditionExpression: attribute_not_exists(#n0) OR (#n1.#n0 = :v0 AND #n1.#n2 = :v1) OR \
				attribute_not_exists(#n0) OR (#n1.#n0 = :v2 AND #n1.#n2 = :v3), ExpressionAttributeNames: {#n0: pk, \
				#n1: _owner, #n2: sk}, ExpressionAttributeValues: {:v0: {S: MEMBER#m1}, :v1: {S: META}, :v2: {S: \
				MEMBER#m2}, :v3: {S: META}}, Item: {_owner: {M: {constraint: {S: email}, pk: {S: MEMBER#m1}, sk: \
				{S: META}, type: {S: MEMBER}}}, _type: {S: _INTERNAL#UNIQUE}, pk: {S: \
				_INTERNAL#UNIQUE#MEMBER#email#b@x}, sk: {S: META}}, ReturnValuesOnConditionCheckFailure: ALL_OLD, \
				TableName: shop}}, {Put: {ConditionExpression: attribute_not_exists(#n0) OR (#n1.#n0 = :v0 AND \
				#n1.#n2 = :v1) OR attribute_not_exists(#n0) OR (#n1.#n0 = :v2 AND #n1.#n2 = :v3), \
				ExpressionAttributeNames: {#n0: pk, #n1: _owner, #n2: sk}, ExpressionAttributeValues: {:v0: {S: \
				MEMBER#m2}, :v1: {S: META}, :v2: {S: MEMBER#m1}, :v3: {S: META}}, Item: {_owner: {M: {constraint: \
				{S: email}, pk: {S: MEMBER#m2}, sk: {S: META}, type: {S: MEMBER}}}, _type: {S: _INTERNAL#UNIQUE}, \
				pk: {S: _INTERNAL#UNIQUE#MEMBER#email#a@x}, sk: {S: META}}, ReturnValuesOnConditionCheckFailure: \
				ALL_OLD, TableName: shop}}]
				""");
	}

	@Test
	void moves() {
		Booking from = new Booking("r1", "b1", null, 2, NOON.minus(Duration.ofDays(1)), 4L);
		stored(from);
		this.template.transaction().move(from, new Booking("r2", "b1", null, 2, null, null)).execute();
		isGolden("""
				BatchGetItem
				RequestItems: {shop: {ConsistentRead: true, Keys: [{pk: {S: ROOM#r1}, sk: {S: BOOKING#b1}}]}}

				TransactWriteItems
				TransactItems: [{Delete: {ConditionExpression: #n0 = :v0, ExpressionAttributeNames: {#n0: version}, \
				ExpressionAttributeValues: {:v0: {N: 4}}, Key: {pk: {S: ROOM#r1}, sk: {S: BOOKING#b1}}, \
				ReturnValuesOnConditionCheckFailure: ALL_OLD, TableName: shop}}, {Put: {ConditionExpression: \
				attribute_not_exists(#n0), ExpressionAttributeNames: {#n0: pk}, Item: {_type: {S: BOOKING}, \
				byHourspk: {S: BOOKING}, byHourssk: {S: 0000000002#b1}, created: {S: \
				2026-02-28T12:00:00.000000000Z}, hours: {N: 2}, id: {S: b1}, pk: {S: ROOM#r2}, room: {S: r2}, sk: \
				{S: BOOKING#b1}, version: {N: 5}}, ReturnValuesOnConditionCheckFailure: ALL_OLD, TableName: shop}}]
				""");
	}

	@Test
	void readsASnapshot() {
		this.template.snapshot()
			.with(Customer.class, "c1")
			.with(Order.class, new OrderId("c1", "o1"))
			.with(Customer.class, "c1")
			.read();
		isGolden("""
				TransactGetItems
				TransactItems: [{Get: {Key: {pk: {S: CUSTOMER#c1}, sk: {S: META}}, TableName: shop}}, {Get: {Key: \
				{pk: {S: CUSTOMER#c1}, sk: {S: ORDER#o1}}, TableName: shop}}]
				""");
	}

	@Test
	void sendsNothingForNothing() {
		this.template.transaction().execute();
		this.template.snapshot().read();
		isGolden("");
	}

}
