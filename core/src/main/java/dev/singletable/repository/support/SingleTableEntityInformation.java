package dev.singletable.repository.support;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import dev.singletable.mapping.ItemModel;
import dev.singletable.mapping.ItemType;
import dev.singletable.mapping.SingleTableProperty;
import dev.singletable.plan.AccessPlan;
import dev.singletable.query.ReadOptions;
import dev.singletable.repository.query.ConsistentReads;
import dev.singletable.repository.query.MethodPlanner;

import org.jspecify.annotations.Nullable;

import org.springframework.data.domain.Sort;
import org.springframework.data.repository.core.RepositoryMetadata;
import org.springframework.data.repository.core.support.AbstractEntityInformation;

/**
 * What a repository knows of its entity: its id, whether it is new, how all are read.
 */
public final class SingleTableEntityInformation<T, ID> extends AbstractEntityInformation<T, ID> {

	private final ItemModel model;

	private final Class<ID> idType;

	private final RepositoryMetadata repository;

	private final MethodPlanner planner;

	private final Map<WholeRead, AccessPlan> plans = new ConcurrentHashMap<>();

	private final Map<WholeRead, Boolean> consistent = new ConcurrentHashMap<>();

	private final Map<String, ReadOptions> options = new ConcurrentHashMap<>();

	private SingleTableEntityInformation(ItemModel model, RepositoryMetadata repository, MethodPlanner planner,
			Types<T, ID> types) {
		super(types.entity());
		this.model = model;
		this.repository = repository;
		this.planner = planner;
		this.idType = types.id();
	}

	@SuppressWarnings("unchecked")
	static <T, ID> SingleTableEntityInformation<T, ID> of(ItemModel model, RepositoryMetadata repository,
			MethodPlanner planner) {
		Types<T, ID> types = new Types<>((Class<T>) repository.getDomainType(), (Class<ID>) repository.getIdType());
		return new SingleTableEntityInformation<>(model, repository, planner, types);
	}

	/**
	 * The item types of the repository.
	 */
	public List<ItemType> types() {
		return this.model.readableAs(getJavaType());
	}

	/**
	 * The plan by which a method reads everything.
	 */
	AccessPlan all(WholeRead read) {
		return this.plans.computeIfAbsent(read, (key) -> sorted(key, Sort.unsorted()));
	}

	/**
	 * The plan by which a method reads everything in that order.
	 * @throws org.springframework.dao.InvalidDataAccessApiUsageException if its keys do
	 * not have it
	 */
	AccessPlan sorted(WholeRead read, Sort sort) {
		return this.planner.planAll(this.repository, read.in(this.repository.getRepositoryInterface()), sort);
	}

	/**
	 * Whether a method that reads everything has to read it consistently.
	 */
	boolean isConsistent(WholeRead read) {
		return this.consistent.computeIfAbsent(read,
				(key) -> consistentReads().areAskedBy(key.in(this.repository.getRepositoryInterface())));
	}

	/**
	 * How an inherited method reads by key.
	 */
	ReadOptions options(String method) {
		return this.options.computeIfAbsent(method,
				(key) -> consistentReads().areAskedBy(key) ? ReadOptions.consistent() : ReadOptions.defaults());
	}

	private ConsistentReads consistentReads() {
		return new ConsistentReads(this.repository.getRepositoryInterface());
	}

	@Override
	public @Nullable ID getId(T entity) {
		Object id = this.model.require(entity.getClass()).id().idOf(entity, this.idType);
		return this.idType.cast(id);
	}

	@Override
	public Class<ID> getIdType() {
		return this.idType;
	}

	/**
	 * Whether the version is null or 0; without a version, whether the generated id is
	 * null.
	 */
	@Override
	public boolean isNew(T entity) {
		ItemType type = this.model.require(entity.getClass());
		SingleTableProperty version = type.entity().getVersionProperty();
		if (version != null) {
			return isUnset(value(type, entity, version));
		}
		Optional<SingleTableProperty> id = type.generatedId();
		return id.isPresent() && value(type, entity, id.get()) == null;
	}

	private static boolean isUnset(@Nullable Object version) {
		return version == null || (version instanceof Number number && number.longValue() == 0);
	}

	private static @Nullable Object value(ItemType type, Object entity, SingleTableProperty property) {
		return type.entity().getPropertyAccessor(entity).getProperty(property);
	}

	private record Types<T, ID>(Class<T> entity, Class<ID> id) {

	}

}
