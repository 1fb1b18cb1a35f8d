package dev.singletable.template;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

import dev.singletable.convert.AttributeReader;
import dev.singletable.key.ItemKey;
import dev.singletable.mapping.ItemModel;
import dev.singletable.query.ReadOptions;
import dev.singletable.request.ReadCall;
import dev.singletable.request.WriteCall;
import dev.singletable.wire.BatchAnswer;
import dev.singletable.write.BatchIncompleteException;
import dev.singletable.write.ItemNotFoundException;
import dev.singletable.write.ItemWrite;
import dev.singletable.write.OperationDetails;
import dev.singletable.write.WriteGuard;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

import org.springframework.dao.TransientDataAccessResourceException;

/**
 * Batches of any size: entities without conditions 25 at a time, the others as
 * transactions of up to 100.
 */
final class Batches implements BatchOperations {

	static final int WRITES = 25;

	static final int STEPS = 100;

	private final TemplateParts parts;

	private final Addresses addresses;

	private final Writes writes;

	private final Plans plans;

	private final ItemReads reads;

	private final EntityCallouts callouts;

	Batches(TemplateParts parts, Writes writes, Plans plans, ItemReads reads, EntityCallouts callouts) {
		this.plans = plans;
		this.parts = parts;
		this.addresses = new Addresses(parts.codecs().model());
		this.writes = writes;
		this.reads = reads;
		this.callouts = callouts;
	}

	private ItemModel model() {
		return this.parts.codecs().model();
	}

	@Override
	public <T> List<T> saveAll(Collection<T> entities) {
		Map<ItemKey, Draft<T>> drafts = new LinkedHashMap<>();
		List<ItemKey> order = new ArrayList<>(entities.size());
		Map<ItemKey, T> given = new HashMap<>();
		for (T entity : entities) {
			Draft<T> draft = this.writes.save(entity, null);
			ItemKey key = draft.key();
			drafts.put(key, draft);
			given.put(key, entity);
			order.add(key);
		}
		List<BatchEntry<T>> entries = new ArrayList<>();
		Map<ItemKey, Map<String, AttributeValue>> stored = stored(drafts);
		drafts.forEach((key, draft) -> entries
			.add(new BatchEntry<>(given.get(key), draft, draft.prepare(stored.getOrDefault(key, Map.of())))));
		Map<ItemKey, T> saved = new BatchSave<T>(this.parts, this.writes, this.plans, this.reads).write(entries);
		List<T> results = new ArrayList<>(order.size());
		for (ItemKey key : order) {
			T result = saved.get(key);
			if (result != null) {
				results.add(result);
			}
		}
		return results;
	}

	private <T> Map<ItemKey, Map<String, AttributeValue>> stored(Map<ItemKey, Draft<T>> drafts) {
		List<ItemKey> wanted = new ArrayList<>();
		drafts.forEach((key, draft) -> {
			if (draft.needsStored()) {
				wanted.add(key);
			}
		});
		Map<ItemKey, Map<String, AttributeValue>> stored = new HashMap<>();
		stored.putAll(this.reads.items(wanted));
		return stored;
	}

	static <E> List<List<E>> chunks(List<E> all, int size) {
		List<List<E>> chunks = new ArrayList<>();
		for (int from = 0; from < all.size(); from += size) {
			chunks.add(all.subList(from, Math.min(from + size, all.size())));
		}
		return chunks;
	}

	@Override
	public void deleteAll(Class<?> type, Collection<?> ids) {
		Map<ItemKey, Object> byKey = new LinkedHashMap<>();
		List<Addresses.Address> together = new ArrayList<>();
		List<Addresses.Address> alone = new ArrayList<>();
		ids.forEach((id) -> this.addresses.of(type, id).forEach((address) -> {
			if (byKey.putIfAbsent(address.key(), id) == null) {
				(this.writes.mayHaveCompanions(address.type()) || this.addresses.mayHoldOthers(type, address.type())
						? alone : together)
					.add(address);
			}
		}));
		Set<ItemKey> remaining = new LinkedHashSet<>(byKey.keySet());
		TransientDataAccessResourceException cause = delete(chunks(together, WRITES), remaining, this::deleteTogether);
		if (cause == null) {
			cause = delete(chunks(alone, 1), remaining, this::deleteAlone);
		}
		if (!remaining.isEmpty()) {
			List<Object> left = remaining.stream().map(byKey::get).distinct().toList();
			throw new BatchIncompleteException(
					OperationDetails.of("delete all", model().readableAs(type).get(0).name(), this.parts.table()), left,
					cause);
		}
	}

	private static @Nullable TransientDataAccessResourceException delete(List<List<Addresses.Address>> chunks,
			Set<ItemKey> remaining, Function<List<Addresses.Address>, BatchAnswer> delete) {
		for (List<Addresses.Address> chunk : chunks) {
			BatchAnswer answer = delete.apply(chunk);
			List<ItemKey> left = answer.left().stream().map((each) -> each.write().key()).toList();
			chunk.stream().map(Addresses.Address::key).filter((key) -> !left.contains(key)).forEach(remaining::remove);
			if (!left.isEmpty()) {
				return answer.cause();
			}
		}
		return null;
	}

	private BatchAnswer deleteTogether(List<Addresses.Address> addresses) {
		List<WriteCall.Single> calls = addresses.stream().map(this::deletion).toList();
		return this.parts.gateway().write(new WriteCall.Batch(this.parts.table(), calls));
	}

	/**
	 * An item of another type under the key is none of this type, so it is missing.
	 */
	private BatchAnswer deleteAlone(List<Addresses.Address> one) {
		Addresses.Address address = one.get(0);
		try {
			this.plans.run(this.writes.delete(address.type(), address.key(), null));
		}
		catch (ItemNotFoundException ex) {
			return new BatchAnswer(List.of(), null);
		}
		catch (TransientDataAccessResourceException ex) {
			return new BatchAnswer(List.of(deletion(address)), ex);
		}
		return new BatchAnswer(List.of(), null);
	}

	private WriteCall.Single deletion(Addresses.Address address) {
		return this.plans.call(new ItemWrite.Delete("delete all", address.type(), address.key(), WriteGuard.NONE),
				false);
	}

	@Override
	public <T> Found<T> getAll(Class<T> type, Collection<?> ids) {
		return getAll(type, ids, ReadOptions.defaults());
	}

	@Override
	public <T> Found<T> getAll(Class<T> type, Collection<?> ids, ReadOptions options) {
		boolean consistent = options.isConsistent() || this.parts.options().consistent();
		Map<ItemKey, Object> byKey = new LinkedHashMap<>();
		ids.forEach((id) -> this.addresses.of(type, id).forEach((address) -> byKey.putIfAbsent(address.key(), id)));
		String name = model().readableAs(type).get(0).name();
		Map<ItemKey, T> found = new HashMap<>();
		Function<AttributeReader, @Nullable Object> decoder = (in) -> this.reads.entity(type, in);
		ReadCall.Batch call = new ReadCall.Batch(this.parts.table(), name, List.copyOf(byKey.keySet()), consistent);
		this.parts.gateway().batchGet(call, decoder).forEach((entity) -> {
			T read = type.cast(this.callouts.afterConvert(entity));
			found.put(model().require(entity.getClass()).keyOf(entity), read);
		});
		return answer(byKey, found);
	}

	private static <T> Found<T> answer(Map<ItemKey, Object> byKey, Map<ItemKey, T> found) {
		List<T> items = new ArrayList<>();
		Set<Object> missing = new LinkedHashSet<>();
		byKey.forEach((key, id) -> {
			T item = found.get(key);
			if (item != null) {
				items.add(item);
			}
			else {
				missing.add(id);
			}
		});
		byKey.forEach((key, id) -> {
			if (found.containsKey(key)) {
				missing.remove(id);
			}
		});
		return new FoundItems<>(List.copyOf(items), List.copyOf(missing));
	}

	/** What was found. */
	private record FoundItems<T>(List<T> items, List<Object> missing) implements Found<T> {

	}

}
