package dev.singletable.samples.flights.web;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoField;
import java.time.temporal.Temporal;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import org.springframework.data.domain.Limit;

/**
 * Reads query parameters; what cannot be read is answered with what to write instead.
 */
final class Parameters {

	private static final int MAX_SIZE = 500;

	private static final int MAX_YEAR = 9999;

	private Parameters() {
	}

	static LocalDateTime time(String name, @Nullable String text) {
		return read(text, LocalDateTime::parse,
				name + " is missing or no local time of the years 0001 to 9999: write it as 2001-01-10T00:00.");
	}

	static LocalDate day(@Nullable String text) {
		return read(text, LocalDate::parse,
				"day is missing or no date of the years 0001 to 9999: write it as 2001-01-10.");
	}

	static Limit limit(@Nullable String text, int otherwise) {
		if (text == null) {
			return Limit.of(otherwise);
		}
		int size = wholeNumber(text);
		if (size < 1 || size > MAX_SIZE) {
			throw Problems.badRequest(
					"size is no whole number from 1 to 500: ask for so many flights at most, or leave size out.");
		}
		return Limit.of(size);
	}

	private static <T extends Temporal> T read(@Nullable String text, Function<String, T> parser, String advice) {
		try {
			T value = parser.apply((text != null) ? text : "");
			int year = value.get(ChronoField.YEAR);
			if (year >= 1 && year <= MAX_YEAR) {
				return value;
			}
		}
		catch (DateTimeParseException ex) {
			throw Problems.badRequest(advice);
		}
		throw Problems.badRequest(advice);
	}

	private static int wholeNumber(String text) {
		try {
			return Integer.parseInt(text);
		}
		catch (NumberFormatException ex) {
			return 0;
		}
	}

}
