package dev.singletable.repository.query;

import java.lang.reflect.Method;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import dev.singletable.mapping.ItemModel;
import dev.singletable.mapping.ItemType;
import dev.singletable.plan.AccessPlan;
import dev.singletable.plan.AccessPlanner;
import dev.singletable.plan.AccessQuestion;

import org.jspecify.annotations.Nullable;

import org.springframework.data.domain.Sort;
import org.springframework.data.repository.core.RepositoryMetadata;

/**
 * How the methods that ask for nothing read everything of a repository's type.
 */
final class WholeReads {

	private static final AccessQuestion.Allowed PROVEN = new AccessQuestion.Allowed(true, true);

	private final ItemModel model;

	private final AccessPlanner planner;

	private final Map<Class<?>, Map<String, AccessPlanner.Answer>> answers = new ConcurrentHashMap<>();

	private final Map<Class<?>, Map<Method, DynamicOrder>> orders = new ConcurrentHashMap<>();

	WholeReads(ItemModel model, AccessPlanner planner) {
		this.model = model;
		this.planner = planner;
	}

	/**
	 * The plan of a method, or why there is none.
	 */
	AccessPlanner.Answer plan(RepositoryMetadata repository, Method method) {
		AccessQuestion.Allowed allowed = MethodSignature.allowed(repository, method);
		List<ItemType> types = this.model.readableAs(repository.getDomainType());
		String index = index(repository, method, types);
		// whether a filter is allowed changes nothing where nothing is asked
		return this.answers.computeIfAbsent(repository.getRepositoryInterface(), (key) -> new ConcurrentHashMap<>())
			.computeIfAbsent(index + " " + allowed.scan() + " " + counts(method),
					(key) -> this.planner.planAll(all(types, index, allowed, wanted(method))));
	}

	/**
	 * The plan of a method that is proven, in an order its keys have.
	 * @throws org.springframework.dao.InvalidDataAccessApiUsageException if they do not
	 */
	AccessPlan plan(RepositoryMetadata repository, Method method, Sort sort) {
		Class<?> type = repository.getRepositoryInterface();
		return this.orders.computeIfAbsent(type, (key) -> new ConcurrentHashMap<>())
			.computeIfAbsent(method, (key) -> order(repository, method))
			.plan(sort, type.getSimpleName() + ".findAll(Pageable)");
	}

	private DynamicOrder order(RepositoryMetadata repository, Method method) {
		List<ItemType> types = this.model.readableAs(repository.getDomainType());
		AccessQuestion question = all(types, index(repository, method, types), PROVEN, wanted(method));
		return new DynamicOrder(this.planner::planAll, question, this.planner.planAll(question).required());
	}

	private static AccessQuestion all(List<ItemType> types, @Nullable String index, AccessQuestion.Allowed allowed,
			@Nullable Set<String> wanted) {
		return new AccessQuestion(types, List.of(), List.of(), index, allowed, wanted);
	}

	private static boolean counts(Method method) {
		return method.getName().equals("count");
	}

	private static @Nullable Set<String> wanted(Method method) {
		return counts(method) ? Set.of(ItemType.TYPE_PART) : null;
	}

	/** What a repository names is for all its methods, and may be a sparse one. */
	private static @Nullable String index(RepositoryMetadata repository, Method method, List<ItemType> types) {
		String own = MethodSignature.index(method);
		if (own != null) {
			return own;
		}
		String named = MethodSignature.index(repository);
		return (named != null && isWhole(named, types)) ? named : null;
	}

	private static boolean isWhole(String index, List<ItemType> types) {
		return types.stream().allMatch((type) -> type.index(index).filter((way) -> !way.sparse()).isPresent());
	}

}
