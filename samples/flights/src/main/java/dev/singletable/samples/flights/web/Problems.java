package dev.singletable.samples.flights.web;

import dev.singletable.cursor.InvalidCursorException;

import org.springframework.dao.InvalidDataAccessApiUsageException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.server.ResponseStatusException;

/**
 * What can go wrong, as problem details that say what to do.
 */
@RestControllerAdvice
final class Problems {

	static ResponseStatusException unknownAirport() {
		return new ResponseStatusException(HttpStatus.NOT_FOUND,
				"No airport has this code: GET /airports?state=TX lists a state's airports with their codes.");
	}

	static ResponseStatusException badRequest(String advice) {
		return new ResponseStatusException(HttpStatus.BAD_REQUEST, advice);
	}

	@ExceptionHandler
	ProblemDetail invalidCursor(InvalidCursorException ex) {
		return ProblemDetail.forStatusAndDetail(HttpStatus.BAD_REQUEST,
				"cursor was not given out for this request: send the next of the previous answer as it is, "
						+ "with the same airport, from and to, or leave cursor out to start again.");
	}

	/**
	 * A value from the request that no key can hold, such as one that is too long.
	 */
	@ExceptionHandler
	ProblemDetail refusedValue(InvalidDataAccessApiUsageException ex) {
		return ProblemDetail.forStatusAndDetail(HttpStatus.BAD_REQUEST, ex.getMessage());
	}

	@ExceptionHandler
	ProblemDetail tryAgain(TransientDataAccessException ex) {
		return ProblemDetail.forStatusAndDetail(HttpStatus.SERVICE_UNAVAILABLE,
				"The database is not answering: try again in a moment.");
	}

}
