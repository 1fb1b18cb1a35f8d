package dev.singletable.template;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

import dev.singletable.convert.AttributeTarget;
import dev.singletable.convert.AttributeValueReader;
import dev.singletable.convert.ItemCodec;
import dev.singletable.expression.AttributeAssignment;
import dev.singletable.expression.Update;
import dev.singletable.expression.UpdateAction;
import dev.singletable.key.ItemKey;
import dev.singletable.mapping.ItemIndex;
import dev.singletable.mapping.ItemType;
import dev.singletable.mapping.SingleTableProperty;
import dev.singletable.request.WriteCall;
import dev.singletable.write.ConditionFailedException;
import dev.singletable.write.ItemWrite;
import dev.singletable.write.StaleVersionException;
import dev.singletable.write.TransactionFailedException;
import dev.singletable.write.WriteGuard;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.InvalidDataAccessApiUsageException;

/**
 * Partial updates:
 * <ol>
 * <li>the changes are checked: known paths, not the key, not the version;</li>
 * <li>version, modified date, time to live and index keys are added;</li>
 * <li>where an index key needs a value that is not at hand, the item is read first and
 * the update demands that what was read still stands, again and again if need be.</li>
 * </ol>
 */
final class Updates {

	private static final int ATTEMPTS = 12;

	private final TemplateParts parts;

	private final Writes writes;

	private final Preparation preparation;

	private final ItemReads reads;

	Updates(TemplateParts parts, Writes writes, Preparation preparation, ItemReads reads) {
		this.parts = parts;
		this.writes = writes;
		this.preparation = preparation;
		this.reads = reads;
	}

	/**
	 * Changes the item and returns its new state.
	 */
	Object update(ItemType type, ItemKey key, Update update) {
		UpdateRules rules = new UpdateRules(type, update.actions());
		rules.check();
		WriteGuard guard = WriteGuard.present()
			.withType(this.parts.codecs().model().needsTypeGuard(type))
			.and(update.condition().orElse(null));
		if (update.actions().isEmpty()) {
			return update.condition().isEmpty() ? this.reads.require(type, type.javaType(), key, true)
					: send(new Step(type, key, List.of(), List.of(), guard), false);
		}
		Map<String, Object> own = ownChanges(type, rules);
		IndexChanges indexes = new IndexChanges(type, rules, own, keyValues(type, key));
		boolean computedKey = type.tableParts().stream().anyMatch(type::isComputed);
		if (computedKey || indexes.needsRead() || rules.changesTimeToLive() && !timeToLiveIsSet(type, update)) {
			return readAndUpdate(type, key, update, own);
		}
		List<AttributeAssignment> extra = assignments(type, own);
		extra.addAll(indexes.assignments());
		addZones(this.parts.codecs().of(type), update.actions(), extra);
		addTimeToLive(type, update, extra);
		try {
			return send(new Step(type, key, update.actions(), extra, guard), update.sentExactlyOnce());
		}
		catch (InvalidDataAccessApiUsageException | TransactionFailedException ex) {
			if (!rules.addsInsideMaps()) {
				throw ex;
			}
			return readAndUpdate(type, key, update, own);
		}
	}

	private static Map<String, Object> keyValues(ItemType type, ItemKey key) {
		Map<String, Object> values = new HashMap<>();
		read(type.table().partition(), key.pk(), values);
		read(type.table().sort(), key.sk(), values);
		return values;
	}

	private static void read(dev.singletable.mapping.@Nullable IndexKey key, String text, Map<String, Object> values) {
		if (key instanceof dev.singletable.mapping.IndexKey.Composed composed) {
			composed.pattern().read(text).ifPresent(values::putAll);
		}
		else if (key instanceof dev.singletable.mapping.IndexKey.Raw raw) {
			values.put(raw.path(), text);
		}
	}

	private Map<String, Object> ownChanges(ItemType type, UpdateRules rules) {
		Map<String, Object> own = new LinkedHashMap<>(this.preparation.modified(type));
		own.keySet().removeAll(rules.roots());
		return own;
	}

	/**
	 * The zones that stand beside the moments an update sets or removes.
	 */
	private static void addZones(ItemCodec codec, List<UpdateAction> actions, List<AttributeAssignment> extra) {
		for (UpdateAction action : actions) {
			AttributeTarget target = codec.target(action.path());
			if (action instanceof UpdateAction.Set set) {
				target.zone(set.value())
					.ifPresent((zone) -> extra.add(new AttributeAssignment.Assign(zone.path(), zone.value())));
			}
			else if (action instanceof UpdateAction.Remove) {
				target.zonePath().ifPresent((path) -> extra.add(new AttributeAssignment.Erase(path)));
			}
		}
	}

	private List<AttributeAssignment> assignments(ItemType type, Map<String, Object> own) {
		ItemCodec codec = this.parts.codecs().of(type);
		List<AttributeAssignment> extra = new ArrayList<>();
		own.forEach((name, value) -> codec.target(name)
			.zone(value)
			.ifPresent((zone) -> extra.add(new AttributeAssignment.Assign(zone.path(), zone.value()))));
		own.forEach((name, value) -> extra
			.add(AttributeAssignment.set(codec.target(name).path().root(), codec.target(name).value(value))));
		SingleTableProperty version = type.entity().getVersionProperty();
		if (version != null) {
			extra.add(AttributeAssignment.add(version.attribute(), 1));
		}
		return extra;
	}

	private static boolean timeToLiveIsSet(ItemType type, Update update) {
		String name = type.timeToLive().map(SingleTableProperty::getName).orElse("");
		return update.actions()
			.stream()
			.anyMatch((action) -> action.path().equals(name)
					&& (action instanceof UpdateAction.Set || action instanceof UpdateAction.Remove));
	}

	private void addTimeToLive(ItemType type, Update update, List<AttributeAssignment> extra) {
		String name = type.timeToLive().map(SingleTableProperty::getName).orElse("");
		String attribute = this.parts.codecs().model().attributes().ttl();
		for (UpdateAction action : update.actions()) {
			if (!name.isEmpty() && action.path().equals(name)) {
				extra.add((action instanceof UpdateAction.Set set) ? AttributeAssignment.set(attribute, AttributeValue
					.fromN(this.parts.codecs().of(type).expiry(set.value(), this.parts.context().now()).toString()))
						: AttributeAssignment.remove(attribute));
			}
		}
	}

	private Object readAndUpdate(ItemType type, ItemKey key, Update update, Map<String, Object> own) {
		WriteGuard asked = WriteGuard.present()
			.withType(this.parts.codecs().model().needsTypeGuard(type))
			.and(update.condition().orElse(null));
		RuntimeException last = null;
		for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
			Map<String, AttributeValue> stored = this.reads.item(type, key);
			Step step = guarded(new Step(type, key, update.actions(), List.of(), asked), own, stored);
			try {
				return send(step, update.sentExactlyOnce());
			}
			catch (ConditionFailedException | StaleVersionException | TransactionFailedException ex) {
				if (!changedSince(type, key, stored)) {
					throw ex;
				}
				last = ex;
				pause(attempt);
			}
		}
		throw new ConcurrencyFailureException(
				"%s: other writers changed the item during each of %d attempts to update it. Try again.".formatted(type,
						ATTEMPTS),
				last);
	}

	private boolean changedSince(ItemType type, ItemKey key, Map<String, AttributeValue> stored) {
		return !stored.equals(this.reads.item(type, key));
	}

	private static void pause(int attempt) {
		long most = Math.min(10L << Math.min(attempt, 6), Duration.ofMillis(500).toMillis());
		try {
			Thread.sleep(ThreadLocalRandom.current().nextLong(most) + 1);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new ConcurrencyFailureException("Interrupted while waiting to update again.", ex);
		}
	}

	/**
	 * The update of an item that was read, which demands that it is as it was.
	 */
	private Step guarded(Step asked, Map<String, Object> own, Map<String, AttributeValue> stored) {
		ItemType type = asked.type();
		ItemCodec codec = this.parts.codecs().of(type);
		Map<String, AttributeValue> after = new StoredChanges(codec).apply(stored, asked.actions());
		Object entity = codec.read(AttributeValueReader.of(complete(codec, after, own)));
		requireSameKey(asked, entity);
		List<AttributeAssignment> extra = assignments(type, own);
		Map<String, String> wanted = type.indexAttributes(type.values(entity));
		for (String attribute : type.indexAttributeNames()) {
			String text = wanted.get(attribute);
			extra.add((text != null) ? AttributeAssignment.set(attribute, AttributeValue.fromS(text))
					: AttributeAssignment.remove(attribute));
		}
		if (new UpdateRules(type, asked.actions()).changesTimeToLive()) {
			Long expiry = codec.expiryOf(entity, this.parts.context().now());
			String ttl = this.parts.codecs().model().attributes().ttl();
			extra.add((expiry != null) ? AttributeAssignment.set(ttl, AttributeValue.fromN(expiry.toString()))
					: AttributeAssignment.remove(ttl));
		}
		addZones(codec, asked.actions(), extra);
		MissingParents parents = new MissingParents(codec, stored, after);
		extra.addAll(parents.made(asked.actions()));
		return new Step(type, asked.key(), parents.others(asked.actions()), extra, pinned(asked, stored));
	}

	/**
	 * The item with what the library changes, too.
	 */
	private static Map<String, AttributeValue> complete(ItemCodec codec, Map<String, AttributeValue> after,
			Map<String, Object> own) {
		Map<String, AttributeValue> complete = new HashMap<>(after);
		own.forEach((name, value) -> complete.put(codec.target(name).path().root(), codec.target(name).value(value)));
		SingleTableProperty version = codec.type().entity().getVersionProperty();
		if (version != null) {
			AttributeValue before = after.get(version.attribute());
			long next = (before != null) ? Long.parseLong(before.n()) + 1 : 1;
			complete.put(version.attribute(), AttributeValue.fromN(Long.toString(next)));
		}
		return complete;
	}

	private static void requireSameKey(Step asked, Object entity) {
		if (!asked.type().hasRawKeys() && !asked.type().keyOf(entity).equals(asked.key())) {
			throw new InvalidDataAccessApiUsageException(
					("%s: the update would change the key, which is computed of what it sets. Delete the item and create "
							+ "another.")
						.formatted(asked.type()));
		}
	}

	private WriteGuard pinned(Step asked, Map<String, AttributeValue> stored) {
		ItemType type = asked.type();
		SingleTableProperty version = type.entity().getVersionProperty();
		AttributeValue number = (version != null) ? stored.get(version.attribute()) : null;
		if (number != null) {
			return asked.guard().withVersion(Long.valueOf(number.n()));
		}
		ItemCodec codec = this.parts.codecs().of(type);
		Set<String> names = new LinkedHashSet<>();
		List<String> indexed = type.indexes().stream().flatMap(ItemIndex::parts).toList();
		if (indexed.stream().anyMatch((part) -> type.isComputed(part))) {
			names.addAll(codec.attributeNames());
		}
		indexed.stream()
			.flatMap((part) -> type.steps(part).stream().limit(1))
			.forEach((property) -> names.addAll(codec.attributesOf(property.getName())));
		asked.actions().forEach((action) -> names.add(codec.target(action.path()).path().root()));
		names.removeAll(type.indexAttributeNames());
		Map<String, Optional<AttributeValue>> pins = new LinkedHashMap<>();
		names.forEach((name) -> pins.put(name, Optional.ofNullable(stored.get(name))));
		return asked.guard().withPinned(pins);
	}

	private Object send(Step step, boolean exactlyOnce) {
		boolean idempotent = new UpdateRules(step.type(), step.actions()).idempotent() && (step.extra().isEmpty()
				|| step.type().entity().getVersionProperty() == null || step.guard().version() != null);
		ItemWrite write = new ItemWrite.Change("update", step.type(), step.key(),
				new ItemWrite.Changes(step.actions(), step.extra(), idempotent), step.guard());
		if (exactlyOnce) {
			WriteCall.Single call = this.writes.call(write, false);
			this.parts.gateway().writeExactlyOnce(call, UUID.randomUUID().toString());
			return this.reads.require(step.type(), step.type().javaType(), step.key(), true);
		}
		return this.reads.changed(step.type(), this.writes.call(write, true));
	}

	/** One attempt. */
	private record Step(ItemType type, ItemKey key, List<UpdateAction> actions, List<AttributeAssignment> extra,
			WriteGuard guard) {

	}

}
