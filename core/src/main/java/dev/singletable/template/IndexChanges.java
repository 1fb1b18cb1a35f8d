package dev.singletable.template;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.singletable.expression.AttributeAssignment;
import dev.singletable.expression.UpdateAction;
import dev.singletable.key.ItemKey;
import dev.singletable.mapping.IndexKey;
import dev.singletable.mapping.ItemIndex;
import dev.singletable.mapping.ItemType;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * What a partial update does to index keys, as far as it can be told without reading.
 */
final class IndexChanges {

	private final ItemType type;

	private final UpdateRules rules;

	private final Map<String, @Nullable Object> known = new HashMap<>();

	/** What may come to be in a native index, whose keys are the attributes. */
	private final Map<String, @Nullable Object> offered;

	private final List<ItemIndex> touched;

	IndexChanges(ItemType type, UpdateRules rules, Map<String, Object> own, Map<String, Object> keyValues) {
		this.type = type;
		this.rules = rules;
		this.known.put(ItemType.TYPE_PART, type.rootName());
		this.known.putAll(keyValues);
		this.known.putAll(own);
		for (UpdateAction action : rules.actions()) {
			if (action instanceof UpdateAction.Set set) {
				this.known.put(action.path(), set.value());
			}
			else if (action instanceof UpdateAction.Remove) {
				this.known.put(action.path(), null);
			}
		}
		this.offered = new HashMap<>(this.known);
		for (UpdateAction action : rules.actions()) {
			if (action instanceof UpdateAction.SetIfAbsent set) {
				this.offered.put(action.path(), set.value());
			}
		}
		this.touched = rules.touchedIndexes(own.keySet());
	}

	/**
	 * Whether an index key depends on something that is not at hand.
	 */
	boolean needsRead() {
		return !this.touched.stream().allMatch(this::isKnown);
	}

	/**
	 * All of it at hand; or, in a whole index, one half at hand and the other untouched
	 * and never absent.
	 */
	private boolean isKnown(ItemIndex index) {
		if (index.kind() == ItemIndex.Kind.NATIVE || index.parts().allMatch(this.known::containsKey)) {
			return true;
		}
		IndexKey sort = index.sort();
		return !index.sparse() && halfIsKnown(index.partition()) && (sort == null || halfIsKnown(sort));
	}

	private boolean halfIsKnown(IndexKey half) {
		return half.parts().stream().allMatch(this.known::containsKey) || isUntouched(half);
	}

	private boolean isUntouched(IndexKey half) {
		return half.parts()
			.stream()
			.noneMatch((part) -> this.rules.changes(part) || this.known.containsKey(part)
					&& !this.type.tableParts().contains(part) && !ItemType.TYPE_PART.equals(part));
	}

	/**
	 * The index keys after the update.
	 * @throws org.springframework.dao.InvalidDataAccessApiUsageException if a part of a
	 * whole index would become null or empty
	 */
	List<AttributeAssignment> assignments() {
		List<AttributeAssignment> assignments = new ArrayList<>();
		for (ItemIndex index : this.touched) {
			Map<String, @Nullable Object> at = (index.kind() == ItemIndex.Kind.NATIVE) ? this.offered : this.known;
			Map<String, String> wanted = this.type.indexAttributes(index, at::get, at::containsKey);
			for (String attribute : this.type.attributesOf(index)) {
				String text = wanted.get(attribute);
				if (text != null) {
					assignments.add(AttributeAssignment.set(attribute, AttributeValue.fromS(text)));
				}
				else if (index.sparse()) {
					assignments.add(AttributeAssignment.remove(attribute));
				}
			}
		}
		return assignments;
	}

	/**
	 * The parts that the key of the item tells.
	 */
	static Map<String, Object> keyValues(ItemType type, ItemKey key) {
		Map<String, Object> values = new HashMap<>();
		values.put(ItemType.SHARD_PART, key);
		read(type.table().partition(), key.pk(), values);
		read(type.table().sort(), key.sk(), values);
		return values;
	}

	private static void read(@Nullable IndexKey key, String text, Map<String, Object> values) {
		if (key instanceof IndexKey.Composed composed) {
			composed.pattern().read(text).ifPresent(values::putAll);
		}
		else if (key instanceof IndexKey.Raw raw) {
			values.put(raw.path(), text);
		}
	}

}
