package dev.singletable.benchmarks;

import java.util.Objects;
import java.util.concurrent.TimeUnit;

import dev.singletable.key.ItemKey;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * One order by its key.
 */
@State(Scope.Benchmark)
@Warmup(iterations = 14, time = 1)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class GetBenchmark {

	private final Contestants contestants = new Contestants(Bodies.get());

	private final ItemKey key = ItemKey.of("CUSTOMER#" + Order.CUSTOMER, "ORDER#o100000");

	@Benchmark
	public Object template() {
		return this.contestants.direct.find(Order.class, this.key);
	}

	@Benchmark
	public Object attributeValues() {
		return this.contestants.indirect.find(Order.class, this.key);
	}

	@Benchmark
	public Object raw() {
		return HandMapping.toOrder(
				this.contestants.raw.getItem((get) -> get.tableName("orders").key(HandMapping.key("o100000"))).item());
	}

	@Benchmark
	public Object enhanced() {
		return this.contestants.table.getItem(EnhancedMapping.key("o100000"));
	}

	@Benchmark
	public Object awspring() {
		return Objects
			.requireNonNull(this.contestants.awspring.load(EnhancedMapping.key("o100000"), EnhancedOrder.class));
	}

	@Benchmark
	public Object tempest() {
		return Objects.requireNonNull(this.contestants.tempest.get("o100000"));
	}

}
