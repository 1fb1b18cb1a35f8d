package dev.singletable.samples.flights.web;

import dev.singletable.plan.RepositoryPlans.MethodPlan;

/**
 * A repository method and its access plan, as they are served.
 */
record PlanView(String repository, String method, String plan) {

	static PlanView of(MethodPlan plan) {
		return new PlanView(plan.repository().getSimpleName(), plan.signature(), plan.plan().describe());
	}

}
