package dev.singletable.template;

import java.util.List;

/**
 * What an item of a query became.
 */
sealed interface Decoded<R> permits Row, Unreadable {

	/**
	 * Goes where it belongs.
	 */
	void addTo(List<Row<R>> rows, List<Unreadable<R>> unreadable);

}
