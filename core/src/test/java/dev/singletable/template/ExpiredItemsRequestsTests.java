package dev.singletable.template;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

import dev.singletable.annotation.IndexProjection;
import dev.singletable.annotation.SecondaryIndex;
import dev.singletable.annotation.SingleTableEntity;
import dev.singletable.annotation.TimeToLive;
import dev.singletable.expression.Update;
import dev.singletable.query.ItemQuery;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemResponse;

import org.springframework.data.annotation.CreatedDate;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;

import static dev.singletable.expression.Condition.property;
import static org.assertj.core.api.Assertions.assertThat;

class ExpiredItemsRequestsTests {

	private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

	private static final ItemQuery<Ticket> TICKETS = ItemQuery.of(Ticket.class).where(property("show").is("s1"));

	private final RecordingClient client = RecordingClient.withoutRetries();

	private final SingleTableTemplate template = SingleTableTemplate.builder(this.client)
		.table(() -> "shop")
		.entities(Ticket.class, Lease.class, Visit.class)
		.clock(Clock.fixed(NOON, ZoneOffset.UTC))
		.build();

	@SingleTableEntity(type = "TICKET", pk = "SHOW#{show}", sk = "TICKET#{id}")
	@SecondaryIndex(name = "keys", pk = "KEYS#{show}", sk = "{id}", projection = IndexProjection.KEYS_ONLY)
	record Ticket(String show, String id, String text, @CreatedDate @Nullable Instant created,
			@TimeToLive @Nullable Instant expires) {

		Ticket withCreated(Instant moment) {
			return new Ticket(this.show, this.id, this.text, moment, this.expires);
		}

	}

	record TicketId(String show, String id) {
	}

	record Text(String text) {
	}

	@SingleTableEntity(type = "LEASE", pk = "LEASE#{id}")
	record Lease(@Id String id, @TimeToLive @Nullable Instant until, @Version @Nullable Long version) {
	}

	@SingleTableEntity(type = "VISIT", pk = "VISIT#{id}")
	record Visit(@Id String id, long pages, @TimeToLive @Nullable Duration keep) {
	}

	private static Ticket ticket() {
		return new Ticket("s1", "t1", "a", null, null);
	}

	private void isGolden(String expected) {
		assertThat(this.client.sent()).isEqualTo(expected);
	}

	@Test
	void queriesLeaveOutWhatHasExpired() {
		this.template.findAll(TICKETS);
		this.template.findAll(TICKETS.filter(property("text").is("a").or(property("text").isAbsent())).as(Text.class));
		this.template.count(TICKETS);
		isGolden("""
				Query
				ExpressionAttributeNames: {#n0: pk, #n1: sk, #ttl: _ttl}
				ExpressionAttributeValues: {:now: {N: 1772366400}, :v0: {S: SHOW#s1}, :v1: {S: TICKET#}}
				FilterExpression: NOT #ttl <= :now
				KeyConditionExpression: #n0 = :v0 AND begins_with(#n1, :v1)
				ReturnConsumedCapacity: TOTAL
				TableName: shop

				Query
				ExpressionAttributeNames: {#n0: pk, #n1: sk, #n2: text, #n3: _type, #ttl: _ttl}
				ExpressionAttributeValues: {:now: {N: 1772366400}, :v0: {S: SHOW#s1}, :v1: {S: TICKET#}, :v2: {S: \
				a}}
				FilterExpression: (#n2 = :v2 OR attribute_not_exists(#n2)) AND NOT #ttl <= :now
				KeyConditionExpression: #n0 = :v0 AND begins_with(#n1, :v1)
				ProjectionExpression: #n0, #n1, #n3, #n2
				ReturnConsumedCapacity: TOTAL
				TableName: shop

				Query
				ExpressionAttributeNames: {#n0: pk, #n1: sk, #n2: _type, #ttl: _ttl}
				ExpressionAttributeValues: {:now: {N: 1772366400}, :v0: {S: SHOW#s1}, :v1: {S: TICKET#}, :v2: {S: \
				TICKET}}
				FilterExpression: (#n2 = :v2 OR attribute_not_exists(#n2)) AND NOT #ttl <= :now
				KeyConditionExpression: #n0 = :v0 AND begins_with(#n1, :v1)
				ReturnConsumedCapacity: TOTAL
				Select: COUNT
				TableName: shop
				""");
	}

	@Test
	void anIndexWithoutTheTimeToLiveIsReadForKeys() {
		this.template.findAll(TICKETS.index("keys"));
		this.template.count(TICKETS.index("keys"));
		this.template.exists(TICKETS.index("keys"));
		isGolden("""
				Query
				ExpressionAttributeNames: {#n0: keyspk}
				ExpressionAttributeValues: {:v0: {S: KEYS#s1}}
				IndexName: keys
				KeyConditionExpression: #n0 = :v0
				ReturnConsumedCapacity: TOTAL
				TableName: shop

				Query
				ExpressionAttributeNames: {#n0: keyspk}
				ExpressionAttributeValues: {:v0: {S: KEYS#s1}}
				IndexName: keys
				KeyConditionExpression: #n0 = :v0
				ReturnConsumedCapacity: TOTAL
				TableName: shop

				Query
				ExpressionAttributeNames: {#n0: keyspk}
				ExpressionAttributeValues: {:v0: {S: KEYS#s1}}
				IndexName: keys
				KeyConditionExpression: #n0 = :v0
				Limit: 1
				ReturnConsumedCapacity: TOTAL
				TableName: shop
				""");
	}

	@Test
	void existenceAsksForTheTimeToLive() {
		this.template.exists(Ticket.class, new TicketId("s1", "t1"));
		isGolden("""
				GetItem
				ExpressionAttributeNames: {#n0: pk, #n1: sk, #n2: _type, #n3: _ttl}
				Key: {pk: {S: SHOW#s1}, sk: {S: TICKET#t1}}
				ProjectionExpression: #n0, #n1, #n2, #n3
				TableName: shop
				""");
	}

	@Test
	void countsValuesOfInByTypeAndTimeToLive() {
		this.template.count(ItemQuery.of(Ticket.class)
			.where(property("show").is("s1").and(property("id").in(List.of("t1", "t2")))));
		isGolden("""
				BatchGetItem
				RequestItems: {shop: {ExpressionAttributeNames: {#n0: pk, #n1: sk, #n2: _type, #n3: _ttl}, Keys: \
				[{pk: {S: SHOW#s1}, sk: {S: TICKET#t1}}, {pk: {S: SHOW#s1}, sk: {S: TICKET#t2}}], \
				ProjectionExpression: #n0, #n1, #n2, #n3}}
				ReturnConsumedCapacity: TOTAL
				""");
	}

	@Test
	void writesDemandAnItemThatHasNotExpired() {
		this.template.replace(ticket().withCreated(NOON));
		this.template.replace(new Lease("l1", null, 3L));
		this.template.delete(Ticket.class, new TicketId("s1", "t1"));
		this.template.transaction().check(Ticket.class, new TicketId("s1", "t1")).execute();
		isGolden("""
				PutItem
				ConditionExpression: attribute_exists(#n0) AND NOT #n1 <= :v0
				ExpressionAttributeNames: {#n0: pk, #n1: _ttl}
				ExpressionAttributeValues: {:v0: {N: 1772366400}}
				Item: {_type: {S: TICKET}, created: {S: 2026-03-01T12:00:00.000000000Z}, id: {S: t1}, keyspk: {S: \
				KEYS#s1}, keyssk: {S: t1}, pk: {S: SHOW#s1}, show: {S: s1}, sk: {S: TICKET#t1}, text: {S: a}}
				ReturnValuesOnConditionCheckFailure: ALL_OLD
				TableName: shop

				PutItem
				ConditionExpression: NOT #n0 <= :v0 AND #n1 = :v1
				ExpressionAttributeNames: {#n0: _ttl, #n1: version}
				ExpressionAttributeValues: {:v0: {N: 1772366400}, :v1: {N: 3}}
				Item: {_type: {S: LEASE}, id: {S: l1}, pk: {S: LEASE#l1}, sk: {S: META}, version: {N: 4}}
				ReturnValuesOnConditionCheckFailure: ALL_OLD
				TableName: shop

				DeleteItem
				ConditionExpression: attribute_exists(#n0) AND NOT #n1 <= :v0
				ExpressionAttributeNames: {#n0: pk, #n1: _ttl}
				ExpressionAttributeValues: {:v0: {N: 1772366400}}
				Key: {pk: {S: SHOW#s1}, sk: {S: TICKET#t1}}
				ReturnValuesOnConditionCheckFailure: ALL_OLD
				TableName: shop

				TransactWriteItems
				TransactItems: [{ConditionCheck: {ConditionExpression: attribute_exists(#n0) AND NOT #n1 <= :v0, \
				ExpressionAttributeNames: {#n0: pk, #n1: _ttl}, ExpressionAttributeValues: {:v0: {N: 1772366400}}, \
				Key: {pk: {S: SHOW#s1}, sk: {S: TICKET#t1}}, ReturnValuesOnConditionCheckFailure: ALL_OLD, \
				TableName: shop}}]
				""");
	}

	@Test
	void aSaveThatMayInsertReadsWhoCreatedWhat() {
		this.template.save(ticket());
		this.template.save(ticket().withCreated(NOON));
		isGolden("""
				GetItem
				ConsistentRead: true
				Key: {pk: {S: SHOW#s1}, sk: {S: TICKET#t1}}
				TableName: shop

				PutItem
				ConditionExpression: attribute_not_exists(#n0)
				ExpressionAttributeNames: {#n0: created}
				Item: {_type: {S: TICKET}, created: {S: 2026-03-01T12:00:00.000000000Z}, id: {S: t1}, keyspk: {S: \
				KEYS#s1}, keyssk: {S: t1}, pk: {S: SHOW#s1}, show: {S: s1}, sk: {S: TICKET#t1}, text: {S: a}}
				ReturnValuesOnConditionCheckFailure: ALL_OLD
				TableName: shop

				PutItem
				Item: {_type: {S: TICKET}, created: {S: 2026-03-01T12:00:00.000000000Z}, id: {S: t1}, keyspk: {S: \
				KEYS#s1}, keyssk: {S: t1}, pk: {S: SHOW#s1}, show: {S: s1}, sk: {S: TICKET#t1}, text: {S: a}}
				TableName: shop
				""");
	}

	@Test
	void anUpdateReadsTheDurationThatCountsAnew() {
		this.client.answer(GetItemResponse.builder()
			.item(this.template.conversion().toItem(new Visit("v1", 1, Duration.ofHours(1))))
			.build());
		this.client.answer(UpdateItemResponse.builder()
			.attributes(this.template.conversion().toItem(new Visit("v1", 2, Duration.ofHours(1))))
			.build());
		this.template.update(Visit.class, "v1", Update.add("pages", 1));
		isGolden("""
				GetItem
				ConsistentRead: true
				Key: {pk: {S: VISIT#v1}, sk: {S: META}}
				TableName: shop

				UpdateItem
				ConditionExpression: attribute_exists(#n2) AND NOT #n1 <= :v3 AND #n3 = :v4
				ExpressionAttributeNames: {#n0: pages, #n1: _ttl, #n2: pk, #n3: keep}
				ExpressionAttributeValues: {:v0: {N: 0}, :v1: {N: 1}, :v2: {N: 1772370000}, :v3: {N: 1772366400}, \
				:v4: {N: 3.6E+3}}
				Key: {pk: {S: VISIT#v1}, sk: {S: META}}
				ReturnValues: ALL_NEW
				ReturnValuesOnConditionCheckFailure: ALL_OLD
				TableName: shop
				UpdateExpression: SET #n0 = if_not_exists(#n0, :v0) + :v1, #n1 = :v2
				""");
	}

}
