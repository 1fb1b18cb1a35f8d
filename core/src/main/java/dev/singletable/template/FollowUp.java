package dev.singletable.template;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import dev.singletable.convert.AttributeReader;
import dev.singletable.key.ItemKey;
import dev.singletable.request.ReadCall;
import dev.singletable.wire.BatchRows;
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
	Map<String, AttributeValue> keys(AttributeReader in) {
		return this.selection.source().keysOf(in);
	}

	/**
	 * What the items of these keys became; those that are gone by now are left out.
	 */
	BatchRows<Decoded<R>> fetch(List<Map<String, AttributeValue>> found) {
		List<Row<R>> rows = new ArrayList<>();
		List<Unreadable<R>> unreadable = new ArrayList<>();
		int calls = 0;
		double units = 0;
		for (List<ItemKey> chunk : Batches.chunks(found.stream().map(this::itemKey).toList(), BATCH)) {
			ReadCall.Batch call = new ReadCall.Batch(this.parts.table(), null, chunk,
					this.selection.range().consistent(), true);
			Function<AttributeReader, @Nullable Decoded<R>> items = this.reader::read;
			BatchRows<Decoded<R>> fetched = this.parts.gateway().<Decoded<R>>fetch(call, items);
			fetched.rows().forEach((each) -> each.addTo(rows, unreadable));
			calls += fetched.calls();
			units += fetched.readUnits();
		}
		List<Decoded<R>> decoded = new ArrayList<>(inOrder(found, rows));
		decoded.addAll(unreadable);
		return new BatchRows<>(decoded, calls, units);
	}

	private List<Row<R>> inOrder(List<Map<String, AttributeValue>> found, List<Row<R>> rows) {
		Map<ItemKey, Row<R>> byKey = new HashMap<>();
		rows.forEach((row) -> byKey.put(itemKey(row.keys()), row));
		List<Row<R>> ordered = new ArrayList<>(rows.size());
		for (Map<String, AttributeValue> keys : found) {
			Row<R> row = byKey.get(itemKey(keys));
			if (row != null) {
				ordered.add(new Row<>(row.result(), keys));
			}
		}
		return ordered;
	}

	private ItemKey itemKey(Map<String, AttributeValue> keys) {
		return this.parts.codecs().model().keyIn(keys);
	}

}
