package dev.singletable.write;

import org.jspecify.annotations.Nullable;

import org.springframework.dao.DuplicateKeyException;

/**
 * Another item has a value that is unique. Nothing was written.
 */
public final class UniqueConstraintException extends DuplicateKeyException {

	private static final long serialVersionUID = 1L;

	private final transient @Nullable OperationDetails details;

	private final @Nullable String constraint;

	public UniqueConstraintException(String message, @Nullable Throwable cause) {
		super(message, cause);
		this.details = null;
		this.constraint = null;
	}

	public UniqueConstraintException(OperationDetails details, String constraint, @Nullable Throwable cause) {
		super(details.message("another item has this value of unique '%s'.".formatted(constraint)), cause);
		this.details = details;
		this.constraint = constraint;
	}

	/**
	 * What was being done, where known.
	 */
	public @Nullable OperationDetails details() {
		return this.details;
	}

	/**
	 * The constraint's name, by default that of its property; null where not known.
	 */
	public @Nullable String constraint() {
		return this.constraint;
	}

}
