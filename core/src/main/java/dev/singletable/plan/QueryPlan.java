package dev.singletable.plan;

import java.util.List;
import java.util.Optional;
import java.util.Set;

import dev.singletable.table.ItemSizes;

/**
 * How a question is answered.
 */
public interface QueryPlan {

	/**
	 * The operation of DynamoDB that is called, such as {@code Query}; empty where code
	 * of the application decides.
	 */
	default Optional<String> operation() {
		return Optional.empty();
	}

	/**
	 * The index that is read; empty for the table itself.
	 */
	Optional<String> index();

	/**
	 * What the keys answer, by templates and properties, without values; empty when no
	 * key condition is sent.
	 */
	default Optional<String> keyCondition() {
		return Optional.empty();
	}

	/**
	 * Properties that are compared after reading, and so paid for where they do not hold.
	 */
	default List<String> filters() {
		return List.of();
	}

	/**
	 * Whether the index lacks what is wanted, so that each item is fetched by its key.
	 */
	default boolean followsUp() {
		return false;
	}

	/**
	 * Whether its reads are strongly consistent in any case; otherwise the configuration
	 * says.
	 */
	default boolean isConsistent() {
		return false;
	}

	/**
	 * How many partitions of a sharded index are read; 1 for all else.
	 */
	default int shards() {
		return 1;
	}

	/**
	 * Names of other item types the key range covers: read and paid for, never returned.
	 */
	Set<String> alsoReads();

	/**
	 * The plan in one line, without values.
	 */
	String describe();

	/**
	 * How items come from the client, and why so; empty for a plan no template explained.
	 */
	default Optional<String> carrier() {
		return Optional.empty();
	}

	/**
	 * What a call may cost; empty when it is no read, or the application's own.
	 * @param sizes what the table holds
	 * @param items how many items its keys match, before any filter
	 * @param consistent whether it reads consistently, which costs twice as much; a plan
	 * that {@link #isConsistent() always does} costs it anyway
	 */
	default Optional<ReadEstimate> estimate(ItemSizes sizes, long items, boolean consistent) {
		return new ReadCost(sizes, consistent || isConsistent()).of(this, items);
	}

	/**
	 * The plan as a JSON object, whose members are named as the methods here.
	 */
	default String toJson() {
		return PlanJson.of(this);
	}

}
