package dev.singletable.template;

import java.time.Duration;
import java.util.function.Consumer;

/**
 * Counts what became of a batch, and tells the one who listens. A listener that fails
 * disturbs nobody.
 */
final class BatchReport {

	private final Telling<BatchProgress> listener;

	private final long started = System.nanoTime();

	private long written;

	private long expected;

	private long calls;

	private long retried;

	BatchReport(Consumer<BatchProgress> listener) {
		this.listener = new Telling<>("batch", listener);
	}

	void expect(int more) {
		this.expected += more;
	}

	/**
	 * Counts a chunk, and tells of it if it was sent.
	 */
	void add(int more, int answers, int repeated) {
		this.written += more;
		this.calls += answers;
		this.retried += repeated;
		if (answers > 0) {
			this.listener.tell(progress());
		}
	}

	BatchProgress progress() {
		return new BatchProgress(this.written, this.expected, this.calls, this.retried,
				Duration.ofNanos(System.nanoTime() - this.started));
	}

}
