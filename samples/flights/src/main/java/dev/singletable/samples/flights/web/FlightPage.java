package dev.singletable.samples.flights.web;

import java.util.List;

import dev.singletable.cursor.Cursors;
import dev.singletable.samples.flights.domain.Flight;
import org.jspecify.annotations.Nullable;

import org.springframework.data.domain.Window;

/**
 * Some flights, and the cursor that asks for those after them.
 *
 * @param next null on the last page
 */
record FlightPage(List<FlightView> flights, @Nullable String next) {

	static FlightPage of(Window<Flight> window, Cursors cursors) {
		String next = window.hasNext() ? cursors.seal(window.positionAt(window.size() - 1)) : null;
		return new FlightPage(window.stream().map(FlightView::of).toList(), next);
	}

}
