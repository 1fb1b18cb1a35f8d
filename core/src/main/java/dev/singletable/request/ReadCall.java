package dev.singletable.request;

import java.util.List;
import java.util.Map;

import dev.singletable.convert.ExpiryCheck;
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
	 * @param segment the part of the table a scan reads, or null for all of it
	 */
	record Page(String table, @Nullable String entityType, @Nullable String index, CallExpressions expressions,
			Paging paging, boolean count, @Nullable Segment segment) implements ReadCall {

		/**
		 * The same from another place, with another size.
		 */
		public Page from(@Nullable Map<String, AttributeValue> start, @Nullable Integer size) {
			return new Page(this.table, this.entityType, this.index, this.expressions,
					new Paging(this.paging.forward(), this.paging.consistent(), size, start), this.count, this.segment);
		}

		/**
		 * The same in one part of the table.
		 */
		public Page in(Segment part) {
			return new Page(this.table, this.entityType, this.index, this.expressions, this.paging, this.count, part);
		}

		/**
		 * The same without what has expired. The call is one whose question said so.
		 */
		public Page alive(ExpiryCheck check) {
			return new Page(this.table, this.entityType, this.index, this.expressions.alive(check), this.paging,
					this.count, this.segment);
		}

		public boolean isScan() {
			return this.expressions.key() == null;
		}

	}

	/**
	 * One of the parts a table is cut into for a scan.
	 *
	 * @param number from 0
	 */
	record Segment(int number, int total) {

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
	 * Items by their keys.
	 *
	 * @param expressions what of them is wanted
	 * @param measured whether DynamoDB says what it charged
	 */
	record Batch(String table, @Nullable String entityType, List<ItemKey> keys, boolean consistent,
			CallExpressions expressions, boolean measured) implements ReadCall {

		public Batch {
			keys = List.copyOf(keys);
		}

		public Batch(String table, @Nullable String entityType, List<ItemKey> keys, boolean consistent) {
			this(table, entityType, keys, consistent, CallExpressions.NONE, false);
		}

		/**
		 * The same of other items.
		 */
		public Batch of(List<ItemKey> others) {
			return new Batch(this.table, this.entityType, others, this.consistent, this.expressions, this.measured);
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
