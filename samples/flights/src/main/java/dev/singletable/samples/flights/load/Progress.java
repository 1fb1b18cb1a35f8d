package dev.singletable.samples.flights.load;

import java.util.Locale;
import java.util.Optional;

/**
 * Counts stored rows and has a line to show whenever another tenth is done.
 */
final class Progress {

	private static final int STEPS = 10;

	private final int total;

	private final long start = System.nanoTime();

	private int done;

	Progress(int total) {
		this.total = total;
	}

	Optional<String> add(int rows) {
		int before = steps();
		this.done += rows;
		return (steps() > before) ? Optional.of(line(System.nanoTime() - this.start)) : Optional.empty();
	}

	private String line(long nanos) {
		String bar = "#".repeat(steps()) + "-".repeat(STEPS - steps());
		double rate = this.done / Math.max(nanos / 1e9, 1e-3);
		return String.format(Locale.ROOT, "[%s] %3d %%  %,6d of %,d rows, %,.0f rows a second", bar,
				100L * this.done / this.total, this.done, this.total, rate);
	}

	private int steps() {
		return (int) ((long) STEPS * this.done / this.total);
	}

}
