package dev.singletable.template;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

import dev.singletable.convert.AttributeValueReader;
import dev.singletable.convert.ItemCodec;
import dev.singletable.convert.ItemCodecs;
import dev.singletable.convert.ItemContent;
import dev.singletable.expression.Condition;
import dev.singletable.key.ItemKey;
import dev.singletable.mapping.ItemIndex;
import dev.singletable.mapping.ItemModel;
import dev.singletable.mapping.ItemType;
import dev.singletable.mapping.SingleTableProperty;
import dev.singletable.template.StagedBlobs.Carried;
import dev.singletable.write.ItemChangedException;
import dev.singletable.write.ItemSize;
import dev.singletable.write.ItemStates.ItemState;
import dev.singletable.write.ItemWrite;
import dev.singletable.write.WriteExtension;
import dev.singletable.write.WriteGuard;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

import org.springframework.dao.DataAccessException;
import org.springframework.dao.InvalidDataAccessApiUsageException;

/**
 * Turns entities into writes, in this order: callbacks, ids, audit, version, keys,
 * companions; and what comes back into entities.
 */
final class Writes {

	private final TemplateParts parts;

	private final ItemCodecs codecs;

	private final Preparation preparation;

	private final EntityCallouts callouts;

	private final Extensions extensions;

	private final Blobs blobs;

	Writes(TemplateParts parts, Preparation preparation, EntityCallouts callouts, Extensions extensions, Blobs blobs) {
		this.parts = parts;
		this.codecs = parts.codecs();
		this.preparation = preparation;
		this.callouts = callouts;
		this.extensions = extensions;
		this.blobs = blobs;
	}

	private ItemModel model() {
		return this.codecs.model();
	}

	<T> Draft<T> create(T given) {
		ItemType type = model().require(given.getClass());
		return insert("create", type, this.callouts.beforeConvert(given), null);
	}

	private <T> Draft<T> insert(String operation, ItemType type, T given, @Nullable Condition condition) {
		OriginalState<T> original = this.preparation.original(type, given);
		T identified = this.preparation.identify(type, given);
		return new Insertion<>(operation, type, identified, aware(WriteGuard.absent(), type).and(condition), original);
	}

	<T> Draft<T> replace(T given, @Nullable Condition condition) {
		ItemType type = model().require(given.getClass());
		T entity = this.callouts.beforeConvert(given);
		requireVersion(type, entity, "replaces", "create it");
		return new Overwriting<>("replace", type, entity, aware(WriteGuard.present(), type).and(condition),
				this.preparation.original(type, entity));
	}

	private static void requireVersion(ItemType type, Object entity, String verb, String instead) {
		if (type.entity().getVersionProperty() != null && Preparation.versionOf(type, entity).isEmpty()) {
			throw new InvalidDataAccessApiUsageException(
					"%s: the entity has no version, so nothing says which state it %s. Read it first, or %s."
						.formatted(type, verb, instead));
		}
	}

	<T> Draft<T> save(T given, @Nullable Condition condition) {
		ItemType type = model().require(given.getClass());
		T entity = this.callouts.beforeConvert(given);
		boolean versioned = type.entity().getVersionProperty() != null;
		if (versioned && Preparation.versionOf(type, entity).isEmpty()) {
			return insert("save", type, entity, condition);
		}
		OriginalState<T> original = this.preparation.original(type, entity);
		T identified = this.preparation.identify(type, entity);
		WriteGuard.Existence existence = versioned ? WriteGuard.Existence.PRESENT : WriteGuard.Existence.ANY;
		WriteGuard guard = aware(WriteGuard.NONE.with(existence), type).and(condition);
		return new Overwriting<>("save", type, identified, guard, original);
	}

	/**
	 * An earlier state becomes the next one.
	 */
	<T> Draft<T> restore(T given) {
		ItemType type = model().require(given.getClass());
		T entity = this.callouts.beforeConvert(given);
		return new Overwriting<>("restore", type, entity, aware(WriteGuard.present(), type),
				this.preparation.original(type, entity));
	}

	Draft<Void> delete(Object entity, @Nullable Condition condition) {
		ItemType type = model().require(entity.getClass());
		requireVersion(type, entity, "deletes", "delete it by its id");
		WriteGuard guard = aware(WriteGuard.present(), type)
			.withVersion(Preparation.versionOf(type, entity).orElse(null));
		return new DeletionDraft(this.extensions, "delete", type, type.keyOf(entity),
				guard.withType(model().needsTypeGuard(type)).and(condition));
	}

	Draft<Void> delete(ItemType type, ItemKey key, @Nullable Condition condition) {
		return new DeletionDraft(this.extensions, "delete", type, key,
				aware(WriteGuard.present(), type).withType(model().needsTypeGuard(type)).and(condition));
	}

	/**
	 * One of many deletions, of an item that may share its key with other types.
	 */
	Draft<Void> deleteOne(String operation, ItemType type, ItemKey key) {
		return new DeletionDraft(this.extensions, operation, type, key,
				aware(WriteGuard.present(), type).withType(true));
	}

	Draft<Void> check(ItemType type, ItemKey key, @Nullable Condition condition) {
		return new CheckDraft(type, key,
				aware(WriteGuard.present(), type).withType(model().needsTypeGuard(type)).and(condition));
	}

	/**
	 * The entity leaves one key and arrives at another; where both are one it is
	 * replaced.
	 */
	List<Draft<?>> move(Object from, Object to) {
		ItemType type = model().require(from.getClass());
		if (type != model().require(to.getClass())) {
			throw new InvalidDataAccessApiUsageException(
					"%s: an item cannot become a %s by being moved. Delete it and create the other.".formatted(type,
							model().require(to.getClass())));
		}
		requireVersion(type, from, "moves", "create it");
		Object entity = this.callouts.beforeConvert(to);
		OriginalState<Object> original = this.preparation.original(type, entity);
		if (type.keyOf(from).equals(type.keyOf(entity))) {
			Object versioned = Preparation.withVersion(type, entity, Preparation.versionOf(type, from).orElse(0L));
			return List.of(new Overwriting<>("move", type, versioned, aware(WriteGuard.present(), type), original));
		}
		WriteGuard guard = aware(WriteGuard.present(), type).withVersion(Preparation.versionOf(type, from).orElse(null))
			.withType(model().needsTypeGuard(type));
		return List.of(new DeletionDraft(this.extensions, "move", type, type.keyOf(from), guard),
				new Arrival<>(type, from, entity, original));
	}

	/** To the guard an item that has expired is none. */
	private WriteGuard aware(WriteGuard guard, ItemType type) {
		return guard.withExpiry(this.parts.expiry().of(type));
	}

	/**
	 * Whether writes of the type take more than the item.
	 */
	boolean mayHaveCompanions(ItemType type) {
		return this.extensions.concern(type);
	}

	/**
	 * About how many bytes a write carries.
	 */
	long sizeOf(ItemWrite write) {
		if (write instanceof ItemWrite.Put put) {
			return ItemSize.of(this.codecs.of(write.type()).toItem(put.content()));
		}
		if (write instanceof ItemWrite.PutOwn own) {
			return ItemSize.of(own.attributes());
		}
		Map<String, AttributeValue> values = new LinkedHashMap<>();
		if (write instanceof ItemWrite.Change change) {
			change.changes()
				.own()
				.forEach((own) -> own.written().ifPresent((value) -> values.put(own.path().toString(), value)));
		}
		return ItemSize.of(values);
	}

	ItemContent content(ItemType type, Object entity) {
		ItemKey key = type.keyOf(entity);
		if (type.hasRawKeys()) {
			requireFree(type, key);
		}
		return new ItemContent(entity, key, type.indexAttributes(type.values(entity)),
				this.codecs.of(type).expiryOf(entity, this.parts.context().now()));
	}

	private void requireFree(ItemType type, ItemKey key) {
		model().ownerOf(key).ifPresent((owner) -> {
			throw new InvalidDataAccessApiUsageException(
					"%s: the key given is one that %s makes by its templates. Give another.".formatted(type, owner));
		});
	}

	/** A whole entity on its way. */
	private abstract class Whole<T> implements Draft<T> {

		private final String operation;

		private final ItemType type;

		final OriginalState<T> original;

		final T given;

		final WriteGuard guard;

		final StagedBlobs blobs;

		Whole(String operation, ItemType type, T given, WriteGuard guard, OriginalState<T> original) {
			this.operation = operation;
			this.type = type;
			this.given = given;
			this.guard = guard;
			this.original = original;
			this.blobs = Writes.this.blobs.of(type);
		}

		@Override
		public String operation() {
			return this.operation;
		}

		@Override
		public ItemType type() {
			return this.type;
		}

		@Override
		public ItemKey key() {
			return this.type.keyOf(this.given);
		}

		@Override
		public boolean isOvertaken(DataAccessException failure) {
			return failure instanceof ItemChangedException;
		}

		@Override
		public void restore() {
			this.original.restore();
		}

		/** What becomes of an object the entity has had before. */
		Carried carried() {
			return Carried.COPIED;
		}

		Prepared<T> put(T given, WriteGuard wanted, Map<String, AttributeValue> stored) {
			T entity = this.blobs.stage(given, carried());
			ItemContent content = content(this.type, entity);
			ItemWrite write = new ItemWrite.Put(this.operation, this.type, content, this.blobs.pinned(wanted));
			Prepared<T> prepared = Prepared.alone(entity, write).after(this.blobs.uploads());
			return Writes.this.extensions.concern(this.type) ? prepared.with(Writes.this.extensions.companions(write,
					Writes.this.extensions.state(this.type, stored),
					new ItemState(entity, content.expiry(), () -> Writes.this.codecs.of(this.type).toItem(content))))
					: prepared;
		}

		@Override
		public T finish(Prepared<T> prepared, @Nullable Object stored) {
			T entity = Objects.requireNonNull(prepared.entity());
			if (!prepared.kept().isEmpty() && stored != null) {
				entity = Preparation.keep(this.type, entity, prepared.kept(), stored);
			}
			return Writes.this.callouts.afterSave(entity);
		}

	}

	/** An item that must not be there yet. */
	private final class Insertion<T> extends Whole<T> {

		Insertion(String operation, ItemType type, T given, WriteGuard guard, OriginalState<T> original) {
			super(operation, type, given, guard, original);
		}

		@Override
		public boolean needsStored() {
			return false;
		}

		@Override
		public Prepared<T> prepare(Map<String, AttributeValue> stored) {
			T audited = Writes.this.preparation.auditNew(type(), this.given);
			T entity = Writes.this.callouts.beforeSave(Preparation.withVersion(type(), audited, 1));
			return put(entity, this.guard, Map.of());
		}

	}

	/** An item that comes from another key, where it was created. */
	private final class Arrival<T> extends Whole<T> {

		private final T from;

		Arrival(ItemType type, T from, T given, OriginalState<T> original) {
			super("move", type, given, aware(WriteGuard.absent(), type), original);
			this.from = from;
		}

		@Override
		public boolean needsStored() {
			return false;
		}

		@Override
		public Prepared<T> prepare(Map<String, AttributeValue> stored) {
			T kept = Preparation.keep(type(), this.given, Preparation.createdToKeep(type(), this.given), this.from);
			T audited = Writes.this.preparation.audit(type(), kept, List.of());
			long version = Preparation.versionOf(type(), this.from).orElse(0L) + 1;
			return put(Writes.this.callouts.beforeSave(Preparation.withVersion(type(), audited, version)), this.guard,
					Map.of());
		}

	}

	/**
	 * An item that may, or must, be there. A created property that is null keeps its
	 * stored value: in the same call, unless it is part of an index key, extensions need
	 * the stored item anyway, or it may be that of an item that has expired.
	 */
	private final class Overwriting<T> extends Whole<T> {

		private final Optional<Long> version;

		private final List<SingleTableProperty> kept;

		private final boolean needsStored;

		Overwriting(String operation, ItemType type, T given, WriteGuard guard, OriginalState<T> original) {
			super(operation, type, given, guard, original);
			this.version = Preparation.versionOf(type, given);
			this.kept = Preparation.createdToKeep(type, given);
			this.needsStored = Writes.this.extensions.needStored(type, verb(guard))
					|| !this.kept.isEmpty() && (Writes.this.extensions.concern(type) || isIndexed()
							|| mayReplaceExpired() || type.schemaVersion() > 0);
		}

		private static WriteExtension.Verb verb(WriteGuard guard) {
			return (guard.existence() == WriteGuard.Existence.ANY) ? WriteExtension.Verb.SAVE
					: WriteExtension.Verb.OVERWRITE;
		}

		private boolean mayReplaceExpired() {
			return this.guard.expiry() != null && this.guard.existence() == WriteGuard.Existence.ANY;
		}

		private Overwriting(Overwriting<T> other, boolean needsStored) {
			super(other.operation(), other.type(), other.given, other.guard, other.original);
			this.version = other.version;
			this.kept = other.kept;
			this.needsStored = needsStored;
		}

		/** What it keeps is read before, since nothing may fail after the transaction. */
		@Override
		public Overwriting<T> inTransaction() {
			return new Overwriting<>(this, this.needsStored || !this.kept.isEmpty());
		}

		private boolean isIndexed() {
			return type().indexes()
				.stream()
				.flatMap(ItemIndex::parts)
				.anyMatch((part) -> type().isComputed(part)
						|| this.kept.stream().anyMatch((property) -> part.equals(property.getName())));
		}

		@Override
		public boolean needsStored() {
			return this.needsStored;
		}

		@Override
		public Prepared<T> prepare(Map<String, AttributeValue> stored) {
			T audited = Writes.this.preparation.audit(type(), this.given, this.kept);
			T entity = Writes.this.callouts
				.beforeSave(Preparation.withVersion(type(), audited, this.version.orElse(0L) + 1));
			WriteGuard complete = this.guard.withVersion(this.version.orElse(null))
				.withType(model().needsTypeGuard(type()));
			if (this.needsStored) {
				return overRead(entity, complete, stored);
			}
			if (this.kept.isEmpty()) {
				return put(entity, complete, stored);
			}
			T staged = this.blobs.stage(entity, carried());
			ItemContent content = content(type(), staged);
			ItemWrite.Changes changes = new WholeChange(Writes.this.codecs, Writes.this.parts.table()).of(content,
					type(), this.kept);
			return new Prepared<>(staged,
					new ItemWrite.Change(operation(), type(), content.key(), changes, this.blobs.pinned(complete)),
					this.kept, List.of(), List.of(), this.blobs.uploads());
		}

		@Override
		Carried carried() {
			return operation().equals("restore") ? Carried.SHARED : Carried.PINNED;
		}

		@Override
		public boolean isRepeatable() {
			return this.needsStored || this.blobs.arePinned();
		}

		/** What was read must still be there. */
		private Prepared<T> overRead(T given, WriteGuard complete, Map<String, AttributeValue> stored) {
			ItemCodec codec = Writes.this.codecs.of(type());
			Map<String, Optional<AttributeValue>> pins = new LinkedHashMap<>();
			Map<String, AttributeValue> seen = this.guard.seen(stored);
			T entity = given;
			if (!this.kept.isEmpty()) {
				List<SingleTableProperty> created = Preparation.createdProperties(type());
				entity = seen.isEmpty() ? given
						: Preparation.keep(type(), given, created, codec.read(AttributeValueReader.of(seen)));
				Set<String> names = new LinkedHashSet<>();
				created.forEach((property) -> names.addAll(codec.attributesOf(property.getName())));
				pins.putAll(Writes.this.extensions.pins(names, stored, codec));
			}
			if (this.version.isEmpty()) {
				pins.putAll(Writes.this.extensions.pins(type(), stored));
				pins.putAll(Writes.this.extensions.presence(type(), this.guard, stored));
			}
			return put(entity, complete.withPinned(pins), seen);
		}

	}

}
