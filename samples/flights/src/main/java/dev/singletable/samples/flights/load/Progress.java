package dev.singletable.samples.flights.load;

import java.util.Locale;
import java.util.Optional;

import dev.singletable.template.BatchProgress;

/**
 * Has a line to show whenever another tenth of a batch is stored.
 */
final class Progress {

	private static final int STEPS = 10;

	private int shown;

	Optional<String> at(BatchProgress batch) {
		int steps = (int) (STEPS * batch.written() / batch.of());
		if (steps == this.shown) {
			return Optional.empty();
		}
		this.shown = steps;
		return Optional.of(line(steps, batch));
	}

	private static String line(int steps, BatchProgress batch) {
		String bar = "#".repeat(steps) + "-".repeat(STEPS - steps);
		double rate = batch.written() / Math.max(batch.elapsed().toNanos() / 1e9, 1e-3);
		return String.format(Locale.ROOT, "[%s] %3d %%  %,6d of %,d rows, %,.0f rows a second", bar,
				100 * batch.written() / batch.of(), batch.written(), batch.of(), rate);
	}

}
