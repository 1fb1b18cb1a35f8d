package dev.singletable.repository.support;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.singletable.mapping.ItemModel;
import dev.singletable.mapping.ItemType;
import dev.singletable.mapping.Problem;
import dev.singletable.plan.AccessPlan;
import dev.singletable.plan.AccessPlanner;
import dev.singletable.plan.ConsistentPlan;
import dev.singletable.plan.QueryPlan;
import dev.singletable.plan.Refusal;
import dev.singletable.plan.RepositoryPlans.MethodPlan;
import dev.singletable.repository.SingleTableHistoryRepository;
import dev.singletable.repository.query.ConsistentReads;
import dev.singletable.repository.query.MethodPlanner;
import dev.singletable.repository.query.PlannedMethod;

import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.data.annotation.Persistent;
import org.springframework.data.repository.core.RepositoryInformation;
import org.springframework.data.repository.core.RepositoryMetadata;

/**
 * Proves one repository: a plan for each of its methods, or a problem.
 */
final class RepositoryProof {

	private static final Set<String> WHOLE_TYPE = Set.of("findAll()", "findAll(Pageable)",
			"findAll(ScrollPosition, Limit)", "streamAll()", "count()", "deleteAll()");

	private final ItemModel model;

	private final MethodPlanner planner;

	private final RepositoryInspection inspection;

	private final List<MethodPlan> plans = new ArrayList<>();

	private final List<Problem> methods = new ArrayList<>();

	private final List<Problem> ids = new ArrayList<>();

	private final Map<Refusal, Set<String>> refused = new LinkedHashMap<>();

	RepositoryProof(ItemModel model, MethodPlanner planner, ProvenRepository subject) {
		this.model = model;
		this.planner = planner;
		this.inspection = new RepositoryInspection(subject);
	}

	/**
	 * Runs the proof.
	 */
	RepositoryProof run() {
		if (isKnown()) {
			this.inspection.methods().forEach(this::prove);
			this.refused.forEach(this::addRefused);
			proveId();
			proveHistory();
		}
		return this;
	}

	/**
	 * What Spring Data knows of the interface alone.
	 */
	RepositoryMetadata metadata() {
		return this.inspection.metadata();
	}

	List<MethodPlan> plans() {
		return this.plans;
	}

	/**
	 * What is wrong with its methods.
	 */
	List<Problem> methods() {
		return this.methods;
	}

	/**
	 * What is wrong with its id type.
	 */
	List<Problem> ids() {
		return this.ids;
	}

	private RepositoryInformation information() {
		return this.inspection.information();
	}

	private Class<?> repository() {
		return information().getRepositoryInterface();
	}

	private boolean isKnown() {
		Class<?> domain = information().getDomainType();
		if (this.model.types().stream().anyMatch((type) -> domain.isAssignableFrom(type.javaType()))) {
			return true;
		}
		boolean entity = AnnotatedElementUtils.hasAnnotation(domain, Persistent.class);
		if (!entity || this.model.problems().isEmpty()) {
			this.methods.add(new Problem(repository().getSimpleName(),
					"%s is not an entity of this table".formatted(domain.getSimpleName()),
					"Annotate it with @SingleTableEntity and place it in a scanned package, "
							+ "or name it in the template's builder."));
		}
		return false;
	}

	private void prove(Method method) {
		if (method.isDefault()) {
			addFixed(method, FixedPlan.DEFAULT_METHOD);
		}
		else if (this.inspection.isFragment(method)) {
			addFixed(method, FixedPlan.FRAGMENT);
		}
		else if (!RepositoryInspection.isAnnotated(method) && this.inspection.isInherited(method)) {
			proveInherited(method);
		}
		else {
			proveQuery(method);
		}
	}

	private void add(Method method, QueryPlan plan) {
		this.plans.add(new MethodPlan(repository(), method, plan));
	}

	private void addFixed(Method method, FixedPlan plan) {
		if (plan.reads()) {
			add(method, ConsistentPlan.of(plan, consistentReads().areAskedBy(method)));
			return;
		}
		if (ConsistentReads.isAnnotated(method)) {
			this.methods.add(new Problem(repository().getSimpleName() + "." + MethodPlan.signature(method),
					"it carries @ConsistentRead and no plan of it reads",
					"Leave it out; code of your own reads with ReadOptions.consistent() or ItemQuery.consistent()."));
			return;
		}
		add(method, plan);
	}

	private ConsistentReads consistentReads() {
		return new ConsistentReads(repository());
	}

	private void proveInherited(Method method) {
		Method target = information().getTargetClassMethod(method);
		boolean own = target.getDeclaringClass() == SimpleSingleTableRepository.class;
		if (!own || !WHOLE_TYPE.contains(MethodPlan.signature(target))) {
			addFixed(method, FixedPlan.ofInherited(method.getName()));
			return;
		}
		AccessPlanner.Answer answer = this.planner.planAll(information(), method);
		AccessPlan plan = answer.plan();
		Refusal refusal = (plan != null) ? consistentReads().refusal(method, plan) : answer.refusal();
		if (refusal != null) {
			this.refused.computeIfAbsent(refusal, (key) -> new LinkedHashSet<>()).add(method.getName());
		}
		else if (plan != null) {
			add(method, ConsistentPlan.of(plan, consistentReads().areAskedBy(method)));
		}
	}

	private void addRefused(Refusal refusal, Set<String> names) {
		this.methods.add(new Problem(repository().getSimpleName(),
				"%s: %s".formatted(String.join(", ", names), refusal.what()), refusal.action()));
	}

	private void proveQuery(Method method) {
		MethodPlanner.Planning planning = this.planner.plan(information(), method);
		Problem problem = planning.problem();
		PlannedMethod planned = planning.method();
		if (problem != null) {
			this.methods.add(this.inspection.isOfFragmentInterface(method) ? withoutFragment(problem) : problem);
		}
		else if (planned != null) {
			add(method, planned.plan());
		}
	}

	private static Problem withoutFragment(Problem problem) {
		return new Problem(problem.where(), "no fragment implements it, and " + problem.what(), problem.action());
	}

	private void proveHistory() {
		if (!SingleTableHistoryRepository.class.isAssignableFrom(repository())) {
			return;
		}
		this.model.readableAs(information().getDomainType())
			.stream()
			.filter((type) -> !type.isHistorized())
			.map((type) -> new Problem(repository().getSimpleName(),
					"no versions are kept of %s".formatted(type.name()),
					"Annotate %s with @Historized, or extend SingleTableRepository."
						.formatted(type.javaType().getSimpleName())))
			.forEach(this.methods::add);
	}

	private void proveId() {
		for (ItemType type : this.model.readableAs(information().getDomainType())) {
			type.id()
				.refusal(information().getIdType())
				.map((what) -> new Problem(repository().getSimpleName(), what, type.id().advice()))
				.ifPresent(this.ids::add);
		}
	}

}
