package dev.singletable.benchmarks.startup;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.event.ContextRefreshedEvent;
import org.springframework.data.repository.Repository;

/**
 * One start in a fresh JVM: {@code <store>}, with the system properties {@code entities},
 * {@code query} (also ask a question) and {@code profile} (also sample stacks).
 */
final class StartupRun {

	private StartupRun() {
	}

	public static void main(String[] args) throws Exception {
		Store store = Store.valueOf(args[0]);
		StackSampler sampler = Boolean.getBoolean("profile") ? StackSampler.of(Thread.currentThread()) : null;
		Start start = start(store, sampler);
		if (sampler != null) {
			sampler.print();
		}
		start.print();
		System.exit(0);
	}

	private static Start start(Store store, @Nullable StackSampler sampler) throws Exception {
		Class<?> configuration = store.configuration();
		AtomicLong start = new AtomicLong();
		AtomicLong end = new AtomicLong();
		SpringApplication application = new SpringApplication(configuration);
		application.setWebApplicationType(WebApplicationType.NONE);
		application.setBannerMode(Banner.Mode.OFF);
		application.addInitializers((context) -> start.set(System.nanoTime()));
		application.addListeners((ApplicationListener<ContextRefreshedEvent>) (event) -> end.set(System.nanoTime()));
		ConfigurableApplicationContext context = application.run();
		double milliseconds = (end.get() - start.get()) / 1e6;
		if (sampler != null) {
			sampler.stopSampling();
		}
		int repositories = context.getBeansOfType(Repository.class).size();
		if (repositories != Integer.getInteger("entities")) {
			throw new IllegalStateException(repositories + " repositories were made.");
		}
		if (Boolean.getBoolean("query")) {
			query(context, store.application());
		}
		return new Start(milliseconds, System.currentTimeMillis() - Long.getLong("started"));
	}

	private static void query(ApplicationContext context, Application application) throws Exception {
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
