package dev.singletable.template;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.singletable.annotation.SingleTableEntity;
import dev.singletable.expression.Update;
import dev.singletable.template.Shop.Customer;
import dev.singletable.template.Shop.Line;
import dev.singletable.template.Shop.Note;
import dev.singletable.template.Shop.NoteId;
import dev.singletable.template.Shop.Order;
import dev.singletable.template.Shop.OrderId;
import dev.singletable.template.Shop.Status;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.PutItemResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsResponse;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemResponse;

import org.springframework.data.annotation.Id;

import static dev.singletable.expression.Condition.property;
import static org.assertj.core.api.Assertions.assertThat;

class UpdateRequestsTests {

	private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

	private static final OrderId ID = new OrderId("c1", "o1");

	private final RecordingClient client = RecordingClient.withoutRetries();

	private final SingleTableTemplate template = SingleTableTemplate.builder(this.client)
		.table(() -> "shop")
		.entities(Customer.class, Order.class, Note.class)
		.clock(Clock.fixed(NOON, ZoneOffset.UTC))
		.build();

	private static Order order(Long version) {
		return new Order("c1", "o1", Status.NEW, NOON, new BigDecimal("19.99"), List.of(new Line("p1", 2)), null, 0,
				version);
	}

	private void answerUpdate(Object state) {
		this.client.answer(UpdateItemResponse.builder().attributes(this.template.conversion().toItem(state)).build());
	}

	private void answerGet(Object state) {
		this.client.answer(GetItemResponse.builder().item(this.template.conversion().toItem(state)).build());
	}

	@SingleTableEntity(type = "MEETING", pk = "MEETING#{id}")
	record Meeting(@Id String id, @Nullable ZonedDateTime start) {
	}

	private static void isGolden(String actual, String expected) {
		assertThat(actual).isEqualTo(expected);
	}

	@Test
	void updatesInOneCall() {
		answerUpdate(new Customer("c1", "Bob", null, null, null));
		this.template.update(Customer.class, "c1",
				Update.set("name", "Bob").remove("address").addTo("tags", "x").onlyIf(property("name").is("Ann")));
		isGolden(this.client.sent(), """
				UpdateItem
				ConditionExpression: attribute_exists(#n3) AND #n0 = :v2
				ExpressionAttributeNames: {#n0: name, #n1: address, #n2: tags, #n3: pk}
				ExpressionAttributeValues: {:v0: {S: Bob}, :v1: {SS: [x]}, :v2: {S: Ann}}
				Key: {pk: {S: CUSTOMER#c1}, sk: {S: META}}
				ReturnValues: ALL_NEW
				ReturnValuesOnConditionCheckFailure: ALL_OLD
				TableName: shop
				UpdateExpression: SET #n0 = :v0 REMOVE #n1 ADD #n2 :v1
				""");
	}

	@Test
	void updatesEveryKindOfPropertyOfAVersionedEntityInOneCall() {
		answerUpdate(order(2L));
		this.template.update(Order.class, ID,
				Update.set("total", 5).add("attempts", 2).append("lines", new Line("p2", 1)));
		isGolden(this.client.sent(), """
				UpdateItem
				ConditionExpression: attribute_exists(#n4)
				ExpressionAttributeNames: {#n0: total, #n1: attempts, #n2: lines, #n3: version, #n4: pk}
				ExpressionAttributeValues: {:v0: {N: 5}, :v1: {N: 0}, :v2: {N: 2}, :v3: {L: []}, :v4: {L: [{M: \
				{product: {S: p2}, quantity: {N: 1}}}]}, :v5: {N: 0}, :v6: {N: 1}}
				Key: {pk: {S: CUSTOMER#c1}, sk: {S: ORDER#o1}}
				ReturnValues: ALL_NEW
				ReturnValuesOnConditionCheckFailure: ALL_OLD
				TableName: shop
				UpdateExpression: SET #n0 = :v0, #n1 = if_not_exists(#n1, :v1) + :v2, #n2 = \
				list_append(if_not_exists(#n2, :v3), :v4), #n3 = if_not_exists(#n3, :v5) + :v6
				""");
	}

	@Test
	void updatesOneHalfOfAWholeIndexInOneCall() {
		answerUpdate(order(2L));
		this.template.update(Order.class, ID, Update.set("status", Status.PAID));
		isGolden(this.client.sent(), """
				UpdateItem
				ConditionExpression: attribute_exists(#n3)
				ExpressionAttributeNames: {#n0: status, #n1: version, #n2: gsi1pk, #n3: pk}
				ExpressionAttributeValues: {:v0: {S: PAID}, :v1: {N: 0}, :v2: {N: 1}, :v3: {S: STATUS#PAID}}
				Key: {pk: {S: CUSTOMER#c1}, sk: {S: ORDER#o1}}
				ReturnValues: ALL_NEW
				ReturnValuesOnConditionCheckFailure: ALL_OLD
				TableName: shop
				UpdateExpression: SET #n0 = :v0, #n1 = if_not_exists(#n1, :v1) + :v2, #n2 = :v3
				""");
	}

	@Test
	void updatesASparseIndexWhoseOtherHalfIsInTheKeyInOneCall() {
		answerUpdate(order(2L));
		answerUpdate(order(3L));
		this.template.update(Order.class, ID, Update.set("openSince", LocalDate.of(2026, 1, 2)));
		this.template.update(Order.class, ID, Update.remove("openSince"));
		isGolden(this.client.sent(), """
				UpdateItem
				ConditionExpression: attribute_exists(#n4)
				ExpressionAttributeNames: {#n0: openSince, #n1: version, #n2: openpk, #n3: opensk, #n4: pk}
				ExpressionAttributeValues: {:v0: {S: 2026-01-02}, :v1: {N: 0}, :v2: {N: 1}, :v3: {S: OPEN#2026-01-02}, \
				:v4: {S: o1}}
				Key: {pk: {S: CUSTOMER#c1}, sk: {S: ORDER#o1}}
				ReturnValues: ALL_NEW
				ReturnValuesOnConditionCheckFailure: ALL_OLD
				TableName: shop
				UpdateExpression: SET #n0 = :v0, #n1 = if_not_exists(#n1, :v1) + :v2, #n2 = :v3, #n3 = :v4

				UpdateItem
				ConditionExpression: attribute_exists(#n4)
				ExpressionAttributeNames: {#n0: version, #n1: openSince, #n2: openpk, #n3: opensk, #n4: pk}
				ExpressionAttributeValues: {:v0: {N: 0}, :v1: {N: 1}}
				Key: {pk: {S: CUSTOMER#c1}, sk: {S: ORDER#o1}}
				ReturnValues: ALL_NEW
				ReturnValuesOnConditionCheckFailure: ALL_OLD
				TableName: shop
				UpdateExpression: SET #n0 = if_not_exists(#n0, :v0) + :v1 REMOVE #n1, #n2, #n3
				""");
	}

	@Test
	void updatesTheTimeToLiveWithItsProperty() {
		answerUpdate(new Note("c1", 7, "t", NOON, "bob", NOON, Duration.ofHours(2)));
		this.template.update(Note.class, new NoteId("c1", 7), Update.set("keep", Duration.ofHours(2)));
		isGolden(this.client.sent(), """
				UpdateItem
				ConditionExpression: attribute_exists(#n3) AND NOT #n2 <= :v3
				ExpressionAttributeNames: {#n0: keep, #n1: modified, #n2: _ttl, #n3: pk}
				ExpressionAttributeValues: {:v0: {N: 7.2E+3}, :v1: {S: 2026-03-01T12:00:00.000000000Z}, :v2: {N: \
				1772373600}, :v3: {N: 1772366400}}
				Key: {pk: {S: CUSTOMER#c1}, sk: {S: NOTE#0000000007}}
				ReturnValues: ALL_NEW
				ReturnValuesOnConditionCheckFailure: ALL_OLD
				TableName: shop
				UpdateExpression: SET #n0 = :v0, #n1 = :v1, #n2 = :v2
				""");
	}

	@Test
	void asksOnlyWhetherTheItemIsThereWhenNothingChanges() {
		answerGet(new Customer("c1", "Ann", null, null, null));
		this.template.update(Customer.class, "c1", Update.setAll(Map.of()));
		isGolden(this.client.sent(), """
				GetItem
				ConsistentRead: true
				Key: {pk: {S: CUSTOMER#c1}, sk: {S: META}}
				TableName: shop
				""");
	}

	@Test
	void subtractsPrependsAndSetsFirstValuesInOneCall() {
		answerUpdate(order(2L));
		this.template.update(Order.class, ID,
				Update.subtract("attempts", 2)
					.prepend("lines", new Line("p2", 1))
					.setIfAbsent("total", 5)
					.onlyIf(property("attempts").greaterThan(1)));
		isGolden(this.client.sent(), """
				UpdateItem
				ConditionExpression: attribute_exists(#n4) AND #n0 > :v7
				ExpressionAttributeNames: {#n0: attempts, #n1: lines, #n2: total, #n3: version, #n4: pk}
				ExpressionAttributeValues: {:v0: {N: 0}, :v1: {N: 2}, :v2: {L: []}, :v3: {L: [{M: {product: {S: \
				p2}, quantity: {N: 1}}}]}, :v4: {N: 5}, :v5: {N: 0}, :v6: {N: 1}, :v7: {N: 1}}
				Key: {pk: {S: CUSTOMER#c1}, sk: {S: ORDER#o1}}
				ReturnValues: ALL_NEW
				ReturnValuesOnConditionCheckFailure: ALL_OLD
				TableName: shop
				UpdateExpression: SET #n0 = if_not_exists(#n0, :v0) - :v1, #n1 = list_append(:v3, \
				if_not_exists(#n1, :v2)), #n2 = if_not_exists(#n2, :v4), #n3 = if_not_exists(#n3, :v5) + :v6
				""");
	}

	@Test
	void readsFirstWhenAFirstValueIsPartOfAnIndexKey() {
		answerGet(order(2L));
		answerUpdate(order(3L));
		this.template.update(Order.class, ID, Update.setIfAbsent("openSince", LocalDate.of(2026, 1, 2)));
		isGolden(this.client.sent(), """
				GetItem
				ConsistentRead: true
				Key: {pk: {S: CUSTOMER#c1}, sk: {S: ORDER#o1}}
				TableName: shop

				UpdateItem
				ConditionExpression: #n1 = :v8
				ExpressionAttributeNames: {#n0: openSince, #n1: version, #n2: gsi1pk, #n3: gsi1sk, #n4: openpk, \
				#n5: opensk, #n6: lsi1sk}
				ExpressionAttributeValues: {:v0: {S: 2026-01-02}, :v1: {N: 0}, :v2: {N: 1}, :v3: {S: STATUS#NEW}, \
				:v4: {S: 2026-03-01T12:00:00.000000000Z}, :v5: {S: OPEN#2026-01-02}, :v6: {S: o1}, :v7: {S: \
				PLACED#2026-03-01T12:00:00.000000000Z}, :v8: {N: 2}}
				Key: {pk: {S: CUSTOMER#c1}, sk: {S: ORDER#o1}}
				ReturnValues: ALL_NEW
				ReturnValuesOnConditionCheckFailure: ALL_OLD
				TableName: shop
				UpdateExpression: SET #n0 = if_not_exists(#n0, :v0), #n1 = if_not_exists(#n1, :v1) + :v2, #n2 = \
				:v3, #n3 = :v4, #n4 = :v5, #n5 = :v6, #n6 = :v7
				""");
	}

	@Test
	void setsAFirstTimeToLiveAfterReading() {
		answerGet(new Note("c1", 7, "t", NOON, "bob", NOON, null));
		answerUpdate(new Note("c1", 7, "t", NOON, "bob", NOON, Duration.ofHours(2)));
		this.template.update(Note.class, new NoteId("c1", 7), Update.setIfAbsent("keep", Duration.ofHours(2)));
		isGolden(this.client.sent(), """
				GetItem
				ConsistentRead: true
				Key: {pk: {S: CUSTOMER#c1}, sk: {S: NOTE#0000000007}}
				TableName: shop

				UpdateItem
				ConditionExpression: attribute_exists(#n5) AND NOT #n4 <= :v5 AND #n6 = :v6 AND #n7 = :v7 AND \
				attribute_not_exists(#n0)
				ExpressionAttributeNames: {#n0: keep, #n1: modified, #n2: keyspk, #n3: keyssk, #n4: _ttl, #n5: pk, \
				#n6: customerId, #n7: text}
				ExpressionAttributeValues: {:v0: {N: 7.2E+3}, :v1: {S: 2026-03-01T12:00:00.000000000Z}, :v2: {S: \
				NOTES#c1}, :v3: {S: t}, :v4: {N: 1772373600}, :v5: {N: 1772366400}, :v6: {S: c1}, :v7: {S: t}}
				Key: {pk: {S: CUSTOMER#c1}, sk: {S: NOTE#0000000007}}
				ReturnValues: ALL_NEW
				ReturnValuesOnConditionCheckFailure: ALL_OLD
				TableName: shop
				UpdateExpression: SET #n0 = if_not_exists(#n0, :v0), #n1 = :v1, #n2 = :v2, #n3 = :v3, #n4 = :v4
				""");
	}

	@Test
	void setsAFirstZoneWithItsMoment() {
		SingleTableTemplate meetings = SingleTableTemplate.builder(this.client)
			.table(() -> "shop")
			.entities(Meeting.class)
			.build();
		ZonedDateTime start = ZonedDateTime.of(2026, 3, 1, 12, 0, 0, 0, ZoneId.of("Europe/Oslo"));
		this.client.answer(UpdateItemResponse.builder()
			.attributes(meetings.conversion().toItem(new Meeting("m1", start)))
			.build());
		meetings.update(Meeting.class, "m1", Update.setIfAbsent("start", start));
		isGolden(this.client.sent(), """
				UpdateItem
				ConditionExpression: attribute_exists(#n2)
				ExpressionAttributeNames: {#n0: start, #n1: start_zone, #n2: pk}
				ExpressionAttributeValues: {:v0: {S: 2026-03-01T11:00:00.000000000Z}, :v1: {S: Europe/Oslo}}
				Key: {pk: {S: MEETING#m1}, sk: {S: META}}
				ReturnValues: ALL_NEW
				ReturnValuesOnConditionCheckFailure: ALL_OLD
				TableName: shop
				UpdateExpression: SET #n0 = if_not_exists(#n0, :v0), #n1 = if_not_exists(#n1, :v1)
				""");
	}

	@Test
	void removesAPropertyThatIsSetToAnEmptySet() {
		answerUpdate(new Customer("c1", "Ann", null, null, null));
		this.template.update(Customer.class, "c1", Update.set("tags", Set.of()).set("name", "Ann"));
		answerGet(new Customer("c1", "Ann", null, null, null));
		this.template.update(Customer.class, "c1", Update.setIfAbsent("tags", Set.of()));
		isGolden(this.client.sent(), """
				UpdateItem
				ConditionExpression: attribute_exists(#n2)
				ExpressionAttributeNames: {#n0: name, #n1: tags, #n2: pk}
				ExpressionAttributeValues: {:v0: {S: Ann}}
				Key: {pk: {S: CUSTOMER#c1}, sk: {S: META}}
				ReturnValues: ALL_NEW
				ReturnValuesOnConditionCheckFailure: ALL_OLD
				TableName: shop
				UpdateExpression: SET #n0 = :v0 REMOVE #n1

				GetItem
				ConsistentRead: true
				Key: {pk: {S: CUSTOMER#c1}, sk: {S: META}}
				TableName: shop
				""");
	}

	@Test
	void sendsAnUpdateExactlyOnceAsATransactionAndReadsTheState() {
		this.client.answer(TransactWriteItemsResponse.builder().build());
		answerGet(order(2L));
		this.template.update(Order.class, ID, Update.add("attempts", 1).exactlyOnce());
		isGolden(this.client.sent(), """
				TransactWriteItems
				TransactItems: [{Update: {ConditionExpression: attribute_exists(#n2), ExpressionAttributeNames: {#n0: \
				attempts, #n1: version, #n2: pk}, ExpressionAttributeValues: {:v0: {N: 0}, :v1: {N: 1}, :v2: {N: 0}, \
				:v3: {N: 1}}, Key: {pk: {S: CUSTOMER#c1}, sk: {S: ORDER#o1}}, ReturnValuesOnConditionCheckFailure: \
				ALL_OLD, TableName: shop, UpdateExpression: SET #n0 = if_not_exists(#n0, :v0) + :v1, #n1 = \
				if_not_exists(#n1, :v2) + :v3}}]

				GetItem
				ConsistentRead: true
				Key: {pk: {S: CUSTOMER#c1}, sk: {S: ORDER#o1}}
				TableName: shop
				""");
	}

	@Test
	void readsFirstWhenAnIndexKeyNeedsWhatIsNotAtHand() {
		SingleTableTemplate tasks = SingleTableTemplate.builder(this.client)
			.table(() -> "shop")
			.entities(Ticket.class)
			.build();
		Ticket stored = new Ticket("t1", "open", 3, "ann");
		this.client.answer(GetItemResponse.builder().item(tasks.conversion().toItem(stored)).build());
		this.client.answer(UpdateItemResponse.builder()
			.attributes(tasks.conversion().toItem(new Ticket("t1", "closed", 3, "ann")))
			.build());
		tasks.update(Ticket.class, "t1", Update.set("state", "closed"));
		isGolden(this.client.sent(), """
				GetItem
				ConsistentRead: true
				Key: {pk: {S: TICKET#t1}, sk: {S: META}}
				TableName: shop

				UpdateItem
				ConditionExpression: attribute_exists(#n3) AND #n0 = :v3 AND #n4 = :v4 AND #n5 = :v5
				ExpressionAttributeNames: {#n0: state, #n1: queuepk, #n2: queuesk, #n3: pk, #n4: rank, #n5: owner}
				ExpressionAttributeValues: {:v0: {S: closed}, :v1: {S: STATE#closed}, :v2: {S: 0000000003#ann}, :v3: \
				{S: open}, :v4: {N: 3}, :v5: {S: ann}}
				Key: {pk: {S: TICKET#t1}, sk: {S: META}}
				ReturnValues: ALL_NEW
				ReturnValuesOnConditionCheckFailure: ALL_OLD
				TableName: shop
				UpdateExpression: SET #n0 = :v0, #n1 = :v1, #n2 = :v2
				""");
	}

	/** PU-1. */
	@Test
	void createsWhatIsMissingWhenThatIsAsked() {
		this.client.fail(Faults.conditionFailed(Map.of()));
		this.client.answer(PutItemResponse.builder().build());
		this.template.update(Customer.class, "c1", Update.set("name", "Ann").upsert());
		isGolden(this.client.sent(), """
				UpdateItem
				ConditionExpression: attribute_exists(#n1)
				ExpressionAttributeNames: {#n0: name, #n1: pk}
				ExpressionAttributeValues: {:v0: {S: Ann}}
				Key: {pk: {S: CUSTOMER#c1}, sk: {S: META}}
				ReturnValues: ALL_NEW
				ReturnValuesOnConditionCheckFailure: ALL_OLD
				TableName: shop
				UpdateExpression: SET #n0 = :v0

				PutItem
				ConditionExpression: attribute_not_exists(#n0)
				ExpressionAttributeNames: {#n0: pk}
				Item: {_type: {S: CUSTOMER}, id: {S: c1}, name: {S: Ann}, pk: {S: CUSTOMER#c1}, sk: {S: META}, \
				typespk: {S: CUSTOMER}, typessk: {S: c1}}
				ReturnValuesOnConditionCheckFailure: ALL_OLD
				TableName: shop
				""");
	}

}
