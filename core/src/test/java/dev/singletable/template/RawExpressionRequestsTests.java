package dev.singletable.template;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

import dev.singletable.annotation.KeyPart;
import dev.singletable.annotation.SecondaryIndex;
import dev.singletable.annotation.SingleTableEntity;
import dev.singletable.expression.Condition;
import dev.singletable.expression.Update;
import dev.singletable.query.ItemQuery;
import dev.singletable.template.Shop.Customer;
import dev.singletable.template.Shop.Line;
import dev.singletable.template.Shop.Note;
import dev.singletable.template.Shop.NoteId;
import dev.singletable.template.Shop.Order;
import dev.singletable.template.Shop.OrderId;
import dev.singletable.template.Shop.Status;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemResponse;

import org.springframework.dao.InvalidDataAccessApiUsageException;
import org.springframework.data.annotation.Id;

import static dev.singletable.expression.Condition.property;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class RawExpressionRequestsTests {

	private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

	private static final OrderId ORDER = new OrderId("c1", "o1");

	private static final Map<String, String> NO_NAMES = Map.of();

	private static final Map<String, Object> NO_VALUES = Map.of();

	private final RecordingClient client = RecordingClient.withoutRetries();

	private final SingleTableTemplate template = SingleTableTemplate.builder(this.client)
		.table(() -> "shop")
		.entities(Customer.class, Order.class, Note.class, Labelled.class)
		.clock(Clock.fixed(NOON, ZoneOffset.UTC))
		.build();

	@SingleTableEntity(type = "LABELLED", pk = "LABELLED#{id}")
	@SecondaryIndex(name = "byLabel", pk = "LABEL#{label}")
	record Labelled(@Id String id, String text) {

		@KeyPart
		String getLabel() {
			return this.text.substring(0, 1);
		}

	}

	private static Order order(long version) {
		return new Order("c1", "o1", Status.NEW, NOON, new BigDecimal("19.99"), List.of(new Line("p1", 2)), null, 0,
				version);
	}

	private void answerUpdate(Object state) {
		this.client.answer(UpdateItemResponse.builder().attributes(this.template.conversion().toItem(state)).build());
	}

	private static void isGolden(String actual, String expected) {
		assertThat(actual).isEqualTo(expected);
	}

	private void refused(Class<?> type, Object id, Update update, String message) {
		assertThatExceptionOfType(InvalidDataAccessApiUsageException.class)
			.isThrownBy(() -> this.template.update(type, id, update))
			.withMessage(message);
		assertThat(this.client.sent()).isEmpty();
	}

	private void refused(String text, String message) {
		refused(Order.class, ORDER, Update.expression(text, Map.of("#k", "_type"), NO_VALUES), message);
	}

	@Test
	void joinsARawUpdateAndARawConditionWithItsOwn() {
		answerUpdate(order(2));
		this.template.update(Order.class, ORDER,
				Update.set("attempts", 3)
					.expression("SET #n0 = if_not_exists(legacy, :v0), lines[0].quantity = :v0 REMOVE obsolete",
							Map.of("#n0", "counter"), Map.of(":v0", 1))
					.onlyIf(Condition.expression("size(#n0) < :v0 OR attribute_not_exists(#n0)", Map.of("#n0", "lines"),
							Map.of(":v0", 10))));
		isGolden(this.client.sent(), """
				UpdateItem
				ConditionExpression: attribute_exists(#n7) AND (size(#n4) < :v5 OR attribute_not_exists(#n4))
				ExpressionAttributeNames: {#n0: attempts, #n1: version, #n2: counter, #n3: legacy, #n4: lines, #n5: \
				quantity, #n6: obsolete, #n7: pk}
				ExpressionAttributeValues: {:v0: {N: 3}, :v1: {N: 0}, :v2: {N: 1}, :v3: {N: 1}, :v4: {N: 1}, :v5: \
				{N: 10}}
				Key: {pk: {S: CUSTOMER#c1}, sk: {S: ORDER#o1}}
				ReturnValues: ALL_NEW
				ReturnValuesOnConditionCheckFailure: ALL_OLD
				TableName: shop
				UpdateExpression: SET #n0 = :v0, #n1 = if_not_exists(#n1, :v1) + :v2, #n2 = if_not_exists(#n3, \
				:v3), #n4[0].#n5 = :v4 REMOVE #n6
				""");
	}

	@Test
	void keepsIndexKeysOfOtherChangesBesideARawUpdate() {
		this.client.answer(GetItemResponse.builder().item(this.template.conversion().toItem(order(2))).build());
		answerUpdate(order(3));
		this.template.update(Order.class, ORDER, Update.setIfAbsent("openSince", LocalDate.of(2026, 1, 2))
			.expression("ADD visits :one", NO_NAMES, Map.of(":one", 1)));
		isGolden(this.client.sent(), """
				GetItem
				ConsistentRead: true
				Key: {pk: {S: CUSTOMER#c1}, sk: {S: ORDER#o1}}
				TableName: shop

				UpdateItem
				ConditionExpression: #n1 = :v9
				ExpressionAttributeNames: {#n0: openSince, #n1: version, #n2: gsi1pk, #n3: gsi1sk, #n4: openpk, \
				#n5: opensk, #n6: lsi1sk, #n7: visits}
				ExpressionAttributeValues: {:v0: {S: 2026-01-02}, :v1: {N: 0}, :v2: {N: 1}, :v3: {S: STATUS#NEW}, \
				:v4: {S: 2026-03-01T12:00:00.000000000Z}, :v5: {S: OPEN#2026-01-02}, :v6: {S: o1}, :v7: {S: \
				PLACED#2026-03-01T12:00:00.000000000Z}, :v8: {N: 1}, :v9: {N: 2}}
				Key: {pk: {S: CUSTOMER#c1}, sk: {S: ORDER#o1}}
				ReturnValues: ALL_NEW
				ReturnValuesOnConditionCheckFailure: ALL_OLD
				TableName: shop
				UpdateExpression: SET #n0 = if_not_exists(#n0, :v0), #n1 = if_not_exists(#n1, :v1) + :v2, #n2 = \
				:v3, #n3 = :v4, #n4 = :v5, #n5 = :v6, #n6 = :v7 ADD #n7 :v8
				""");
	}

	@Test
	void filtersByARawCondition() {
		this.client.answer(QueryResponse.builder().count(0).scannedCount(0).build());
		ItemQuery<Order> query = ItemQuery.of(Order.class)
			.where(property("customerId").is("c1"))
			.filter(property("total").greaterThan(5)
				.and(Condition.expression("size(#n0) > :v0 OR legacy.#n0 = :v0", Map.of("#n0", "lines"),
						Map.of(":v0", 1))));
		this.template.findAll(query);
		isGolden(this.client.sent(), """
				Query
				ExpressionAttributeNames: {#n0: pk, #n1: sk, #n2: total, #n3: lines, #n4: legacy}
				ExpressionAttributeValues: {:v0: {S: CUSTOMER#c1}, :v1: {S: ORDER#}, :v2: {N: 5}, :v3: {N: 1}, :v4: \
				{N: 1}}
				FilterExpression: #n2 > :v2 AND (size(#n3) > :v3 OR #n4.#n3 = :v4)
				KeyConditionExpression: #n0 = :v0 AND begins_with(#n1, :v1)
				ReturnConsumedCapacity: TOTAL
				TableName: shop
				""");
		assertThat(this.template.explain(query).filters()).containsExactly("total", "lines", "legacy.lines");
	}

	@Test
	void refusesARawFilterThatDynamoDbCannotEvaluate() {
		Condition onKey = Condition.expression("begins_with(#k, :v)", Map.of("#k", "sk"), Map.of(":v", "x"));
		ItemQuery<Order> orders = ItemQuery.of(Order.class).where(property("customerId").is("c1"));
		assertThatExceptionOfType(InvalidDataAccessApiUsageException.class)
			.isThrownBy(() -> this.template.findAll(orders.filter(onKey)))
			.withMessage("'sk' is a key of the table, which DynamoDB cannot filter by. Ask for it in where(…).");
		Condition raw = Condition.expression("a = :v", NO_NAMES, Map.of(":v", "x"));
		assertThatExceptionOfType(InvalidDataAccessApiUsageException.class).isThrownBy(
				() -> this.template.findAll(ItemQuery.of(Note.class).where(property("customerId").is("c1").and(raw))))
			.withMessage("where(…) takes comparisons joined by and; move 'a = :v' to filter(…).");
	}

	@Test
	void refusesToTouchKeysAndWhatTheLibraryKeeps() {
		refused(Order.class, ORDER, Update.expression("SET id = :v", NO_NAMES, Map.of(":v", "x")),
				"ORDER: the expression changes 'id', which is part of the key. Delete the item and create another, "
						+ "or leave it out.");
		refused(Order.class, ORDER, Update.expression("REMOVE pk", NO_NAMES, NO_VALUES),
				"ORDER: the expression changes 'pk', which is part of the key. Delete the item and create another, "
						+ "or leave it out.");
		refused("REMOVE a, #k", "ORDER: the expression changes '_type', which the library keeps itself. Change the "
				+ "property it is made of, with set(…) or remove(…).");
		refused(Order.class, ORDER, Update.expression("SET gsi1pk = :v", NO_NAMES, Map.of(":v", "x")),
				"ORDER: the expression changes 'gsi1pk', which the library keeps itself. Change the property it is "
						+ "made of, with set(…) or remove(…).");
		refused(Order.class, ORDER, Update.expression("ADD version :v", NO_NAMES, Map.of(":v", 1)),
				"ORDER: the expression changes 'version', the version, which counts every update. Leave it out.");
		refused(Note.class, new NoteId("c1", 7), Update.expression("REMOVE modified", NO_NAMES, NO_VALUES),
				"NOTE: the expression changes 'modified', which every update sets. Use set(…) to give it another value.");
	}

	@Test
	void refusesToTouchWhatIndexesAndTheTimeToLiveAreMadeOf() {
		refused(Order.class, ORDER, Update.expression("SET #s.x = :v", Map.of("#s", "status"), Map.of(":v", "x")),
				"ORDER: the expression changes 'status.x', which is part of index 'gsi1'. Use set(…), add(…) or "
						+ "remove(…), which keep the keys of indexes.");
		refused(Note.class, new NoteId("c1", 7), Update.expression("ADD keep :v", NO_NAMES, Map.of(":v", 1)),
				"NOTE: the expression changes 'keep', the time to live. Use set(…) or remove(…), which keep the moment "
						+ "DynamoDB reads.");
		refused(Labelled.class, "l1", Update.expression("REMOVE other", NO_NAMES, NO_VALUES),
				"LABELLED: the expression changes 'other', but the key part 'label' may be computed of it. Use set(…), "
						+ "add(…) or remove(…), which keep the keys.");
	}

	@Test
	void refusesAnAttributeThatTheUpdateChangesOtherwise() {
		refused(Order.class, ORDER,
				Update.append("lines", new Line("p2", 1)).expression("REMOVE lines[0]", NO_NAMES, NO_VALUES),
				"ORDER: the expression changes 'lines[0]', which the update changes otherwise, too. Name each "
						+ "attribute once.");
	}

}
