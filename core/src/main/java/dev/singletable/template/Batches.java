package dev.singletable.template;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

import dev.singletable.convert.AttributeReader;
import dev.singletable.key.ItemKey;
import dev.singletable.mapping.ItemModel;
import dev.singletable.mapping.ItemType;
import dev.singletable.request.ReadCall;
import dev.singletable.request.WriteCall;
import dev.singletable.write.BatchIncompleteException;
import dev.singletable.write.ItemWrite;
import dev.singletable.write.OperationDetails;
import dev.singletable.write.TransactionFailedException;
import dev.singletable.write.WriteGuard;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Batches of any size: entities without conditions 25 at a time, the others as
 * transactions of up to 100.
 */
final class Batches implements BatchOperations {

	private static final int WRITES = 25;

	private static final int STEPS = 100;

	private static final int READS = 100;

	private final TemplateParts parts;

	private final Writes writes;

	private final ItemReads reads;

	private final EntityCallouts callouts;

	Batches(TemplateParts parts, Writes writes, ItemReads reads, EntityCallouts callouts) {
		this.parts = parts;
		this.writes = writes;
		this.reads = reads;
		this.callouts = callouts;
	}

	private ItemModel model() {
		return this.parts.codecs().model();
	}

	@Override
	public <T> List<T> saveAll(Collection<T> entities) {
		Map<ItemKey, Writes.Prepared<T>> prepared = new LinkedHashMap<>();
		List<ItemKey> order = new ArrayList<>(entities.size());
		for (T entity : entities) {
			Writes.Prepared<T> each = this.writes.save(entity, null);
			prepared.put(each.write().key(), each);
			order.add(each.write().key());
		}
		Map<ItemKey, T> saved = new HashMap<>();
		write(new ArrayList<>(prepared.values()), saved);
		List<T> results = new ArrayList<>(order.size());
		for (ItemKey key : order) {
			T result = saved.get(key);
			if (result != null) {
				results.add(result);
			}
		}
		return results;
	}

	private <T> void write(List<Writes.Prepared<T>> prepared, Map<ItemKey, T> saved) {
		List<Writes.Prepared<T>> plain = new ArrayList<>();
		List<Writes.Prepared<T>> guarded = new ArrayList<>();
		for (Writes.Prepared<T> each : prepared) {
			boolean unconditional = each.write() instanceof ItemWrite.Put && each.write().guard().isEmpty();
			(unconditional ? plain : guarded).add(each);
		}
		List<Object> remaining = new ArrayList<>();
		chunks(plain, WRITES).forEach((chunk) -> remaining.addAll(writeBatch(chunk, saved)));
		chunks(guarded, STEPS).forEach((chunk) -> writeTransaction(chunk, saved));
		if (!remaining.isEmpty()) {
			throw new BatchIncompleteException(OperationDetails.of("save all", null, this.parts.table()), remaining,
					null);
		}
	}

	private static <E> List<List<E>> chunks(List<E> all, int size) {
		List<List<E>> chunks = new ArrayList<>();
		for (int from = 0; from < all.size(); from += size) {
			chunks.add(all.subList(from, Math.min(from + size, all.size())));
		}
		return chunks;
	}

	private <T> List<Object> writeBatch(List<Writes.Prepared<T>> chunk, Map<ItemKey, T> saved) {
		List<WriteCall.Single> calls = chunk.stream().map((each) -> this.writes.call(each.write(), false)).toList();
		List<WriteCall.Single> left = this.parts.gateway().write(new WriteCall.Batch(this.parts.table(), calls));
		List<Object> remaining = new ArrayList<>();
		for (int index = 0; index < chunk.size(); index++) {
			Writes.Prepared<T> each = chunk.get(index);
			if (left.contains(calls.get(index))) {
				remaining.add(each.entity());
			}
			else {
				saved.put(each.write().key(), this.writes.finished(each, Map.of()));
			}
		}
		return remaining;
	}

	private <T> void writeTransaction(List<Writes.Prepared<T>> chunk, Map<ItemKey, T> saved) {
		if (chunk.size() == 1) {
			saved.put(chunk.get(0).write().key(), this.writes.send(chunk.get(0)));
			return;
		}
		try {
			List<WriteCall.Single> calls = chunk.stream().map((each) -> this.writes.call(each.write(), false)).toList();
			this.parts.gateway()
				.write(new WriteCall.Transaction(this.parts.table(), calls, UUID.randomUUID().toString()));
			Map<ItemKey, Map<String, AttributeValue>> stored = storedOf(chunk);
			chunk.forEach((each) -> saved.put(each.write().key(),
					this.writes.finished(each, stored.getOrDefault(each.write().key(), Map.of()))));
		}
		catch (TransactionFailedException ex) {
			splitAndWrite(chunk, saved, ex);
		}
	}

	/**
	 * The items of which a created property was kept, which a transaction does not
	 * return.
	 */
	private <T> Map<ItemKey, Map<String, AttributeValue>> storedOf(List<Writes.Prepared<T>> chunk) {
		List<ItemKey> keys = chunk.stream()
			.filter((each) -> !each.kept().isEmpty())
			.map((each) -> each.write().key())
			.toList();
		return keys.isEmpty() ? Map.of() : this.reads.items(keys);
	}

	/**
	 * Writes what did not fail, then fails with the first that did.
	 */
	private <T> void splitAndWrite(List<Writes.Prepared<T>> chunk, Map<ItemKey, T> saved,
			TransactionFailedException failure) {
		List<Writes.Prepared<T>> good = new ArrayList<>();
		List<Writes.Prepared<T>> bad = new ArrayList<>();
		for (int index = 0; index < chunk.size(); index++) {
			boolean failed = index < failure.steps().size()
					&& failure.steps().get(index).reason() != TransactionFailedException.Reason.NONE;
			(failed ? bad : good).add(chunk.get(index));
		}
		if (bad.isEmpty()) {
			throw failure;
		}
		if (!good.isEmpty()) {
			writeTransaction(good, saved);
		}
		bad.forEach((each) -> saved.put(each.write().key(), this.writes.send(each)));
	}

	@Override
	public void deleteAll(Class<?> type, Collection<?> ids) {
		ItemType itemType = model().readableAs(type).get(0);
		Map<ItemKey, Object> byKey = new LinkedHashMap<>();
		ids.forEach((id) -> byKey.put(itemType.id().key(id), id));
		List<Object> remaining = new ArrayList<>();
		if (itemType.hasRawKeys()) {
			byKey.keySet().forEach((key) -> deleteAlone(itemType, key));
			return;
		}
		for (List<ItemKey> chunk : chunks(new ArrayList<>(byKey.keySet()), WRITES)) {
			List<WriteCall.Single> calls = chunk.stream().map((key) -> deletion(itemType, key)).toList();
			this.parts.gateway()
				.write(new WriteCall.Batch(this.parts.table(), calls))
				.forEach((left) -> remaining.add(byKey.getOrDefault(left.write().key(), left.write().key())));
		}
		if (!remaining.isEmpty()) {
			throw new BatchIncompleteException(OperationDetails.of("delete all", itemType.name(), this.parts.table()),
					remaining, null);
		}
	}

	private void deleteAlone(ItemType type, ItemKey key) {
		this.writes.send(new ItemWrite.Delete("delete all", type, key, WriteGuard.NONE.withType(true)));
	}

	private WriteCall.Single deletion(ItemType type, ItemKey key) {
		return this.writes.call(new ItemWrite.Delete("delete all", type, key, WriteGuard.NONE), false);
	}

	@Override
	public <T> Found<T> getAll(Class<T> type, Collection<?> ids) {
		ItemType itemType = model().readableAs(type).get(0);
		Map<ItemKey, Object> byKey = new LinkedHashMap<>();
		ids.forEach((id) -> byKey.putIfAbsent(itemType.id().key(id), id));
		Map<ItemKey, T> found = new HashMap<>();
		Function<AttributeReader, @Nullable Object> decoder = (in) -> this.reads.entity(type, in);
		for (List<ItemKey> chunk : chunks(new ArrayList<>(byKey.keySet()), READS)) {
			ReadCall.Batch call = new ReadCall.Batch(this.parts.table(), itemType.name(), chunk,
					this.parts.options().consistent());
			this.parts.gateway().batchGet(call, decoder).forEach((entity) -> {
				T read = type.cast(this.callouts.afterConvert(entity));
				found.put(model().require(entity.getClass()).keyOf(entity), read);
			});
		}
		return answer(byKey, found);
	}

	private static <T> Found<T> answer(Map<ItemKey, Object> byKey, Map<ItemKey, T> found) {
		List<T> items = new ArrayList<>();
		List<Object> missing = new ArrayList<>();
		byKey.forEach((key, id) -> {
			T item = found.get(key);
			if (item != null) {
				items.add(item);
			}
			else {
				missing.add(id);
			}
		});
		return new FoundItems<>(List.copyOf(items), List.copyOf(missing));
	}

	/** What was found. */
	private record FoundItems<T>(List<T> items, List<Object> missing) implements Found<T> {

	}

}
