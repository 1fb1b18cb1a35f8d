package dev.singletable.benchmarks;

import java.util.Map;
import java.util.concurrent.TimeUnit;

import dev.singletable.convert.AttributeValueReader;
import dev.singletable.convert.ItemCodec;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * From the SDK's values to an entity, without any call.
 */
@State(Scope.Benchmark)
@Warmup(iterations = 5, time = 1)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class ShapeBenchmark {

	@Param({ "TINY", "SMALL", "ORDER", "HUGE", "FLAT" })
	public String shape = "TINY";

	private Map<String, AttributeValue> item = Map.of();

	private TableSchema<?> schema = TableSchema.fromBean(Shapes.Tiny.class);

	private ItemCodec codec = Contestants.codec(Shapes.Tiny.class);

	@Setup
	public void choose() {
		Object sample = ShapeSamples.of(this.shape);
		this.schema = TableSchema.fromBean(sample.getClass());
		this.codec = Contestants.codec(sample.getClass());
		this.item = ShapeSamples.item(this.schema, sample);
	}

	@Benchmark
	public Object template() {
		return this.codec.read(AttributeValueReader.of(this.item));
	}

	@Benchmark
	public Object enhanced() {
		return this.schema.mapToItem(this.item);
	}

}
