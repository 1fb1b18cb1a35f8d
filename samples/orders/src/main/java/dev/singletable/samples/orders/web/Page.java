package dev.singletable.samples.orders.web;

import java.util.List;

import dev.singletable.cursor.Cursors;
import org.jspecify.annotations.Nullable;

import org.springframework.data.domain.Window;

/**
 * Some of a list, and the cursor that asks for what follows.
 *
 * @param next null on the last page
 */
record Page<T>(List<T> content, @Nullable String next) {

	static <T> Page<T> of(Window<T> window, Cursors cursors) {
		return new Page<>(window.getContent(),
				window.hasNext() ? cursors.seal(window.positionAt(window.size() - 1)) : null);
	}

}
