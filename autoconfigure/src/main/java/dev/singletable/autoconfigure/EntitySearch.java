package dev.singletable.autoconfigure;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import dev.singletable.annotation.SingleTableEntity;

import org.springframework.beans.factory.annotation.AnnotatedBeanDefinition;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.boot.persistence.autoconfigure.EntityScanner;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.annotation.MergedAnnotations;
import org.springframework.core.annotation.MergedAnnotations.SearchStrategy;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.util.ClassUtils;

/**
 * Finds the entities in the application's packages: annotated classes and interfaces, and
 * classes that extend or implement one.
 */
final class EntitySearch extends EntityScanner {

	private EntitySearch(ApplicationContext context) {
		super(context);
	}

	static Set<Class<?>> in(ApplicationContext context) throws ClassNotFoundException {
		return new LinkedHashSet<>(new EntitySearch(context).scan(SingleTableEntity.class));
	}

	/**
	 * Those of some packages and of the packages below them.
	 */
	static Set<Class<?>> in(ApplicationContext context, List<String> packages) throws ClassNotFoundException {
		ClassPathScanningCandidateComponentProvider scanner = new EntitySearch(context)
			.createClassPathScanningCandidateComponentProvider(context);
		Set<Class<?>> found = new LinkedHashSet<>();
		for (String each : packages) {
			for (BeanDefinition candidate : scanner.findCandidateComponents(each)) {
				found.add(ClassUtils.forName(String.valueOf(candidate.getBeanClassName()), context.getClassLoader()));
			}
		}
		return found;
	}

	/**
	 * Whether the class, or one it extends or implements, is an entity.
	 */
	static boolean isEntity(Class<?> type) {
		return MergedAnnotations.from(type, SearchStrategy.TYPE_HIERARCHY).isPresent(SingleTableEntity.class);
	}

	@Override
	protected ClassPathScanningCandidateComponentProvider createClassPathScanningCandidateComponentProvider(
			ApplicationContext context) {
		ClassPathScanningCandidateComponentProvider scanner = new Scanner();
		scanner.setEnvironment(context.getEnvironment());
		scanner.setResourceLoader(context);
		scanner.addIncludeFilter(new AnnotationTypeFilter(SingleTableEntity.class, true, true));
		return scanner;
	}

	private static final class Scanner extends ClassPathScanningCandidateComponentProvider {

		Scanner() {
			super(false);
		}

		@Override
		protected boolean isCandidateComponent(AnnotatedBeanDefinition definition) {
			return definition.getMetadata().isIndependent();
		}

	}

}
