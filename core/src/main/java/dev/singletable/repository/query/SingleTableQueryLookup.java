package dev.singletable.repository.query;

import java.lang.reflect.Method;
import java.util.List;

import dev.singletable.mapping.Problem;
import dev.singletable.plan.AccessPathException;
import dev.singletable.template.SingleTableTemplate;

import org.springframework.data.projection.ProjectionFactory;
import org.springframework.data.repository.core.NamedQueries;
import org.springframework.data.repository.core.RepositoryMetadata;
import org.springframework.data.repository.query.QueryLookupStrategy;
import org.springframework.data.repository.query.RepositoryQuery;

/**
 * Gives each repository method the plan it was proven with.
 */
public final class SingleTableQueryLookup implements QueryLookupStrategy {

	private final MethodPlanner planner;

	private final SingleTableTemplate template;

	public SingleTableQueryLookup(MethodPlanner planner, SingleTableTemplate template) {
		this.planner = planner;
		this.template = template;
	}

	@Override
	public RepositoryQuery resolveQuery(Method method, RepositoryMetadata metadata, ProjectionFactory factory,
			NamedQueries namedQueries) {
		MethodPlanner.Planning planning = this.planner.plan(metadata, method);
		Problem problem = planning.problem();
		if (problem != null) {
			throw new AccessPathException(List.of(problem));
		}
		PlannedMethod planned = planning.method();
		if (planned == null) {
			throw new IllegalStateException(method + " has neither a plan nor a problem.");
		}
		return new PlannedRepositoryQuery(planned, this.template);
	}

}
