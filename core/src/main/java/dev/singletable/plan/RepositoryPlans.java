package dev.singletable.plan;

import java.lang.reflect.Method;
import java.util.List;
import java.util.StringJoiner;
import java.util.stream.Collectors;

/**
 * What the proof found: every method of every repository, inherited ones included, with
 * its plan.
 */
public interface RepositoryPlans {

	List<MethodPlan> all();

	List<MethodPlan> of(Class<?> repository);

	/**
	 * All methods with their plans as a table in Markdown, repository by repository.
	 */
	default String report() {
		return all().stream()
			.map((plan) -> "| %s | `%s` | %s |".formatted(plan.repository().getSimpleName(), plan.signature(),
					plan.plan().describe().replace("|", "\\|")))
			.collect(Collectors.joining("\n", "| repository | method | plan |\n|---|---|---|\n", ""));
	}

	/**
	 * A method and its plan.
	 */
	record MethodPlan(Class<?> repository, Method method, QueryPlan plan) {

		/**
		 * The method's name and the simple names of its parameters' types.
		 */
		public String signature() {
			return signature(this.method);
		}

		/**
		 * The name of a method and the simple names of its parameters' types.
		 */
		public static String signature(Method method) {
			StringJoiner parameters = new StringJoiner(", ", method.getName() + "(", ")");
			for (Class<?> type : method.getParameterTypes()) {
				parameters.add(type.getSimpleName());
			}
			return parameters.toString();
		}

	}

}
