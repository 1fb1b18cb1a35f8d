package dev.singletable.repository.query;

import java.lang.reflect.Method;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import dev.singletable.expression.Condition;
import dev.singletable.expression.Operator;
import dev.singletable.mapping.IndexKey;
import dev.singletable.mapping.ItemIndex;
import dev.singletable.mapping.ItemModel;
import dev.singletable.mapping.ItemType;
import dev.singletable.mapping.Problem;
import dev.singletable.plan.AccessPlan;
import dev.singletable.plan.AccessPlanner;
import dev.singletable.plan.AccessQuestion;
import dev.singletable.plan.Refusal;
import dev.singletable.plan.Term;
import dev.singletable.repository.Query;

import org.jspecify.annotations.Nullable;

import org.springframework.data.domain.Sort;
import org.springframework.data.projection.ProjectionFactory;
import org.springframework.data.projection.SpelAwareProxyProjectionFactory;
import org.springframework.data.repository.core.RepositoryMetadata;

/**
 * Turns repository methods into plans, each once:
 * <ol>
 * <li>its signature says what is returned and how;</li>
 * <li>its {@code @Query}, or else its name, says what is asked;</li>
 * <li>the planner chooses the table or an index, or refuses;</li>
 * <li>what the plan cannot give with this result is refused too.</li>
 * </ol>
 */
public final class MethodPlanner {

	private final ItemModel model;

	private final AccessPlanner planner;

	private final Map<Class<?>, Map<Method, Planning>> planned = new ConcurrentHashMap<>();

	private final ProjectionFactory projections = new SpelAwareProxyProjectionFactory();

	private final WholeReads whole;

	public MethodPlanner(ItemModel model) {
		this.model = model;
		this.planner = new AccessPlanner(model);
		this.whole = new WholeReads(model, this.planner);
	}

	/**
	 * The plan of a derived or annotated method, or what is wrong with it.
	 */
	public Planning plan(RepositoryMetadata repository, Method method) {
		return this.planned.computeIfAbsent(repository.getRepositoryInterface(), (key) -> new ConcurrentHashMap<>())
			.computeIfAbsent(method, (key) -> read(repository, method));
	}

	/**
	 * The plan by which a method reads everything of the repository's type: a whole
	 * index, or a scan that was allowed; or why there is none.
	 */
	public AccessPlanner.Answer planAll(RepositoryMetadata repository, Method method) {
		return this.whole.plan(repository, method);
	}

	/**
	 * The plan of a method that reads everything, once it is proven.
	 * @param sort an order its keys have, or none
	 */
	public AccessPlan planAll(RepositoryMetadata repository, Method method, Sort sort) {
		return this.whole.plan(repository, method, sort);
	}

	private Planning read(RepositoryMetadata repository, Method method) {
		try {
			return new Planning(plan(MethodSignature.of(repository, method, this.projections)), null);
		}
		catch (RefusedMethodException ex) {
			return new Planning(null, new Problem(MethodSignature.describe(repository, method), ex.refusal().what(),
					ex.refusal().action()));
		}
	}

	private PlannedMethod plan(MethodSignature signature) {
		Query query = signature.query();
		List<ItemType> domain = this.model.readableAs(signature.domain());
		DerivedMethodReader derived = (query == null) ? DerivedMethodReader.of(signature, domain) : null;
		ResultShape shape = (derived != null) ? derived.shape() : AnnotatedMethodReader.shape(signature);
		ResultCheck.check(signature, shape);
		ReadAs read = signature.readAs(shape);
		List<ItemType> types = this.model.readableAs(read.items());
		ProjectionCheck.check(read, types);
		MethodQuestion asked = (query != null) ? new AnnotatedMethodReader(signature, types, query).read()
				: Objects.requireNonNull(derived).over(types).read();
		String index = (asked.index() != null) ? asked.index() : signature.index();
		AccessQuestion question = new AccessQuestion(types, asked.terms(), asked.order(), index, signature.allowed(),
				signature.isProjectedByCaller() ? null : WantedProperties.of(shape, read));
		AccessPlanner.Answer answer = this.planner.plan(question);
		refuse(answer.refusal());
		AccessPlan plan = asked.filters().isEmpty() ? answer.required() : answer.required().asQueries();
		refuse(signature.inconsistency(plan));
		ResultCheck.check(signature, shape, asked, plan);
		types.forEach((type) -> refuseFilters(type, question, asked, plan));
		return new PlannedMethod(signature, asked, shape, read, new DynamicOrder(this.planner::plan, question, plan),
				plan);
	}

	private static void refuse(@Nullable Refusal refusal) {
		if (refusal != null) {
			throw new RefusedMethodException(refusal);
		}
	}

	private static void refuseFilters(ItemType type, AccessQuestion question, MethodQuestion asked, AccessPlan plan) {
		Condition filter = plan.filter(question.terms().stream().map(MethodPlanner::anyValues).toList());
		if (filter != null) {
			filter.forEachPath((path) -> refuseFilter(type, path, plan.way()));
		}
		asked.filters().forEach((part) -> refuseFilter(type, part.path(), plan.way()));
	}

	private static List<Object> anyValues(Term term) {
		return (term.operator() == Operator.BETWEEN) ? List.of("", "") : List.of("");
	}

	private static void refuseFilter(ItemType type, String path, @Nullable ItemIndex way) {
		PathCheck.of(type).refuseUnlessStored(path);
		if (way != null && (isNativePart(way.partition(), path) || isNativePart(way.sort(), path))) {
			throw new RefusedMethodException(
					"'%s' is in the key of %s, and no filter can name it".formatted(path, way.describe()),
					"Bind it with the key, or read another index.");
		}
		Optional<String> attribute = type.attributeOf(root(path));
		if (way != null && attribute.isPresent() && !way.carries(attribute.get())) {
			throw new RefusedMethodException(
					"%s does not carry '%s', so no filter can name it".formatted(way.describe(), path),
					"Include it in the index, or read another index.");
		}
	}

	private static String root(String path) {
		return path.replaceAll("[.\\[].*", "");
	}

	private static boolean isNativePart(@Nullable IndexKey key, String path) {
		return key instanceof IndexKey.Native && key.parts().contains(path);
	}

	/**
	 * A planned method, or the problem it is.
	 */
	public record Planning(@Nullable PlannedMethod method, @Nullable Problem problem) {

	}

}
