package dev.singletable.template;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import dev.singletable.query.ItemQuery;
import dev.singletable.query.ItemWindow;
import dev.singletable.template.Shop.Customer;
import dev.singletable.template.Shop.Memo;
import dev.singletable.template.Shop.Note;
import dev.singletable.template.Shop.Order;
import dev.singletable.template.Shop.Status;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.ConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;

import org.springframework.dao.InvalidDataAccessApiUsageException;

import static dev.singletable.expression.Condition.property;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * How much each call reads, and from where.
 */
class PagingRequestsTests {

	private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

	private static final ItemQuery<Order> ORDERS = ItemQuery.of(Order.class).where(property("customerId").is("c1"));

	private static final ItemQuery<Note> NOTES = ItemQuery.of(Note.class)
		.index("keys")
		.where(property("customerId").is("c1"));

	private final RecordingClient client = RecordingClient.withoutRetries();

	private final SingleTableTemplate template = SingleTableTemplate.builder(this.client)
		.table(() -> "shop")
		.entities(Customer.class, Order.class, Note.class, Memo.class)
		.maxPages(4)
		.build();

	private List<Integer> sizes() {
		List<Integer> sizes = new ArrayList<>();
		this.client.requests().forEach((request) -> sizes.add(((QueryRequest) request).limit()));
		this.client.sent();
		return sizes;
	}

	private static Order order(int number) {
		return Order.of("c1", "o%03d".formatted(number), Status.NEW, NOON);
	}

	/** A page with as many rows, out of as many items as were asked for. */
	private QueryResponse page(DynamoDbRequest request, int rows) {
		List<Map<String, AttributeValue>> items = IntStream.range(0, rows)
			.mapToObj((number) -> this.template.conversion().toItem(order(number)))
			.toList();
		return QueryResponse.builder()
			.items(items)
			.count(rows)
			.scannedCount(((QueryRequest) request).limit())
			.lastEvaluatedKey(Map.of("pk", AttributeValue.fromS("CUSTOMER#c1"), "sk", AttributeValue.fromS("ORDER#x")))
			.build();
	}

	private void answer(int... rowsOfPages) {
		for (int rows : rowsOfPages) {
			this.client.answer((request) -> page(request, rows));
		}
	}

	@Test
	void aListAsksForExactlyItsLimit() {
		this.template.findAll(ORDERS.limit(5));
		this.template.findAll(ORDERS.limit(2500));
		this.template.exists(ORDERS);
		assertThat(sizes()).containsExactly(5, 2500, 1);
	}

	@Test
	void aWindowAsksForOneMoreToKnowWhetherThereIsANext() {
		this.template.scroll(ORDERS.limit(5));
		assertThat(sizes()).containsExactly(6);
	}

	@Test
	void aStreamAsksForNoMoreThanItsLimit() {
		answer(1);
		try (Stream<Order> one = this.template.stream(ORDERS.limit(1))) {
			assertThat(one).hasSize(1);
		}
		assertThat(sizes()).containsExactly(1);
		answer(2, 1);
		try (Stream<Order> three = this.template.stream(ORDERS.limit(3))) {
			assertThat(three).hasSize(3);
		}
		assertThat(sizes()).containsExactly(3, 2);
	}

	@Test
	void aCallWithoutAMatchMakesTheNextTwiceAsLarge() {
		answer(0, 0, 0, 0, 0, 0);
		this.template.findAll(ORDERS.filter(property("attempts").is(3)).limit(4));
		assertThat(sizes()).containsExactly(50, 100, 200, 400, 800, 1000, 1000);
	}

	@Test
	void theNextCallFollowsTheShareOfMatches() {
		answer(5, 10);
		this.template.findAll(ORDERS.filter(property("attempts").is(3)).limit(20));
		assertThat(sizes()).containsExactly(50, 150, 67);
	}

	@Test
	void whatAPredicateDropsCountsAsAFilterDoes() {
		answer(50, 100);
		List<Order> found = this.template
			.findAll(ORDERS.matching((order) -> String.valueOf(order.id()).endsWith("7")).limit(15));
		assertThat(found).hasSize(15).extracting(Order::id).startsWith("o007", "o017");
		assertThat(sizes()).containsExactly(50, 100);
	}

	@Test
	void itemsOfTypesNobodyKnowsCountAsDropped() {
		Map<String, AttributeValue> unknown = Map.of("pk", AttributeValue.fromS("CUSTOMER#c1"), "sk",
				AttributeValue.fromS("X"), "_type", AttributeValue.fromS("UNKNOWN"));
		this.client.answer((request) -> page(request, 1).toBuilder()
			.items(unknown, unknown, unknown, this.template.conversion().toItem(order(1)))
			.build());
		this.template.findAll(ItemQuery.partition("CUSTOMER#c1").limit(4));
		assertThat(sizes()).containsExactly(4, 12);
	}

	@Test
	void callsEndWithTheirBudget() {
		answer(0, 0, 0, 0);
		ItemWindow<Order> window = this.template.scroll(ORDERS.matching((order) -> false).limit(1));
		assertThat(window).isEmpty();
		assertThat(window.hasNext()).isTrue();
		assertThat(window.statistics().calls()).isEqualTo(4);
		assertThat(window.statistics().scanned()).isEqualTo(50 + 100 + 200 + 400);
		assertThat(sizes()).containsExactly(50, 100, 200, 400);
	}

	private void answerNotes(Map<String, AttributeValue> next, Note... notes) {
		List<Map<String, AttributeValue>> items = Stream.of(notes)
			.map((each) -> this.template.conversion().toItem(each))
			.toList();
		this.client
			.answer(QueryResponse.builder()
				.items(items)
				.count(items.size())
				.scannedCount(items.size())
				.consumedCapacity(ConsumedCapacity.builder().capacityUnits(0.5).build())
				.lastEvaluatedKey(next)
				.build())
			.answer(BatchGetItemResponse.builder()
				.responses(Map.of("shop", items))
				.consumedCapacity(ConsumedCapacity.builder().capacityUnits(1.5).build())
				.build());
	}

	@Test
	void fetchingWhatAnIndexLacksIsPartOfTheCost() {
		answerNotes(null, Note.of("c1", 1, "beta"));
		ItemWindow<Note> window = this.template.scroll(NOTES.limit(3));
		assertThat(window).extracting(Note::text).containsExactly("beta");
		assertThat(window.statistics()).isEqualTo(new ItemWindow.Statistics(2, 1, 1, 2.0, 0));
		assertThat(this.client.sent()).isEqualTo("""
				Query
				ExpressionAttributeNames: {#n0: keyspk}
				ExpressionAttributeValues: {:v0: {S: NOTES#c1}}
				IndexName: keys
				KeyConditionExpression: #n0 = :v0
				Limit: 4
				ReturnConsumedCapacity: TOTAL
				TableName: shop

				BatchGetItem
				RequestItems: {shop: {Keys: [{pk: {S: CUSTOMER#c1}, sk: {S: NOTE#0000000001}}]}}
				ReturnConsumedCapacity: TOTAL
				""");
	}

	@Test
	void fetchingWhatAnIndexLacksIsPartOfTheBudget() {
		Map<String, AttributeValue> next = Map.of("pk", AttributeValue.fromS("CUSTOMER#c1"), "sk",
				AttributeValue.fromS("NOTE#9"));
		for (int number = 1; number < 9; number++) {
			answerNotes(next, Note.of("c1", number, "beta"));
		}
		ItemWindow<Note> window = this.template.scroll(NOTES.limit(30));
		assertThat(window).hasSize(2);
		assertThat(window.hasNext()).isTrue();
		assertThat(window.statistics().calls()).isEqualTo(4);
		assertThat(this.client.requests()).hasSize(4).hasAtLeastOneElementOfType(BatchGetItemRequest.class);
	}

	@Test
	void readsBackFromARow() {
		answer(3);
		ItemWindow<Order> window = this.template.scroll(ORDERS.limit(2));
		this.client.sent();
		this.template.scroll(ORDERS.limit(2).from(window.positionBefore(1)));
		this.template.scroll(ORDERS.descending().limit(2));
		assertThat(this.client.sent()).isEqualTo("""
				Query
				ExclusiveStartKey: {pk: {S: CUSTOMER#c1}, sk: {S: ORDER#o001}}
				ExpressionAttributeNames: {#n0: pk, #n1: sk}
				ExpressionAttributeValues: {:v0: {S: CUSTOMER#c1}, :v1: {S: ORDER#}}
				KeyConditionExpression: #n0 = :v0 AND begins_with(#n1, :v1)
				Limit: 3
				ReturnConsumedCapacity: TOTAL
				ScanIndexForward: false
				TableName: shop

				Query
				ExpressionAttributeNames: {#n0: pk, #n1: sk}
				ExpressionAttributeValues: {:v0: {S: CUSTOMER#c1}, :v1: {S: ORDER#}}
				KeyConditionExpression: #n0 = :v0 AND begins_with(#n1, :v1)
				Limit: 3
				ReturnConsumedCapacity: TOTAL
				ScanIndexForward: false
				TableName: shop
				""");
	}

	@Test
	void readsNoWindowBeforeItIsAskedFor() {
		answer(3, 3, 3);
		Iterator<ItemWindow<Order>> windows = this.template.windows(ORDERS.limit(2)).iterator();
		assertThat(this.client.requests()).isEmpty();
		assertThat(windows.next()).hasSize(2);
		assertThat(this.client.requests()).hasSize(1);
		assertThat(windows.next()).hasSize(2);
		assertThat(this.client.requests()).hasSize(2);
	}

	@Test
	void countsThePartOfAQueryThatAPositionLeaves() {
		answer(3);
		ItemWindow<Order> window = this.template.scroll(ORDERS.limit(2));
		this.client.sent();
		this.template.count(ORDERS.from(window.positionAfter(0)));
		assertThat(this.client.sent()).isEqualTo("""
				Query
				ExclusiveStartKey: {pk: {S: CUSTOMER#c1}, sk: {S: ORDER#o000}}
				ExpressionAttributeNames: {#n0: pk, #n1: sk, #n2: _type}
				ExpressionAttributeValues: {:v0: {S: CUSTOMER#c1}, :v1: {S: ORDER#}, :v2: {S: ORDER}}
				FilterExpression: (#n2 = :v2 OR attribute_not_exists(#n2))
				KeyConditionExpression: #n0 = :v0 AND begins_with(#n1, :v1)
				ReturnConsumedCapacity: TOTAL
				Select: COUNT
				TableName: shop
				""");
	}

	@Test
	void countsByTheIndexAloneWhatItCannotTellApart() {
		this.template.count(ItemQuery.of(Memo.class).index("keys").where(property("customerId").is("c1")));
		this.template.count(ItemQuery.of(Order.class).index("byTotal").where(property("status").is(Status.PAID)));
		assertThat(this.client.sent()).isEqualTo("""
				Query
				ExpressionAttributeNames: {#n0: keyspk}
				ExpressionAttributeValues: {:v0: {S: MEMOS#c1}}
				IndexName: keys
				KeyConditionExpression: #n0 = :v0
				ReturnConsumedCapacity: TOTAL
				Select: COUNT
				TableName: shop

				Query
				ExpressionAttributeNames: {#n0: _type, #n1: status}
				ExpressionAttributeValues: {:v0: {S: ORDER}, :v1: {S: PAID}}
				IndexName: byTotal
				KeyConditionExpression: #n0 = :v0 AND #n1 = :v1
				ReturnConsumedCapacity: TOTAL
				Select: COUNT
				TableName: shop
				""");
	}

	private void refusesConsistency(ItemQuery<?> query) {
		assertThatExceptionOfType(InvalidDataAccessApiUsageException.class)
			.isThrownBy(() -> this.template.findAll(query.consistent()))
			.withMessage("index 'gsi1' is global and gives no consistent reads. Ask the table, or drop consistent().");
		assertThat(this.client.requests()).isEmpty();
	}

	@Test
	void refusesToReadAGlobalIndexConsistently() {
		refusesConsistency(ItemQuery.of(Order.class).index("gsi1").where(property("status").is(Status.PAID)));
		refusesConsistency(ItemQuery.partition("STATUS#PAID").index("gsi1"));
	}

	@Test
	void readsAPartitionOfALocalIndexConsistently() {
		this.template.findAll(ItemQuery.partition("CUSTOMER#c1").index("lsi1").consistent());
		assertThat(this.client.requests()).singleElement()
			.satisfies((request) -> assertThat(((QueryRequest) request).consistentRead()).isTrue());
	}

	@Test
	void refusesOnePositionForSeveralPartitions() {
		answer(3);
		ItemWindow<Order> window = this.template.scroll(ORDERS.limit(2));
		this.client.sent();
		ItemQuery<Order> both = ItemQuery.of(Order.class).where(property("customerId").in(List.of("c1", "c2")));
		assertThatExceptionOfType(InvalidDataAccessApiUsageException.class)
			.isThrownBy(() -> this.template.findAll(both.from(window.nextPosition())))
			.withMessage("Several partitions have no common position. Begin without one, or ask for one partition.");
		assertThat(this.client.requests()).isEmpty();
	}

	@Test
	void aLimitIsTheTotalOfSeveralPartitions() {
		ItemQuery<Order> both = ItemQuery.of(Order.class)
			.where(property("customerId").in(List.of("c1", "c2")))
			.limit(5);
		this.client.answer((request) -> page(request, 2).toBuilder().lastEvaluatedKey(null).build());
		answer(3);
		assertThat(this.template.findAll(both)).hasSize(5);
		assertThat(sizes()).containsExactly(5, 3);
		this.client.answer((request) -> page(request, 2).toBuilder().lastEvaluatedKey(null).build());
		answer(3);
		try (Stream<Order> stream = this.template.stream(both)) {
			assertThat(stream).hasSize(5);
		}
		assertThat(sizes()).containsExactly(5, 3);
	}

}
