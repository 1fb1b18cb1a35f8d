package dev.singletable.template;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import dev.singletable.convert.AttributeTarget;
import dev.singletable.convert.AttributeValueReader;
import dev.singletable.convert.ExpiryCheck;
import dev.singletable.convert.ItemCodec;
import dev.singletable.expression.AttributeAssignment;
import dev.singletable.expression.Update;
import dev.singletable.expression.UpdateAction;
import dev.singletable.key.ItemKey;
import dev.singletable.mapping.ItemIndex;
import dev.singletable.mapping.ItemType;
import dev.singletable.mapping.SingleTableProperty;
import dev.singletable.write.ItemChangedException;
import dev.singletable.write.ItemNotFoundException;
import dev.singletable.write.ItemSize;
import dev.singletable.write.ItemStates.ItemState;
import dev.singletable.write.ItemWrite;
import dev.singletable.write.OperationDetails;
import dev.singletable.write.StaleVersionException;
import dev.singletable.write.WriteGuard;
import dev.singletable.write.WriteOutcomeUnknownException;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.InvalidDataAccessApiUsageException;
import org.springframework.dao.TransientDataAccessResourceException;

/**
 * One partial update on its way: in one call where everything it needs is at hand, else
 * from the item as it was read.
 */
final class UpdateDraft implements Draft<Object> {

	private final UpdateParts with;

	private final Asked asked;

	private final IndexChanges indexes;

	private final boolean extended;

	private final boolean followsStored;

	private final ExpiryChanges expiries;

	private final boolean inTransaction;

	private final @Nullable ExpiryCheck expiry;

	private UpdateDraft(UpdateParts with, Asked asked, Mode mode) {
		this.with = with;
		this.asked = asked;
		this.expiry = with.parts().expiry().of(asked.type());
		this.expiries = new ExpiryChanges(with.parts(), asked.type(), asked.rules(), asked.actions());
		this.indexes = new IndexChanges(asked.type(), asked.rules(), asked.own(),
				IndexChanges.keyValues(asked.type(), asked.key()));
		this.extended = !asked.isEmpty() && with.extensions().concern(asked.type(), this::mayChange);
		this.inTransaction = mode == Mode.IN_TRANSACTION;
		this.followsStored = !asked.isEmpty() && (mode == Mode.READING || this.extended || dependsOnStored()
				|| this.inTransaction && (asked.rules().startsInsideMaps() || asked.type().schemaVersion() > 0));
	}

	static UpdateDraft of(UpdateParts with, Asked asked) {
		return new UpdateDraft(with, asked, Mode.ALONE);
	}

	/**
	 * The same update from the stored item.
	 */
	UpdateDraft reading() {
		return new UpdateDraft(this.with, this.asked, Mode.READING);
	}

	/**
	 * The same update as a step of a transaction, which says only at its end whether a
	 * map on the way is missing.
	 */
	@Override
	public UpdateDraft inTransaction() {
		return new UpdateDraft(this.with, this.asked, Mode.IN_TRANSACTION);
	}

	private boolean mayChange(String path) {
		return this.asked.rules().changes(path) || this.asked.own().containsKey(path) || this.expiries.touches(path);
	}

	private boolean dependsOnStored() {
		ItemType type = this.asked.type();
		return type.tableParts().stream().anyMatch(type::isComputed) || this.indexes.needsRead()
				|| this.expiries.needsItem();
	}

	/**
	 * Whether it changes nothing.
	 */
	static boolean isEmpty(Update update) {
		return update.actions().isEmpty() && update.expressions().isEmpty();
	}

	/**
	 * Whether it changes nothing and demands only that the item is there.
	 */
	boolean isPlainRead() {
		return this.asked.isEmpty() && this.asked.update().condition().isEmpty();
	}

	UpdateRules rules() {
		return this.asked.rules();
	}

	@Override
	public String operation() {
		return "update";
	}

	@Override
	public ItemType type() {
		return this.asked.type();
	}

	@Override
	public ItemKey key() {
		return this.asked.key();
	}

	@Override
	public boolean needsStored() {
		return this.followsStored || needsDuration();
	}

	/**
	 * Whether the new state is worked out from the stored item.
	 */
	boolean followsStored() {
		return this.followsStored;
	}

	private boolean needsDuration() {
		return !this.asked.isEmpty() && this.expiries.needsDuration();
	}

	@Override
	public boolean isSentExactlyOnce() {
		return this.asked.update().sentExactlyOnce() && !this.asked.isEmpty();
	}

	/** A version in an update is one that was read, never one the caller gave. */
	@Override
	public boolean isOvertaken(DataAccessException failure) {
		return failure instanceof ItemChangedException || failure instanceof StaleVersionException;
	}

	@Override
	public void restore() {
		// nothing was changed
	}

	@Override
	public Prepared<Object> prepare(Map<String, AttributeValue> stored) {
		return prepared(stored).after(this.asked.uploads());
	}

	private Prepared<Object> prepared(Map<String, AttributeValue> stored) {
		boolean missing = needsStored() && guard().seen(stored).isEmpty();
		if (missing || this.inTransaction && this.asked.isEmpty()) {
			return missing();
		}
		if (this.followsStored || codec().isOlder(stored)) {
			return fromStored(stored);
		}
		Map<String, Optional<AttributeValue>> pins = new LinkedHashMap<>();
		List<AttributeAssignment> extra = new ArrayList<>();
		if (!this.asked.isEmpty()) {
			extra.addAll(assignments());
			extra.addAll(this.asked.update().expressions());
			extra.addAll(this.indexes.assignments());
			addZones(extra);
			extra.addAll(this.expiries.assignments());
			codec().schemaVersion().forEach((name, value) -> pins.put(name, Optional.of(value)));
		}
		if (needsDuration()) {
			extra.add(this.expiries.anew(stored));
			pins.putAll(this.expiries.pins(stored));
		}
		return Prepared.alone(null, change(this.asked.actions(), extra, guard().withPinned(pins)));
	}

	/** Demands the item that is not there. */
	private Prepared<Object> missing() {
		return Prepared.alone(null, new ItemWrite.Check("update", type(), key(), guard()));
	}

	private WriteGuard guard() {
		return WriteGuard.present()
			.withExpiry(this.expiry)
			.withType(this.with.parts().codecs().model().needsTypeGuard(type()))
			.and(this.asked.update().condition().orElse(null));
	}

	private ItemWrite change(List<UpdateAction> actions, List<AttributeAssignment> extra, WriteGuard guard) {
		boolean conditional = guard.condition() != null;
		boolean idempotent = new UpdateRules(type(), actions).idempotent(conditional)
				&& extra.stream().noneMatch(AttributeAssignment::isRaw)
				&& (extra.isEmpty() || type().entity().getVersionProperty() == null || guard.version() != null);
		return new ItemWrite.Change("update", type(), key(), new ItemWrite.Changes(actions, extra, idempotent), guard);
	}

	/**
	 * The zones that stand beside the moments the update sets or removes.
	 */
	private void addZones(List<AttributeAssignment> extra) {
		for (UpdateAction action : this.asked.actions()) {
			AttributeTarget target = codec().target(action.path());
			if (action instanceof UpdateAction.Set set) {
				target.zone(set.value())
					.ifPresent((zone) -> extra.add(new AttributeAssignment.Assign(zone.path(), zone.value())));
			}
			else if (action instanceof UpdateAction.SetIfAbsent set) {
				target.zone(set.value())
					.ifPresent((zone) -> extra.add(new AttributeAssignment.AssignIfAbsent(zone.path(), zone.value())));
			}
			else if (action instanceof UpdateAction.Remove) {
				target.zonePath().ifPresent((path) -> extra.add(new AttributeAssignment.Erase(path)));
			}
		}
	}

	private ItemCodec codec() {
		return this.with.parts().codecs().of(type());
	}

	private List<AttributeAssignment> assignments() {
		ItemCodec codec = codec();
		List<AttributeAssignment> extra = new ArrayList<>();
		this.asked.own()
			.forEach((name, value) -> codec.target(name)
				.zone(value)
				.ifPresent((zone) -> extra.add(new AttributeAssignment.Assign(zone.path(), zone.value()))));
		this.asked.own()
			.forEach((name, value) -> extra
				.add(AttributeAssignment.set(codec.target(name).path().root(), codec.target(name).value(value))));
		SingleTableProperty version = type().entity().getVersionProperty();
		if (version != null) {
			extra.add(AttributeAssignment.add(version.attribute(), 1));
		}
		return extra;
	}

	/**
	 * The update of an item that was read, which demands that it is as it was.
	 */
	private Prepared<Object> fromStored(Map<String, AttributeValue> found) {
		Map<String, AttributeValue> stored = codec().upgraded(found);
		Map<String, AttributeValue> after = new StoredChanges(codec()).apply(stored, this.asked.actions());
		Object entity = codec().read(AttributeValueReader.of(complete(after)));
		requireSameKey(entity);
		List<AttributeAssignment> extra = assignments();
		extra.addAll(this.asked.update().expressions());
		extra.addAll(indexKeys(entity));
		boolean older = codec().isOlder(found);
		boolean followed = this.extended || older && this.with.extensions().concern(type());
		ItemState before = followed ? this.with.extensions().state(type(), found) : null;
		Long expiry = (before != null) ? before.expiry() : null;
		if (this.expiries.any()) {
			expiry = this.expiries.expiryOf(entity);
			extra.add(this.expiries.assignment(expiry));
		}
		addZones(extra);
		Map<String, AttributeValue> whole = StoredChanges.with(after, extra);
		ItemWrite write = older ? rewrite(found, versioned(whole, entity)) : change(stored, whole, extra);
		return followed ? extended(write, before, new ItemState(entity, expiry, () -> versioned(whole, entity)))
				: Prepared.alone(null, write);
	}

	private ItemWrite change(Map<String, AttributeValue> stored, Map<String, AttributeValue> whole,
			List<AttributeAssignment> extra) {
		if (this.asked.update().expressions().isEmpty()) {
			ItemSize.check(whole, OperationDetails.of("update", type().name(), this.with.parts().table()));
		}
		MissingParents parents = new MissingParents(codec(), stored, whole);
		return change(parents.others(this.asked.actions()), parents.made(this.asked.actions(), extra), pinned(stored));
	}

	/** All of an item in an older form, so that it never has two. */
	private ItemWrite rewrite(Map<String, AttributeValue> found, Map<String, AttributeValue> whole) {
		if (!this.asked.update().expressions().isEmpty()) {
			throw new InvalidDataAccessApiUsageException(
					("%s: the item has an older schema version, and an update in DynamoDB's own text knows only the class's. "
							+ "Use the update's steps, or save the entity first.")
						.formatted(type()));
		}
		ItemSize.check(whole, OperationDetails.of("update", type().name(), this.with.parts().table()));
		return change(List.of(), StoredChanges.between(found, whole), pinned(found));
	}

	/** The item with the version that the entity has after the update. */
	private Map<String, AttributeValue> versioned(Map<String, AttributeValue> whole, Object entity) {
		Map<String, AttributeValue> item = new HashMap<>(whole);
		SingleTableProperty version = type().entity().getVersionProperty();
		if (version != null) {
			item.put(version.attribute(), AttributeValue
				.fromN(String.valueOf(type().entity().getPropertyAccessor(entity).getProperty(version))));
		}
		return item;
	}

	private List<AttributeAssignment> indexKeys(Object entity) {
		Map<String, String> wanted = type().indexAttributes(type().values(entity));
		List<AttributeAssignment> keys = new ArrayList<>();
		for (String attribute : type().indexAttributeNames()) {
			String text = wanted.get(attribute);
			keys.add((text != null) ? AttributeAssignment.set(attribute, AttributeValue.fromS(text))
					: AttributeAssignment.remove(attribute));
		}
		return keys;
	}

	/** The state is known, but for what an expression in DynamoDB's own text does. */
	private Prepared<Object> extended(ItemWrite write, @Nullable ItemState before, ItemState after) {
		Object known = this.asked.update().expressions().isEmpty() ? after.entity() : null;
		return Prepared.alone(known, write).with(this.with.extensions().companions(write, before, after));
	}

	/**
	 * The item with what the library changes, too.
	 */
	private Map<String, AttributeValue> complete(Map<String, AttributeValue> after) {
		ItemCodec codec = codec();
		Map<String, AttributeValue> complete = new HashMap<>(after);
		this.asked.own()
			.forEach((name, value) -> complete.put(codec.target(name).path().root(), codec.target(name).value(value)));
		SingleTableProperty version = type().entity().getVersionProperty();
		if (version != null) {
			AttributeValue before = after.get(version.attribute());
			long next = (before != null) ? Long.parseLong(before.n()) + 1 : 1;
			complete.put(version.attribute(), AttributeValue.fromN(Long.toString(next)));
		}
		return complete;
	}

	private void requireSameKey(Object entity) {
		if (!type().hasRawKeys() && !type().keyOf(entity).equals(key())) {
			throw new InvalidDataAccessApiUsageException(
					("%s: the update would change the key, which is computed of what it sets. Delete the item and create "
							+ "another.")
						.formatted(type()));
		}
	}

	private WriteGuard pinned(Map<String, AttributeValue> stored) {
		SingleTableProperty version = type().entity().getVersionProperty();
		AttributeValue number = (version != null) ? stored.get(version.attribute()) : null;
		if (number != null) {
			return guard().withVersion(Long.valueOf(number.n()));
		}
		ItemCodec codec = codec();
		Set<String> names = new LinkedHashSet<>();
		List<String> indexed = type().indexes().stream().flatMap(ItemIndex::parts).toList();
		if (this.extended || indexed.stream().anyMatch((part) -> type().isComputed(part))) {
			names.addAll(codec.attributeNames());
		}
		indexed.stream()
			.flatMap((part) -> type().steps(part).stream().limit(1))
			.forEach((property) -> names.addAll(codec.attributesOf(property.getName())));
		this.asked.actions().forEach((action) -> names.add(codec.target(action.path()).path().root()));
		names.removeAll(type().indexAttributeNames());
		Map<String, Optional<AttributeValue>> pins = this.with.extensions().pins(names, stored, codec);
		if (this.expiries.needsDuration()) {
			pins.putAll(this.expiries.pins(stored));
		}
		return guard().withPinned(pins);
	}

	@Override
	public @Nullable Object finish(Prepared<Object> prepared, @Nullable Object stored) {
		Object entity = (stored != null) ? stored : prepared.entity();
		if (entity == null && (isSentExactlyOnce() || this.extended)) {
			return read();
		}
		if (entity == null) {
			throw new DataAccessResourceFailureException(
					OperationDetails.of("update", type().name(), this.with.parts().table())
						.message("the answer is empty, so the new state is unknown. Read the item again."));
		}
		return this.with.callouts().afterConvert(entity);
	}

	/** The update is done: no failure to read the item may deny that. */
	private Object read() {
		try {
			return this.with.reads().requireWritten(type(), key());
		}
		catch (TransientDataAccessResourceException | ItemNotFoundException ex) {
			throw new WriteOutcomeUnknownException(
					OperationDetails.of("update", type().name(), this.with.parts().table()),
					"the update was applied, but the item could not be read afterwards. Do not repeat it.", ex);
		}
	}

	/** How the update is made. */
	private enum Mode {

		/** In one call if that is enough. */
		ALONE,

		/** From the stored item whatever it needs. */
		READING,

		/** As a step among others. */
		IN_TRANSACTION

	}

	/**
	 * What is to be changed.
	 *
	 * @param own what the library sets, by property
	 * @param uploads blobs that are stored before
	 */
	record Asked(ItemType type, ItemKey key, Update update, UpdateRules rules, Map<String, Object> own,
			List<BlobUpload> uploads) {

		List<UpdateAction> actions() {
			return this.update.actions();
		}

		boolean isEmpty() {
			return UpdateDraft.isEmpty(this.update);
		}

	}

}
