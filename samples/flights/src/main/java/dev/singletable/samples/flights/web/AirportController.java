package dev.singletable.samples.flights.web;

import java.util.List;

import dev.singletable.cursor.Cursors;
import dev.singletable.samples.flights.domain.Airport;
import dev.singletable.samples.flights.domain.AirportRepository;
import dev.singletable.samples.flights.domain.Flight;
import dev.singletable.samples.flights.domain.FlightRepository;
import org.jspecify.annotations.Nullable;

import org.springframework.data.domain.Limit;
import org.springframework.data.domain.ScrollPosition;
import org.springframework.data.domain.Window;
import org.springframework.util.StringUtils;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Airports, and the flights that leave and reach them.
 */
@RestController
@RequestMapping("/airports")
final class AirportController {

	private final AirportRepository airports;

	private final FlightRepository flights;

	private final Cursors cursors;

	AirportController(AirportRepository airports, FlightRepository flights, Cursors cursors) {
		this.airports = airports;
		this.flights = flights;
		this.cursors = cursors;
	}

	@GetMapping("/{iata}")
	Airport airport(@PathVariable String iata) {
		return this.airports.findById(iata).orElseThrow(Problems::unknownAirport);
	}

	@GetMapping
	List<Airport> airports(@RequestParam(required = false) @Nullable String state,
			@RequestParam(required = false) @Nullable String city) {
		if (!StringUtils.hasLength(state)) {
			throw Problems
				.badRequest("state is missing: name one, as in state=TX, and a city if you like, as in city=Dallas.");
		}
		if (city == null) {
			return this.airports.findByStateOrderByCityAscIataAsc(state);
		}
		if (city.isEmpty()) {
			throw Problems
				.badRequest("city is empty: name one, as in city=Dallas, or leave city out for the whole state.");
		}
		return this.airports.findByStateAndCityOrderByIataAsc(state, city);
	}

	@GetMapping("/{iata}/departures")
	FlightPage departures(@PathVariable String iata, PageParameters parameters) {
		TimeRange range = parameters.range();
		Limit limit = parameters.limit();
		return page(iata, this.flights.findByOriginAndDateBetweenOrderByDateAsc(iata, range.first(), range.last(),
				position(parameters), limit));
	}

	@GetMapping("/{iata}/arrivals")
	FlightPage arrivals(@PathVariable String iata, PageParameters parameters) {
		TimeRange range = parameters.range();
		Limit limit = parameters.limit();
		return page(iata, this.flights.findByDestinationAndDateBetweenOrderByDateAsc(iata, range.first(), range.last(),
				position(parameters), limit));
	}

	private ScrollPosition position(PageParameters parameters) {
		String cursor = parameters.cursor();
		return (cursor != null) ? this.cursors.open(cursor) : ScrollPosition.keyset();
	}

	// Only an answer without flights needs a second look: no flights, or no such airport?
	private FlightPage page(String iata, Window<Flight> window) {
		if (window.isEmpty() && !this.airports.existsById(iata)) {
			throw Problems.unknownAirport();
		}
		return FlightPage.of(window, this.cursors);
	}

}
