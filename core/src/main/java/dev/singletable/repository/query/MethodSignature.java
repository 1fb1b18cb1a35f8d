package dev.singletable.repository.query;

import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.concurrent.Future;

import dev.singletable.plan.AccessPlan;
import dev.singletable.plan.AccessQuestion;
import dev.singletable.plan.Refusal;
import dev.singletable.plan.RepositoryPlans.MethodPlan;
import dev.singletable.repository.AllowFilter;
import dev.singletable.repository.AllowScan;
import dev.singletable.repository.Query;
import dev.singletable.repository.SingleTableReadRepository;
import dev.singletable.repository.SingleTableRepository;
import dev.singletable.repository.UseIndex;

import org.jspecify.annotations.Nullable;

import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.data.core.TypeInformation;
import org.springframework.data.domain.Limit;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.data.domain.ScrollPosition;
import org.springframework.data.domain.Slice;
import org.springframework.data.domain.Sort;
import org.springframework.data.domain.Window;
import org.springframework.data.projection.ProjectionFactory;
import org.springframework.data.repository.core.RepositoryMetadata;
import org.springframework.data.repository.query.DefaultParameters;
import org.springframework.data.repository.query.QueryMethod;
import org.springframework.util.ClassUtils;

/**
 * A repository method: its parameters, its result, its annotations.
 */
final class MethodSignature {

	private final RepositoryMetadata repository;

	private final Method method;

	private final QueryMethod queryMethod;

	private final String description;

	private final boolean consistent;

	private final Class<?> returnType;

	private MethodSignature(RepositoryMetadata repository, Method method, QueryMethod queryMethod, Class<?> returned) {
		this.repository = repository;
		this.method = method;
		this.queryMethod = queryMethod;
		this.description = describe(repository, method);
		this.consistent = new ConsistentReads(repository.getRepositoryInterface()).areAskedBy(method);
		this.returnType = ClassUtils.resolvePrimitiveIfNecessary(returned);
	}

	/**
	 * Reads a method.
	 * @throws RefusedMethodException if its result cannot be
	 */
	static MethodSignature of(RepositoryMetadata repository, Method method, ProjectionFactory projections) {
		Class<?> returned = returned(repository, method);
		refuseTotals(returned);
		refusePagedWindow(method, returned);
		refuseUnlessBoth(method, returned, Slice.class, Pageable.class);
		refuseUnlessBoth(method, returned, Window.class, ScrollPosition.class);
		refuseBoth(method, Sort.class, "Put the Sort into the Pageable.");
		refuseBoth(method, Limit.class, "Leave the Limit out: the Pageable says how many.");
		try {
			return new MethodSignature(repository, method,
					new QueryMethod(method, repository, projections, DefaultParameters::new), returned);
		}
		catch (IllegalStateException | IllegalArgumentException ex) {
			throw RefusedMethodException.of(String.valueOf(ex.getMessage()));
		}
	}

	/**
	 * What a call returns in the end: the content of a future, or the type declared.
	 */
	private static Class<?> returned(RepositoryMetadata repository, Method method) {
		TypeInformation<?> type = repository.getReturnType(method);
		boolean later = Future.class.isAssignableFrom(type.getType()) && !type.getTypeArguments().isEmpty();
		return later ? type.getTypeArguments().get(0).getType() : type.getType();
	}

	private static void refuseTotals(Class<?> returned) {
		if (Page.class.isAssignableFrom(returned)) {
			throw new RefusedMethodException("it returns Page, whose total is a scan",
					"Return Slice, or Window for positions that leave the JVM.");
		}
	}

	private static void refusePagedWindow(Method method, Class<?> returned) {
		if (Window.class.isAssignableFrom(returned) && takes(method, Pageable.class)) {
			throw new RefusedMethodException("it takes a Pageable and returns Window",
					"Take a ScrollPosition and a Limit in its place, or return Slice.");
		}
	}

	private static void refuseUnlessBoth(Method method, Class<?> returned, Class<?> result, Class<?> parameter) {
		boolean returns = result.isAssignableFrom(returned);
		if (returns && !takes(method, parameter)) {
			throw new RefusedMethodException(
					"it returns %s and takes no %s".formatted(result.getSimpleName(), parameter.getSimpleName()),
					"Add a %s parameter.".formatted(parameter.getSimpleName()));
		}
		if (!returns && takes(method, parameter)) {
			throw new RefusedMethodException(
					"it takes a %s and returns %s".formatted(parameter.getSimpleName(), returned.getSimpleName()),
					"Return %s, or take a Limit instead.".formatted(result.getSimpleName()));
		}
	}

	private static void refuseBoth(Method method, Class<?> other, String action) {
		if (takes(method, Pageable.class) && takes(method, other)) {
			throw new RefusedMethodException("it takes a Pageable and a " + other.getSimpleName(), action);
		}
	}

	private static boolean takes(Method method, Class<?> parameter) {
		for (Class<?> type : method.getParameterTypes()) {
			if (parameter.isAssignableFrom(type)) {
				return true;
			}
		}
		return false;
	}

	/**
	 * The method for messages: {@code OrderRepository.findByStatus(Status)}.
	 */
	static String describe(RepositoryMetadata repository, Method method) {
		return repository.getRepositoryInterface().getSimpleName() + "." + MethodPlan.signature(method);
	}

	String describe() {
		return this.description;
	}

	String name() {
		return this.method.getName();
	}

	QueryMethod queryMethod() {
		return this.queryMethod;
	}

	Class<?> domain() {
		return this.repository.getDomainType();
	}

	Class<?> returnType() {
		return this.returnType;
	}

	@Nullable Query query() {
		return AnnotatedElementUtils.findMergedAnnotation(this.method, Query.class);
	}

	/**
	 * The index that the method or its repository names, or null.
	 */
	@Nullable String index() {
		String own = index(this.method);
		return (own != null) ? own : index(this.repository);
	}

	static @Nullable String index(RepositoryMetadata repository) {
		return index(repository.getRepositoryInterface());
	}

	/**
	 * The index that a method or a repository names itself, or null.
	 */
	static @Nullable String index(AnnotatedElement named) {
		UseIndex found = AnnotatedElementUtils.findMergedAnnotation(named, UseIndex.class);
		return (found != null) ? found.value() : null;
	}

	/**
	 * Whether it has to read consistently.
	 */
	boolean isConsistent() {
		return this.consistent;
	}

	/**
	 * Why it cannot read so, or null.
	 */
	@Nullable Refusal inconsistency(AccessPlan plan) {
		return new ConsistentReads(this.repository.getRepositoryInterface()).refusal(this.method, plan);
	}

	/**
	 * Whether the repository is one that never writes.
	 */
	boolean isReadOnly() {
		Class<?> type = this.repository.getRepositoryInterface();
		return SingleTableReadRepository.class.isAssignableFrom(type)
				&& !SingleTableRepository.class.isAssignableFrom(type);
	}

	/**
	 * The repository for messages.
	 */
	String repository() {
		return this.repository.getRepositoryInterface().getSimpleName();
	}

	AccessQuestion.Allowed allowed() {
		return allowed(this.repository, this.method);
	}

	static AccessQuestion.Allowed allowed(RepositoryMetadata repository, Method method) {
		AccessQuestion.Allowed all = allowed(repository);
		boolean filter = all.filter() || AnnotatedElementUtils.hasAnnotation(method, AllowFilter.class);
		boolean scan = all.scan() || AnnotatedElementUtils.hasAnnotation(method, AllowScan.class);
		return new AccessQuestion.Allowed(filter || scan, scan);
	}

	static AccessQuestion.Allowed allowed(RepositoryMetadata repository) {
		Class<?> type = repository.getRepositoryInterface();
		boolean filter = AnnotatedElementUtils.hasAnnotation(type, AllowFilter.class);
		boolean scan = AnnotatedElementUtils.hasAnnotation(type, AllowScan.class);
		return new AccessQuestion.Allowed(filter || scan, scan);
	}

	/**
	 * The shape of a method that reads.
	 */
	ResultShape readShape() {
		if (this.queryMethod.isScrollQuery()) {
			return ResultShape.WINDOW;
		}
		if (this.queryMethod.isSliceQuery()) {
			return ResultShape.SLICE;
		}
		if (this.queryMethod.isStreamQuery()) {
			return ResultShape.STREAM;
		}
		return this.queryMethod.isCollectionQuery() ? ResultShape.LIST : ResultShape.ONE;
	}

	/**
	 * Whether each call says what is made of the items.
	 */
	boolean isProjectedByCaller() {
		return this.queryMethod.getParameters().hasDynamicProjection();
	}

	/**
	 * What is read to answer a method of this shape.
	 * @throws RefusedMethodException if the method returns something else
	 */
	ReadAs readAs(ResultShape shape) {
		Class<?> returned = this.queryMethod.getReturnedObjectType();
		boolean entities = shape.isRead() || (shape == ResultShape.DELETE && this.queryMethod.isCollectionQuery());
		if (!entities || isProjectedByCaller()) {
			return new ReadAs(domain(), domain());
		}
		ReadAs read = ReadAs.of(returned, domain());
		Refusal refusal = read.refusal();
		if (refusal != null) {
			throw new RefusedMethodException(refusal);
		}
		return read;
	}

}
