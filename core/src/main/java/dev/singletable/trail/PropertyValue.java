package dev.singletable.trail;

import java.time.Instant;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * A value that a property came to have.
 *
 * @param value null when it was removed
 */
public record PropertyValue(Instant at, Optional<String> actor, @Nullable Object value) {

	/** Never the value. */
	@Override
	public String toString() {
		return "PropertyValue[" + this.at + "]";
	}

}
