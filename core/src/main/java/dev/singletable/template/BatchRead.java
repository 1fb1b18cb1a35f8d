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
import dev.singletable.request.ReadCall;
import dev.singletable.write.BatchIncompleteException;
import dev.singletable.write.OperationDetails;
import org.jspecify.annotations.Nullable;

/**
 * One read of many items by their ids.
 */
final class BatchRead<T> {

	private static final int CHUNK = 100;

	private final TemplateParts parts;

	private final ItemReads reads;

	private final EntityCallouts callouts;

	private final Class<T> type;

	private final boolean consistent;

	private final String name;

	private final ChunkRun run;

	private final Map<ItemKey, Object> byKey = new LinkedHashMap<>();

	private final Map<ItemKey, T> found = new HashMap<>();

	private final List<Object> remaining = new ArrayList<>();

	BatchRead(TemplateParts parts, ItemReads reads, EntityCallouts callouts, Class<T> type, boolean consistent) {
		this.consistent = consistent;
		this.parts = parts;
		this.reads = reads;
		this.callouts = callouts;
		this.type = type;
		this.name = model().readableAs(type).get(0).name();
		this.run = new ChunkRun(parts.options().batchConcurrency());
	}

	private ItemModel model() {
		return this.parts.codecs().model();
	}

	/**
	 * Reads each once.
	 * @throws BatchIncompleteException with the ids that were not read
	 */
	BatchOperations.Found<T> read(Collection<?> ids) {
		Addresses addresses = new Addresses(model());
		ids.forEach(
				(id) -> addresses.of(this.type, id).forEach((address) -> this.byKey.putIfAbsent(address.key(), id)));
		this.run.run(Batches.chunks(List.copyOf(this.byKey.keySet()), CHUNK), this::fetch,
				(chunk) -> new Fetched(List.of(), chunk), this::take);
		if (!this.remaining.isEmpty()) {
			throw new BatchIncompleteException(OperationDetails.of("batch get", this.name, this.parts.table()),
					this.remaining.stream().distinct().toList(), this.run.interruption());
		}
		return answer();
	}

	private Fetched fetch(List<ItemKey> chunk) {
		ReadCall.Batch call = new ReadCall.Batch(this.parts.table(), this.name, chunk, this.consistent);
		Function<AttributeReader, @Nullable Object> decoder = (in) -> this.reads.entity(this.type, in);
		try {
			return new Fetched(this.parts.gateway().<Object>batchGet(call, decoder), List.of());
		}
		catch (BatchIncompleteException ex) {
			this.run.end();
			return new Fetched(List.of(), ex.remaining());
		}
	}

	private void take(Fetched fetched) {
		fetched.left().forEach((key) -> this.remaining.add(this.byKey.getOrDefault(key, key)));
		for (Object entity : fetched.entities()) {
			T read = this.type.cast(this.callouts.afterConvert(entity));
			this.found.put(model().require(entity.getClass()).keyOf(entity), read);
		}
	}

	private BatchOperations.Found<T> answer() {
		List<T> items = new ArrayList<>();
		Set<Object> missing = new LinkedHashSet<>();
		this.byKey.forEach((key, id) -> {
			T item = this.found.get(key);
			if (item != null) {
				items.add(item);
			}
			else {
				missing.add(id);
			}
		});
		this.byKey.forEach((key, id) -> {
			if (this.found.containsKey(key)) {
				missing.remove(id);
			}
		});
		return new FoundItems<>(List.copyOf(items), List.copyOf(missing));
	}

	/** What a chunk gave, and the keys that were not read. */
	private record Fetched(List<Object> entities, List<?> left) {

	}

	/** What was found. */
	private record FoundItems<T>(List<T> items, List<Object> missing) implements BatchOperations.Found<T> {

	}

}
