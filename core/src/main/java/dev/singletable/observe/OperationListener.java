package dev.singletable.observe;

import java.time.Duration;

/**
 * Is told of each operation when it has ended.
 * <p>
 * Called on the thread that ended the operation, so it must not wait. What it throws is
 * logged, and changes nothing.
 */
@FunctionalInterface
public interface OperationListener {

	/**
	 * An operation has ended, well or with an error.
	 * @param operation what was done, by whom, and what it took
	 * @param duration from its beginning; of a stream, until it was closed or read to its
	 * end
	 */
	void ended(SingleTableObservationContext operation, Duration duration);

	/**
	 * Something was counted that is part of no operation, or beside it.
	 * @param what in the plural, words separated by dots, such as {@code cache.hits}
	 */
	default void counted(String what, String table) {
	}

}
