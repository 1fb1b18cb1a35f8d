package dev.singletable.trail;

import org.jspecify.annotations.Nullable;

/**
 * What happened to one property: text, numbers, booleans, bytes, and lists, sets and maps
 * of them, as they are stored.
 *
 * @param before null when there was no value
 * @param after null when there is none
 */
public record Change(@Nullable Object before, @Nullable Object after) {

	/** Never the values. */
	@Override
	public String toString() {
		return "Change";
	}

}
