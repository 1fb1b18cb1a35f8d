package dev.singletable.template;

import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import dev.singletable.query.ItemQuery;
import dev.singletable.template.Shop.Customer;
import dev.singletable.template.Shop.NameOnly;
import dev.singletable.template.Shop.Order;
import dev.singletable.template.Shop.Status;
import dev.singletable.write.BatchIncompleteException;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbRequest;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;

import org.springframework.dao.TransientDataAccessResourceException;
import org.springframework.data.domain.ScrollPosition;

import static dev.singletable.expression.Condition.property;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Whole keys are fetched in batches; other values are a query each.
 */
class ValuesOfInRequestsTests {

	private final RecordingClient client = RecordingClient.withoutRetries();

	private final SingleTableTemplate template = SingleTableTemplate.builder(this.client)
		.table(() -> "shop")
		.entities(Customer.class, Order.class)
		.retryDeadline(java.time.Duration.ofMillis(200))
		.build();

	private static ItemQuery<Customer> customers(String... ids) {
		return ItemQuery.of(Customer.class).where(property("id").in(Arrays.asList(ids)));
	}

	private static ItemQuery<Customer> customers(int count) {
		return customers(IntStream.range(0, count).mapToObj((number) -> "c" + number).toArray(String[]::new));
	}

	private static ItemQuery<Order> ofStatus(Status... values) {
		return ItemQuery.of(Order.class).index("gsi1").where(property("status").in(List.of(values)));
	}

	private static Customer customer(String id) {
		return new Customer(id, null, null, Set.of(), null);
	}

	private static List<Map<String, AttributeValue>> keys(DynamoDbRequest request) {
		return ((BatchGetItemRequest) request).requestItems().get("shop").keys();
	}

	private List<Integer> batches() {
		return this.client.requests().stream().map((request) -> keys(request).size()).toList();
	}

	/** Finds all but those missing, in any order. */
	private Object found(DynamoDbRequest request, Collection<String> missing) {
		List<Map<String, AttributeValue>> items = keys(request).stream()
			.map((key) -> key.get("pk").s().substring("CUSTOMER#".length()))
			.filter((id) -> !missing.contains(id))
			.sorted()
			.map((id) -> this.template.conversion().toItem(customer(id)))
			.toList();
		return BatchGetItemResponse.builder().responses(Map.of("shop", items)).build();
	}

	private void answer(int calls, String... missing) {
		IntStream.range(0, calls).forEach((call) -> this.client.answer((request) -> found(request, Set.of(missing))));
	}

	@Test
	void wholeKeysAreOneBatch() {
		this.template.findAll(ItemQuery.of(Order.class)
			.where(property("customerId").in(List.of("c1", "c2", "c1")).and(property("id").in(List.of("o 2", "o1")))));
		this.template.findAll(customers("a").as(NameOnly.class).consistent());
		assertThat(this.client.sent()).isEqualTo(
				"""
						BatchGetItem
						RequestItems: {shop: {Keys: [{pk: {S: CUSTOMER#c1}, sk: {S: ORDER#o$202}}, {pk: {S: CUSTOMER#c1}, sk: {S: \
						ORDER#o1}}, {pk: {S: CUSTOMER#c2}, sk: {S: ORDER#o$202}}, {pk: {S: CUSTOMER#c2}, sk: {S: ORDER#o1}}]}}
						ReturnConsumedCapacity: TOTAL

						BatchGetItem
						RequestItems: {shop: {ConsistentRead: true, ExpressionAttributeNames: {#n0: pk, #n1: sk, #n2: _type, #n3: \
						name}, Keys: [{pk: {S: CUSTOMER#a}, sk: {S: META}}], ProjectionExpression: #n0, #n1, #n2, #n3}}
						ReturnConsumedCapacity: TOTAL
						""");
	}

	@Test
	void aCountAsksForNoMoreThanTheTypes() {
		answer(1, "b");
		assertThat(this.template.count(customers("a", "b", "c"))).isEqualTo(2);
		assertThat(this.client.sent()).isEqualTo(
				"""
						BatchGetItem
						RequestItems: {shop: {ExpressionAttributeNames: {#n0: pk, #n1: sk, #n2: _type}, Keys: [{pk: {S: \
						CUSTOMER#a}, sk: {S: META}}, {pk: {S: CUSTOMER#b}, sk: {S: META}}, {pk: {S: CUSTOMER#c}, sk: {S: META}}], \
						ProjectionExpression: #n0, #n1, #n2}}
						ReturnConsumedCapacity: TOTAL
						""");
	}

	@Test
	void aHundredKeysAreACall() {
		answer(9);
		assertThat(this.template.findAll(customers(250))).extracting(Customer::id)
			.containsExactlyElementsOf(IntStream.range(0, 250).mapToObj((number) -> "c" + number).toList());
		assertThat(batches()).containsExactlyInAnyOrder(100, 100, 50);
		this.client.sent();
		assertThat(this.template.count(customers(250))).isEqualTo(250);
		assertThat(batches()).containsExactlyInAnyOrder(100, 100, 50);
	}

	@Test
	void aStreamReadsABatchWhenItIsNeeded() {
		answer(9);
		try (Stream<Customer> stream = this.template.stream(customers(1000))) {
			assertThat(this.client.requests()).isEmpty();
			assertThat(stream.limit(100)).hasSize(100);
		}
		assertThat(batches()).containsExactly(100);
	}

	@Test
	void theOrderIsThatOfTheValues() {
		answer(1, "b");
		assertThat(this.template.findAll(customers("d", "a", "b", "d", "c"))).containsExactly(customer("d"),
				customer("a"), customer("c"));
		assertThat(batches()).containsExactly(4);
	}

	@Test
	void aLimitCountsWhatIsFound() {
		answer(9, "c0", "c3");
		assertThat(this.template.findAll(customers(500).limit(3))).containsExactly(customer("c1"), customer("c2"),
				customer("c4"));
		assertThat(batches()).containsExactly(3, 2);
	}

	@Test
	void existenceAsksForTheFirstFirst() {
		answer(9, "c0", "c1", "c2", "c3", "c4");
		assertThat(this.template.exists(customers(500))).isTrue();
		assertThat(batches()).containsExactly(1, 2, 4);
	}

	@Test
	void aPredicateIsAskedOfEach() {
		answer(2);
		Set<Thread> threads = new HashSet<>();
		assertThat(this.template.findAll(customers("a", "b", "c").matching((customer) -> {
			threads.add(Thread.currentThread());
			return customer.id().equals("b");
		}))).containsExactly(customer("b"));
		assertThat(this.template.count(customers("a", "b", "c").matching((customer) -> !customer.id().equals("b"))))
			.isEqualTo(2);
		assertThat(threads).containsExactly(Thread.currentThread());
	}

	@Test
	void noValueNeedsNoCall() {
		assertThat(this.template.findAll(customers())).isEmpty();
		assertThat(this.template.findAll(customers().limit(2))).isEmpty();
		assertThat(this.template.stream(customers())).isEmpty();
		assertThat(this.template.count(customers())).isZero();
		assertThat(this.template.exists(customers())).isFalse();
		assertThat(this.template.findAll(ofStatus())).isEmpty();
		assertThat(this.client.requests()).isEmpty();
	}

	@Test
	void unprocessedKeysAreAskedForAgain() {
		this.client.answer((request) -> BatchGetItemResponse.builder()
			.responses(Map.of("shop", List.of(this.template.conversion().toItem(customer("c")))))
			.unprocessedKeys(Map.of("shop", KeysAndAttributes.builder().keys(keys(request).subList(0, 2)).build()))
			.build());
		answer(1);
		assertThat(this.template.findAll(customers("a", "b", "c"))).containsExactly(customer("a"), customer("b"),
				customer("c"));
		assertThat(batches()).containsExactly(3, 2);
	}

	@Test
	void keysThatStayUnprocessedFailTheRead() {
		IntStream.range(0, 100)
			.forEach((call) -> this.client.answer((request) -> BatchGetItemResponse.builder()
				.unprocessedKeys(Map.of("shop", KeysAndAttributes.builder().keys(keys(request)).build()))
				.build()));
		assertThatExceptionOfType(BatchIncompleteException.class)
			.isThrownBy(() -> this.template.findAll(customers("a", "b")))
			.withMessage("batch get of CUSTOMER in table 'shop': 2 items were not done before the retries ended. They "
					+ "are in remaining().");
	}

	@Test
	void aFilterOrAPositionNeedsQueries() {
		ItemQuery<Customer> filtered = customers("a").filter(property("name").is("Ann"));
		this.template.findAll(filtered);
		assertThat(this.client.sent()).startsWith("Query\n");
		assertThat(this.template.explain(filtered).describe())
			.isEqualTo("Query the table: partition CUSTOMER#{id}; one query for each value; then filter on name");
		this.template.scroll(customers("a"));
		assertThat(this.client.sent()).startsWith("Query\n");
		assertThat(this.template.explain(customers("a").from(ScrollPosition.keyset())).operation())
			.contains("BatchGetItem");
	}

	@Test
	void anotherValueIsAnotherQuery() {
		this.template.findAll(ofStatus(Status.PAID, Status.NEW, Status.PAID));
		assertThat(Stream.of(this.client.sent().split("\n\n")).map(String::strip)).containsExactlyInAnyOrder("""
				Query
				ExpressionAttributeNames: {#n0: gsi1pk}
				ExpressionAttributeValues: {:v0: {S: STATUS#PAID}}
				IndexName: gsi1
				KeyConditionExpression: #n0 = :v0
				ReturnConsumedCapacity: TOTAL
				TableName: shop""", """
				Query
				ExpressionAttributeNames: {#n0: gsi1pk}
				ExpressionAttributeValues: {:v0: {S: STATUS#NEW}}
				IndexName: gsi1
				KeyConditionExpression: #n0 = :v0
				ReturnConsumedCapacity: TOTAL
				TableName: shop""");
	}

	@Test
	void oneValueCostsWhatEqualityDoes() {
		this.template.findAll(ofStatus(Status.PAID));
		String one = this.client.sent();
		this.template.findAll(ItemQuery.of(Order.class).index("gsi1").where(property("status").is(Status.PAID)));
		assertThat(this.client.sent()).isEqualTo(one);
	}

	@Test
	void aLimitAsksValueAfterValue() {
		Order order = Order.of("c1", "o1", Status.NEW, java.time.Instant.EPOCH);
		this.client.answer(QueryResponse.builder()
			.items(List.of(this.template.conversion().toItem(order)))
			.count(1)
			.scannedCount(1)
			.build());
		assertThat(this.template.findAll(ofStatus(Status.NEW, Status.PAID, Status.SHIPPED).limit(1))).hasSize(1);
		assertThat(this.client.requests()).hasSize(1);
	}

	@Test
	void oneQueryThatFailsFailsTheRead() {
		for (int call = 0; call < 100; call++) {
			this.client.fail(Faults.throttled());
		}
		assertThatExceptionOfType(TransientDataAccessResourceException.class)
			.isThrownBy(() -> this.template.findAll(ofStatus(Status.values())))
			.withMessageStartingWith("query of ORDER in table 'shop', index 'gsi1': DynamoDB throttled the request");
	}

}
