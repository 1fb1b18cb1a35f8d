package dev.singletable.test;

import java.util.Objects;

import org.springframework.context.ApplicationContext;
import org.springframework.core.env.Environment;
import org.springframework.test.context.TestContext;
import org.springframework.test.context.TestContextAnnotationUtils;
import org.springframework.test.context.support.AbstractTestExecutionListener;

/**
 * Lets each method of a test begin with an empty {@link FreshTable}, an empty record and
 * without faults.
 */
final class FreshTableListener extends AbstractTestExecutionListener {

	private static final int AFTER_INJECTION = 2500;

	@Override
	public int getOrder() {
		return AFTER_INJECTION;
	}

	@Override
	public void beforeTestMethod(TestContext test) {
		FreshTable fresh = TestContextAnnotationUtils.findMergedAnnotation(test.getTestClass(), FreshTable.class);
		if (fresh == null) {
			return;
		}
		ApplicationContext context = test.getApplicationContext();
		context.getBean(FaultyDynamoDb.class).reset();
		if (fresh.isolation() != Isolation.EACH_CLASS) {
			clear(context);
		}
		context.getBean(RecordingDynamoDb.class).clear();
	}

	/** Only a table that was made for the test: any other one may be somebody's. */
	private static void clear(ApplicationContext context) {
		Environment environment = context.getEnvironment();
		String made = environment.getRequiredProperty(FreshTableConfiguration.TABLE);
		context.getBeanProvider(TestTable.class)
			.stream()
			.filter(Objects::nonNull)
			.filter((table) -> table.name().equals(made))
			.forEach(TestTable::clear);
	}

}
