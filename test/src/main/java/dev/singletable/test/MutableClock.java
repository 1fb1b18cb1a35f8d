package dev.singletable.test;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A clock that stands still until a test moves it.
 */
public final class MutableClock extends Clock {

	private final AtomicReference<Instant> now;

	private final ZoneId zone;

	private MutableClock(AtomicReference<Instant> now, ZoneId zone) {
		this.now = now;
		this.zone = zone;
	}

	public static MutableClock at(Instant now) {
		return new MutableClock(new AtomicReference<>(now), ZoneOffset.UTC);
	}

	/**
	 * Sets it to another time, also an earlier one.
	 */
	public void set(Instant time) {
		this.now.set(time);
	}

	/**
	 * Moves it forward.
	 */
	public void advance(Duration by) {
		this.now.updateAndGet((time) -> time.plus(by));
	}

	@Override
	public Instant instant() {
		return this.now.get();
	}

	@Override
	public ZoneId getZone() {
		return this.zone;
	}

	/**
	 * The same clock, also when it is moved, in another zone.
	 */
	@Override
	public Clock withZone(ZoneId other) {
		return new MutableClock(this.now, other);
	}

}
