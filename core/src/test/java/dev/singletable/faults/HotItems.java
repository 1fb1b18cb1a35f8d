package dev.singletable.faults;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

import dev.singletable.local.EmbeddedDynamoDb;
import dev.singletable.template.SingleTableTemplate;
import dev.singletable.write.WriteOutcomeUnknownException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A table of ten items, reached over a network on which every fifth request has a fault.
 */
final class HotItems implements AutoCloseable {

	static final List<String> IDS = IntStream.range(0, 10).mapToObj((number) -> "hot-" + number).toList();

	private static final double RATE = 0.2;

	private final EmbeddedDynamoDb engine;

	private final String table;

	private final Class<?> type;

	private final UnreliableNetwork network = new UnreliableNetwork(RATE);

	private final boolean clientRepeats;

	private final DynamoDbClient client;

	HotItems(EmbeddedDynamoDb engine, int attempts, Class<?> type) {
		this.engine = engine;
		this.table = engine.freshTableName();
		this.type = type;
		this.clientRepeats = attempts > 1;
		this.client = this.network.client(engine, attempts);
	}

	/** The one under test. */
	SingleTableTemplate template() {
		return over(this.client);
	}

	/** One whose requests have no faults. */
	SingleTableTemplate calm() {
		return over(this.engine.client());
	}

	private SingleTableTemplate over(DynamoDbClient through) {
		return SingleTableTemplate.builder(through)
			.table(() -> this.table)
			.entities(this.type)
			.createTable(true)
			.build();
	}

	UnreliableNetwork network() {
		return this.network;
	}

	static String any(Random random) {
		return IDS.get(random.nextInt(IDS.size()));
	}

	/**
	 * Only an answer that was really lost excuses not to know; of what a client repeats
	 * by itself it does not say whether a request that failed had left.
	 */
	void requireExcuse(WriteOutcomeUnknownException ex) {
		boolean excused = this.network.hidAnOutcome() || (this.clientRepeats && this.network.wasUnreachable());
		if (!excused) {
			throw new AssertionError("No answer was lost.", ex);
		}
	}

	void requireNoGhosts() {
		List<String> found = this.engine.client()
			.scanPaginator((scan) -> scan.tableName(this.table).consistentRead(true))
			.items()
			.stream()
			.map((item) -> item.get("id").s())
			.sorted()
			.toList();
		assertThat(found).as("items in the table").isEqualTo(IDS);
	}

	@Override
	public void close() {
		this.client.close();
		this.network.close();
	}

}
