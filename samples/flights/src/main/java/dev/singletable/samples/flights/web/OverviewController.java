package dev.singletable.samples.flights.web;

import java.util.List;

import dev.singletable.plan.RepositoryPlans;
import dev.singletable.samples.flights.domain.AirportRepository;
import dev.singletable.samples.flights.domain.FlightRepository;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * What is on the table, and how each repository method reaches it.
 */
@RestController
final class OverviewController {

	private final AirportRepository airports;

	private final FlightRepository flights;

	private final RepositoryPlans plans;

	OverviewController(AirportRepository airports, FlightRepository flights, RepositoryPlans plans) {
		this.airports = airports;
		this.flights = flights;
		this.plans = plans;
	}

	@GetMapping("/counts")
	Counts counts() {
		return new Counts(this.airports.count(), this.flights.count());
	}

	@GetMapping("/plans")
	List<PlanView> plans() {
		return this.plans.all().stream().map(PlanView::of).toList();
	}

	record Counts(long airports, long flights) {
	}

}
