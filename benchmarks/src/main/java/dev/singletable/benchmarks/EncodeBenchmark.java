package dev.singletable.benchmarks;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import dev.singletable.template.SingleTableTemplate;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemResponse;

/**
 * A batch of 25 flights up to the client, which answers at once: keys, items and
 * requests, without the wire.
 */
@State(Scope.Benchmark)
@Warmup(iterations = 5, time = 1)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class EncodeBenchmark {

	private final DynamoDbClient client = stub();

	private final SingleTableTemplate mapped = SingleTableTemplate.builder(this.client)
		.table(() -> "flights")
		.entities(Flight.class)
		.build();

	private final RawLoader raw = new RawLoader(this.client, "flights");

	private List<Flight> flights = List.of();

	@Setup
	public void read() {
		this.flights = FlightData.read().subList(0, 25);
	}

	@Benchmark
	public Object template() {
		return this.mapped.batch().saveAll(this.flights);
	}

	@Benchmark
	public void raw() {
		this.raw.load(this.flights);
	}

	private static DynamoDbClient stub() {
		return (DynamoDbClient) Proxy.newProxyInstance(EncodeBenchmark.class.getClassLoader(),
				new Class<?>[] { DynamoDbClient.class }, (proxy, method, arguments) -> switch (method.getName()) {
					case "batchWriteItem" -> (arguments[0] instanceof java.util.function.Consumer<?>)
							? InvocationHandler.invokeDefault(proxy, method, arguments)
							: BatchWriteItemResponse.builder().unprocessedItems(Map.of()).build();
					case "serviceClientConfiguration" -> throw new UnsupportedOperationException();
					default -> null;
				});
	}

}
