package dev.singletable.manual;

import dev.singletable.blob.BlobTooLargeException;
import dev.singletable.key.InvalidKeyException;
import dev.singletable.write.ConditionFailedException;
import dev.singletable.write.ItemNotFoundException;
import dev.singletable.write.TransactionFailedException;
import dev.singletable.write.TransactionFailedException.Reason;

import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.InvalidDataAccessApiUsageException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

// tag::advice[]
@RestControllerAdvice
class ProblemAdvice {

	@ExceptionHandler({ DataAccessException.class, InvalidKeyException.class })
	ProblemDetail problem(RuntimeException ex) {
		return ProblemDetail.forStatus(status(ex));
	}

	private static HttpStatus status(RuntimeException ex) {
		if (ex instanceof TransactionFailedException transaction) {
			return ofTransaction(transaction);
		}
		if (ex instanceof ItemNotFoundException) {
			return HttpStatus.NOT_FOUND;
		}
		if (ex instanceof OptimisticLockingFailureException) {
			return HttpStatus.PRECONDITION_FAILED;
		}
		if (ex instanceof DuplicateKeyException || ex instanceof ConditionFailedException
				|| ex instanceof ConcurrencyFailureException) {
			return HttpStatus.CONFLICT;
		}
		if (ex instanceof InvalidDataAccessApiUsageException || ex instanceof DataIntegrityViolationException
				|| ex instanceof InvalidKeyException || ex instanceof BlobTooLargeException) {
			return HttpStatus.UNPROCESSABLE_CONTENT;
		}
		return (ex instanceof TransientDataAccessException) ? HttpStatus.SERVICE_UNAVAILABLE
				: HttpStatus.INTERNAL_SERVER_ERROR;
	}

	private static HttpStatus ofTransaction(TransactionFailedException ex) {
		if (ex.isTransient()) {
			return HttpStatus.SERVICE_UNAVAILABLE;
		}
		if (ex.hasReason(Reason.NOT_FOUND)) {
			return HttpStatus.NOT_FOUND;
		}
		return ex.hasReason(Reason.STALE_VERSION) ? HttpStatus.PRECONDITION_FAILED : HttpStatus.CONFLICT;
	}

}
// end::advice[]
