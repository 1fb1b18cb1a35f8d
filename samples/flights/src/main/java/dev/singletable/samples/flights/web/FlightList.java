package dev.singletable.samples.flights.web;

import java.util.List;

import dev.singletable.samples.flights.domain.Flight;

/**
 * Flights that fit one answer.
 */
record FlightList(List<FlightView> flights) {

	static FlightList of(List<Flight> flights) {
		return new FlightList(flights.stream().map(FlightView::of).toList());
	}

}
