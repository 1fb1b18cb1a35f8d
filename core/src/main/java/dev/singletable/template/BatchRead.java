package dev.singletable.template;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

import dev.singletable.convert.AttributeReader;
import dev.singletable.convert.AttributeValueReader;
import dev.singletable.key.ItemKey;
import dev.singletable.mapping.ItemModel;
import dev.singletable.mapping.ItemType;
import dev.singletable.request.ReadCall;
import dev.singletable.write.BatchIncompleteException;
import dev.singletable.write.OperationDetails;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

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

	private final Map<ItemKey, ItemType> cached = new HashMap<>();

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
		ids.forEach((id) -> addresses.of(this.type, id).forEach((address) -> add(address, id)));
		this.run.run(chunks(), this::fetch, (chunk) -> new Fetched(List.of(), chunk), this::take);
		if (!this.remaining.isEmpty()) {
			throw new BatchIncompleteException(OperationDetails.of("batch get", this.name, this.parts.table()),
					this.remaining.stream().distinct().toList(), this.run.interruption());
		}
		return answer();
	}

	private void add(Addresses.Address address, Object id) {
		boolean first = this.byKey.putIfAbsent(address.key(), id) == null;
		if (first && !this.consistent && this.parts.cache().holds(address.type())) {
			this.cached.put(address.key(), address.type());
		}
	}

	/** What the cache has is not read. */
	private List<List<ItemKey>> chunks() {
		List<ItemKey> plain = new ArrayList<>();
		List<ItemKey> lacking = new ArrayList<>();
		for (ItemKey key : this.byKey.keySet()) {
			ItemType held = this.cached.get(key);
			Optional<Map<String, AttributeValue>> known = (held != null) ? this.parts.cache().find(held, key)
					: Optional.empty();
			known.ifPresent((item) -> take(new Fetched(entities(List.of(item)), List.of())));
			if (known.isEmpty()) {
				((held != null) ? lacking : plain).add(key);
			}
		}
		List<List<ItemKey>> chunks = new ArrayList<>(Batches.chunks(plain, CHUNK));
		chunks.addAll(Batches.chunks(lacking, CHUNK));
		return chunks;
	}

	private List<Object> entities(List<Map<String, AttributeValue>> items) {
		List<Object> entities = new ArrayList<>();
		for (Map<String, AttributeValue> item : items) {
			Object entity = this.reads.entity(this.type, AttributeValueReader.of(item));
			if (entity != null) {
				entities.add(entity);
			}
		}
		return entities;
	}

	private List<Object> rows(List<ItemKey> chunk) {
		if (this.cached.containsKey(chunk.get(0))) {
			Map<ItemKey, ItemType> types = new LinkedHashMap<>();
			chunk.forEach((key) -> types.put(key, Objects.requireNonNull(this.cached.get(key))));
			return entities(new CachedReads(this.parts).fetch(types));
		}
		ReadCall.Batch call = new ReadCall.Batch(this.parts.table(), this.name, chunk, this.consistent);
		Function<AttributeReader, @Nullable Object> decoder = (in) -> this.reads.entity(this.type, in);
		return this.parts.gateway().<Object>batchGet(call, decoder);
	}

	private Fetched fetch(List<ItemKey> chunk) {
		try {
			return new Fetched(rows(chunk), List.of());
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
