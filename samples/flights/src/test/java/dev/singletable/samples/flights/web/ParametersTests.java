package dev.singletable.samples.flights.web;

import java.time.LocalDate;
import java.time.LocalDateTime;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.data.domain.Limit;
import org.springframework.web.server.ResponseStatusException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class ParametersTests {

	@Test
	void aTimeIsReadToTheMinuteOrFiner() {
		assertThat(Parameters.time("from", "2001-01-10T00:05")).isEqualTo(LocalDateTime.of(2001, 1, 10, 0, 5));
		assertThat(Parameters.time("from", "2001-01-10T00:05:06.7")).hasSecond(6).hasNano(700_000_000);
	}

	@ParameterizedTest
	@NullAndEmptySource
	@ValueSource(strings = { "2001-01-10", "2001-02-29T00:00", "2001-01-10T24:00", "2001-01-10T00:00Z",
			"0000-01-01T00:00", "+10000-01-01T00:00", "yesterday" })
	void aTimeThatCannotBeReadIsRefused(String text) {
		assertThatExceptionOfType(ResponseStatusException.class).isThrownBy(() -> Parameters.time("to", text))
			.satisfies((ex) -> assertThat(ex.getReason())
				.isEqualTo("to is missing or no local time of the years 0001 to 9999: write it as 2001-01-10T00:00."));
	}

	@Test
	void aDayIsRead() {
		assertThat(Parameters.day("2001-01-10")).isEqualTo(LocalDate.of(2001, 1, 10));
	}

	@Test
	void sizeReachesFromOneToFiveHundred() {
		assertThat(Parameters.limit("1", 50)).isEqualTo(Limit.of(1));
		assertThat(Parameters.limit("500", 50)).isEqualTo(Limit.of(500));
		assertThat(Parameters.limit(null, 50)).isEqualTo(Limit.of(50));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "0", "-1", "501", "1.5", "many", "99999999999" })
	void anotherSizeIsRefused(String text) {
		assertThatExceptionOfType(ResponseStatusException.class).isThrownBy(() -> Parameters.limit(text, 50))
			.satisfies((ex) -> assertThat(ex.getReason()).isEqualTo(
					"size is no whole number from 1 to 500: ask for so many flights at most, or leave size out."));
	}

	@Test
	void aRangeEndsJustBeforeItsSecondBound() {
		LocalDateTime midnight = LocalDateTime.of(2001, 1, 10, 0, 0);
		assertThat(TimeRange.of(midnight, midnight.plusDays(1)))
			.isEqualTo(new TimeRange(midnight, LocalDateTime.of(2001, 1, 10, 23, 59, 59, 999_999_999)));
	}

}
