package dev.singletable.template;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import dev.singletable.key.ItemKey;
import dev.singletable.query.ItemQuery;
import dev.singletable.query.ReadOptions;
import dev.singletable.template.Shop.Animal;
import dev.singletable.template.Shop.Cat;
import dev.singletable.template.Shop.Customer;
import dev.singletable.template.Shop.Dog;
import dev.singletable.template.Shop.NameOnly;
import dev.singletable.template.Shop.Note;
import dev.singletable.template.Shop.Order;
import dev.singletable.template.Shop.OrderId;
import dev.singletable.template.Shop.OrderSummary;
import dev.singletable.template.Shop.Status;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;

import static dev.singletable.expression.Condition.not;
import static dev.singletable.expression.Condition.property;
import static org.assertj.core.api.Assertions.assertThat;

class ReadRequestsTests {

	private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

	private final RecordingClient client = RecordingClient.withoutRetries();

	private final SingleTableTemplate template = SingleTableTemplate.builder(this.client)
		.table(() -> "shop")
		.entities(Customer.class, Order.class, Note.class, Cat.class, Dog.class)
		.build();

	private static ItemQuery<Order> orders() {
		return ItemQuery.of(Order.class).where(property("customerId").is("c1"));
	}

	private void isSent(String expected) {
		assertThat(this.client.sent()).isEqualTo(expected);
	}

	private QueryResponse page(Map<String, AttributeValue> next, Object... entities) {
		List<Map<String, AttributeValue>> items = Stream.of(entities)
			.map((each) -> this.template.conversion().toItem(each))
			.toList();
		return QueryResponse.builder()
			.items(items)
			.count(items.size())
			.scannedCount(items.size())
			.lastEvaluatedKey(next)
			.build();
	}

	private static Map<String, AttributeValue> key(String pk, String sk) {
		return Map.of("pk", AttributeValue.fromS(pk), "sk", AttributeValue.fromS(sk));
	}

	@Test
	void readsByKey() {
		this.template.find(Order.class, new OrderId("c 1", "o#1"));
		this.template.find(Order.class, ItemKey.of("CUSTOMER#c1", "ORDER#o1"), ReadOptions.consistent());
		this.template.exists(Customer.class, "c1");
		this.template.exists(Customer.class, "c1", ReadOptions.consistent());
		isSent("""
				GetItem
				Key: {pk: {S: CUSTOMER#c$201}, sk: {S: ORDER#o$231}}
				TableName: shop

				GetItem
				ConsistentRead: true
				Key: {pk: {S: CUSTOMER#c1}, sk: {S: ORDER#o1}}
				TableName: shop

				GetItem
				ExpressionAttributeNames: {#n0: pk, #n1: sk, #n2: _type}
				Key: {pk: {S: CUSTOMER#c1}, sk: {S: META}}
				ProjectionExpression: #n0, #n1, #n2
				TableName: shop

				GetItem
				ConsistentRead: true
				ExpressionAttributeNames: {#n0: pk, #n1: sk, #n2: _type}
				Key: {pk: {S: CUSTOMER#c1}, sk: {S: META}}
				ProjectionExpression: #n0, #n1, #n2
				TableName: shop
				""");
	}

	@Test
	void asksAPartitionForOneTypeAmongOthers() {
		this.template.findAll(orders());
		isSent("""
				Query
				ExpressionAttributeNames: {#n0: pk, #n1: sk}
				ExpressionAttributeValues: {:v0: {S: CUSTOMER#c1}, :v1: {S: ORDER#}}
				KeyConditionExpression: #n0 = :v0 AND begins_with(#n1, :v1)
				ReturnConsumedCapacity: TOTAL
				TableName: shop
				""");
	}

	@Test
	void asksTheTableForEveryRangeOfTheSortKey() {
		this.template.findAll(orders().where(property("id").is("x")));
		this.template.findAll(orders().where(property("id").greaterThan("x")));
		this.template.findAll(orders().where(property("id").greaterThanOrEqual("x")));
		this.template.findAll(orders().where(property("id").lessThan("x")));
		this.template.findAll(orders().where(property("id").lessThanOrEqual("x")));
		this.template.findAll(orders().where(property("id").between("x", "y")));
		this.template.findAll(orders().where(property("id").startsWith("x")));
		isSent("""
				Query
				ExpressionAttributeNames: {#n0: pk, #n1: sk}
				ExpressionAttributeValues: {:v0: {S: CUSTOMER#c1}, :v1: {S: ORDER#x}}
				KeyConditionExpression: #n0 = :v0 AND #n1 = :v1
				ReturnConsumedCapacity: TOTAL
				TableName: shop

				Query
				ExpressionAttributeNames: {#n0: pk, #n1: sk}
				ExpressionAttributeValues: {:v0: {S: CUSTOMER#c1}, :v1: {S: ORDER#x$}, :v2: {S: ORDER$}}
				KeyConditionExpression: #n0 = :v0 AND #n1 BETWEEN :v1 AND :v2
				ReturnConsumedCapacity: TOTAL
				TableName: shop

				Query
				ExpressionAttributeNames: {#n0: pk, #n1: sk}
				ExpressionAttributeValues: {:v0: {S: CUSTOMER#c1}, :v1: {S: ORDER#x}, :v2: {S: ORDER$}}
				KeyConditionExpression: #n0 = :v0 AND #n1 BETWEEN :v1 AND :v2
				ReturnConsumedCapacity: TOTAL
				TableName: shop

				Query
				ExpressionAttributeNames: {#n0: pk, #n1: sk}
				ExpressionAttributeValues: {:v0: {S: CUSTOMER#c1}, :v1: {S: ORDER#}, :v2: {S: ORDER#x}}
				KeyConditionExpression: #n0 = :v0 AND #n1 BETWEEN :v1 AND :v2
				ReturnConsumedCapacity: TOTAL
				TableName: shop

				Query
				ExpressionAttributeNames: {#n0: pk, #n1: sk}
				ExpressionAttributeValues: {:v0: {S: CUSTOMER#c1}, :v1: {S: ORDER#}, :v2: {S: ORDER#x$}}
				KeyConditionExpression: #n0 = :v0 AND #n1 BETWEEN :v1 AND :v2
				ReturnConsumedCapacity: TOTAL
				TableName: shop

				Query
				ExpressionAttributeNames: {#n0: pk, #n1: sk}
				ExpressionAttributeValues: {:v0: {S: CUSTOMER#c1}, :v1: {S: ORDER#x}, :v2: {S: ORDER#y$}}
				KeyConditionExpression: #n0 = :v0 AND #n1 BETWEEN :v1 AND :v2
				ReturnConsumedCapacity: TOTAL
				TableName: shop

				Query
				ExpressionAttributeNames: {#n0: pk, #n1: sk}
				ExpressionAttributeValues: {:v0: {S: CUSTOMER#c1}, :v1: {S: ORDER#x}}
				KeyConditionExpression: #n0 = :v0 AND begins_with(#n1, :v1)
				ReturnConsumedCapacity: TOTAL
				TableName: shop
				""");
	}

	@Test
	void asksAComposedIndexDescendingWithALimit() {
		this.template.findAll(ItemQuery.of(Order.class)
			.index("gsi1")
			.where(property("status").is(Status.PAID).and(property("placedAt").greaterThan(NOON)))
			.descending()
			.limit(5));
		isSent("""
				Query
				ExpressionAttributeNames: {#n0: gsi1pk, #n1: gsi1sk}
				ExpressionAttributeValues: {:v0: {S: STATUS#PAID}, :v1: {S: 2026-03-01T12:00:00.000000000Z$}}
				IndexName: gsi1
				KeyConditionExpression: #n0 = :v0 AND #n1 >= :v1
				Limit: 5
				ReturnConsumedCapacity: TOTAL
				ScanIndexForward: false
				TableName: shop
				""");
	}

	@Test
	void asksANativeIndexByItsOwnAttributes() {
		this.template.findAll(ItemQuery.of(Order.class)
			.index("byTotal")
			.where(property("status").is(Status.PAID)
				.and(property("total").between(new BigDecimal("1.50"), new BigDecimal("20")))));
		this.template.findAll(ItemQuery.of(Order.class)
			.index("byTotal")
			.where(property("status").is(Status.PAID)
				.and(property("total").is(new BigDecimal("9")))
				.and(property("id").lessThan("o5"))));
		isSent("""
				Query
				ExpressionAttributeNames: {#n0: _type, #n1: status, #n2: total}
				ExpressionAttributeValues: {:v0: {S: ORDER}, :v1: {S: PAID}, :v2: {N: 1.5}, :v3: {N: 2E+1}}
				IndexName: byTotal
				KeyConditionExpression: #n0 = :v0 AND #n1 = :v1 AND #n2 BETWEEN :v2 AND :v3
				ReturnConsumedCapacity: TOTAL
				TableName: shop

				Query
				ExpressionAttributeNames: {#n0: _type, #n1: status, #n2: total, #n3: id}
				ExpressionAttributeValues: {:v0: {S: ORDER}, :v1: {S: PAID}, :v2: {N: 9}, :v3: {S: o5}}
				IndexName: byTotal
				KeyConditionExpression: #n0 = :v0 AND #n1 = :v1 AND #n2 = :v2 AND #n3 < :v3
				ReturnConsumedCapacity: TOTAL
				TableName: shop
				""");
	}

	@Test
	void asksALocalIndexConsistently() {
		this.template.findAll(orders().where(property("placedAt").lessThanOrEqual(NOON)).consistent());
		isSent("""
				Query
				ConsistentRead: true
				ExpressionAttributeNames: {#n0: pk, #n1: lsi1sk}
				ExpressionAttributeValues: {:v0: {S: CUSTOMER#c1}, :v1: {S: PLACED#}, :v2: {S: \
				PLACED#2026-03-01T12:00:00.000000000Z$}}
				IndexName: lsi1
				KeyConditionExpression: #n0 = :v0 AND #n1 BETWEEN :v1 AND :v2
				ReturnConsumedCapacity: TOTAL
				TableName: shop
				""");
	}

	@Test
	void asksASparseIndexThatIsNamed() {
		this.template
			.findAll(ItemQuery.of(Order.class).index("open").where(property("openSince").is(LocalDate.of(2026, 1, 2))));
		isSent("""
				Query
				ExpressionAttributeNames: {#n0: openpk}
				ExpressionAttributeValues: {:v0: {S: OPEN#2026-01-02}}
				IndexName: open
				KeyConditionExpression: #n0 = :v0
				ReturnConsumedCapacity: TOTAL
				TableName: shop
				""");
	}

	@Test
	void asksTheTypeIndexByTheTypeAlone() {
		this.template.findAll(ItemQuery.of(Customer.class));
		isSent("""
				Query
				ExpressionAttributeNames: {#n0: typespk}
				ExpressionAttributeValues: {:v0: {S: CUSTOMER}}
				IndexName: types
				KeyConditionExpression: #n0 = :v0
				ReturnConsumedCapacity: TOTAL
				TableName: shop
				""");
	}

	@Test
	void filtersWithNamesAndValuesOfOneWriter() {
		this.template.findAll(orders()
			.filter(property("status").in(List.of(Status.NEW, Status.PAID))
				.or(property("lines[0].quantity").greaterThan(3)))
			.filter(not(property("openSince").exists()))
			.limit(10));
		isSent("""
				Query
				ExpressionAttributeNames: {#n0: pk, #n1: sk, #n2: status, #n3: lines, #n4: quantity, #n5: openSince}
				ExpressionAttributeValues: {:v0: {S: CUSTOMER#c1}, :v1: {S: ORDER#}, :v2: {S: NEW}, :v3: {S: PAID}, \
				:v4: {N: 3}}
				FilterExpression: (#n2 IN (:v2, :v3) OR #n3[0].#n4 > :v4) AND NOT (attribute_exists(#n5))
				KeyConditionExpression: #n0 = :v0 AND begins_with(#n1, :v1)
				Limit: 50
				ReturnConsumedCapacity: TOTAL
				TableName: shop
				""");
	}

	@Test
	void asksForWhatAProjectionNeeds() {
		this.template.findAll(orders().as(OrderSummary.class));
		this.template.findAll(ItemQuery.of(Customer.class).as(NameOnly.class));
		isSent("""
				Query
				ExpressionAttributeNames: {#n0: pk, #n1: sk, #n2: _type, #n3: id, #n4: total}
				ExpressionAttributeValues: {:v0: {S: CUSTOMER#c1}, :v1: {S: ORDER#}}
				KeyConditionExpression: #n0 = :v0 AND begins_with(#n1, :v1)
				ProjectionExpression: #n0, #n1, #n2, #n3, #n4
				ReturnConsumedCapacity: TOTAL
				TableName: shop

				Query
				ExpressionAttributeNames: {#n0: typespk, #n1: pk, #n2: sk, #n3: typessk, #n4: _type, #n5: name}
				ExpressionAttributeValues: {:v0: {S: CUSTOMER}}
				IndexName: types
				KeyConditionExpression: #n0 = :v0
				ProjectionExpression: #n1, #n2, #n0, #n3, #n4, #n5
				ReturnConsumedCapacity: TOTAL
				TableName: shop
				""");
	}

	@Test
	void counts() {
		this.client
			.answer(QueryResponse.builder()
				.count(3)
				.scannedCount(4)
				.lastEvaluatedKey(Map.of("pk", AttributeValue.fromS("p"), "sk", AttributeValue.fromS("s")))
				.build())
			.answer(QueryResponse.builder().count(2).scannedCount(2).build());
		assertThat(this.template.count(ItemQuery.of(Customer.class).filter(property("name").exists()))).isEqualTo(5);
		isSent("""
				Query
				ExpressionAttributeNames: {#n0: typespk, #n1: _type, #n2: name}
				ExpressionAttributeValues: {:v0: {S: CUSTOMER}, :v1: {S: CUSTOMER}}
				FilterExpression: (#n1 = :v1 OR attribute_not_exists(#n1)) AND attribute_exists(#n2)
				IndexName: types
				KeyConditionExpression: #n0 = :v0
				ReturnConsumedCapacity: TOTAL
				Select: COUNT
				TableName: shop

				Query
				ExclusiveStartKey: {pk: {S: p}, sk: {S: s}}
				ExpressionAttributeNames: {#n0: typespk, #n1: _type, #n2: name}
				ExpressionAttributeValues: {:v0: {S: CUSTOMER}, :v1: {S: CUSTOMER}}
				FilterExpression: (#n1 = :v1 OR attribute_not_exists(#n1)) AND attribute_exists(#n2)
				IndexName: types
				KeyConditionExpression: #n0 = :v0
				ReturnConsumedCapacity: TOTAL
				Select: COUNT
				TableName: shop
				""");
	}

	@Test
	void asksARawPartition() {
		this.template.findAll(ItemQuery.partition("CUSTOMER#c1").sortBeginsWith("ORDER#").descending());
		this.template.findAll(ItemQuery.partition("STATUS#NEW").index("gsi1").limit(3));
		isSent("""
				Query
				ExpressionAttributeNames: {#n0: pk, #n1: sk}
				ExpressionAttributeValues: {:v0: {S: CUSTOMER#c1}, :v1: {S: ORDER#}}
				KeyConditionExpression: #n0 = :v0 AND begins_with(#n1, :v1)
				ReturnConsumedCapacity: TOTAL
				ScanIndexForward: false
				TableName: shop

				Query
				ExpressionAttributeNames: {#n0: gsi1pk}
				ExpressionAttributeValues: {:v0: {S: STATUS#NEW}}
				IndexName: gsi1
				KeyConditionExpression: #n0 = :v0
				Limit: 3
				ReturnConsumedCapacity: TOTAL
				TableName: shop
				""");
	}

	@Test
	void asksForSeveralTypesAtOnce() {
		this.template.findAll(ItemQuery.of(Animal.class).where(property("zoo").is("berlin")));
		isSent("""
				Query
				ExpressionAttributeNames: {#n0: pk}
				ExpressionAttributeValues: {:v0: {S: ZOO#berlin}}
				KeyConditionExpression: #n0 = :v0
				ReturnConsumedCapacity: TOTAL
				TableName: shop
				""");
	}

	@Test
	void sendsNothingForAnEmptyRange() {
		assertThat(this.template.findAll(orders().where(property("id").between("b", "a")))).isEmpty();
		assertThat(this.template.scroll(orders().where(property("id").between("b", "a")))).isEmpty();
		assertThat(this.template.count(orders().where(property("id").between("b", "a")))).isZero();
		assertThat(
				this.template
					.findAll(
							ItemQuery.of(Order.class)
								.index("byTotal")
								.where(property("status").is(Status.PAID)
									.and(property("total").between(new BigDecimal("2"), new BigDecimal("1"))))))
			.isEmpty();
		assertThat(this.template.findAll(orders().where(property("id").in(List.of())))).isEmpty();
		assertThat(this.client.requests()).isEmpty();
	}

	@Test
	void continuesAfterTheKeyOfTheLastPageRead() {
		Order first = Order.of("c1", "o1", Status.NEW, NOON);
		Order second = Order.of("c1", "o2", Status.NEW, NOON);
		this.client.answer(page(key("CUSTOMER#c1", "ORDER#o9"), first)).answer(page(null, second));
		assertThat(this.template.findAll(orders())).extracting(Order::id).containsExactly("o1", "o2");
		assertThat(this.client.sent()).contains("ExclusiveStartKey: {pk: {S: CUSTOMER#c1}, sk: {S: ORDER#o9}}");
	}

	@Test
	void readsNoPageBeforeItIsNeeded() {
		Order first = Order.of("c1", "o1", Status.NEW, NOON);
		this.client.answer(page(key("CUSTOMER#c1", "ORDER#o1"), first))
			.answer(page(key("CUSTOMER#c1", "ORDER#o2"), first))
			.answer(page(key("CUSTOMER#c1", "ORDER#o3"), first));
		try (Stream<Order> stream = this.template.stream(orders())) {
			Iterator<Order> rows = stream.iterator();
			assertThat(this.client.requests()).isEmpty();
			rows.next();
			assertThat(this.client.requests()).hasSize(1);
			rows.next();
			assertThat(this.client.requests()).hasSize(2);
		}
	}

}
