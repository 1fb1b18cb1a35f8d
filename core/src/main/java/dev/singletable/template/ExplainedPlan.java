package dev.singletable.template;

import java.util.Optional;
import java.util.Set;

import dev.singletable.plan.QueryPlan;

/**
 * A plan, and how its items come.
 */
record ExplainedPlan(QueryPlan plan, String carriedAs) implements QueryPlan {

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
		return this.plan.describe();
	}

	@Override
	public Optional<String> carrier() {
		return Optional.of(this.carriedAs);
	}

}
