package dev.singletable.template;

import java.util.Optional;
import java.util.Set;

import dev.singletable.plan.QueryPlan;

/**
 * A query over a whole partition, whatever is in it.
 */
record RawPlan(Optional<String> index) implements QueryPlan {

	@Override
	public Optional<String> operation() {
		return Optional.of("Query");
	}

	@Override
	public Optional<String> keyCondition() {
		return Optional.of("one partition");
	}

	@Override
	public Set<String> alsoReads() {
		return Set.of();
	}

	@Override
	public String describe() {
		return "Query " + this.index.map((name) -> "index '" + name + "'").orElse("the table")
				+ ": one partition, items of every type";
	}

}
