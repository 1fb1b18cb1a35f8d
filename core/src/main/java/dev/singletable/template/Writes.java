package dev.singletable.template;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

import dev.singletable.convert.AttributeReader;
import dev.singletable.convert.AttributeValueReader;
import dev.singletable.convert.ItemCodec;
import dev.singletable.convert.ItemCodecs;
import dev.singletable.convert.ItemContent;
import dev.singletable.expression.AttributeAssignment;
import dev.singletable.expression.Condition;
import dev.singletable.key.ItemKey;
import dev.singletable.mapping.ItemIndex;
import dev.singletable.mapping.ItemModel;
import dev.singletable.mapping.ItemType;
import dev.singletable.mapping.SingleTableProperty;
import dev.singletable.request.WriteCall;
import dev.singletable.request.WriteCalls;
import dev.singletable.write.ItemSize;
import dev.singletable.write.ItemWrite;
import dev.singletable.write.OperationDetails;
import dev.singletable.write.WriteGuard;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

import org.springframework.dao.InvalidDataAccessApiUsageException;
import org.springframework.data.mapping.PersistentPropertyAccessor;

/**
 * Turns entities into writes, in this order: callbacks, ids, audit, version, keys; and
 * what comes back into entities.
 */
final class Writes {

	private final TemplateParts parts;

	private final ItemCodecs codecs;

	private final WriteCalls calls;

	private final Preparation preparation;

	private final EntityCallouts callouts;

	private final ItemReads reads;

	Writes(TemplateParts parts, Preparation preparation, EntityCallouts callouts, ItemReads reads) {
		this.reads = reads;
		this.parts = parts;
		this.codecs = parts.codecs();
		this.calls = new WriteCalls(parts.table(), this.codecs);
		this.preparation = preparation;
		this.callouts = callouts;
	}

	private ItemModel model() {
		return this.codecs.model();
	}

	/**
	 * An entity on its way, and the write it became.
	 */
	record Prepared<T>(T entity, ItemWrite write, List<SingleTableProperty> kept) {

	}

	<T> Prepared<T> create(T given) {
		ItemType type = model().require(given.getClass());
		return insert("create", type, this.callouts.beforeConvert(given), null);
	}

	private <T> Prepared<T> insert(String operation, ItemType type, T given, @Nullable Condition condition) {
		T identified = this.preparation.identify(type, given);
		T audited = this.preparation.auditNew(type, identified);
		T entity = this.callouts.beforeSave(Preparation.withVersion(type, audited, 1));
		return put(operation, type, entity, WriteGuard.absent().and(condition));
	}

	private <T> Prepared<T> put(String operation, ItemType type, T entity, WriteGuard guard) {
		return new Prepared<>(entity, new ItemWrite.Put(operation, type, content(type, entity), guard), List.of());
	}

	<T> Prepared<T> replace(T given, @Nullable Condition condition) {
		ItemType type = model().require(given.getClass());
		T entity = this.callouts.beforeConvert(given);
		requireVersion(type, entity, "replaces", "create it");
		return overwrite("replace", type, entity, WriteGuard.present().and(condition));
	}

	private static void requireVersion(ItemType type, Object entity, String verb, String instead) {
		if (type.entity().getVersionProperty() != null && Preparation.versionOf(type, entity).isEmpty()) {
			throw new InvalidDataAccessApiUsageException(
					"%s: the entity has no version, so nothing says which state it %s. Read it first, or %s."
						.formatted(type, verb, instead));
		}
	}

	<T> Prepared<T> save(T given, @Nullable Condition condition) {
		ItemType type = model().require(given.getClass());
		T entity = this.callouts.beforeConvert(given);
		boolean versioned = type.entity().getVersionProperty() != null;
		if (versioned && Preparation.versionOf(type, entity).isEmpty()) {
			return insert("save", type, entity, condition);
		}
		T identified = this.preparation.identify(type, entity);
		WriteGuard.Existence existence = versioned ? WriteGuard.Existence.PRESENT : WriteGuard.Existence.ANY;
		return overwrite("save", type, identified, WriteGuard.NONE.with(existence).and(condition));
	}

	private <T> Prepared<T> overwrite(String operation, ItemType type, T given, WriteGuard guard) {
		Optional<Long> version = Preparation.versionOf(type, given);
		List<SingleTableProperty> kept = Preparation.createdToKeep(type, given);
		T audited = this.preparation.audit(type, given, kept);
		T entity = this.callouts.beforeSave(Preparation.withVersion(type, audited, version.orElse(0L) + 1));
		WriteGuard complete = guard.withVersion(version.orElse(null)).withType(model().needsTypeGuard(type));
		if (kept.isEmpty()) {
			return put(operation, type, entity, complete);
		}
		if (isIndexed(type, kept)) {
			return overwriteKnown(operation, type, entity, complete);
		}
		ItemContent content = content(type, entity);
		ItemWrite.Changes changes = wholeItem(this.codecs.of(type), content, kept);
		return new Prepared<>(entity, new ItemWrite.Change(operation, type, content.key(), changes, complete), kept);
	}

	private static boolean isIndexed(ItemType type, List<SingleTableProperty> kept) {
		return type.indexes()
			.stream()
			.flatMap(ItemIndex::parts)
			.anyMatch((part) -> type.isComputed(part)
					|| kept.stream().anyMatch((property) -> part.equals(property.getName())));
	}

	/**
	 * A created property that is part of an index key has to be known before the key is:
	 * the stored one is read, and must still be there.
	 */
	private <T> Prepared<T> overwriteKnown(String operation, ItemType type, T given, WriteGuard guard) {
		ItemCodec codec = this.codecs.of(type);
		Map<String, AttributeValue> stored = this.reads.storedOrNone(type, type.keyOf(given));
		List<SingleTableProperty> kept = Preparation.createdProperties(type);
		T entity = stored.isEmpty() ? given : keep(type, given, kept, codec.read(AttributeValueReader.of(stored)));
		Map<String, Optional<AttributeValue>> pinned = new LinkedHashMap<>();
		kept.forEach((property) -> codec.attributesOf(property.getName())
			.forEach((name) -> pinned.put(name, Optional.ofNullable(stored.get(name)))));
		return put(operation, type, entity, guard.withPinned(pinned));
	}

	private ItemWrite.Changes wholeItem(ItemCodec codec, ItemContent content, List<SingleTableProperty> kept) {
		Map<String, AttributeValue> item = new LinkedHashMap<>(codec.toItem(content));
		ItemSize.check(item, OperationDetails.of("save", codec.type().name(), this.parts.table()));
		item.remove(model().attributes().pk());
		item.remove(model().attributes().sk());
		Set<String> erased = new LinkedHashSet<>();
		model().sharingKeys(codec.type()).forEach((each) -> erased.addAll(this.codecs.of(each).attributeNames()));
		erased.removeAll(item.keySet());
		Set<String> keeping = new java.util.HashSet<>();
		kept.forEach((property) -> keeping.addAll(codec.attributesOf(property.getName())));
		erased.removeAll(keeping);
		List<AttributeAssignment> own = new java.util.ArrayList<>();
		item.forEach((name, value) -> own.add(keeping.contains(name) ? AttributeAssignment.setIfAbsent(name, value)
				: AttributeAssignment.set(name, value)));
		erased.forEach((name) -> own.add(AttributeAssignment.remove(name)));
		return new ItemWrite.Changes(List.of(), own, true);
	}

	/**
	 * About how many bytes a write carries.
	 */
	long sizeOf(ItemWrite write) {
		if (write instanceof ItemWrite.Put put) {
			return ItemSize.of(this.codecs.of(write.type()).toItem(put.content()));
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

	ItemWrite delete(Object entity, @Nullable Condition condition) {
		ItemType type = model().require(entity.getClass());
		requireVersion(type, entity, "deletes", "delete it by its id");
		Optional<Long> version = Preparation.versionOf(type, entity);
		return new ItemWrite.Delete("delete", type, type.keyOf(entity),
				WriteGuard.present()
					.withVersion(version.orElse(null))
					.withType(model().needsTypeGuard(type))
					.and(condition));
	}

	ItemWrite delete(ItemType type, ItemKey key, @Nullable Condition condition) {
		return new ItemWrite.Delete("delete", type, key,
				WriteGuard.present().withType(model().needsTypeGuard(type)).and(condition));
	}

	/**
	 * Sends it alone.
	 * @return the entity as stored
	 */
	<T> T send(Prepared<T> prepared) {
		if (prepared.kept().isEmpty()) {
			send(prepared.write());
			return finished(prepared, null);
		}
		ItemCodec codec = this.codecs.of(prepared.write().type());
		Function<AttributeReader, @Nullable Object> decoder = codec::read;
		return finished(prepared,
				this.parts.gateway().<Object>write(call(prepared.write(), true), decoder).orElse(null));
	}

	void send(ItemWrite write) {
		this.parts.gateway().write(call(write, false));
	}

	WriteCall.Single call(ItemWrite write, boolean returnsNew) {
		return this.calls.single(write, returnsNew);
	}

	/**
	 * The entity after its write, with the created properties that were kept.
	 * @param stored the entity as it is stored, if something was kept
	 */
	<T> T finished(Prepared<T> prepared, @Nullable Object stored) {
		T entity = prepared.entity();
		if (!prepared.kept().isEmpty() && stored != null) {
			entity = keep(prepared.write().type(), entity, prepared.kept(), stored);
		}
		return this.callouts.afterSave(entity);
	}

	private static <T> T keep(ItemType type, T entity, List<SingleTableProperty> kept, Object stored) {
		PersistentPropertyAccessor<Object> from = type.entity().getPropertyAccessor(stored);
		PersistentPropertyAccessor<T> to = type.entity().getPropertyAccessor(entity);
		kept.forEach((property) -> to.setProperty(property, from.getProperty(property)));
		return to.getBean();
	}

}
