package dev.singletable.cursor;

import org.springframework.dao.InvalidDataAccessApiUsageException;

/**
 * A cursor that was not sealed here or has expired, or a position of another query.
 */
public final class InvalidCursorException extends InvalidDataAccessApiUsageException {

	public InvalidCursorException(String message) {
		super(message);
	}

	public InvalidCursorException(String message, Throwable cause) {
		super(message, cause);
	}

}
