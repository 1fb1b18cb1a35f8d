package dev.singletable.plan;

import java.util.List;
import java.util.stream.Stream;

/**
 * A plan, and what is left out of what it reads.
 *
 * @param paths the properties that are compared after reading
 */
public record FilteredPlan(QueryPlan plan, List<String> paths) implements RefinedPlan {

	public FilteredPlan {
		paths = List.copyOf(paths);
	}

	/**
	 * The plan itself when nothing is left out.
	 */
	public static QueryPlan of(QueryPlan plan, List<String> paths) {
		return paths.isEmpty() ? plan : new FilteredPlan(plan, paths);
	}

	@Override
	public List<String> filters() {
		return Stream.concat(this.plan.filters().stream(), this.paths.stream()).distinct().toList();
	}

	@Override
	public String describe() {
		return this.plan.describe() + "; then filter on " + String.join(", ", this.paths);
	}

}
