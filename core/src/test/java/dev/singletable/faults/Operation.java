package dev.singletable.faults;

/**
 * One operation of a history. Its step took effect at one moment between the two; one
 * that is not known to have may have at any later moment or never.
 *
 * @param invoked when it began; no two moments of a history are the same
 * @param returned when it ended, {@link #NEVER} for one whose outcome is not known
 */
record Operation<S>(Step<S> step, long invoked, long returned) {

	static final long NEVER = Long.MAX_VALUE;

	Operation {
		if (invoked >= returned) {
			throw new IllegalArgumentException("Ends before it begins: " + step);
		}
	}

	static <S> Operation<S> known(Step<S> step, long invoked, long returned) {
		return new Operation<>(step, invoked, returned);
	}

	static <S> Operation<S> unknown(Step<S> step, long invoked) {
		return new Operation<>(step, invoked, NEVER);
	}

	boolean isKnown() {
		return this.returned != NEVER;
	}

	@Override
	public String toString() {
		return "%s [%d, %s]".formatted(this.step, this.invoked, isKnown() ? this.returned : "unknown");
	}

}
