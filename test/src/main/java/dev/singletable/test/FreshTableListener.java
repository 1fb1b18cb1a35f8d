package dev.singletable.test;

import dev.singletable.template.SingleTableTemplate;

import org.springframework.context.ApplicationContext;
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

	/** Only tables that were made for the test: any other one may be somebody's. */
	private static void clear(ApplicationContext context) {
		String made = context.getEnvironment().getRequiredProperty(FreshTableConfiguration.TABLE);
		context.getBeansOfType(SingleTableTemplate.class).forEach((bean, template) -> {
			if (template.tableName().startsWith(made)) {
				TestTable.of(context, bean).clear();
			}
		});
	}

}
