package dev.singletable.benchmarks;

import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import dev.singletable.key.ItemKey;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import software.amazon.awssdk.enhanced.dynamodb.model.ReadBatch;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;

/**
 * A hundred orders by their keys.
 */
@State(Scope.Benchmark)
@Warmup(iterations = 14, time = 1)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class BatchGetBenchmark {

	private static final int ORDERS = 100;

	private final Contestants contestants = new Contestants(Bodies.batchGet(ORDERS));

	private final List<String> ids = IntStream.range(0, ORDERS).mapToObj((number) -> Order.of(number).id()).toList();

	private final List<ItemKey> keys = this.ids.stream()
		.map((id) -> ItemKey.of("CUSTOMER#" + Order.CUSTOMER, "ORDER#" + id))
		.toList();

	@Benchmark
	public Object template() {
		return this.contestants.direct.batch().getAll(Order.class, this.keys);
	}

	@Benchmark
	public Object attributeValues() {
		return this.contestants.indirect.batch().getAll(Order.class, this.keys);
	}

	@Benchmark
	public Object raw() {
		KeysAndAttributes wanted = KeysAndAttributes.builder()
			.keys(this.ids.stream().map(HandMapping::key).toList())
			.build();
		return HandMapping
			.toOrders(this.contestants.raw.batchGetItem((get) -> get.requestItems(Map.of("orders", wanted)))
				.responses()
				.getOrDefault("orders", List.of()));
	}

	@Benchmark
	public Object enhanced() {
		ReadBatch.Builder<EnhancedOrder> batch = ReadBatch.builder(EnhancedOrder.class)
			.mappedTableResource(this.contestants.table);
		this.ids.forEach((id) -> batch.addGetItem(EnhancedMapping.key(id)));
		return this.contestants.enhanced.batchGetItem((get) -> get.readBatches(batch.build()))
			.resultsForTable(this.contestants.table)
			.stream()
			.toList();
	}

}
