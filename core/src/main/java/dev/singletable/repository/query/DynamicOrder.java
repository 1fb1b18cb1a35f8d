package dev.singletable.repository.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;

import dev.singletable.mapping.IndexKey;
import dev.singletable.mapping.ItemIndex;
import dev.singletable.plan.AccessPlan;
import dev.singletable.plan.AccessPlanner;
import dev.singletable.plan.AccessQuestion;
import dev.singletable.plan.Ordering;

import org.jspecify.annotations.Nullable;

import org.springframework.dao.InvalidDataAccessApiUsageException;
import org.springframework.data.domain.Sort;

/**
 * Orders given with a call: those the plan's keys have, one way or the other.
 */
final class DynamicOrder {

	private final Function<AccessQuestion, AccessPlanner.Answer> planner;

	private final AccessQuestion question;

	private final AccessPlan plan;

	private final Map<List<Ordering>, AccessPlan> plans = new ConcurrentHashMap<>();

	DynamicOrder(Function<AccessQuestion, AccessPlanner.Answer> planner, AccessQuestion question, AccessPlan plan) {
		this.planner = planner;
		this.question = question;
		this.plan = plan;
	}

	/**
	 * The plan in that order.
	 * @throws InvalidDataAccessApiUsageException if its keys do not have it
	 */
	AccessPlan plan(Sort sort, String where) {
		if (sort.isUnsorted()) {
			return this.plan;
		}
		List<Ordering> order = new ArrayList<>(this.question.order());
		sort.forEach((each) -> order.add(new Ordering(each.getProperty(), each.isAscending())));
		AccessPlan known = this.plans.get(order);
		if (known != null) {
			return known;
		}
		AccessPlan ordered = this.planner.apply(this.question.ordered(order)).plan();
		ItemIndex way = this.plan.way();
		if (ordered == null || way == null || !way.equals(ordered.way()) || this.plan.fansOut()) {
			throw new InvalidDataAccessApiUsageException(
					"%s: it cannot sort by %s, since %s.".formatted(where, describe(order), reason(way)));
		}
		this.plans.put(List.copyOf(order), ordered);
		return ordered;
	}

	private static String describe(List<Ordering> order) {
		return order.stream()
			.map((each) -> each.path() + (each.ascending() ? "" : " descending"))
			.collect(Collectors.joining(", "));
	}

	private String reason(@Nullable ItemIndex way) {
		if (way == null || this.plan.fansOut()) {
			return "no one query answers it. Leave the Sort out";
		}
		IndexKey sort = way.sort();
		if (sort == null || sort.parts().isEmpty()) {
			return "%s has no order. Leave the Sort out".formatted(way.describe());
		}
		return "%s sorts by %s. Sort by these, all ascending or all descending".formatted(way.describe(),
				String.join(", ", sort.parts()));
	}

}
