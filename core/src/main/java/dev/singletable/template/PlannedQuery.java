package dev.singletable.template;

import java.util.List;

import dev.singletable.expression.Condition;
import dev.singletable.plan.AccessPlan;
import org.jspecify.annotations.Nullable;

import org.springframework.data.domain.ScrollPosition;

/**
 * A plan with the values of one call.
 *
 * @param plan the way, chosen once
 * @param resultType what each item is returned as: its entity, a supertype, a projection
 * @param values the values of each term of the plan's question, in its order
 * @param filter what is left out after reading, beside what the plan itself filters
 * @param reading how much, from where, how
 */
public record PlannedQuery<R>(AccessPlan plan, Class<R> resultType, List<List<Object>> values,
		@Nullable Condition filter, Reading reading) {

	public PlannedQuery {
		values = List.copyOf(values);
	}

	@Override
	public String toString() {
		return "PlannedQuery[" + this.plan + "]";
	}

	/**
	 * How much is read, from where, and how.
	 *
	 * @param limit results wanted, or null for the default
	 * @param position where to continue; null or an initial one for the start
	 * @param descending whether the plan's direction is turned round
	 * @param consistent whether the read is strongly consistent
	 */
	public record Reading(@Nullable Integer limit, @Nullable ScrollPosition position, boolean descending,
			boolean consistent) {

		/** Everything, from the start. */
		public static final Reading ALL = new Reading(null, null, false, false);

		/**
		 * The same, strongly consistent if it has to be.
		 */
		public Reading consistent(boolean needed) {
			return new Reading(this.limit, this.position, this.descending, this.consistent || needed);
		}

	}

}
