package dev.singletable.cache;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

import org.springframework.cache.Cache;

/**
 * A cache whose failures fail nobody. After an item could not be taken out it is not
 * asked until it could be cleared.
 */
final class GuardedCache {

	private static final Log LOG = LogFactory.getLog(ItemCache.class);

	private final String type;

	private final Cache cache;

	private volatile boolean told;

	/** How often an item could not be taken out. */
	private volatile int failures;

	/** How many of these were before the cache was cleared. */
	private volatile int settled;

	GuardedCache(String type, Cache cache) {
		this.type = type;
		this.cache = cache;
	}

	@SuppressWarnings("unchecked") // only put(…) fills it
	Optional<Map<String, AttributeValue>> find(String key) {
		if (isDoubtful() && !isCleared()) {
			return Optional.empty();
		}
		try {
			Cache.ValueWrapper found = this.cache.get(key);
			return (found != null && found.get() instanceof Map<?, ?> item)
					? Optional.of((Map<String, AttributeValue>) item) : Optional.empty();
		}
		catch (RuntimeException ex) {
			tell(ex);
			return Optional.empty();
		}
	}

	void put(String key, Map<String, AttributeValue> item) {
		if (isDoubtful()) {
			return;
		}
		try {
			this.cache.put(key, new HashMap<>(item));
		}
		catch (RuntimeException ex) {
			tell(ex);
		}
	}

	void evict(String key) {
		try {
			this.cache.evictIfPresent(key);
		}
		catch (RuntimeException ex) {
			fail();
			tell(ex);
		}
	}

	private boolean isDoubtful() {
		return this.failures != this.settled;
	}

	private synchronized void fail() {
		this.failures++;
	}

	private synchronized boolean isCleared() {
		try {
			this.cache.invalidate();
			this.settled = this.failures;
			return true;
		}
		catch (RuntimeException ex) {
			return false;
		}
	}

	private void tell(RuntimeException failure) {
		if (!this.told) {
			this.told = true;
			LOG.warn("The cache '%s' of %s failed; items are read from the table. Its later failures are not logged."
				.formatted(this.cache.getName(), this.type), failure);
		}
	}

}
