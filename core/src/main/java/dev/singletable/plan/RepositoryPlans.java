package dev.singletable.plan;

import java.lang.reflect.Method;
import java.util.List;

/**
 * What the proof found: every method of every repository, inherited ones included, with
 * its plan.
 */
public interface RepositoryPlans {

	List<MethodPlan> all();

	List<MethodPlan> of(Class<?> repository);

	/**
	 * A method and its plan.
	 */
	record MethodPlan(Class<?> repository, Method method, QueryPlan plan) {

	}

}
