package dev.singletable.history;

import org.jspecify.annotations.Nullable;

/**
 * A property in which two versions differ.
 *
 * @param before its value in the first of them, null when it has none
 * @param after its value in the other
 */
public record Difference(String property, @Nullable Object before, @Nullable Object after) {

	/** Never the values. */
	@Override
	public String toString() {
		return "Difference[" + this.property + "]";
	}

}
