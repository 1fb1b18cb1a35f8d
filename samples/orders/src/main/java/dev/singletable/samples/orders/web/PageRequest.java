package dev.singletable.samples.orders.web;

import dev.singletable.cursor.Cursors;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.jspecify.annotations.Nullable;

import org.springframework.data.domain.Limit;
import org.springframework.data.domain.ScrollPosition;

/**
 * Which part of a list is asked for.
 *
 * @param cursor what the page before said is next; none for the first page
 * @param size 20 when it is not given
 */
record PageRequest(@Nullable String cursor, @Nullable @Min(1) @Max(100) Integer size) {

	private static final int USUAL = 20;

	Limit limit() {
		return Limit.of((this.size != null) ? this.size : USUAL);
	}

	ScrollPosition position(Cursors cursors) {
		return (this.cursor != null) ? cursors.open(this.cursor) : ScrollPosition.keyset();
	}

}
