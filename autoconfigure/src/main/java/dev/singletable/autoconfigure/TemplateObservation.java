package dev.singletable.autoconfigure;

import dev.singletable.autoconfigure.SingleTableProperties.Metrics;
import dev.singletable.observe.ObservationOptions;
import dev.singletable.observe.OperationListener;
import dev.singletable.observe.SingleTableObservationConvention;
import io.micrometer.observation.ObservationRegistry;

import org.springframework.beans.factory.BeanFactory;

/**
 * Who of the application's beans watches the template.
 */
final class TemplateObservation {

	private final BeanFactory beans;

	private final Metrics metrics;

	TemplateObservation(BeanFactory beans, Metrics metrics) {
		this.beans = beans;
		this.metrics = metrics;
	}

	ObservationOptions options() {
		ObservationOptions options = ObservationOptions.none().withCapacity(this.metrics.capacity());
		if (this.metrics.enabled()) {
			options = options.withRegistry(
					this.beans.getBeanProvider(ObservationRegistry.class).getIfUnique(() -> ObservationRegistry.NOOP));
			SingleTableObservationConvention convention = this.beans
				.getBeanProvider(SingleTableObservationConvention.class)
				.getIfUnique();
			options = (convention != null) ? options.withConvention(convention) : options;
		}
		for (OperationListener listener : this.beans.getBeanProvider(OperationListener.class)
			.orderedStream()
			.toList()) {
			options = options.withListener(listener);
		}
		return options;
	}

}
