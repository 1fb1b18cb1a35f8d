package dev.singletable.plan;

import java.util.List;
import java.util.Set;

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
 * @param wanted the properties that are read of each answer, the type alone where only
 * its being there counts; null for all of them
 */
public record AccessQuestion(List<ItemType> types, List<Term> terms, List<Ordering> order, @Nullable String index,
		Allowed allowed, @Nullable Set<String> wanted) {

	public AccessQuestion {
		types = List.copyOf(types);
		terms = List.copyOf(terms);
		order = List.copyOf(order);
		wanted = (wanted != null) ? Set.copyOf(wanted) : null;
	}

	/**
	 * A question for whole items.
	 */
	public AccessQuestion(List<ItemType> types, List<Term> terms, List<Ordering> order, @Nullable String index,
			Allowed allowed) {
		this(types, terms, order, index, allowed, null);
	}

	/**
	 * Whether nothing is read of an answer, so that only its being there counts.
	 */
	boolean asksPresence() {
		return Set.of(ItemType.TYPE_PART).equals(this.wanted);
	}

	/**
	 * The same in another order.
	 */
	public AccessQuestion ordered(List<Ordering> by) {
		return new AccessQuestion(this.types, this.terms, by, this.index, this.allowed, this.wanted);
	}

	/**
	 * The same about one of its types.
	 */
	AccessQuestion of(ItemType type) {
		return new AccessQuestion(List.of(type), this.terms, this.order, this.index, this.allowed, this.wanted);
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
