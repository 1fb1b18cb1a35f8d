package dev.singletable.test;

import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.test.context.ContextConfigurationAttributes;
import org.springframework.test.context.ContextCustomizer;
import org.springframework.test.context.ContextCustomizerFactory;
import org.springframework.test.context.TestContextAnnotationUtils;
import org.springframework.test.context.TestContextAnnotationUtils.AnnotationDescriptor;

/**
 * Finds the {@link FreshTable} of a test class.
 */
final class FreshTableContextCustomizerFactory implements ContextCustomizerFactory {

	@Override
	public @Nullable ContextCustomizer createContextCustomizer(Class<?> testClass,
			List<ContextConfigurationAttributes> attributes) {
		FreshTable table = TestContextAnnotationUtils.findMergedAnnotation(testClass, FreshTable.class);
		if (table == null) {
			return null;
		}
		return new FreshTableContextCustomizer((table.isolation() != Isolation.SHARED) ? owner(testClass) : null,
				table.embedded());
	}

	/**
	 * A nested class that says nothing itself uses the table of the class around it.
	 */
	private static Class<?> owner(Class<?> testClass) {
		AnnotationDescriptor<FreshTable> found = TestContextAnnotationUtils.findAnnotationDescriptor(testClass,
				FreshTable.class);
		if (found == null || found.getRootDeclaringClass().isAssignableFrom(testClass)) {
			return testClass;
		}
		return owner(testClass.getEnclosingClass());
	}

}
