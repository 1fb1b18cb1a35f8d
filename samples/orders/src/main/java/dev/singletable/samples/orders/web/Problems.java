package dev.singletable.samples.orders.web;

import dev.singletable.samples.orders.shop.NothingToOrderException;
import dev.singletable.samples.orders.shop.OutOfStockException;
import dev.singletable.write.ConditionFailedException;
import dev.singletable.write.ItemNotFoundException;
import dev.singletable.write.TransactionFailedException;
import dev.singletable.write.TransactionFailedException.Reason;

import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.InvalidDataAccessApiUsageException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/**
 * What can go wrong, as problem details: the same status for the same kind of failure,
 * whichever request meets it.
 */
@RestControllerAdvice
final class Problems {

	private static ProblemDetail problem(HttpStatus status, Exception ex) {
		return ProblemDetail.forStatusAndDetail(status, String.valueOf(ex.getMessage()));
	}

	@ExceptionHandler
	ProblemDetail notFound(ItemNotFoundException ex) {
		return problem(HttpStatus.NOT_FOUND, ex);
	}

	@ExceptionHandler({ DuplicateKeyException.class, ConditionFailedException.class, NothingToOrderException.class,
			OutOfStockException.class })
	ProblemDetail conflict(Exception ex) {
		return problem(HttpStatus.CONFLICT, ex);
	}

	/**
	 * Somebody else was faster: read again, decide again.
	 */
	@ExceptionHandler
	ProblemDetail stale(OptimisticLockingFailureException ex) {
		return problem(HttpStatus.PRECONDITION_FAILED, ex);
	}

	/**
	 * A value no key can hold, a cursor of another request, an item that is too large.
	 */
	@ExceptionHandler({ InvalidDataAccessApiUsageException.class, DataIntegrityViolationException.class })
	ProblemDetail refused(Exception ex) {
		return problem(HttpStatus.UNPROCESSABLE_CONTENT, ex);
	}

	@ExceptionHandler
	ResponseEntity<ProblemDetail> together(TransactionFailedException ex) {
		if (ex.isTransient()) {
			return busy();
		}
		HttpStatus status = HttpStatus.CONFLICT;
		if (ex.hasReason(Reason.NOT_FOUND)) {
			status = HttpStatus.NOT_FOUND;
		}
		else if (ex.hasReason(Reason.STALE_VERSION)) {
			status = HttpStatus.PRECONDITION_FAILED;
		}
		return ResponseEntity.of(problem(status, ex)).build();
	}

	@ExceptionHandler
	ResponseEntity<ProblemDetail> tryAgain(TransientDataAccessException ex) {
		return busy();
	}

	private static ResponseEntity<ProblemDetail> busy() {
		return ResponseEntity
			.of(ProblemDetail.forStatusAndDetail(HttpStatus.SERVICE_UNAVAILABLE,
					"The database does not take this just now: try again in a moment."))
			.header(HttpHeaders.RETRY_AFTER, "1")
			.build();
	}

}
