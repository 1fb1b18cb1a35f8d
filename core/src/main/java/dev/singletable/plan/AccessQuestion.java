package dev.singletable.plan;

import java.util.List;

import dev.singletable.mapping.ItemType;
import org.jspecify.annotations.Nullable;

/**
 * What is asked, without values: the same for every call of one method.
 *
 * @param types the item types wanted
 * @param terms what has to hold
 * @param order how the answers come; empty for the order of the keys
 * @param index the index that was named, or null
 * @param allowed what is allowed beyond keys
 */
public record AccessQuestion(List<ItemType> types, List<Term> terms, List<Ordering> order, @Nullable String index,
		Allowed allowed) {

	public AccessQuestion {
		types = List.copyOf(types);
		terms = List.copyOf(terms);
		order = List.copyOf(order);
	}

	/**
	 * What a question may cost beyond keys.
	 *
	 * @param filter whether terms no key covers may become a filter
	 * @param scan whether the whole table or index may be read
	 */
	public record Allowed(boolean filter, boolean scan) {

		/** Keys alone. */
		public static final Allowed KEYS = new Allowed(false, false);

	}

}
