package dev.singletable.write;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

import com.github.f4b6a3.ulid.Ulid;
import com.github.f4b6a3.ulid.UlidFactory;

/**
 * What a write takes from outside: the time, the actor, new ids.
 *
 * @param clock the time of every write
 * @param actor who writes, if somebody is known
 * @param ids new ids
 */
public record WriteContext(Clock clock, Supplier<Optional<?>> actor, Ids ids) {

	/**
	 * The system's clock, nobody, ULIDs by that clock.
	 */
	public static WriteContext defaults() {
		return of(Clock.systemUTC(), Optional::empty);
	}

	/**
	 * Ids by the clock given.
	 */
	public static WriteContext of(Clock clock, Supplier<Optional<?>> actor) {
		return new WriteContext(clock, actor, new MonotonicIds(clock));
	}

	public Instant now() {
		return this.clock.instant();
	}

	/**
	 * Makes new ids. Safe for several threads.
	 */
	public interface Ids {

		/**
		 * 26 characters that sort by time, also inside one millisecond.
		 */
		String ulid();

		/**
		 * The same as a UUID.
		 */
		UUID ulidAsUuid();

		UUID uuid();

	}

	/** Monotonic inside a millisecond of this JVM. */
	private static final class MonotonicIds implements Ids {

		private final UlidFactory factory = UlidFactory.newMonotonicInstance();

		private final Clock clock;

		MonotonicIds(Clock clock) {
			this.clock = clock;
		}

		private Ulid next() {
			return this.factory.create(this.clock.millis());
		}

		@Override
		public String ulid() {
			return next().toString();
		}

		@Override
		public UUID ulidAsUuid() {
			return next().toUuid();
		}

		@Override
		public UUID uuid() {
			return UUID.randomUUID();
		}

	}

}
