package dev.singletable.template;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import dev.singletable.convert.AttributeReader;
import dev.singletable.key.ItemKey;
import dev.singletable.request.ReadCall;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Fetches what an index does not carry, in the order of the index.
 */
final class FollowUp<R> {

	private static final int BATCH = 100;

	private final TemplateParts parts;

	private final Selection<?> selection;

	private final SelectionReader<R> reader;

	FollowUp(TemplateParts parts, Selection<?> selection, SelectionReader<R> reader) {
		this.parts = parts;
		this.selection = selection;
		this.reader = reader;
	}

	/**
	 * The keys of the item at hand, in the index and in the table.
	 */
	@Nullable Map<String, AttributeValue> keys(AttributeReader in) {
		Map<String, AttributeValue> keys = new HashMap<>();
		for (String attribute : this.selection.source().keys()) {
			AttributeValue value = in.lookAheadKey(attribute);
			if (value != null) {
				keys.put(attribute, value);
			}
		}
		return keys;
	}

	/**
	 * The rows of these keys; items that are gone by now are left out.
	 */
	List<Row<R>> fetch(List<Map<String, AttributeValue>> found) {
		Map<ItemKey, Row<R>> rows = new HashMap<>();
		List<ItemKey> wanted = found.stream().map(this::itemKey).toList();
		for (int from = 0; from < wanted.size(); from += BATCH) {
			ReadCall.Batch call = new ReadCall.Batch(this.parts.table(), null,
					wanted.subList(from, Math.min(from + BATCH, wanted.size())), this.selection.range().consistent());
			this.parts.gateway().batchGet(call, this.reader::read).forEach((row) -> rows.put(itemKey(row.keys()), row));
		}
		return found.stream().map((keys) -> at(keys, rows.get(itemKey(keys)))).filter(Objects::nonNull).toList();
	}

	private @Nullable Row<R> at(Map<String, AttributeValue> keys, @Nullable Row<R> row) {
		return (row != null) ? new Row<>(row.result(), keys) : null;
	}

	private ItemKey itemKey(Map<String, AttributeValue> keys) {
		return this.parts.codecs().model().keyIn(keys);
	}

}
