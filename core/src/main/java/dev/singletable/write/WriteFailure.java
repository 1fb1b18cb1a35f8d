package dev.singletable.write;

import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

import org.springframework.dao.DataAccessException;

/**
 * What it means that the condition of a write failed, told from its guard and the item
 * that was found.
 *
 * @param versionAttribute where the version is stored, or null
 */
public record WriteFailure(ItemWrite write, StoredItem stored, @Nullable String versionAttribute) {

	/**
	 * The reason, in the order: existence, version, condition.
	 */
	public TransactionFailedException.Reason reason() {
		WriteGuard guard = this.write.guard();
		if (guard.meaning() != null) {
			return guard.meaning().reason();
		}
		if (guard.existence() == WriteGuard.Existence.ABSENT && (isSeen() || guard.condition() == null)) {
			return TransactionFailedException.Reason.ALREADY_EXISTS;
		}
		if (guard.ofType() && isOfAnotherType()) {
			return (guard.existence() == WriteGuard.Existence.PRESENT) ? TransactionFailedException.Reason.NOT_FOUND
					: TransactionFailedException.Reason.ALREADY_EXISTS;
		}
		if (guard.version() != null && !guard.version().equals(actualVersion())) {
			return TransactionFailedException.Reason.STALE_VERSION;
		}
		if (guard.existence() == WriteGuard.Existence.PRESENT && !isSeen()) {
			return TransactionFailedException.Reason.NOT_FOUND;
		}
		return pinnedChanged() ? TransactionFailedException.Reason.CONFLICT
				: TransactionFailedException.Reason.CONDITION_FAILED;
	}

	private boolean isOfAnotherType() {
		return isSeen() && this.stored.as(this.write.type().javaType()).isEmpty();
	}

	/** An item that has expired counts as none. */
	private boolean isSeen() {
		return !this.write.guard().seen(this.stored.attributes()).isEmpty();
	}

	/**
	 * The item for the eyes of the caller.
	 */
	public StoredItem seen() {
		return isSeen() ? this.stored : StoredItem.NONE;
	}

	private boolean pinnedChanged() {
		for (Map.Entry<String, Optional<AttributeValue>> pin : this.write.guard().pinned().entrySet()) {
			AttributeValue found = this.stored.attributes().get(pin.getKey());
			if (!Optional.ofNullable(found).equals(pin.getValue())) {
				return true;
			}
		}
		return false;
	}

	private @Nullable Long actualVersion() {
		AttributeValue found = (this.versionAttribute != null) ? seen().attributes().get(this.versionAttribute) : null;
		return (found != null && found.n() != null) ? Long.valueOf(found.n()) : null;
	}

	/**
	 * The exception for the caller.
	 */
	public DataAccessException exception(OperationDetails details, Throwable cause) {
		FailureMeaning meaning = this.write.guard().meaning();
		if (meaning != null) {
			return meaning.exception(details, cause);
		}
		Long version = this.write.guard().version();
		return switch (reason()) {
			case ALREADY_EXISTS ->
				new ItemAlreadyExistsException(details, "an item with this key already exists.", cause);
			case NOT_FOUND -> new ItemNotFoundException(details, "there is no such item.", cause);
			case STALE_VERSION ->
				new StaleVersionException(details, (version != null) ? version : 0, actualVersion(), cause);
			case CONFLICT -> new ItemChangedException(details, cause);
			default ->
				new ConditionFailedException(details, "the stored item does not fulfil the condition.", seen(), cause);
		};
	}

}
