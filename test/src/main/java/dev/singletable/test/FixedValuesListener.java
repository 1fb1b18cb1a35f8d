package dev.singletable.test;

import java.time.Instant;

import org.springframework.test.context.TestContext;
import org.springframework.test.context.TestContextAnnotationUtils;
import org.springframework.test.context.support.AbstractTestExecutionListener;

/**
 * Lets clock and ids begin anew with each test method.
 */
final class FixedValuesListener extends AbstractTestExecutionListener {

	private static final int AFTER_INJECTION = 2400;

	@Override
	public int getOrder() {
		return AFTER_INJECTION;
	}

	@Override
	public void beforeTestMethod(TestContext test) {
		Instant start = FixedValuesContextCustomizer.start(test.getTestClass());
		if (start != null) {
			test.getApplicationContext().getBean(MutableClock.class).set(start);
		}
		if (TestContextAnnotationUtils.hasAnnotation(test.getTestClass(), SequentialIds.class)) {
			test.getApplicationContext().getBean(CountedIds.class).restart();
		}
	}

}
