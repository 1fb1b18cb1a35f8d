package dev.singletable.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import dev.singletable.expression.Condition;
import dev.singletable.local.EmbeddedDynamoDb;
import dev.singletable.query.ItemQuery;
import dev.singletable.template.SingleTableTemplate;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;

/**
 * What long reads cost in calls and in memory.
 */
final class ReadsComparison {

	private static final String TABLE = "orders";

	private static final int ORDERS = 100_000;

	private static final int WANTED = 50;

	/** One order of twenty has this note. */
	private static final String RARE = "ring twice";

	private static final List<Integer> PAGES = List.of(50, 100, 200, 500, 1000);

	private final int callsMore;

	private final long streamed;

	private ReadsComparison(int callsMore, long streamed) {
		this.callsMore = callsMore;
		this.streamed = streamed;
	}

	/**
	 * Fills a table, and reads it.
	 */
	static ReadsComparison run() throws IOException, InterruptedException {
		try (EmbeddedDynamoDb engine = EmbeddedDynamoDb.inMemory()) {
			SingleTableTemplate template = template(engine.client());
			for (int from = 0; from < ORDERS; from += 5000) {
				template.batch().saveAll(IntStream.range(from, from + 5000).mapToObj(ReadsComparison::order).toList());
			}
			int ours = template.scroll(filtered()).statistics().calls();
			int byHand = PAGES.stream().mapToInt((page) -> byHand(engine.client(), page)).min().orElseThrow();
			System.out.printf("%n%d of a filter that keeps 5 %%: %d calls, by hand at best %d%n", WANTED, ours, byHand);
			long streamed = StreamRun.fork(engine.endpoint());
			System.out.printf("stream of %,d items in a heap of 64 MB: %,d read%n", ORDERS, streamed);
			return new ReadsComparison(Math.max(0, ours - byHand), streamed);
		}
	}

	static SingleTableTemplate template(DynamoDbClient client) {
		return SingleTableTemplate.builder(client).table(() -> TABLE).entities(Order.class).createTable(true).build();
	}

	private static Order order(int number) {
		Order order = Order.of(number);
		String note = (number % 20 == 7) ? RARE : order.note();
		return new Order(order.id(), order.customerId(), order.status(), order.placedAt(), order.total(), order.lines(),
				note, order.attempts(), order.gift(), order.currency());
	}

	static ItemQuery<Order> everything() {
		return ItemQuery.of(Order.class).where(Condition.property("customerId").is(Order.CUSTOMER));
	}

	private static ItemQuery<Order> filtered() {
		return everything().filter(Condition.property("note").is(RARE)).limit(WANTED);
	}

	private static int byHand(DynamoDbClient client, int page) {
		QueryRequest.Builder request = QueryRequest.builder()
			.tableName(TABLE)
			.keyConditionExpression("pk = :pk")
			.filterExpression("note = :note")
			.expressionAttributeValues(Map.of(":pk", AttributeValue.fromS("CUSTOMER#" + Order.CUSTOMER), ":note",
					AttributeValue.fromS(RARE)))
			.limit(page);
		int calls = 0;
		for (int found = 0; found < WANTED;) {
			QueryResponse response = client.query(request.build());
			calls++;
			found += response.count();
			request.exclusiveStartKey(response.lastEvaluatedKey());
		}
		return calls;
	}

	/**
	 * How many calls the template needs more than the best loop.
	 */
	int callsMore() {
		return this.callsMore;
	}

	/**
	 * How many items a stream gave before it ended, in whatever way.
	 */
	long streamed() {
		return this.streamed;
	}

	/** The class path of this JVM, with names that do not depend on where it runs. */
	static String classPath() {
		return String.join(java.io.File.pathSeparator,
				List.of(System.getProperty("java.class.path").split(java.io.File.pathSeparator))
					.stream()
					.map((entry) -> Path.of(entry).toAbsolutePath().toString())
					.toList());
	}

}
