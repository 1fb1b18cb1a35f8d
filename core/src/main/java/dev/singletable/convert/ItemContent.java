package dev.singletable.convert;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

import dev.singletable.key.ItemKey;
import org.jspecify.annotations.Nullable;

/**
 * Everything one item is made of, not yet encoded.
 *
 * @param indexAttributes the key attributes of composed and local indexes
 * @param expiry epoch seconds for the table's TTL attribute, or null
 */
public record ItemContent(Object entity, ItemKey key, Map<String, String> indexAttributes, @Nullable Long expiry) {

	public ItemContent {
		indexAttributes = indexAttributes.isEmpty() ? Map.of()
				: Collections.unmodifiableMap(new LinkedHashMap<>(indexAttributes));
	}

	@Override
	public String toString() {
		return "ItemContent[" + this.entity.getClass().getSimpleName() + "]";
	}

}
