package dev.singletable.faults;

import org.jspecify.annotations.Nullable;

/**
 * Steps on a register with a version: a versioned item, or a counter.
 */
sealed interface RegisterStep extends Step<RegisterStep.Register> {

	/**
	 * What an item holds.
	 */
	record Register(long version, long value) {

		static final Register NEW = new Register(0, 0);

	}

	/** Saw this. */
	record Read(Register seen) implements RegisterStep {

		@Override
		public @Nullable Register from(Register state) {
			return state.equals(this.seen) ? state : null;
		}

	}

	/** Wrote the value, as the version was the expected one. */
	record CompareAndSet(long expected, long value) implements RegisterStep {

		@Override
		public @Nullable Register from(Register state) {
			return (state.version() == this.expected) ? new Register(this.expected + 1, this.value) : null;
		}

	}

	/** Wrote nothing, as the version was another one. */
	record CompareOnly(long expected) implements RegisterStep {

		@Override
		public @Nullable Register from(Register state) {
			return (state.version() != this.expected) ? state : null;
		}

	}

	/** Added to the value and, where it was told the sum, saw this one. */
	record Increment(long by, @Nullable Long after) implements RegisterStep {

		@Override
		public @Nullable Register from(Register state) {
			long sum = state.value() + this.by;
			return (this.after == null || this.after == sum) ? new Register(state.version() + 1, sum) : null;
		}

		@Override
		public boolean covers(Step<Register> other) {
			return equals(other)
					|| this.after == null && other instanceof Increment increment && increment.by() == this.by;
		}

	}

}
