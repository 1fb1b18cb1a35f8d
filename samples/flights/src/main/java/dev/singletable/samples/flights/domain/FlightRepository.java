package dev.singletable.samples.flights.domain;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;

import dev.singletable.repository.SingleTableCrudRepository;

import org.springframework.data.domain.Limit;
import org.springframework.data.domain.ScrollPosition;
import org.springframework.data.domain.Window;

/**
 * Flights by where they leave, where they arrive, and how late they were.
 */
public interface FlightRepository extends SingleTableCrudRepository<Flight, FlightId> {

	/**
	 * Both bounds are included.
	 */
	Window<Flight> findByOriginAndDateBetweenOrderByDateAsc(String origin, LocalDateTime first, LocalDateTime last,
			ScrollPosition position, Limit limit);

	/**
	 * Both bounds are included.
	 */
	Window<Flight> findByDestinationAndDateBetweenOrderByDateAsc(String destination, LocalDateTime first,
			LocalDateTime last, ScrollPosition position, Limit limit);

	List<Flight> findByDayOrderByDelayDesc(LocalDate day, Limit limit);

	List<Flight> findByDayOrderByDelayAsc(LocalDate day, Limit limit);

}
