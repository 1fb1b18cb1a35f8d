package dev.singletable.template;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

import dev.singletable.template.Shop.Customer;
import dev.singletable.template.Shop.Note;
import dev.singletable.template.Shop.Order;
import dev.singletable.template.Shop.OrderId;
import dev.singletable.template.Shop.Status;
import dev.singletable.write.BatchIncompleteException;
import dev.singletable.write.StaleVersionException;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbRequest;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class BatchRequestsTests {

	private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

	private final RecordingClient client = RecordingClient.withoutRetries();

	private final SingleTableTemplate template = SingleTableTemplate.builder(this.client)
		.table(() -> "shop")
		.entities(Customer.class, Order.class, Note.class)
		.clock(Clock.fixed(NOON, ZoneOffset.UTC))
		.retryDeadline(Duration.ofMillis(300))
		.batchConcurrency(1)
		.build();

	private static Customer customer(String id) {
		return new Customer(id, null, null, Set.of(), null);
	}

	private static List<Customer> customers(int count) {
		return IntStream.range(0, count).mapToObj((i) -> customer("c" + i)).toList();
	}

	private static Order order(String id, Long version) {
		return new Order("c1", id, Status.NEW, NOON, BigDecimal.TEN, List.of(), null, 0, version);
	}

	private static List<WriteRequest> writes(DynamoDbRequest request) {
		return ((BatchWriteItemRequest) request).requestItems().get("shop");
	}

	private static Object unprocessed(DynamoDbRequest request, int from) {
		List<WriteRequest> writes = writes(request);
		return BatchWriteItemResponse.builder()
			.unprocessedItems(Map.of("shop", writes.subList(from, writes.size())))
			.build();
	}

	@Test
	void savesPutsWithoutConditionsInOneBatch() {
		assertThat(this.template.batch().saveAll(List.of(customer("a"), customer("b")))).containsExactly(customer("a"),
				customer("b"));
		assertThat(this.client.sent()).isEqualTo("""
				BatchWriteItem
				RequestItems: {shop: [{PutRequest: {Item: {_type: {S: CUSTOMER}, id: {S: a}, pk: {S: CUSTOMER#a}, sk: \
				{S: META}, typespk: {S: CUSTOMER}, typessk: {S: a}}}}, {PutRequest: {Item: {_type: {S: CUSTOMER}, id: \
				{S: b}, pk: {S: CUSTOMER#b}, sk: {S: META}, typespk: {S: CUSTOMER}, typessk: {S: b}}}}]}
				""");
	}

	@Test
	void deletesByKeyInOneBatch() {
		this.template.batch().deleteAll(Customer.class, List.of("a", "b", "a"));
		assertThat(this.client.sent()).isEqualTo("""
				BatchWriteItem
				RequestItems: {shop: [{DeleteRequest: {Key: {pk: {S: CUSTOMER#a}, sk: {S: META}}}}, {DeleteRequest: \
				{Key: {pk: {S: CUSTOMER#b}, sk: {S: META}}}}]}
				""");
	}

	@Test
	void readsEachKeyOnce() {
		this.template.batch().getAll(Customer.class, List.of("a", "b", "a"));
		assertThat(this.client.sent()).isEqualTo("""
				BatchGetItem
				RequestItems: {shop: {Keys: [{pk: {S: CUSTOMER#a}, sk: {S: META}}, {pk: {S: CUSTOMER#b}, sk: {S: \
				META}}]}}
				""");
	}

	@Test
	void savesVersionedEntitiesAsATransaction() {
		this.template.batch().saveAll(List.of(order("o1", null), order("o2", 3L)));
		assertThat(this.client.sent()).isEqualTo(
				"""
						TransactWriteItems
						TransactItems: [{Put: {ConditionExpression: attribute_not_exists(#n0), ExpressionAttributeNames: {#n0: \
						pk}, Item: {_type: {S: ORDER}, attempts: {N: 0}, customerId: {S: c1}, gsi1pk: {S: STATUS#NEW}, gsi1sk: \
						{S: 2026-03-01T12:00:00.000000000Z}, id: {S: o1}, lines: {L: []}, lsi1sk: {S: \
						PLACED#2026-03-01T12:00:00.000000000Z}, pk: {S: CUSTOMER#c1}, placedAt: {S: \
						2026-03-01T12:00:00.000000000Z}, sk: {S: ORDER#o1}, status: {S: NEW}, total: {N: 1E+1}, version: {N: \
						1}}, ReturnValuesOnConditionCheckFailure: ALL_OLD, TableName: shop}}, {Put: {ConditionExpression: #n0 = \
						:v0, ExpressionAttributeNames: {#n0: version}, ExpressionAttributeValues: {:v0: {N: 3}}, Item: {_type: \
						{S: ORDER}, attempts: {N: 0}, customerId: {S: c1}, gsi1pk: {S: STATUS#NEW}, gsi1sk: {S: \
						2026-03-01T12:00:00.000000000Z}, id: {S: o2}, lines: {L: []}, lsi1sk: {S: \
						PLACED#2026-03-01T12:00:00.000000000Z}, pk: {S: CUSTOMER#c1}, placedAt: {S: \
						2026-03-01T12:00:00.000000000Z}, sk: {S: ORDER#o2}, status: {S: NEW}, total: {N: 1E+1}, version: {N: \
						4}}, ReturnValuesOnConditionCheckFailure: ALL_OLD, TableName: shop}}]
						""");
	}

	@Test
	void fillsItsChunks() {
		this.template.batch().saveAll(customers(60));
		assertThat(this.client.requests()).extracting((request) -> writes(request).size()).containsExactly(25, 25, 10);
		this.client.sent();
		this.template.batch().saveAll(IntStream.range(0, 130).mapToObj((i) -> order("o" + i, null)).toList());
		assertThat(this.client.requests())
			.extracting((request) -> ((TransactWriteItemsRequest) request).transactItems().size())
			.containsExactly(100, 30);
		this.client.sent();
		this.template.batch().getAll(Customer.class, IntStream.range(0, 130).mapToObj((i) -> "c" + i).toList());
		assertThat(this.client.requests())
			.extracting((request) -> ((BatchGetItemRequest) request).requestItems().get("shop").keys().size())
			.containsExactly(100, 30);
	}

	@Test
	void writesOnlyTheLastOfSeveralWithOneKey() {
		Customer last = new Customer("a", "last", null, Set.of(), null);
		assertThat(this.template.batch().saveAll(List.of(customer("a"), customer("b"), last))).containsExactly(last,
				customer("b"), last);
		assertThat(writes(this.client.requests().get(0))).hasSize(2)
			.first()
			.satisfies((write) -> assertThat(write.putRequest().item()).containsEntry("name",
					AttributeValue.fromS("last")));
	}

	@Test
	void sendsUnprocessedItemsAgain() {
		this.client.answer((request) -> unprocessed(request, 1)).answer((request) -> unprocessed(request, 1));
		assertThat(this.template.batch().saveAll(customers(3))).hasSize(3);
		assertThat(this.client.requests()).extracting((request) -> writes(request).size()).containsExactly(3, 2, 1);
	}

	@Test
	void saysExactlyWhatWasNotSavedInTime() {
		for (int attempt = 0; attempt < 100; attempt++) {
			this.client.answer((request) -> unprocessed(request, Math.max(0, writes(request).size() - 2)));
		}
		assertThatExceptionOfType(BatchIncompleteException.class)
			.isThrownBy(() -> this.template.batch().saveAll(customers(5)))
			.withMessage("save all in table 'shop': 2 items were not done before the retries ended. They are in "
					+ "remaining().")
			.satisfies((ex) -> assertThat(ex.remaining()).containsExactly(customer("c3"), customer("c4")));
	}

	@Test
	void saysExactlyWhichIdsWereNotDeletedInTime() {
		for (int attempt = 0; attempt < 100; attempt++) {
			this.client.answer((request) -> unprocessed(request, Math.max(0, writes(request).size() - 1)));
		}
		assertThatExceptionOfType(BatchIncompleteException.class)
			.isThrownBy(() -> this.template.batch()
				.deleteAll(Order.class, List.of(new OrderId("c1", "o1"), new OrderId("c1", "o2"))))
			.withMessage(
					"delete all of ORDER in table 'shop': 1 items were not done before the retries ended. They are "
							+ "in remaining().")
			.satisfies((ex) -> assertThat(ex.remaining()).containsExactly(new OrderId("c1", "o2")));
	}

	@Test
	void saysWhatWasNotSavedWhenEverythingIsThrottled() {
		this.client.answer(BatchWriteItemResponse.builder().build());
		for (int attempt = 0; attempt < 100; attempt++) {
			this.client.fail(Faults.throttled());
		}
		assertThatExceptionOfType(BatchIncompleteException.class)
			.isThrownBy(() -> this.template.batch().saveAll(customers(60)))
			.satisfies((ex) -> assertThat(ex.remaining()).containsExactlyElementsOf(customers(60).subList(25, 60)))
			.havingCause()
			.withMessage("batch write in table 'shop': DynamoDB throttled the request: Rate exceeded "
					+ "(ThrottlingException) (request id R1)");
	}

	@Test
	void asksAgainForUnprocessedKeys() {
		this.client.answer((request) -> unprocessedKeys(request, 1))
			.answer((request) -> unprocessedKeys(request, 1))
			.answer((request) -> unprocessedKeys(request, 1));
		assertThat(this.template.batch().getAll(Customer.class, List.of("a", "b", "c")).items())
			.containsExactly(customer("a"), customer("b"), customer("c"));
		assertThat(this.client.requests()).extracting((request) -> keys(request).size()).containsExactly(3, 2, 1);
	}

	private List<Map<String, AttributeValue>> keys(DynamoDbRequest request) {
		return ((BatchGetItemRequest) request).requestItems().get("shop").keys();
	}

	private Object unprocessedKeys(DynamoDbRequest request, int from) {
		List<Map<String, AttributeValue>> keys = keys(request);
		List<Map<String, AttributeValue>> found = keys.subList(0, from)
			.stream()
			.map((key) -> this.template.conversion().toItem(customer(key.get("pk").s().substring(9))))
			.toList();
		return BatchGetItemResponse.builder()
			.responses(Map.of("shop", found))
			.unprocessedKeys((from < keys.size())
					? Map.of("shop", KeysAndAttributes.builder().keys(keys.subList(from, keys.size())).build())
					: Map.of())
			.build();
	}

	@Test
	void saysWhichKeysWereNotReadInTime() {
		for (int attempt = 0; attempt < 100; attempt++) {
			this.client.answer((request) -> unprocessedKeys(request, keys(request).size() - 1));
		}
		assertThatExceptionOfType(BatchIncompleteException.class)
			.isThrownBy(() -> this.template.batch().getAll(Customer.class, List.of("a", "b")))
			.withMessage("batch get of CUSTOMER in table 'shop': 1 items were not done before the retries ended. They "
					+ "are in remaining().")
			.satisfies((ex) -> assertThat(ex.remaining()).containsExactly("b"));
	}

	@Test
	void writesEveryChunkAlthoughOneEntityIsStale() {
		List<Order> orders = IntStream.range(0, 201).mapToObj((i) -> order("o" + i, 1L)).toList();
		this.client.fail(cancelled(100, 7))
			.answer(TransactWriteItemsResponse.builder().build())
			.fail(Faults.conditionFailed(this.template.conversion().toItem(order("o7", 9L))));
		assertThatExceptionOfType(StaleVersionException.class).isThrownBy(() -> this.template.batch().saveAll(orders))
			.satisfies((ex) -> assertThat(ex.actual()).contains(9L));
		assertThat(this.client.requests()
			.stream()
			.filter(TransactWriteItemsRequest.class::isInstance)
			.map((request) -> ((TransactWriteItemsRequest) request).transactItems().size()))
			.containsExactly(100, 99, 100);
		assertThat(this.client.requests()).hasSize(5);
	}

	private TransactionCanceledException cancelled(int steps, int failed) {
		CancellationReason[] reasons = new CancellationReason[steps];
		Arrays.fill(reasons, Faults.reason("None"));
		reasons[failed] = Faults.conditionReason(this.template.conversion().toItem(order("o" + failed, 9L)));
		return Faults.cancelled(reasons);
	}

}
