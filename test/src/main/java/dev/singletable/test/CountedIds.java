package dev.singletable.test;

import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

import com.github.f4b6a3.ulid.Ulid;
import dev.singletable.write.WriteContext;

/**
 * Ids that count from one.
 */
final class CountedIds implements WriteContext.Ids {

	private static final long VERSION_4 = 0x4000L;

	private final AtomicLong last = new AtomicLong();

	void restart() {
		this.last.set(0);
	}

	@Override
	public String ulid() {
		return new Ulid(0, this.last.incrementAndGet()).toString();
	}

	@Override
	public UUID ulidAsUuid() {
		return new UUID(0, this.last.incrementAndGet());
	}

	@Override
	public UUID uuid() {
		return new UUID(VERSION_4, Long.MIN_VALUE | this.last.incrementAndGet());
	}

}
