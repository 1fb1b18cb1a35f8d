package dev.singletable.write;

import java.util.Optional;

import org.jspecify.annotations.Nullable;

import org.springframework.dao.DataIntegrityViolationException;

/**
 * The stored item did not fulfil the condition of a write. Nothing was written.
 */
public final class ConditionFailedException extends DataIntegrityViolationException {

	private static final long serialVersionUID = 1L;

	private final transient @Nullable OperationDetails details;

	private final transient @Nullable StoredItem stored;

	public ConditionFailedException(String message, @Nullable Throwable cause) {
		super(message, cause);
		this.details = null;
		this.stored = null;
	}

	public ConditionFailedException(OperationDetails details, String what, StoredItem stored,
			@Nullable Throwable cause) {
		super(details.message(what), cause);
		this.details = details;
		this.stored = stored;
	}

	/**
	 * What was being done, where known.
	 */
	public @Nullable OperationDetails details() {
		return this.details;
	}

	/**
	 * The item as it was stored when the condition failed; empty when there was none.
	 */
	public <T> Optional<T> storedItem(Class<T> type) {
		return (this.stored != null) ? this.stored.as(type) : Optional.empty();
	}

}
