package dev.singletable.test;

import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.function.Supplier;

import dev.singletable.write.WriteContext;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.test.context.ContextConfigurationAttributes;
import org.springframework.test.context.ContextCustomizer;
import org.springframework.test.context.ContextCustomizerFactory;
import org.springframework.test.context.MergedContextConfiguration;
import org.springframework.test.context.TestContextAnnotationUtils;

/**
 * Adds the beans of {@link FixedClock} and {@link SequentialIds}.
 *
 * @param start the time of the clock, or null for none
 * @param ids whether ids count
 */
record FixedValuesContextCustomizer(@Nullable Instant start, boolean ids) implements ContextCustomizer {

	@Override
	public void customizeContext(ConfigurableApplicationContext context, MergedContextConfiguration merged) {
		BeanDefinitionRegistry registry = (BeanDefinitionRegistry) context.getBeanFactory();
		Instant time = this.start;
		if (time != null) {
			register(registry, Clock.class, MutableClock.class, () -> MutableClock.at(time));
		}
		if (this.ids) {
			register(registry, WriteContext.Ids.class, CountedIds.class, CountedIds::new);
		}
	}

	private static <T> void register(BeanDefinitionRegistry registry, Class<? super T> role, Class<T> type,
			Supplier<T> instance) {
		RootBeanDefinition definition = new RootBeanDefinition(type, instance);
		definition.setPrimary(true);
		registry.registerBeanDefinition("singleTableTest" + role.getSimpleName(), definition);
	}

	static @Nullable Instant start(Class<?> testClass) {
		FixedClock clock = TestContextAnnotationUtils.findMergedAnnotation(testClass, FixedClock.class);
		if (clock == null) {
			return null;
		}
		try {
			return Instant.parse(clock.value());
		}
		catch (DateTimeParseException ex) {
			throw new IllegalStateException("@FixedClock(\"%s\") on %s is not a time. Write it as 2100-01-01T00:00:00Z."
				.formatted(clock.value(), testClass.getSimpleName()), ex);
		}
	}

	/** Finds the annotations. */
	static final class Factory implements ContextCustomizerFactory {

		@Override
		public @Nullable ContextCustomizer createContextCustomizer(Class<?> testClass,
				List<ContextConfigurationAttributes> attributes) {
			Instant start = start(testClass);
			boolean ids = TestContextAnnotationUtils.hasAnnotation(testClass, SequentialIds.class);
			return (start != null || ids) ? new FixedValuesContextCustomizer(start, ids) : null;
		}

	}

}
