package dev.singletable.history;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;

import dev.singletable.annotation.Historized;
import dev.singletable.expression.AttributeAssignment;
import dev.singletable.expression.Condition;
import dev.singletable.key.ItemKey;
import dev.singletable.mapping.ItemType;
import dev.singletable.mapping.SingleTableProperty;
import dev.singletable.table.TableAttributes;
import dev.singletable.write.FailureMeaning;
import dev.singletable.write.ItemSize;
import dev.singletable.write.ItemStates;
import dev.singletable.write.ItemStates.ItemState;
import dev.singletable.write.ItemWrite;
import dev.singletable.write.OperationDetails;
import dev.singletable.write.TransactionFailedException.Reason;
import dev.singletable.write.WriteExtension;
import dev.singletable.write.WriteGuard;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

import org.springframework.dao.DataAccessException;
import org.springframework.dao.InvalidDataAccessApiUsageException;

/**
 * Keeps every state of an item as a version, in the transaction that writes the item.
 */
public final class VersionHistory implements WriteExtension {

	/** So many versions are deleted in the transaction that deletes the item. */
	public static final int AT_ONCE = 50;

	private static final String HISTORY = "history";

	private final TableAttributes attributes;

	private final String table;

	private final Supplier<Instant> now;

	public VersionHistory(TableAttributes attributes, String table, Supplier<Instant> now) {
		this.attributes = attributes;
		this.table = table;
		this.now = now;
	}

	@Override
	public boolean appliesTo(ItemType type) {
		return type.isHistorized();
	}

	@Override
	public boolean needsStored(ItemType type, Verb verb) {
		return verb == Verb.DELETE;
	}

	@Override
	public boolean isTouchedBy(ItemType type, Predicate<String> changes) {
		return true;
	}

	@Override
	public Set<String> dependsOn(ItemType type) {
		return Set.of(version(type).getName());
	}

	@Override
	public Optional<String> partition(ItemType type, ItemKey owner) {
		return Optional.of(VersionKey.partition(type, owner));
	}

	private static SingleTableProperty version(ItemType type) {
		return type.entity().getRequiredVersionProperty();
	}

	@Override
	public List<ItemWrite> companions(ItemWrite write, ItemStates states) {
		requireKnown(write);
		ItemState after = states.after();
		if (after == null) {
			return (states.before() != null) ? removal(write, states) : List.of();
		}
		long number = ((Number) Objects.requireNonNull(
				write.type().entity().getPropertyAccessor(after.entity()).getProperty(version(write.type()))))
			.longValue();
		List<ItemWrite> companions = new ArrayList<>();
		companions.add(put(write, number, after));
		int most = write.type().entity().getRequiredAnnotation(Historized.class).maxVersions();
		if (most > 0 && number > most) {
			companions.add(deletion(write.type(), VersionKey.of(write.type(), write.key(), number - most)));
		}
		return companions;
	}

	private static void requireKnown(ItemWrite write) {
		boolean arrives = write.guard().existence() == WriteGuard.Existence.ABSENT;
		if (write.operation().equals("move") && (arrives || write instanceof ItemWrite.Delete)) {
			throw new InvalidDataAccessApiUsageException(
					("%s: versions are kept under the item's key, so it cannot be moved to another. Create the other, "
							+ "and delete this one.")
						.formatted(write.type()));
		}
		if (write instanceof ItemWrite.Change change
				&& change.changes().own().stream().anyMatch(AttributeAssignment::isRaw)) {
			throw new InvalidDataAccessApiUsageException(
					("%s: versions are kept of it, and what an update in DynamoDB's own text leaves is not known before. "
							+ "Use the update's steps.")
						.formatted(write.type()));
		}
	}

	private ItemWrite put(ItemWrite write, long number, ItemState after) {
		return put(write, new VersionItem(number, this.now.get(), write.operation(), false, Map.of()), after);
	}

	/**
	 * A state as a version of its item.
	 * @param write what writes it, for messages
	 * @param version its number, moment and operation; the content is that of the state
	 */
	public ItemWrite.PutOwn put(ItemWrite write, VersionItem version, ItemState state) {
		ItemType type = write.type();
		Map<String, AttributeValue> content = new HashMap<>(state.attributes().get());
		content.keySet().removeAll(type.indexAttributeNames());
		ItemKey key = VersionKey.of(type, write.key(), version.number());
		Map<String, AttributeValue> item = new VersionItem(version.number(), version.writtenAt(), version.operation(),
				false, content)
			.toItem(key.pk(), this.attributes, state.expiry());
		ItemSize.check(item, OperationDetails.of(write.operation(), type.name(), this.table));
		return new ItemWrite.PutOwn(HISTORY, type, key, item, (version.number() == 1) ? free() : WriteGuard.NONE);
	}

	/** A history begins where none is being removed. */
	private static WriteGuard free() {
		return WriteGuard.own(Condition.property(VersionItem.REMOVED).isAbsent(), new Remain());
	}

	private List<ItemWrite> removal(ItemWrite write, ItemStates states) {
		ItemType type = write.type();
		if (states.kept().size() > AT_ONCE) {
			return List.of(mark(type, write.key(), write.operation()));
		}
		return states.kept().stream().map((key) -> deletion(type, key)).toList();
	}

	private static ItemWrite deletion(ItemType type, ItemKey key) {
		return new ItemWrite.DeleteOwn(HISTORY, type, key, WriteGuard.NONE);
	}

	/**
	 * What says that the versions of an item that is gone are being removed.
	 */
	public ItemWrite mark(ItemType type, ItemKey owner, String operation) {
		ItemKey key = VersionKey.of(type, owner, VersionItem.MARK_NUMBER);
		return new ItemWrite.PutOwn(HISTORY, type, key,
				VersionItem.mark(this.now.get(), operation).toItem(key.pk(), this.attributes, null), WriteGuard.NONE);
	}

	/**
	 * Deletes a version of a history that is being removed, unless it is one of the next
	 * history by now.
	 */
	public ItemWrite deletion(ItemType type, ItemKey owner, VersionItem version) {
		Condition same = Condition.property(VersionItem.WRITTEN_AT)
			.is(AttributeValue.fromS(version.writtenAt().toString()));
		return new ItemWrite.DeleteOwn(HISTORY, type, VersionKey.of(type, owner, version.number()),
				WriteGuard.own(same, new Remain()));
	}

	/** Versions of an item that had the key are there. */
	private record Remain() implements FailureMeaning {

		@Override
		public Reason reason() {
			return Reason.CONFLICT;
		}

		@Override
		public DataAccessException exception(OperationDetails details, Throwable cause) {
			return new VersionsRemainException(details, cause);
		}

	}

}
