package dev.singletable.faults;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Threads that all do the same at once.
 * <p>
 * {@code -Dsingletable.faults=long} makes them many and patient,
 * {@code -Dsingletable.seed} takes another seed; how the threads take turns is chance all
 * the same.
 *
 * @param threads how many
 * @param operations of each thread
 * @param seed what each thread's random choices and faults come from
 */
record Crowd(int threads, int operations, long seed) {

	static Crowd usual() {
		boolean patient = "long".equals(System.getProperty("singletable.faults"));
		long seed = Long.getLong("singletable.seed", patient ? System.currentTimeMillis() : 20260301);
		return patient ? new Crowd(64, 1000, seed) : new Crowd(8, 60, seed);
	}

	/** One operation of a thread. */
	interface Task {

		void run(Random random, long number) throws Exception;

	}

	/**
	 * Runs the task in all threads, each over trouble of its own, until all have ended.
	 */
	void run(UnreliableNetwork network, Task task) throws Exception {
		ExecutorService pool = Executors.newFixedThreadPool(this.threads);
		try {
			List<Callable<Void>> each = new ArrayList<>();
			for (int thread = 0; thread < this.threads; thread++) {
				long first = (long) thread * this.operations;
				each.add(() -> work(network, task, first));
			}
			for (Future<Void> done : pool.invokeAll(each)) {
				done.get();
			}
		}
		finally {
			pool.shutdownNow();
		}
	}

	private Void work(UnreliableNetwork network, Task task, long first) throws Exception {
		Random random = new Random(this.seed + first);
		network.trouble(this.seed - first);
		for (long number = first; number < first + this.operations; number++) {
			network.forget();
			task.run(random, number + 1);
		}
		return null;
	}

	/** For messages of failures. */
	@Override
	public String toString() {
		return "%d threads, %d operations each, -Dsingletable.seed=%d".formatted(this.threads, this.operations,
				this.seed);
	}

}
