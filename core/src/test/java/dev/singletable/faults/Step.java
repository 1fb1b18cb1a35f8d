package dev.singletable.faults;

import org.jspecify.annotations.Nullable;

/**
 * What one operation does, as seen by whoever called it.
 *
 * @param <S> the state of the object, which has {@code equals}
 */
interface Step<S> {

	/**
	 * The state after it, or null when nobody could have seen what was seen in this one.
	 */
	@Nullable S from(S state);

	/**
	 * Whether this fits wherever the other does, and does the same there.
	 */
	default boolean covers(Step<S> other) {
		return equals(other);
	}

}
