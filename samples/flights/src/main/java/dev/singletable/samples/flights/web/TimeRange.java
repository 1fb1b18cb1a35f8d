package dev.singletable.samples.flights.web;

import java.time.LocalDateTime;

/**
 * A range of time, both bounds included.
 */
record TimeRange(LocalDateTime first, LocalDateTime last) {

	/**
	 * The range that includes {@code from} and excludes {@code to}. Keys hold nine
	 * fraction digits, so the nanosecond before {@code to} is the last that can be meant.
	 */
	static TimeRange of(LocalDateTime from, LocalDateTime to) {
		if (from.isAfter(to)) {
			throw Problems.badRequest("from is after to: give the earlier time as from and the later one as to.");
		}
		return new TimeRange(from, to.minusNanos(1));
	}

}
