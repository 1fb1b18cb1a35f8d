package dev.singletable.benchmarks;

import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.IntStream;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Loads the flights into DynamoDB Local, two writers at a time.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 1)
@Measurement(iterations = 3)
public class LoadBenchmark {

	private static final int WRITERS = 2;

	private static final int CHUNK = 500;

	/** How many of the 20,000 flights. */
	@Param("20000")
	public int flights;

	private List<Flight> data = List.of();

	private Table table = new Table();

	@Setup(Level.Trial)
	public void readData() {
		this.table.close();
		this.data = FlightData.read().subList(0, this.flights);
	}

	@Setup(Level.Iteration)
	public void makeTable() {
		this.table = new Table();
	}

	@TearDown(Level.Iteration)
	public void checkAndDrop() {
		long count = this.table.count();
		this.table.close();
		if (count != this.data.size()) {
			throw new IllegalStateException(count + " of " + this.data.size() + " flights were loaded.");
		}
	}

	@Benchmark
	public void template() {
		load((chunk) -> this.table.template().batch().saveAll(chunk));
	}

	@Benchmark
	public void rawSdk() {
		RawLoader loader = new RawLoader(this.table.client(), this.table.name());
		load(loader::load);
	}

	private void load(Consumer<List<Flight>> writer) {
		ExecutorService writers = Executors.newFixedThreadPool(WRITERS);
		try {
			List<Future<?>> chunks = IntStream.range(0, (this.data.size() + CHUNK - 1) / CHUNK)
				.mapToObj((index) -> this.data.subList(index * CHUNK, Math.min((index + 1) * CHUNK, this.data.size())))
				.<Future<?>>map((chunk) -> writers.submit(() -> writer.accept(chunk)))
				.toList();
			for (Future<?> chunk : chunks) {
				chunk.get();
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
		catch (ExecutionException ex) {
			throw new IllegalStateException(ex.getCause());
		}
		finally {
			writers.shutdown();
		}
	}

}
