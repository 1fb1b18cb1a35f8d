package dev.singletable.write;

import org.jspecify.annotations.Nullable;

import org.springframework.dao.DuplicateKeyException;

/**
 * The key of a new item is taken.
 */
public final class ItemAlreadyExistsException extends DuplicateKeyException {

	private static final long serialVersionUID = 1L;

	private final transient @Nullable OperationDetails details;

	public ItemAlreadyExistsException(String message, @Nullable Throwable cause) {
		super(message, cause);
		this.details = null;
	}

	public ItemAlreadyExistsException(OperationDetails details, String what, @Nullable Throwable cause) {
		super(details.message(what), cause);
		this.details = details;
	}

	/**
	 * What was being done, where known.
	 */
	public @Nullable OperationDetails details() {
		return this.details;
	}

}
