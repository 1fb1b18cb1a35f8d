package dev.singletable.template;

import java.time.Duration;
import java.util.function.Consumer;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

/**
 * Counts what became of a batch, and tells the one who listens. A listener that fails
 * disturbs nobody.
 */
final class BatchReport {

	private static final Log LOG = LogFactory.getLog(SingleTableTemplate.class);

	private final Consumer<BatchProgress> listener;

	private final long started = System.nanoTime();

	private long written;

	private long expected;

	private long calls;

	private long retried;

	private boolean failed;

	BatchReport(Consumer<BatchProgress> listener) {
		this.listener = listener;
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
			tell();
		}
	}

	private void tell() {
		try {
			this.listener.accept(progress());
		}
		catch (RuntimeException ex) {
			if (!this.failed) {
				LOG.warn("The listener of a batch failed; the batch goes on. Its later failures are not logged.", ex);
			}
			this.failed = true;
		}
	}

	BatchProgress progress() {
		return new BatchProgress(this.written, this.expected, this.calls, this.retried,
				Duration.ofNanos(System.nanoTime() - this.started));
	}

}
