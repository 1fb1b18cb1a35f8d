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
		return this.source.scan();
	}

	/**
	 * Where it is read.
	 *
	 * @param index the index, or null for the table
	 * @param keys the key attributes of index and table
	 */
	record Source(@Nullable String index, List<String> keys, IndexContents contents, boolean scan) {

	}

	/**
	 * How much, from where, in which direction.
	 */
	record Range(boolean forward, @Nullable Integer limit, @Nullable ScrollPosition position, boolean consistent) {

	}

}
