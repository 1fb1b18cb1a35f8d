package dev.singletable.blob;

import org.jspecify.annotations.Nullable;

import org.springframework.dao.DataAccessException;

/**
 * A blob could not be written or read.
 */
public class BlobException extends DataAccessException {

	private static final long serialVersionUID = 1L;

	public BlobException(String message, @Nullable Throwable cause) {
		super(message, cause);
	}

}
