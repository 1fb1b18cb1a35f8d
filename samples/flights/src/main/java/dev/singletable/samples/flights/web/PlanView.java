package dev.singletable.samples.flights.web;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.stream.Collectors;

import dev.singletable.plan.RepositoryPlans.MethodPlan;

/**
 * A repository method and its access plan, as they are served.
 */
record PlanView(String repository, String method, String plan) {

	static PlanView of(MethodPlan plan) {
		return new PlanView(plan.repository().getSimpleName(), signature(plan.method()), plan.plan().describe());
	}

	private static String signature(Method method) {
		return Arrays.stream(method.getParameterTypes())
			.map(Class::getSimpleName)
			.collect(Collectors.joining(", ", method.getName() + "(", ")"));
	}

}
