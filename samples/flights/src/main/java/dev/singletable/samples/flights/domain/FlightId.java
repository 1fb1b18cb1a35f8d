package dev.singletable.samples.flights.domain;

import java.time.LocalDateTime;

/**
 * What the key of a {@link Flight} is made of.
 */
public record FlightId(String origin, LocalDateTime date, int row) {
}
