package dev.singletable.benchmarks;

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
 * through hand-written SDK code in turn, each on a fresh engine.
 */
final class LoadComparison {

	private static final int WRITERS = 2;

	private static final int CHUNK = 500;

	private final List<Flight> flights;

	LoadComparison(List<Flight> flights) {
		this.flights = flights;
	}

	/**
	 * Warms up with a round, then measures.
	 */
	Alternation run(int rounds) {
		return new Alternation(this::template, this::rawSdk).run(1, rounds);
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

}
