package dev.singletable.template;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import dev.singletable.key.ItemKey;
import dev.singletable.template.Shop.Address;
import dev.singletable.template.Shop.Customer;
import dev.singletable.template.Shop.Document;
import dev.singletable.template.Shop.Line;
import dev.singletable.template.Shop.Memo;
import dev.singletable.template.Shop.Note;
import dev.singletable.template.Shop.Order;
import dev.singletable.template.Shop.OrderId;
import dev.singletable.template.Shop.Status;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemResponse;

import static dev.singletable.expression.Condition.property;
import static org.assertj.core.api.Assertions.assertThat;

class WriteRequestsTests {

	private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

	private static final OrderId ID = new OrderId("c1", "o1");

	private final RecordingClient client = RecordingClient.withoutRetries();

	private final SingleTableTemplate template = SingleTableTemplate.builder(this.client)
		.table(() -> "shop")
		.entities(Customer.class, Order.class, Note.class, Memo.class)
		.clock(Clock.fixed(NOON, ZoneOffset.UTC))
		.auditor(() -> Optional.of("alice"))
		.build();

	private static Order order(Long version) {
		return new Order("c1", "o1", Status.NEW, NOON, new BigDecimal("19.99"), List.of(new Line("p1", 2)), null, 0,
				version);
	}

	private void answerUpdate(Object state) {
		this.client.answer(UpdateItemResponse.builder().attributes(this.template.conversion().toItem(state)).build());
	}

	private static void isGolden(String actual, String expected) {
		assertThat(actual).isEqualTo(expected);
	}

	@Test
	void createsWhereNothingIs() {
		this.template.create(new Customer("c1", "Ann", new Address("Main", "Ulm"), Set.of("a"), Map.of("visits", 3L)));
		isGolden(this.client.sent(), """
				PutItem
				ConditionExpression: attribute_not_exists(#n0)
				ExpressionAttributeNames: {#n0: pk}
				Item: {_type: {S: CUSTOMER}, address: {M: {city: {S: Ulm}, street: {S: Main}}}, counters: {M: {visits: \
				{N: 3}}}, id: {S: c1}, name: {S: Ann}, pk: {S: CUSTOMER#c1}, sk: {S: META}, tags: {SS: [a]}, typespk: \
				{S: CUSTOMER}, typessk: {S: c1}}
				ReturnValuesOnConditionCheckFailure: ALL_OLD
				TableName: shop
				""");
	}

	@Test
	void createsTheFirstVersion() {
		this.template.create(order(null));
		isGolden(this.client.sent(), """
				PutItem
				ConditionExpression: attribute_not_exists(#n0)
				ExpressionAttributeNames: {#n0: pk}
				Item: {_type: {S: ORDER}, attempts: {N: 0}, customerId: {S: c1}, gsi1pk: {S: STATUS#NEW}, gsi1sk: {S: \
				2026-03-01T12:00:00.000000000Z}, id: {S: o1}, lines: {L: [{M: {product: {S: p1}, quantity: {N: 2}}}]}, \
				lsi1sk: {S: PLACED#2026-03-01T12:00:00.000000000Z}, pk: {S: CUSTOMER#c1}, placedAt: {S: \
				2026-03-01T12:00:00.000000000Z}, sk: {S: ORDER#o1}, status: {S: NEW}, total: {N: 19.99}, version: {N: \
				1}}
				ReturnValuesOnConditionCheckFailure: ALL_OLD
				TableName: shop
				""");
	}

	@Test
	void createsWithWhatIsAuditedAndExpires() {
		this.template.create(new Note("c1", 7, "t", null, null, null, Duration.ofHours(1)));
		isGolden(this.client.sent(),
				"""
						PutItem
						ConditionExpression: (attribute_not_exists(#n0) OR #n1 <= :v0)
						ExpressionAttributeNames: {#n0: pk, #n1: _ttl}
						ExpressionAttributeValues: {:v0: {N: 1772366400}}
						Item: {_ttl: {N: 1772370000}, _type: {S: NOTE}, author: {S: alice}, created: {S: \
						2026-03-01T12:00:00.000000000Z}, customerId: {S: c1}, keep: {N: 3.6E+3}, keyspk: {S: NOTES#c1}, keyssk: \
						{S: t}, modified: {S: 2026-03-01T12:00:00.000000000Z}, number: {N: 7}, pk: {S: CUSTOMER#c1}, sk: {S: \
						NOTE#0000000007}, text: {S: t}}
						ReturnValuesOnConditionCheckFailure: ALL_OLD
						TableName: shop
						""");
	}

	@Test
	void replacesWhatIsThereAndMeetsTheCondition() {
		this.template.replace(new Customer("c1", "Ann", null, null, null));
		this.template.replace(new Customer("c1", "Ann", null, null, null),
				property("name").is("Bob").or(property("name").isAbsent()));
		isGolden(this.client.sent(),
				"""
						PutItem
						ConditionExpression: attribute_exists(#n0)
						ExpressionAttributeNames: {#n0: pk}
						Item: {_type: {S: CUSTOMER}, id: {S: c1}, name: {S: Ann}, pk: {S: CUSTOMER#c1}, sk: {S: META}, typespk: \
						{S: CUSTOMER}, typessk: {S: c1}}
						ReturnValuesOnConditionCheckFailure: ALL_OLD
						TableName: shop

						PutItem
						ConditionExpression: attribute_exists(#n0) AND (#n1 = :v0 OR attribute_not_exists(#n1))
						ExpressionAttributeNames: {#n0: pk, #n1: name}
						ExpressionAttributeValues: {:v0: {S: Bob}}
						Item: {_type: {S: CUSTOMER}, id: {S: c1}, name: {S: Ann}, pk: {S: CUSTOMER#c1}, sk: {S: META}, typespk: \
						{S: CUSTOMER}, typessk: {S: c1}}
						ReturnValuesOnConditionCheckFailure: ALL_OLD
						TableName: shop
						""");
	}

	@Test
	void replacesTheVersionItHolds() {
		this.template.replace(order(4L));
		isGolden(this.client.sent(), """
				PutItem
				ConditionExpression: #n0 = :v0
				ExpressionAttributeNames: {#n0: version}
				ExpressionAttributeValues: {:v0: {N: 4}}
				Item: {_type: {S: ORDER}, attempts: {N: 0}, customerId: {S: c1}, gsi1pk: {S: STATUS#NEW}, gsi1sk: {S: \
				2026-03-01T12:00:00.000000000Z}, id: {S: o1}, lines: {L: [{M: {product: {S: p1}, quantity: {N: 2}}}]}, \
				lsi1sk: {S: PLACED#2026-03-01T12:00:00.000000000Z}, pk: {S: CUSTOMER#c1}, placedAt: {S: \
				2026-03-01T12:00:00.000000000Z}, sk: {S: ORDER#o1}, status: {S: NEW}, total: {N: 19.99}, version: {N: \
				5}}
				ReturnValuesOnConditionCheckFailure: ALL_OLD
				TableName: shop
				""");
	}

	@Test
	void savesWithoutConditionWhatHasNoVersion() {
		this.template.save(new Customer("c1", null, null, Set.of(), null));
		this.template.save(new Customer("c1", null, null, null, null), property("name").startsWith("A"));
		isGolden(this.client.sent(), """
				PutItem
				Item: {_type: {S: CUSTOMER}, id: {S: c1}, pk: {S: CUSTOMER#c1}, sk: {S: META}, typespk: {S: CUSTOMER}, \
				typessk: {S: c1}}
				TableName: shop

				PutItem
				ConditionExpression: begins_with(#n0, :v0)
				ExpressionAttributeNames: {#n0: name}
				ExpressionAttributeValues: {:v0: {S: A}}
				Item: {_type: {S: CUSTOMER}, id: {S: c1}, pk: {S: CUSTOMER#c1}, sk: {S: META}, typespk: {S: CUSTOMER}, \
				typessk: {S: c1}}
				ReturnValuesOnConditionCheckFailure: ALL_OLD
				TableName: shop
				""");
	}

	@Test
	void savesANewVersionedEntityAsAnInsert() {
		this.template.save(order(0L));
		isGolden(this.client.sent(), """
				PutItem
				ConditionExpression: attribute_not_exists(#n0)
				ExpressionAttributeNames: {#n0: pk}
				Item: {_type: {S: ORDER}, attempts: {N: 0}, customerId: {S: c1}, gsi1pk: {S: STATUS#NEW}, gsi1sk: {S: \
				2026-03-01T12:00:00.000000000Z}, id: {S: o1}, lines: {L: [{M: {product: {S: p1}, quantity: {N: 2}}}]}, \
				lsi1sk: {S: PLACED#2026-03-01T12:00:00.000000000Z}, pk: {S: CUSTOMER#c1}, placedAt: {S: \
				2026-03-01T12:00:00.000000000Z}, sk: {S: ORDER#o1}, status: {S: NEW}, total: {N: 19.99}, version: {N: \
				1}}
				ReturnValuesOnConditionCheckFailure: ALL_OLD
				TableName: shop
				""");
	}

	@Test
	void savesAVersionedEntityOverTheVersionItHolds() {
		this.template.save(order(1L), property("status").isNot(Status.SHIPPED));
		isGolden(this.client.sent(), """
				PutItem
				ConditionExpression: #n0 = :v0 AND #n1 <> :v1
				ExpressionAttributeNames: {#n0: version, #n1: status}
				ExpressionAttributeValues: {:v0: {N: 1}, :v1: {S: SHIPPED}}
				Item: {_type: {S: ORDER}, attempts: {N: 0}, customerId: {S: c1}, gsi1pk: {S: STATUS#NEW}, gsi1sk: {S: \
				2026-03-01T12:00:00.000000000Z}, id: {S: o1}, lines: {L: [{M: {product: {S: p1}, quantity: {N: 2}}}]}, \
				lsi1sk: {S: PLACED#2026-03-01T12:00:00.000000000Z}, pk: {S: CUSTOMER#c1}, placedAt: {S: \
				2026-03-01T12:00:00.000000000Z}, sk: {S: ORDER#o1}, status: {S: NEW}, total: {N: 19.99}, version: {N: \
				2}}
				ReturnValuesOnConditionCheckFailure: ALL_OLD
				TableName: shop
				""");
	}

	@Test
	void savesWithCreatedNullByOneUpdateThatKeepsTheStoredOne() {
		Memo stored = new Memo("c1", 7, "t", NOON.minusSeconds(60), "bob", NOON);
		answerUpdate(stored);
		assertThat(this.template.save(new Memo("c1", 7, "t", null, null, null))).isEqualTo(stored);
		isGolden(this.client.sent(),
				"""
						UpdateItem
						ExpressionAttributeNames: {#n0: _type, #n1: customerId, #n2: number, #n3: text, #n4: created, #n5: author, \
						#n6: modified, #n7: keyspk, #n8: keyssk, #n9: _ttl}
						ExpressionAttributeValues: {:v0: {S: MEMO}, :v1: {S: c1}, :v2: {N: 7}, :v3: {S: t}, :v4: {S: \
						2026-03-01T12:00:00.000000000Z}, :v5: {S: alice}, :v6: {S: 2026-03-01T12:00:00.000000000Z}, :v7: {S: \
						MEMOS#c1}, :v8: {S: t}}
						Key: {pk: {S: CUSTOMER#c1}, sk: {S: MEMO#0000000007}}
						ReturnValues: ALL_NEW
						TableName: shop
						UpdateExpression: SET #n0 = :v0, #n1 = :v1, #n2 = :v2, #n3 = :v3, #n4 = if_not_exists(#n4, :v4), #n5 = \
						if_not_exists(#n5, :v5), #n6 = :v6, #n7 = :v7, #n8 = :v8 REMOVE #n9
						""");
	}

	@Test
	void savesWithCreatedKnownByAPut() {
		this.template.save(new Note("c1", 7, "t", NOON.minusSeconds(60), "bob", null, null));
		isGolden(this.client.sent(), """
				PutItem
				Item: {_type: {S: NOTE}, author: {S: bob}, created: {S: 2026-03-01T11:59:00.000000000Z}, customerId: \
				{S: c1}, keyspk: {S: NOTES#c1}, keyssk: {S: t}, modified: {S: 2026-03-01T12:00:00.000000000Z}, number: \
				{N: 7}, pk: {S: CUSTOMER#c1}, sk: {S: NOTE#0000000007}, text: {S: t}}
				TableName: shop
				""");
	}

	@Test
	void deletes() {
		this.template.delete(Customer.class, "c1");
		this.template.delete(new Customer("c1", null, null, null, null), property("name").exists());
		this.template.delete(order(3L));
		assertThat(this.template.deleteIfExists(Order.class, ID, property("attempts").in(List.of(1, 2)))).isTrue();
		isGolden(this.client.sent(), """
				DeleteItem
				ConditionExpression: attribute_exists(#n0)
				ExpressionAttributeNames: {#n0: pk}
				Key: {pk: {S: CUSTOMER#c1}, sk: {S: META}}
				ReturnValuesOnConditionCheckFailure: ALL_OLD
				TableName: shop

				DeleteItem
				ConditionExpression: attribute_exists(#n0) AND attribute_exists(#n1)
				ExpressionAttributeNames: {#n0: pk, #n1: name}
				Key: {pk: {S: CUSTOMER#c1}, sk: {S: META}}
				ReturnValuesOnConditionCheckFailure: ALL_OLD
				TableName: shop

				DeleteItem
				ConditionExpression: #n0 = :v0
				ExpressionAttributeNames: {#n0: version}
				ExpressionAttributeValues: {:v0: {N: 3}}
				Key: {pk: {S: CUSTOMER#c1}, sk: {S: ORDER#o1}}
				ReturnValuesOnConditionCheckFailure: ALL_OLD
				TableName: shop

				DeleteItem
				ConditionExpression: attribute_exists(#n0) AND #n1 IN (:v0, :v1)
				ExpressionAttributeNames: {#n0: pk, #n1: attempts}
				ExpressionAttributeValues: {:v0: {N: 1}, :v1: {N: 2}}
				Key: {pk: {S: CUSTOMER#c1}, sk: {S: ORDER#o1}}
				ReturnValuesOnConditionCheckFailure: ALL_OLD
				TableName: shop
				""");
	}

	@Test
	void guardsItemsOfRawKeysAgainstOtherTypes() {
		SingleTableTemplate raw = SingleTableTemplate.builder(this.client)
			.table(() -> "shop")
			.entities(Document.class)
			.build();
		raw.save(new Document("p", "s", "t"));
		raw.replace(new Document("p", "s", "t"));
		raw.delete(Document.class, ItemKey.of("p", "s"));
		isGolden(this.client.sent(), """
				PutItem
				ConditionExpression: (attribute_not_exists(#n0) OR #n1 = :v0)
				ExpressionAttributeNames: {#n0: pk, #n1: _type}
				ExpressionAttributeValues: {:v0: {S: DOCUMENT}}
				Item: {_type: {S: DOCUMENT}, pk: {S: p}, sk: {S: s}, title: {S: t}}
				ReturnValuesOnConditionCheckFailure: ALL_OLD
				TableName: shop

				PutItem
				ConditionExpression: attribute_exists(#n0) AND #n1 = :v0
				ExpressionAttributeNames: {#n0: pk, #n1: _type}
				ExpressionAttributeValues: {:v0: {S: DOCUMENT}}
				Item: {_type: {S: DOCUMENT}, pk: {S: p}, sk: {S: s}, title: {S: t}}
				ReturnValuesOnConditionCheckFailure: ALL_OLD
				TableName: shop

				DeleteItem
				ConditionExpression: attribute_exists(#n0) AND #n1 = :v0
				ExpressionAttributeNames: {#n0: pk, #n1: _type}
				ExpressionAttributeValues: {:v0: {S: DOCUMENT}}
				Key: {pk: {S: p}, sk: {S: s}}
				ReturnValuesOnConditionCheckFailure: ALL_OLD
				TableName: shop
				""");
	}

}
