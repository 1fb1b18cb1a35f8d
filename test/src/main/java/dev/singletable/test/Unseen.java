package dev.singletable.test;

import java.util.function.Supplier;

/**
 * Calls that a test's tools make for themselves: they are neither recorded nor disturbed.
 */
final class Unseen {

	private static final ThreadLocal<Boolean> NOW = ThreadLocal.withInitial(() -> false);

	private Unseen() {
	}

	static boolean now() {
		return NOW.get();
	}

	static <T> T call(Supplier<T> calls) {
		NOW.set(true);
		try {
			return calls.get();
		}
		finally {
			NOW.remove();
		}
	}

}
