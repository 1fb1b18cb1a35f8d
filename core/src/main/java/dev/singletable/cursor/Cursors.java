package dev.singletable.cursor;

import org.springframework.data.domain.ScrollPosition;

/**
 * Seals positions for the way out of the JVM and opens them on the way in.
 */
public interface Cursors {

	/**
	 * URL-safe text that only this application can read or make.
	 */
	String seal(ScrollPosition position);

	/**
	 * The position that was sealed; any other text, and one that has expired, is an
	 * {@link InvalidCursorException}.
	 */
	ScrollPosition open(String cursor);

}
