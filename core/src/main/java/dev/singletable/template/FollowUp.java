package dev.singletable.template;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import dev.singletable.convert.AttributeReader;
import dev.singletable.key.ItemKey;
import dev.singletable.mapping.ItemModel;
import dev.singletable.request.ReadCall;
import dev.singletable.table.TableAttributes;
import dev.singletable.wire.BatchRows;
import dev.singletable.wire.Gateway;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Fetches items by their keys, in the order of these: what an index does not carry, or
 * what was asked for by keys.
 */
final class FollowUp<R> {

	private final ItemModel model;

	private final Gateway gateway;

	private final SelectionReader<R> reader;

	private final ReadCall.Batch call;

	/**
	 * Fetches what a call says, of any keys.
	 */
	FollowUp(TemplateParts parts, SelectionReader<R> reader, ReadCall.Batch call) {
		this.model = parts.codecs().model();
		this.gateway = parts.gateway();
		this.reader = reader;
		this.call = call;
	}

	String table() {
		return this.call.table();
	}

	/**
	 * Keys as attributes.
	 */
	List<Map<String, AttributeValue>> keysOf(List<ItemKey> keys) {
		TableAttributes attributes = this.model.attributes();
		return keys.stream()
			.map((key) -> Map.of(attributes.pk(), AttributeValue.fromS(key.pk()), attributes.sk(),
					AttributeValue.fromS(key.sk())))
			.toList();
	}

	/**
	 * The keys of the item at hand, in the index and in the table.
	 */
	Map<String, AttributeValue> keys(AttributeReader in) {
		return this.reader.keysOf(in);
	}

	/**
	 * What the items of these keys became; those that are gone by now are left out.
	 */
	BatchRows<Decoded<R>> fetch(List<Map<String, AttributeValue>> found) {
		Function<AttributeReader, @Nullable Decoded<R>> items = this.reader::read;
		BatchRows<Decoded<R>> fetched = this.gateway
			.<Decoded<R>>fetch(this.call.of(found.stream().map(this.model::keyIn).toList()), items);
		List<Row<R>> rows = new ArrayList<>();
		List<Unreadable<R>> unreadable = new ArrayList<>();
		fetched.rows().forEach((each) -> each.addTo(rows, unreadable));
		List<Decoded<R>> decoded = new ArrayList<>(inOrder(found, rows));
		decoded.addAll(unreadable);
		return new BatchRows<>(decoded, fetched.calls(), fetched.readUnits());
	}

	private List<Row<R>> inOrder(List<Map<String, AttributeValue>> found, List<Row<R>> rows) {
		Map<ItemKey, Row<R>> byKey = new HashMap<>();
		rows.forEach((row) -> byKey.put(this.model.keyIn(row.keys()), row));
		List<Row<R>> ordered = new ArrayList<>(rows.size());
		for (Map<String, AttributeValue> keys : found) {
			Row<R> row = byKey.get(this.model.keyIn(keys));
			if (row != null) {
				ordered.add(new Row<>(row.result(), keys));
			}
		}
		return ordered;
	}

}
