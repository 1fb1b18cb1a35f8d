package dev.singletable.benchmarks;

import java.util.concurrent.TimeUnit;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * One order, written whole.
 */
@State(Scope.Benchmark)
@Warmup(iterations = 14, time = 1)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class PutBenchmark {

	private final Contestants contestants = new Contestants(Bodies.nothing());

	private final Order order = Order.of(1);

	private final EnhancedOrder bean = EnhancedMapping.of(this.order);

	private final Tempest.View view = Tempest.View.of(this.order);

	@Benchmark
	public Object template() {
		return this.contestants.direct.save(this.order);
	}

	@Benchmark
	public Object attributeValues() {
		return this.contestants.indirect.save(this.order);
	}

	@Benchmark
	public Object raw() {
		return this.contestants.raw.putItem((put) -> put.tableName("orders").item(HandMapping.toItem(this.order)));
	}

	@Benchmark
	public Object enhanced() {
		this.contestants.table.putItem(this.bean);
		return this.bean;
	}

	@Benchmark
	public Object awspring() {
		return this.contestants.awspring.save(this.bean);
	}

	@Benchmark
	public Object tempest() {
		this.contestants.tempest.put(this.view);
		return this.view;
	}

}
