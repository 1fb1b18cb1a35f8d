package dev.singletable.write;

import org.jspecify.annotations.Nullable;

import org.springframework.dao.ConcurrencyFailureException;

/**
 * The item changed between being read and being written. Nothing was written; the
 * template begins again, and throws this only when others always were faster.
 */
public final class ItemChangedException extends ConcurrencyFailureException {

	private static final long serialVersionUID = 1L;

	private final transient @Nullable OperationDetails details;

	public ItemChangedException(String message, @Nullable Throwable cause) {
		super(message, cause);
		this.details = null;
	}

	public ItemChangedException(OperationDetails details, @Nullable Throwable cause) {
		super(details.message("another writer changed the item since it was read. Try again."), cause);
		this.details = details;
	}

	/**
	 * What was being done, where known.
	 */
	public @Nullable OperationDetails details() {
		return this.details;
	}

}
