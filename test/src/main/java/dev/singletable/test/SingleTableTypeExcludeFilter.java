package dev.singletable.test;

import java.util.Set;

import org.springframework.boot.test.context.filter.annotation.StandardAnnotationCustomizableTypeExcludeFilter;
import org.springframework.core.convert.converter.Converter;
import org.springframework.core.convert.converter.ConverterFactory;
import org.springframework.core.convert.converter.GenericConverter;
import org.springframework.data.domain.AuditorAware;
import org.springframework.data.mapping.callback.EntityCallback;

/**
 * Which components a {@link SingleTableTest} takes.
 */
final class SingleTableTypeExcludeFilter extends StandardAnnotationCustomizableTypeExcludeFilter<SingleTableTest> {

	private static final Set<Class<?>> STORING = Set.of(EntityCallback.class, Converter.class, ConverterFactory.class,
			GenericConverter.class, AuditorAware.class);

	SingleTableTypeExcludeFilter(Class<?> testClass) {
		super(testClass);
	}

	@Override
	protected Set<Class<?>> getKnownIncludes() {
		return STORING;
	}

}
