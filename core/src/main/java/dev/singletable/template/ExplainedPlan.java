package dev.singletable.template;

import java.util.Optional;

import dev.singletable.plan.QueryPlan;
import dev.singletable.plan.RefinedPlan;

/**
 * A plan, and how its items come.
 */
record ExplainedPlan(QueryPlan plan, String carriedAs) implements RefinedPlan {

	@Override
	public Optional<String> carrier() {
		return Optional.of(this.carriedAs);
	}

}
