package dev.singletable.benchmarks;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import dev.singletable.convert.ItemCodec;
import dev.singletable.convert.ItemContent;
import dev.singletable.json.JsonItemWriter;
import dev.singletable.json.WireJson;
import dev.singletable.key.ItemKey;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import software.amazon.awssdk.enhanced.dynamodb.model.WriteBatch;
import software.amazon.awssdk.services.dynamodb.model.PutRequest;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;
import tools.jackson.core.JsonGenerator;

/**
 * Twenty-five orders in one call.
 */
@State(Scope.Benchmark)
@Warmup(iterations = 14, time = 1)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class BatchWriteBenchmark {

	private static final int ORDERS = 25;

	private final Contestants contestants = new Contestants(Bodies.batchWrite());

	private final List<Order> orders = IntStream.range(0, ORDERS).mapToObj(Order::of).toList();

	private final List<EnhancedOrder> beans = this.orders.stream().map(EnhancedMapping::of).toList();

	private final ItemCodec codec = Contestants.codec(Order.class);

	private final List<ItemContent> contents = this.orders.stream()
		.map((order) -> new ItemContent(order, ItemKey.of("CUSTOMER#" + order.customerId(), "ORDER#" + order.id()),
				Map.of(), null))
		.toList();

	@Benchmark
	public Object template() {
		return this.contestants.direct.batch().saveAll(this.orders);
	}

	@Benchmark
	public Object attributeValues() {
		return this.contestants.indirect.batch().saveAll(this.orders);
	}

	@Benchmark
	public Object raw() {
		List<WriteRequest> requests = new ArrayList<>(ORDERS);
		for (Order order : this.orders) {
			PutRequest put = PutRequest.builder().item(HandMapping.toItem(order)).build();
			requests.add(WriteRequest.builder().putRequest(put).build());
		}
		return this.contestants.raw.batchWriteItem((batch) -> batch.requestItems(Map.of("orders", requests)));
	}

	@Benchmark
	public Object enhanced() {
		WriteBatch.Builder<EnhancedOrder> batch = WriteBatch.builder(EnhancedOrder.class)
			.mappedTableResource(this.contestants.table);
		this.beans.forEach(batch::addPutItem);
		return this.contestants.enhanced.batchWriteItem((write) -> write.addWriteBatch(batch.build()));
	}

	/** The floor: entities to bytes, and nothing else. */
	@Benchmark
	public Object encodingAlone() {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (JsonGenerator out = WireJson.generator(bytes)) {
			JsonItemWriter writer = new JsonItemWriter(out);
			out.writeStartArray();
			for (ItemContent order : this.contents) {
				writer.beginItem();
				this.codec.write(order, writer);
			}
			out.writeEndArray();
		}
		return bytes;
	}

}
