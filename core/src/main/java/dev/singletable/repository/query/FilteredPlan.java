package dev.singletable.repository.query;

import java.util.List;

import dev.singletable.plan.QueryPlan;
import dev.singletable.plan.RefinedPlan;

/**
 * A plan, and what is left out of what it reads.
 */
record FilteredPlan(QueryPlan plan, List<String> paths) implements RefinedPlan {

	@Override
	public String describe() {
		return this.plan.describe() + "; then filter on " + String.join(", ", this.paths);
	}

}
