package dev.singletable.plan;

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
	default Optional<String> index() {
		return plan().index();
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
