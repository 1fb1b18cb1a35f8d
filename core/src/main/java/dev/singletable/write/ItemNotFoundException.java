package dev.singletable.write;

import org.jspecify.annotations.Nullable;

import org.springframework.dao.DataRetrievalFailureException;

/**
 * There is no such item.
 */
public final class ItemNotFoundException extends DataRetrievalFailureException {

	private static final long serialVersionUID = 1L;

	private final transient @Nullable OperationDetails details;

	public ItemNotFoundException(String message, @Nullable Throwable cause) {
		super(message, cause);
		this.details = null;
	}

	public ItemNotFoundException(OperationDetails details, String what, @Nullable Throwable cause) {
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
