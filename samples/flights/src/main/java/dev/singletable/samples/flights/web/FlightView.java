package dev.singletable.samples.flights.web;

import dev.singletable.samples.flights.domain.Flight;

/**
 * A flight as it is served.
 */
record FlightView(String date, String origin, String destination, int delay, int distance) {

	static FlightView of(Flight flight) {
		return new FlightView(flight.date().toString(), flight.origin(), flight.destination(), flight.delay(),
				flight.distance());
	}

}
