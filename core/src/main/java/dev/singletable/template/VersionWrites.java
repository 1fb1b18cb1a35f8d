package dev.singletable.template;

import java.util.List;
import java.util.Map;
import java.util.Objects;

import dev.singletable.expression.Condition;
import dev.singletable.history.VersionItem;
import dev.singletable.history.VersionKey;
import dev.singletable.mapping.ItemType;
import dev.singletable.write.FailureMeaning;
import dev.singletable.write.ItemNotFoundException;
import dev.singletable.write.ItemWrite;
import dev.singletable.write.OperationDetails;
import dev.singletable.write.StaleVersionException;
import dev.singletable.write.TransactionFailedException.Reason;
import dev.singletable.write.WriteGuard;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

import org.springframework.dao.DataAccessException;
import org.springframework.dao.InvalidDataAccessApiUsageException;

/**
 * Restores and deletes versions.
 */
final class VersionWrites {

	private static final String DELETE = "delete version";

	private static final String DELETE_ALL = "delete all";

	private final TemplateParts parts;

	private final Writes writes;

	private final Plans plans;

	private final ItemReads reads;

	private final HistoryRemoval removal;

	private final Extensions extensions;

	VersionWrites(TemplateParts parts, Writes writes, Plans plans, ItemReads reads, Extensions extensions) {
		this.extensions = extensions;
		this.parts = parts;
		this.writes = writes;
		this.plans = plans;
		this.reads = reads;
		this.removal = new HistoryRemoval(parts);
	}

	/**
	 * Writes an earlier state over the current one, whichever that is.
	 */
	<T> T restore(Addresses.Address address, T earlier) {
		ItemType type = this.parts.codecs().model().require(earlier.getClass());
		for (int attempt = 1;; attempt++) {
			T next = Preparation.withVersion(type, earlier, current(address, "restore"));
			try {
				return Objects.requireNonNull(this.plans.run(this.writes.restore(next)));
			}
			catch (StaleVersionException ex) {
				if (attempt == Plans.ATTEMPTS) {
					throw ex;
				}
				Plans.pause(attempt);
			}
		}
	}

	/** The number of the current version. */
	private long current(Addresses.Address address, String operation) {
		Map<String, AttributeValue> stored = this.reads.storedOrNone(address.type(), address.key());
		AttributeValue version = stored.get(address.type().entity().getRequiredVersionProperty().attribute());
		if (version == null) {
			throw this.reads.notFound(address.type(), operation);
		}
		return Long.parseLong(version.n());
	}

	/**
	 * Deletes a version that is not the current one.
	 */
	void delete(Addresses.Address address, long number) {
		if (number == current(address, DELETE)) {
			throw new InvalidDataAccessApiUsageException(
					("%s: version %d is the current one, which cannot be deleted alone. Restore another before, or "
							+ "delete the item.")
						.formatted(address.type(), number));
		}
		WriteGuard there = WriteGuard.own(Condition.property(VersionItem.CONTENT).exists(), new Missing(number));
		ItemWrite deletion = new ItemWrite.DeleteOwn(DELETE, address.type(),
				VersionKey.of(address.type(), address.key(), number), there);
		this.plans.run(deletion, told(address, "DELETE_VERSION", Map.of("version", number)));
	}

	/** What the audit trail says of it, if there is one. */
	private Beside told(Addresses.Address address, String operation, Map<String, ?> details) {
		return address.type().isAudited()
				? this.extensions
					.beside(List.of(this.parts.auditTrail().row(address.type(), address.key(), operation, details)))
				: Beside.NOTHING;
	}

	/**
	 * Deletes the item, if it is there, and all its versions.
	 */
	void deleteAll(Addresses.Address address) {
		try {
			this.plans.run(this.writes.deleteOne(DELETE_ALL, address.type(), address.key()));
		}
		catch (ItemNotFoundException ex) { // what is left of it goes below
		}
		this.removal.complete(address.type(), address.key(), DELETE_ALL);
	}

	/** The version is not there. */
	private record Missing(long number) implements FailureMeaning {

		@Override
		public Reason reason() {
			return Reason.NOT_FOUND;
		}

		@Override
		public DataAccessException exception(OperationDetails details, Throwable cause) {
			return new ItemNotFoundException(details, "there is no version %d.".formatted(this.number), cause);
		}

	}

}
