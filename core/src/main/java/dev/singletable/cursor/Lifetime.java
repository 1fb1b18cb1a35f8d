package dev.singletable.cursor;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * How long cursors are good for.
 */
record Lifetime(Duration timeToLive, Clock clock) {

	Lifetime {
		if (timeToLive.isZero() || timeToLive.isNegative()) {
			throw new IllegalArgumentException(("singletable.cursor.time-to-live is %s, and no cursor could be opened; "
					+ "give a time above zero, or leave it out for cursors that do not expire")
				.formatted(timeToLive));
		}
	}

	byte[] begin(byte[] position) {
		return SealedAt.write(this.clock.instant(), position);
	}

	/**
	 * Refuses what is older.
	 */
	void check(byte[] sealed) {
		Instant time = SealedAt.time(sealed)
			.orElseThrow(() -> new InvalidCursorException("The cursor does not say when it was sealed, and "
					+ "singletable.cursor.time-to-live is set. Start again at the first page."));
		if (Duration.between(time, this.clock.instant()).compareTo(this.timeToLive) > 0) {
			throw new InvalidCursorException(
					"The cursor has expired: it was sealed longer ago than singletable.cursor.time-to-live, %s. "
						.formatted(this.timeToLive) + "Start again at the first page.");
		}
	}

}
