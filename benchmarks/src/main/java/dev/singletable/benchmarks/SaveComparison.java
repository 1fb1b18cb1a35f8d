package dev.singletable.benchmarks;

import java.net.URI;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;

import dev.singletable.local.EmbeddedDynamoDb;
import dev.singletable.template.SingleTableTemplate;
import dev.singletable.wire.DirectWire;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * Saves ten thousand orders, as many calls at a time through the template as by
 * hand-written SDK code.
 */
final class SaveComparison {

	static final int ORDERS = 10_000;

	private static final int CONCURRENCY = 8;

	private static final String TABLE = "orders";

	/** The SDK needs some seconds to be compiled. */
	private static final int STUB_WARMUPS = 150;

	private static final int STUB_ROUNDS = 51;

	private final List<Order> orders = IntStream.range(0, ORDERS).mapToObj(Order::of).toList();

	/**
	 * On DynamoDB Local, each time on a fresh engine.
	 */
	Alternation local(int rounds) {
		return new Alternation(() -> local(true), () -> local(false)).run(1, rounds);
	}

	private double local(boolean ours) {
		try (EmbeddedDynamoDb engine = EmbeddedDynamoDb.inMemory();
				DynamoDbClient client = client(engine.endpoint(), ours)) {
			SingleTableTemplate template = template(client, true);
			double milliseconds = time(
					ours ? template.batch()::saveAll : new RawSaver(client, TABLE, CONCURRENCY)::save);
			int stored = 0;
			for (var page : client.scanPaginator((scan) -> scan.tableName(TABLE).select("COUNT"))) {
				stored += page.count();
			}
			if (stored != ORDERS) {
				throw new IllegalStateException(stored + " of " + ORDERS + " orders were saved.");
			}
			return milliseconds;
		}
	}

	/**
	 * On a network that answers at once.
	 */
	Alternation stub() {
		StubHttpClient network = new StubHttpClient(Bodies.batchWrite());
		SingleTableTemplate template = template(network.client(true), false);
		RawSaver raw = new RawSaver(network.client(false), TABLE, CONCURRENCY);
		return new Alternation(() -> time(template.batch()::saveAll), () -> time(raw::save)).run(STUB_WARMUPS,
				STUB_ROUNDS);
	}

	private double time(Consumer<List<Order>> save) {
		long start = System.nanoTime();
		save.accept(this.orders);
		return (System.nanoTime() - start) / 1e6;
	}

	private static SingleTableTemplate template(DynamoDbClient client, boolean createTable) {
		return SingleTableTemplate.builder(client)
			.table(() -> TABLE)
			.entities(Order.class)
			.batchConcurrency(CONCURRENCY)
			.createTable(createTable)
			.build();
	}

	private static DynamoDbClient client(URI endpoint, boolean direct) {
		return DynamoDbClient.builder()
			.endpointOverride(endpoint)
			.region(Region.EU_CENTRAL_1)
			.credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
			.overrideConfiguration((override) -> {
				if (direct) {
					override.addExecutionInterceptor(new DirectWire());
				}
			})
			.build();
	}

}
