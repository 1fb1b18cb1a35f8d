package dev.singletable.test;

import java.util.Locale;
import java.util.Objects;

import dev.singletable.wire.CapacityMeter;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.BeforeTestExecutionCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * Measures what a test reads and compares it with its {@link CostBudget}.
 */
final class CostBudgetExtension implements BeforeTestExecutionCallback, AfterTestExecutionCallback {

	private static final ExtensionContext.Namespace NAMESPACE = ExtensionContext.Namespace
		.create(CostBudgetExtension.class);

	@Override
	public void beforeTestExecution(ExtensionContext context) {
		context.getStore(NAMESPACE).put(CapacityMeter.class, CapacityMeter.open());
	}

	@Override
	public void afterTestExecution(ExtensionContext context) {
		CapacityMeter meter = Objects
			.requireNonNull(context.getStore(NAMESPACE).remove(CapacityMeter.class, CapacityMeter.class));
		meter.close();
		double budget = budget(context).readUnits();
		if (meter.readUnits() > budget && context.getExecutionException().isEmpty()) {
			throw new AssertionError(String.format(Locale.ROOT,
					"%s read %.1f units in %d calls, its budget is %.1f. Look at explain() of what it asks, or raise the budget.",
					context.getRequiredTestMethod().getName(), meter.readUnits(), meter.calls(), budget));
		}
	}

	private static CostBudget budget(ExtensionContext context) {
		return AnnotationSupport.findAnnotation(context.getRequiredTestMethod(), CostBudget.class)
			.or(() -> AnnotationSupport.findAnnotation(context.getRequiredTestClass(), CostBudget.class))
			.orElseThrow();
	}

}
