package dev.singletable.request;

import java.util.List;
import java.util.Map;

import dev.singletable.key.ItemKey;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * A read, ready to be rendered.
 */
public sealed interface ReadCall {

	String table();

	/**
	 * The item type's name for errors, or null where several are meant.
	 */
	@Nullable String entityType();

	/** One item by its key. */
	record Get(String table, @Nullable String entityType, ItemKey key, boolean consistent,
			CallExpressions expressions) implements ReadCall {

	}

	/**
	 * A page of a query, or of a scan when there is no key condition.
	 *
	 * @param index the index, or null for the table
	 * @param count whether only the number is asked for
	 */
	record Page(String table, @Nullable String entityType, @Nullable String index, CallExpressions expressions,
			Paging paging, boolean count) implements ReadCall {

		/**
		 * The same from another place, with another size.
		 */
		public Page from(@Nullable Map<String, AttributeValue> start, @Nullable Integer size) {
			return new Page(this.table, this.entityType, this.index, this.expressions,
					new Paging(this.paging.forward(), this.paging.consistent(), size, start), this.count);
		}

		public boolean isScan() {
			return this.expressions.key() == null;
		}

	}

	/**
	 * A page of one of the parts a table is cut into for a scan.
	 *
	 * @param number from 0
	 */
	record Segment(Page page, int number, int total) {

		/**
		 * The same from another place.
		 */
		public Segment from(@Nullable Map<String, AttributeValue> start) {
			return new Segment(this.page.from(start, this.page.paging().size()), this.number, this.total);
		}

	}

	/**
	 * Where a page begins and how it goes.
	 *
	 * @param size items read at most, or null for a megabyte
	 * @param start the key the page begins after, or null
	 */
	record Paging(boolean forward, boolean consistent, @Nullable Integer size,
			@Nullable Map<String, AttributeValue> start) {

	}

	/**
	 * Up to 100 items by their keys.
	 *
	 * @param measured whether DynamoDB says what it charged
	 */
	record Batch(String table, @Nullable String entityType, List<ItemKey> keys, boolean consistent,
			boolean measured) implements ReadCall {

		public Batch {
			keys = List.copyOf(keys);
		}

		public Batch(String table, @Nullable String entityType, List<ItemKey> keys, boolean consistent) {
			this(table, entityType, keys, consistent, false);
		}

	}

	/** Up to 100 items by their keys, at one moment. */
	record Snapshot(String table, List<ItemKey> keys) implements ReadCall {

		public Snapshot {
			keys = List.copyOf(keys);
		}

		@Override
		public @Nullable String entityType() {
			return null;
		}

	}

}
