package dev.singletable.repository.support;

import java.lang.reflect.Method;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import dev.singletable.observe.RepositoryMethod;
import org.aopalliance.intercept.MethodInterceptor;
import org.aopalliance.intercept.MethodInvocation;
import org.jspecify.annotations.Nullable;

/**
 * Lets operations know by which method of a repository they were asked for.
 */
final class MethodNaming implements MethodInterceptor {

	private final String repository;

	private final Map<Method, String> names = new ConcurrentHashMap<>();

	MethodNaming(String repository) {
		this.repository = repository;
	}

	@Override
	public @Nullable Object invoke(MethodInvocation invocation) throws Throwable {
		String name = this.names.computeIfAbsent(invocation.getMethod(),
				(method) -> this.repository + "." + method.getName());
		try (RepositoryMethod method = RepositoryMethod.begin(name)) {
			return invocation.proceed();
		}
	}

}
