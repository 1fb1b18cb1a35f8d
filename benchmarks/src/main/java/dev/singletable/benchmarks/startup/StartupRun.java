package dev.singletable.benchmarks.startup;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.data.repository.Repository;

/**
 * One start in a fresh JVM: {@code <store>}, with the system properties {@code entities},
 * {@code query} (also ask a question) and {@code profile} (also sample stacks).
 */
final class StartupRun {

	static final String RESULT = "milliseconds: ";

	private StartupRun() {
	}

	public static void main(String[] args) throws Exception {
		Store store = Store.valueOf(args[0]);
		StackSampler sampler = Boolean.getBoolean("profile") ? StackSampler.of(Thread.currentThread()) : null;
		double milliseconds = start(store, sampler);
		if (sampler != null) {
			sampler.print();
		}
		System.out.println(RESULT + milliseconds);
		System.exit(0);
	}

	private static double start(Store store, @Nullable StackSampler sampler) throws Exception {
		Class<?> configuration = store.configuration();
		long start = System.nanoTime();
		AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext(configuration);
		double milliseconds = (System.nanoTime() - start) / 1e6;
		if (sampler != null) {
			sampler.stopSampling();
		}
		int repositories = context.getBeansOfType(Repository.class).size();
		if (repositories != Integer.getInteger("entities")) {
			throw new IllegalStateException(repositories + " repositories were made.");
		}
		if (Boolean.getBoolean("query")) {
			query(context, store.application());
			return System.currentTimeMillis() - Long.getLong("started");
		}
		return milliseconds;
	}

	private static void query(AnnotationConfigApplicationContext context, Application application) throws Exception {
		Class<?> repository = Class.forName(application.repositoryName(1));
		Method method = repository.getMethod("findByCustomerId", String.class);
		try {
			List<?> found = (List<?>) method.invoke(context.getBean(repository), "nobody");
			if (found == null || !found.isEmpty()) {
				throw new IllegalStateException("The query found " + found);
			}
		}
		catch (InvocationTargetException ex) {
			throw new IllegalStateException(ex.getCause());
		}
	}

}
