package dev.singletable.template;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

import dev.singletable.key.ItemKey;
import dev.singletable.query.ReadOptions;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

import org.springframework.dao.InvalidDataAccessApiUsageException;

/**
 * Batches of any size: entities without conditions 25 at a time, the others as
 * transactions of up to 100; several chunks at the same time.
 */
final class Batches implements BatchOperations {

	static final int WRITES = 25;

	static final int STEPS = 100;

	private static final String SAVE = "save all";

	private static final Consumer<BatchProgress> NOBODY = (progress) -> {
	};

	private final TemplateParts parts;

	private final Writes writes;

	private final Plans plans;

	private final ItemReads reads;

	private final EntityCallouts callouts;

	Batches(TemplateParts parts, Writes writes, Plans plans, ItemReads reads, EntityCallouts callouts) {
		this.plans = plans;
		this.parts = parts;
		this.writes = writes;
		this.reads = reads;
		this.callouts = callouts;
	}

	@Override
	public <T> List<T> saveAll(Collection<T> entities) {
		return saveAll(entities, NOBODY);
	}

	@Override
	public <T> List<T> saveAll(Collection<T> entities, Consumer<BatchProgress> listener) {
		return this.parts.observed().call(SAVE, type(entities), () -> save(entities, listener));
	}

	/** The one class of all, or any. */
	private static Class<?> type(Collection<?> entities) {
		List<? extends Class<?>> types = entities.stream().<Class<?>>map(Object::getClass).distinct().limit(2).toList();
		return (types.size() == 1) ? types.get(0) : Object.class;
	}

	private <T> List<T> save(Collection<T> entities, Consumer<BatchProgress> listener) {
		Window<T> window = new Window<>(this.writes);
		List<ItemKey> order = new ArrayList<>(entities.size());
		entities.forEach((entity) -> order.add(window.add(entity)));
		Map<ItemKey, T> saved = new HashMap<>();
		BatchSave<T> save = new BatchSave<>(this.parts, this.writes, this.plans, this.reads, new BatchReport(listener));
		save.write(window.entries(this.reads), saved::put);
		save.requireComplete();
		List<T> results = new ArrayList<>(order.size());
		for (ItemKey key : order) {
			T result = saved.get(key);
			if (result != null) {
				results.add(result);
			}
		}
		return results;
	}

	@Override
	public BatchProgress saveAll(Stream<?> entities, Consumer<BatchProgress> listener) {
		return this.parts.observed().call(SAVE, Object.class, () -> save(entities, listener));
	}

	private BatchProgress save(Stream<?> entities, Consumer<BatchProgress> listener) {
		BatchReport report = new BatchReport(listener);
		BatchSave<Object> save = new BatchSave<>(this.parts, this.writes, this.plans, this.reads, report);
		Iterator<?> source = entities.iterator();
		while (!save.hasEnded() && source.hasNext()) {
			save.write(window(source).entries(this.reads), (key, entity) -> {
			});
		}
		save.requireComplete();
		return report.progress();
	}

	/** Twice what is under way at once, so that few threads wait for the last chunk. */
	private Window<Object> window(Iterator<?> source) {
		int size = 2 * STEPS * this.parts.options().batchConcurrency();
		Window<Object> window = new Window<>(this.writes);
		while (window.size() < size && source.hasNext()) {
			window.add(source.next());
		}
		return window;
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
		deleteAll(type, ids, NOBODY);
	}

	@Override
	public void deleteAll(Class<?> type, Collection<?> ids, Consumer<BatchProgress> listener) {
		this.parts.observed()
			.run("delete all", type,
					() -> new BatchDelete(this.parts, this.writes, this.plans, this.reads, new BatchReport(listener))
						.delete(type, ids));
	}

	@Override
	public <T> Found<T> getAll(Class<T> type, Collection<?> ids) {
		return getAll(type, ids, ReadOptions.defaults());
	}

	@Override
	public <T> Found<T> getAll(Class<T> type, Collection<?> ids, ReadOptions options) {
		boolean consistent = options.isConsistent() || this.parts.options().consistent();
		return this.parts.observed()
			.call("get all", type,
					() -> new BatchRead<>(this.parts, this.reads, this.callouts, type, consistent).read(ids));
	}

	/**
	 * Entities that are written together, of which the last of one key counts.
	 */
	private static final class Window<T> {

		private final Writes writes;

		private final Map<ItemKey, Given<T>> given = new LinkedHashMap<>();

		Window(Writes writes) {
			this.writes = writes;
		}

		int size() {
			return this.given.size();
		}

		ItemKey add(T entity) {
			try {
				Draft<T> draft = this.writes.save(entity, null);
				Prepared<T> prepared = early(draft);
				ItemKey key = (prepared != null) ? prepared.write().key() : draft.key();
				this.given.put(key, new Given<>(entity, draft, prepared));
				return key;
			}
			catch (RuntimeException ex) {
				restore();
				throw ex;
			}
		}

		/**
		 * Not at all when it is wrong, which is no matter if another of its key follows.
		 */
		private static <T> @Nullable Prepared<T> early(Draft<T> draft) {
			try {
				return draft.needsStored() ? null : draft.prepare(Map.of());
			}
			catch (InvalidDataAccessApiUsageException ex) {
				return null;
			}
		}

		/**
		 * Everything ready to be written; when one of them is not, all are as given.
		 */
		List<BatchEntry<T>> entries(ItemReads reads) {
			try {
				return prepared(reads);
			}
			catch (RuntimeException ex) {
				restore();
				throw ex;
			}
		}

		private void restore() {
			this.given.values().forEach((each) -> each.draft().restore());
		}

		private List<BatchEntry<T>> prepared(ItemReads reads) {
			Map<ItemKey, Map<String, AttributeValue>> stored = reads
				.storedFor(this.given.values().stream().map(Given::draft).toList());
			List<BatchEntry<T>> entries = new ArrayList<>(this.given.size());
			this.given.forEach((key, each) -> entries.add(each.entry(stored.getOrDefault(key, Map.of()))));
			return entries;
		}

		/**
		 * An entity as the caller gave it.
		 *
		 * @param prepared null until the stored item is known
		 */
		private record Given<T>(Object entity, Draft<T> draft, @Nullable Prepared<T> prepared) {

			BatchEntry<T> entry(Map<String, AttributeValue> stored) {
				Prepared<T> known = this.prepared;
				return new BatchEntry<>(this.entity, this.draft, (known != null) ? known : this.draft.prepare(stored));
			}

		}

	}

}
