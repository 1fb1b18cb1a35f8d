package dev.singletable.write;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

import com.github.f4b6a3.ulid.Ulid;
import com.github.f4b6a3.ulid.UlidFactory;

import org.jspecify.annotations.Nullable;

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
		return new WriteContext(clock, () -> Acting.actorOr(actor), new MonotonicIds(clock));
	}

	/**
	 * The same work for another thread, on which the same actor is known.
	 */
	public Runnable carried(Runnable work) {
		return Acting.carried(work, this.actor.get());
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

		private final Clock clock;

		private volatile @Nullable UlidFactory factory;

		MonotonicIds(Clock clock) {
			this.clock = clock;
		}

		private Ulid next() {
			UlidFactory known = this.factory;
			return ((known != null) ? known : make()).create(this.clock.millis());
		}

		// with the first id, since it draws on the random numbers of the system
		private synchronized UlidFactory make() {
			UlidFactory known = this.factory;
			if (known == null) {
				known = UlidFactory.newMonotonicInstance();
				this.factory = known;
			}
			return known;
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
