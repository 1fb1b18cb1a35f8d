package dev.singletable.wire;

import java.time.Duration;
import java.util.function.BooleanSupplier;

import org.springframework.dao.TransientDataAccessResourceException;

/**
 * Asks again until something is so, or it is too late.
 */
final class TableDeadline {

	private static final long FIRST_PAUSE_MILLIS = 20;

	private static final long LONGEST_PAUSE_MILLIS = 1_000;

	private final long end;

	private TableDeadline(long end) {
		this.end = end;
	}

	static TableDeadline in(Duration timeout) {
		return new TableDeadline(System.nanoTime() + timeout.toNanos());
	}

	TableDeadline atMost(Duration timeout) {
		TableDeadline other = in(timeout);
		return (other.end - this.end < 0) ? other : this;
	}

	/**
	 * Whether it was so in time; asks at least once.
	 */
	boolean await(BooleanSupplier question) {
		long pause = FIRST_PAUSE_MILLIS;
		while (!question.getAsBoolean()) {
			if (System.nanoTime() - this.end >= 0) {
				return false;
			}
			pause(pause);
			pause = Math.min(2 * pause, LONGEST_PAUSE_MILLIS);
		}
		return true;
	}

	private static void pause(long millis) {
		try {
			Thread.sleep(millis);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new TransientDataAccessResourceException("The thread was interrupted while it waited for a table.",
					ex);
		}
	}

}
