package dev.singletable.samples.flights.web;

import dev.singletable.samples.flights.domain.FlightRepository;
import org.jspecify.annotations.Nullable;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * A day's flights by their delay.
 */
@RestController
@RequestMapping("/delays")
final class DelayController {

	private static final int DEFAULT_SIZE = 25;

	private final FlightRepository flights;

	DelayController(FlightRepository flights) {
		this.flights = flights;
	}

	@GetMapping("/worst")
	FlightList worst(@RequestParam(required = false) @Nullable String day,
			@RequestParam(required = false) @Nullable String size) {
		return FlightList
			.of(this.flights.findByDayOrderByDelayDesc(Parameters.day(day), Parameters.limit(size, DEFAULT_SIZE)));
	}

	@GetMapping("/best")
	FlightList best(@RequestParam(required = false) @Nullable String day,
			@RequestParam(required = false) @Nullable String size) {
		return FlightList
			.of(this.flights.findByDayOrderByDelayAsc(Parameters.day(day), Parameters.limit(size, DEFAULT_SIZE)));
	}

}
