package dev.singletable.plan;

/**
 * A plan whose reads are strongly consistent, whatever the configuration says.
 */
public record ConsistentPlan(QueryPlan plan) implements RefinedPlan {

	/**
	 * The plan itself where that was not asked for.
	 */
	public static QueryPlan of(QueryPlan plan, boolean consistent) {
		return consistent ? new ConsistentPlan(plan) : plan;
	}

	@Override
	public boolean isConsistent() {
		return true;
	}

	@Override
	public String describe() {
		return this.plan.describe() + "; reads consistently";
	}

}
