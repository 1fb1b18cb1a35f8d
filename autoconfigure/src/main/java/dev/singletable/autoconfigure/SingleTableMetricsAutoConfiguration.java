package dev.singletable.autoconfigure;

import dev.singletable.observe.OperationMeters;
import io.micrometer.core.instrument.MeterRegistry;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

/**
 * Counts what operations take, where the application has meters.
 */
@AutoConfiguration(afterName = { "org.springframework.boot.micrometer.metrics.autoconfigure.MetricsAutoConfiguration",
		"org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration" })
@ConditionalOnClass(MeterRegistry.class)
@ConditionalOnBean(MeterRegistry.class)
@ConditionalOnBooleanProperty(name = "singletable.metrics.enabled", matchIfMissing = true)
public final class SingleTableMetricsAutoConfiguration {

	SingleTableMetricsAutoConfiguration() {
	}

	@Bean
	@ConditionalOnMissingBean
	OperationMeters singleTableOperationMeters(MeterRegistry registry) {
		return new OperationMeters(registry);
	}

}
