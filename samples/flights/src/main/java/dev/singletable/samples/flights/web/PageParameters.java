package dev.singletable.samples.flights.web;

import org.jspecify.annotations.Nullable;

import org.springframework.data.domain.Limit;

/**
 * The query parameters of a page of flights, as text.
 */
record PageParameters(@Nullable String from, @Nullable String to, @Nullable String size, @Nullable String cursor) {

	private static final int DEFAULT_SIZE = 50;

	TimeRange range() {
		return TimeRange.of(Parameters.time("from", this.from), Parameters.time("to", this.to));
	}

	Limit limit() {
		return Parameters.limit(this.size, DEFAULT_SIZE);
	}

}
