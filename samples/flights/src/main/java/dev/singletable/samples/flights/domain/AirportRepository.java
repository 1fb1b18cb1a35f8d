package dev.singletable.samples.flights.domain;

import java.util.List;

import dev.singletable.repository.SingleTableCrudRepository;

/**
 * Airports by code, by state and by city.
 */
public interface AirportRepository extends SingleTableCrudRepository<Airport, String> {

	List<Airport> findByStateOrderByCityAscIataAsc(String state);

	List<Airport> findByStateAndCityOrderByIataAsc(String state, String city);

}
