package dev.singletable.plan;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A plan that says more of another one.
 */
public interface RefinedPlan extends QueryPlan {

	/**
	 * The plan this one is made of.
	 */
	QueryPlan plan();

	@Override
	default Optional<String> operation() {
		return plan().operation();
	}

	@Override
	default Optional<String> index() {
		return plan().index();
	}

	@Override
	default Optional<String> keyCondition() {
		return plan().keyCondition();
	}

	@Override
	default List<String> filters() {
		return plan().filters();
	}

	@Override
	default boolean followsUp() {
		return plan().followsUp();
	}

	@Override
	default boolean isConsistent() {
		return plan().isConsistent();
	}

	@Override
	default int shards() {
		return plan().shards();
	}

	@Override
	default Set<String> alsoReads() {
		return plan().alsoReads();
	}

	@Override
	default String describe() {
		return plan().describe();
	}

	@Override
	default Optional<String> carrier() {
		return plan().carrier();
	}

}
