package dev.singletable.trail;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * A part of the trail.
 *
 * @param from the first moment, or null
 * @param until the moment before which it ends, or null for now
 * @param before the id of a row, or null: only older ones
 */
public record TrailRange(@Nullable Instant from, @Nullable Instant until, @Nullable String before) {

	/**
	 * Everything of an item; else what was written in the last 30 days.
	 */
	public static TrailRange recent() {
		return new TrailRange(null, null, null);
	}

	public static TrailRange since(Instant from) {
		return new TrailRange(from, null, null);
	}

	/**
	 * From the first moment on, before the second.
	 */
	public static TrailRange between(Instant from, Instant until) {
		return new TrailRange(from, until, null);
	}

	/**
	 * The same after a row that was seen: the next page.
	 */
	public TrailRange before(AuditEntry seen) {
		return new TrailRange(this.from, this.until, seen.id());
	}

}
