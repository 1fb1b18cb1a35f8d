package dev.singletable.template;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

import dev.singletable.convert.AttributeReader;
import dev.singletable.expression.ExpressionWriter;
import dev.singletable.history.VersionHistory;
import dev.singletable.key.ItemKey;
import dev.singletable.mapping.ItemType;
import dev.singletable.request.CallExpressions;
import dev.singletable.request.ReadCall;
import dev.singletable.table.TableAttributes;
import dev.singletable.wire.PageAnswer;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Reads partitions in which the library keeps items of its own, always consistently.
 */
record OwnItems(TemplateParts parts) {

	/**
	 * The keys in a partition: all, or more than are deleted in one transaction.
	 */
	List<ItemKey> keys(ItemType type, String partition) {
		TableAttributes attributes = attributes();
		List<ItemKey> keys = new ArrayList<>();
		Range range = new Range(null, false, VersionHistory.AT_ONCE + 1, List.of(attributes.pk(), attributes.sk()));
		Map<String, AttributeValue> start = null;
		do {
			PageAnswer<Map<String, AttributeValue>> page = page(type, partition, range, start);
			page.rows().forEach((item) -> keys.add(this.parts.codecs().model().keyIn(item)));
			start = page.lastKey();
		}
		while (start != null && keys.size() <= VersionHistory.AT_ONCE);
		return keys;
	}

	/**
	 * One page of a partition.
	 */
	PageAnswer<Map<String, AttributeValue>> page(ItemType type, String partition, Range range,
			@Nullable Map<String, AttributeValue> start) {
		ExpressionWriter writer = ExpressionWriter.ofAttributes();
		String key = writer.name(attributes().pk()) + " = " + writer.value(AttributeValue.fromS(partition));
		String last = range.atMost();
		if (last != null) {
			key += " AND " + writer.name(attributes().sk()) + " <= " + writer.value(AttributeValue.fromS(last));
		}
		String projection = range.attributes().isEmpty() ? null
				: writer.projection(range.attributes().toArray(String[]::new));
		CallExpressions expressions = new CallExpressions(key, null, null, projection, writer.names(), writer.values());
		ReadCall.Page call = new ReadCall.Page(this.parts.table(), type.name(), null, expressions,
				new ReadCall.Paging(range.forward(), true, range.size(), start), false, null);
		Function<AttributeReader, @Nullable Map<String, AttributeValue>> decoder = AttributeReader::readItem;
		return this.parts.gateway().<Map<String, AttributeValue>>page(call, decoder);
	}

	/**
	 * One item.
	 */
	Optional<Map<String, AttributeValue>> item(ItemType type, ItemKey key) {
		Function<AttributeReader, @Nullable Map<String, AttributeValue>> decoder = AttributeReader::readItem;
		return this.parts.gateway()
			.<Map<String, AttributeValue>>get(
					new ReadCall.Get(this.parts.table(), type.name(), key, true, CallExpressions.NONE), decoder);
	}

	TableAttributes attributes() {
		return this.parts.codecs().model().attributes();
	}

	/**
	 * What is read of a partition.
	 *
	 * @param atMost the last sort key, or null
	 * @param size items of a page, or null for a megabyte
	 * @param attributes what is wanted of each; empty for all
	 */
	record Range(@Nullable String atMost, boolean forward, @Nullable Integer size, List<String> attributes) {

	}

}
