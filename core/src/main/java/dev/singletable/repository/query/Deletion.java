package dev.singletable.repository.query;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import dev.singletable.key.ItemKey;
import dev.singletable.mapping.ItemType;
import dev.singletable.template.PlannedOperations;
import dev.singletable.template.PlannedQuery;
import dev.singletable.template.SingleTableTemplate;

/**
 * Deletes by key what a plan finds.
 */
public final class Deletion {

	private static final int CHUNK = 100;

	private final SingleTableTemplate template;

	public Deletion(SingleTableTemplate template) {
		this.template = template;
	}

	/**
	 * Deletes while reading, and counts.
	 */
	public long deleteEach(PlannedOperations operations, PlannedQuery<?> query) {
		long count = 0;
		try (Stream<?> found = operations.stream(query)) {
			List<Object> chunk = new ArrayList<>(CHUNK);
			for (Iterator<?> each = found.iterator(); each.hasNext();) {
				chunk.add(each.next());
				if (chunk.size() == CHUNK || !each.hasNext()) {
					delete(chunk);
					count += chunk.size();
					chunk.clear();
				}
			}
		}
		return count;
	}

	/**
	 * Deletes the item of an entity; a missing one is no error.
	 */
	public void deleteOne(Object entity) {
		ItemType type = this.template.model().require(entity.getClass());
		this.template.deleteIfExists(type.javaType(), type.keyOf(entity));
	}

	/**
	 * Deletes the items of entities, whatever their versions; missing ones are no error.
	 */
	public void delete(List<?> entities) {
		Map<ItemType, List<ItemKey>> keys = new LinkedHashMap<>();
		for (Object entity : entities) {
			ItemType type = this.template.model().require(entity.getClass());
			keys.computeIfAbsent(type, (each) -> new ArrayList<>()).add(type.keyOf(entity));
		}
		keys.forEach((type, each) -> this.template.batch().deleteAll(type.javaType(), each));
	}

}
