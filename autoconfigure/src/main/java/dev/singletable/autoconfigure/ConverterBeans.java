package dev.singletable.autoconfigure;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import org.springframework.aop.support.AopUtils;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.convert.converter.Converter;
import org.springframework.core.convert.converter.ConverterFactory;
import org.springframework.core.convert.converter.GenericConverter;
import org.springframework.data.convert.ReadingConverter;
import org.springframework.data.convert.WritingConverter;

/**
 * The converter beans meant for stores, which say so by an annotation of their class.
 * <p>
 * Others are not even created: one of them may well need a repository.
 */
final class ConverterBeans {

	private final ListableBeanFactory beans;

	ConverterBeans(ListableBeanFactory beans) {
		this.beans = beans;
	}

	List<Object> all() {
		Set<String> names = new TreeSet<>();
		for (Class<?> type : List.of(Converter.class, GenericConverter.class, ConverterFactory.class)) {
			names.addAll(List.of(this.beans.getBeanNamesForType(type, false, false)));
		}
		List<Object> found = new ArrayList<>();
		names.stream().filter(this::mayBeMeant).map(this.beans::getBean).forEach((bean) -> {
			if (isMeant(AopUtils.getTargetClass(bean))) {
				found.add(bean);
			}
		});
		return found;
	}

	private boolean mayBeMeant(String name) {
		Class<?> declared = this.beans.getType(name, false);
		return declared == null || declared.isInterface() || isMeant(declared);
	}

	private static boolean isMeant(Class<?> type) {
		return AnnotatedElementUtils.hasAnnotation(type, ReadingConverter.class)
				|| AnnotatedElementUtils.hasAnnotation(type, WritingConverter.class);
	}

}
