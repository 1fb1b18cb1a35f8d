package dev.singletable.write;

import org.springframework.dao.DataAccessException;

/**
 * What it means that the condition of a write of the library's own failed.
 */
public interface FailureMeaning {

	/**
	 * How a transaction reports it.
	 */
	TransactionFailedException.Reason reason();

	/**
	 * The exception for the caller of a write that is not part of a transaction.
	 */
	DataAccessException exception(OperationDetails details, Throwable cause);

}
