package dev.singletable.repository.query;

import java.util.List;
import java.util.Optional;
import java.util.Set;

import dev.singletable.plan.QueryPlan;

/**
 * A plan, and what is left out of what it reads.
 */
record FilteredPlan(QueryPlan plan, List<String> paths) implements QueryPlan {

	@Override
	public Optional<String> index() {
		return this.plan.index();
	}

	@Override
	public Set<String> alsoReads() {
		return this.plan.alsoReads();
	}

	@Override
	public String describe() {
		return this.plan.describe() + "; then filter on " + String.join(", ", this.paths);
	}

}
