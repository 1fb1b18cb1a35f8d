package dev.singletable.template;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

import dev.singletable.cache.ItemCache;
import dev.singletable.convert.AttributeReader;
import dev.singletable.convert.AttributeValueReader;
import dev.singletable.key.ItemKey;
import dev.singletable.mapping.ItemType;
import dev.singletable.request.CallExpressions;
import dev.singletable.request.ReadCall;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Reads stored items through the cache. What it lacks is read consistently: an older
 * state would stay in it.
 */
record CachedReads(TemplateParts parts) {

	private ItemCache cache() {
		return this.parts.cache();
	}

	/**
	 * One item as it is stored.
	 */
	Optional<Map<String, AttributeValue>> item(ItemType type, ItemKey key) {
		Optional<Map<String, AttributeValue>> known = cache().find(type, key);
		if (known.isPresent()) {
			return known;
		}
		long lease = cache().lease(key);
		Function<AttributeReader, @Nullable Map<String, AttributeValue>> decoder = AttributeReader::readItem;
		Optional<Map<String, AttributeValue>> read = this.parts.gateway()
			.<Map<String, AttributeValue>>get(
					new ReadCall.Get(this.parts.table(), type.name(), key, true, CallExpressions.NONE), decoder);
		read.ifPresent((item) -> fill(type, key, item, lease));
		return read;
	}

	/**
	 * Items that the cache lacks, as they are stored.
	 * @param types by the key of each
	 */
	List<Map<String, AttributeValue>> fetch(Map<ItemKey, ItemType> types) {
		Map<ItemKey, Long> leases = new HashMap<>();
		types.keySet().forEach((key) -> leases.put(key, cache().lease(key)));
		Function<AttributeReader, @Nullable Map<String, AttributeValue>> decoder = AttributeReader::readItem;
		List<Map<String, AttributeValue>> items = this.parts.gateway()
			.<Map<String, AttributeValue>>batchGet(
					new ReadCall.Batch(this.parts.table(), null, List.copyOf(types.keySet()), true), decoder);
		for (Map<String, AttributeValue> item : items) {
			ItemKey key = this.parts.codecs().model().keyIn(item);
			ItemType type = types.get(key);
			Long lease = leases.get(key);
			if (type != null && lease != null) {
				fill(type, key, item, lease);
			}
		}
		return items;
	}

	/** An item of another type is not what the cache is for. */
	private void fill(ItemType type, ItemKey key, Map<String, AttributeValue> item, long lease) {
		if (this.parts.codecs().typeOf(AttributeValueReader.of(item)) == type) {
			cache().fill(type, key, item, lease);
		}
	}

}
