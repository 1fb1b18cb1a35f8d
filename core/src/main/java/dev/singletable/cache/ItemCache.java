package dev.singletable.cache;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

import dev.singletable.annotation.Cached;
import dev.singletable.key.ItemKey;
import dev.singletable.mapping.ItemType;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

import org.springframework.cache.Cache;
import org.springframework.cache.CacheManager;
import org.springframework.util.StringUtils;

/**
 * The stored items of the types that are {@link Cached}, by their keys.
 * <p>
 * Whoever reads an item takes a lease before and hands it back with the item. Each write
 * ends the leases of its key, before it is sent and after, so that no reader puts in what
 * it read before. Safe for several threads.
 */
public final class ItemCache {

	private static final int TURNS = 1024;

	private final Map<ItemType, GuardedCache> byType = new LinkedHashMap<>();

	private final Turn[] turns = IntStream.range(0, TURNS).mapToObj((number) -> new Turn()).toArray(Turn[]::new);

	private ItemCache() {
	}

	/** Nothing is cached. */
	public static ItemCache none() {
		return new ItemCache();
	}

	/**
	 * The caches of a table's types.
	 * @throws IllegalStateException if one is missing
	 */
	public static ItemCache of(CacheManager manager, Collection<ItemType> types) {
		ItemCache caches = new ItemCache();
		for (ItemType type : types) {
			Cached cached = type.entity().findAnnotation(Cached.class);
			if (cached != null) {
				String name = StringUtils.hasText(cached.value()) ? cached.value() : type.name();
				caches.byType.put(type, new GuardedCache(type.name(), require(manager, type, name)));
			}
		}
		return caches;
	}

	private static Cache require(CacheManager manager, ItemType type, String name) {
		Cache cache = manager.getCache(name);
		if (cache == null) {
			throw new IllegalStateException(
					"%s: the cache manager has no cache '%s'. Add it, or name another: @Cached(\"…\").".formatted(type,
							name));
		}
		return cache;
	}

	/**
	 * Whether there is nothing to cache.
	 */
	public boolean isEmpty() {
		return this.byType.isEmpty();
	}

	/**
	 * Whether items of the type are cached.
	 */
	public boolean holds(ItemType type) {
		return this.byType.containsKey(type);
	}

	private GuardedCache cache(ItemType type) {
		GuardedCache cache = this.byType.get(type);
		if (cache == null) {
			throw new IllegalArgumentException("%s is not cached.".formatted(type));
		}
		return cache;
	}

	/**
	 * The item, if the cache has it.
	 */
	public Optional<Map<String, AttributeValue>> find(ItemType type, ItemKey key) {
		return cache(type).find(text(key));
	}

	/**
	 * What allows to put in an item that is read from now on.
	 */
	public long lease(ItemKey key) {
		return turn(key).now();
	}

	/**
	 * Puts in an item that was read, unless it was written meanwhile.
	 */
	public void fill(ItemType type, ItemKey key, Map<String, AttributeValue> item, long lease) {
		Turn turn = turn(key);
		synchronized (turn) {
			if (turn.now() == lease) {
				cache(type).put(text(key), item);
			}
		}
	}

	/**
	 * Takes an item out, and ends the leases of its key.
	 */
	public void evict(ItemType type, ItemKey key) {
		Turn turn = turn(key);
		synchronized (turn) {
			turn.next();
			cache(type).evict(text(key));
		}
	}

	private Turn turn(ItemKey key) {
		int hash = key.hashCode();
		return this.turns[(hash ^ (hash >>> 16)) & (TURNS - 1)];
	}

	/** The length tells where the partition key ends. */
	private static String text(ItemKey key) {
		return key.pk().length() + ":" + key.pk() + key.sk();
	}

	/** Counts the writes of some keys. */
	private static final class Turn {

		private long number;

		synchronized long now() {
			return this.number;
		}

		synchronized void next() {
			this.number++;
		}

	}

}
