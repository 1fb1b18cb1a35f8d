package dev.singletable.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * Loads the flights into DynamoDB Local, two writers at a time, through the template and
 * through hand-written SDK code in turn.
 * <p>
 * One load takes seconds, and the machine is not ours alone: the loads alternate, each on
 * a fresh engine, and the figure is the median of the ratios of neighbours.
 */
final class LoadComparison {

	private static final int WRITERS = 2;

	private static final int CHUNK = 500;

	private final List<Flight> flights;

	private final List<Double> template = new ArrayList<>();

	private final List<Double> rawSdk = new ArrayList<>();

	LoadComparison(List<Flight> flights) {
		this.flights = flights;
	}

	/**
	 * Warms up with a round, then measures.
	 */
	LoadComparison run(int rounds) {
		for (int round = 0; round <= rounds; round++) {
			boolean oursFirst = round % 2 == 0;
			double first = oursFirst ? template() : rawSdk();
			double second = oursFirst ? rawSdk() : template();
			if (round > 0) {
				this.template.add(oursFirst ? first : second);
				this.rawSdk.add(oursFirst ? second : first);
			}
		}
		return this;
	}

	private double template() {
		return load((table) -> (chunk) -> table.template().batch().saveAll(chunk));
	}

	private double rawSdk() {
		return load((table) -> new RawLoader(table.client(), table.name())::load);
	}

	private double load(Function<Table, Consumer<List<Flight>>> writerOf) {
		try (Table table = new Table()) {
			long start = System.nanoTime();
			write(writerOf.apply(table));
			double milliseconds = (System.nanoTime() - start) / 1e6;
			long count = table.count();
			if (count != this.flights.size()) {
				throw new IllegalStateException(count + " of " + this.flights.size() + " flights were loaded.");
			}
			return milliseconds;
		}
	}

	private void write(Consumer<List<Flight>> writer) {
		ExecutorService writers = Executors.newFixedThreadPool(WRITERS);
		try {
			List<Future<?>> chunks = IntStream.range(0, (this.flights.size() + CHUNK - 1) / CHUNK)
				.mapToObj((index) -> this.flights.subList(index * CHUNK,
						Math.min((index + 1) * CHUNK, this.flights.size())))
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

	double templateMedian() {
		return median(this.template);
	}

	double rawSdkMedian() {
		return median(this.rawSdk);
	}

	/**
	 * The rate of the template as a part of the raw SDK's.
	 */
	double ratio() {
		return median(IntStream.range(0, this.template.size())
			.mapToObj((round) -> this.rawSdk.get(round) / this.template.get(round))
			.toList());
	}

	private static double median(List<Double> values) {
		List<Double> sorted = values.stream().sorted().toList();
		int middle = sorted.size() / 2;
		return (sorted.size() % 2 == 1) ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
	}

}
