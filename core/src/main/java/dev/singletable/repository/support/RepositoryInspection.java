package dev.singletable.repository.support;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;

import dev.singletable.plan.RepositoryPlans.MethodPlan;

import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.data.annotation.QueryAnnotation;
import org.springframework.data.repository.NoRepositoryBean;
import org.springframework.data.repository.Repository;
import org.springframework.data.repository.core.RepositoryInformation;
import org.springframework.data.repository.core.RepositoryMetadata;
import org.springframework.data.repository.core.support.RepositoryFactorySupport;

/**
 * Reads a repository interface as Spring Data does, and makes nothing of it.
 */
final class RepositoryInspection extends RepositoryFactorySupport {

	private final ProvenRepository subject;

	private final RepositoryMetadata metadata;

	private final RepositoryInformation information;

	RepositoryInspection(ProvenRepository subject) {
		this.subject = subject;
		this.metadata = getRepositoryMetadata(subject.repository());
		this.information = getRepositoryInformation(this.metadata, subject.fragments());
	}

	@Override
	protected Object getTargetRepository(RepositoryInformation metadata) {
		throw new UnsupportedOperationException("An inspection makes no repository.");
	}

	@Override
	protected Class<?> getRepositoryBaseClass(RepositoryMetadata metadata) {
		return this.subject.baseClass();
	}

	RepositoryMetadata metadata() {
		return this.metadata;
	}

	RepositoryInformation information() {
		return this.information;
	}

	/**
	 * Its methods, each once, by name and parameters.
	 */
	Collection<Method> methods() {
		Map<String, Method> methods = new TreeMap<>();
		for (Method method : this.subject.repository().getMethods()) {
			if (!method.isBridge() && !Modifier.isStatic(method.getModifiers())) {
				methods.merge(MethodPlan.signature(method), method, RepositoryInspection::moreSpecific);
			}
		}
		return methods.values();
	}

	private static Method moreSpecific(Method one, Method other) {
		return one.getReturnType().isAssignableFrom(other.getReturnType()) ? other : one;
	}

	boolean isInherited(Method method) {
		return this.information.isBaseClassMethod(method);
	}

	/**
	 * Whether a fragment implements it, whatever else could.
	 */
	boolean isFragment(Method method) {
		return this.information.isCustomMethod(method);
	}

	/**
	 * Whether its interface is no repository, so that a fragment may be missing.
	 */
	boolean isOfFragmentInterface(Method method) {
		Class<?> declaring = method.getDeclaringClass();
		return declaring != this.subject.repository() && !Repository.class.isAssignableFrom(declaring)
				&& !AnnotatedElementUtils.hasAnnotation(declaring, NoRepositoryBean.class);
	}

	/**
	 * Whether Spring Data runs it as the query written on it, even where it is inherited.
	 */
	static boolean isAnnotated(Method method) {
		return AnnotatedElementUtils.hasAnnotation(method, QueryAnnotation.class);
	}

}
