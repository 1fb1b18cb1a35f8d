package dev.singletable.repository.support;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

import org.springframework.core.annotation.AnnotatedElementUtils;
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

	private final RepositoryInformation information;

	RepositoryInspection(ProvenRepository subject) {
		this.subject = subject;
		this.information = getRepositoryInformation(getRepositoryMetadata(subject.repository()), subject.fragments());
	}

	@Override
	protected Object getTargetRepository(RepositoryInformation metadata) {
		throw new UnsupportedOperationException("An inspection makes no repository.");
	}

	@Override
	protected Class<?> getRepositoryBaseClass(RepositoryMetadata metadata) {
		return this.subject.baseClass();
	}

	RepositoryInformation information() {
		return this.information;
	}

	/**
	 * Its methods, each once, by name and parameters.
	 */
	Collection<Method> methods() {
		Map<String, Method> methods = new LinkedHashMap<>();
		for (Method method : this.subject.repository().getMethods()) {
			if (!method.isBridge() && !Modifier.isStatic(method.getModifiers())) {
				methods.merge(describe(method), method, RepositoryInspection::moreSpecific);
			}
		}
		return methods.values().stream().sorted(Comparator.comparing(RepositoryInspection::describe)).toList();
	}

	private static Method moreSpecific(Method one, Method other) {
		return one.getReturnType().isAssignableFrom(other.getReturnType()) ? other : one;
	}

	static String describe(Method method) {
		return Arrays.stream(method.getParameterTypes())
			.map(Class::getSimpleName)
			.collect(Collectors.joining(", ", method.getName() + "(", ")"));
	}

	boolean isInherited(Method method) {
		return this.information.isBaseClassMethod(method);
	}

	/**
	 * Whether a fragment implements it: one that is known, or one that its interface,
	 * which is no repository, stands for.
	 */
	boolean isFragment(Method method) {
		Class<?> declaring = method.getDeclaringClass();
		boolean repository = declaring == this.subject.repository() || Repository.class.isAssignableFrom(declaring)
				|| AnnotatedElementUtils.hasAnnotation(declaring, NoRepositoryBean.class);
		return this.information.isCustomMethod(method) || !repository;
	}

}
