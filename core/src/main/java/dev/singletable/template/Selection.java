package dev.singletable.template;

import java.util.List;

import dev.singletable.expression.Condition;
import dev.singletable.mapping.ItemType;
import dev.singletable.plan.BoundAccess;
import dev.singletable.table.IndexContents;
import org.jspecify.annotations.Nullable;

import org.springframework.data.domain.ScrollPosition;

/**
 * A question with everything bound: what is read, what of it is wanted, as what.
 *
 * @param source the table or index
 * @param accesses the key conditions, none for a scan
 * @param types the types wanted
 * @param foreign whether items of other types can be among what is read
 * @param filter what is left out after reading
 * @param resultType what each item becomes
 */
record Selection<R>(Source source, List<BoundAccess> accesses, List<ItemType> types, boolean foreign,
		@Nullable Condition filter, Class<R> resultType, Range range) {

	Selection {
		accesses = List.copyOf(accesses);
		types = List.copyOf(types);
	}

	boolean isScan() {
		return this.source.form() == Form.SCAN;
	}

	/**
	 * Whether every item read is a result, so that counting needs no reading.
	 */
	boolean isExact() {
		return !this.foreign && this.source.form() == Form.QUERY;
	}

	/**
	 * The same with the number of items in mind, not their shape.
	 */
	Selection<Object> ofWholeItems() {
		return new Selection<>(this.source, this.accesses, this.types, this.foreign, this.filter, Object.class,
				this.range);
	}

	/**
	 * Where it is read.
	 *
	 * @param index the index, or null for the table
	 * @param keys the key attributes of index and table
	 */
	record Source(@Nullable String index, List<String> keys, IndexContents contents, Form form) {

	}

	/**
	 * How much, from where, in which direction.
	 */
	record Range(boolean forward, @Nullable Integer limit, @Nullable ScrollPosition position, boolean consistent) {

	}

	/** What is read of it. */
	enum Form {

		/** What the keys of the wanted types cover. */
		QUERY,

		/** A whole partition, where items of no known type may be. */
		PARTITION,

		/** Everything. */
		SCAN

	}

}
