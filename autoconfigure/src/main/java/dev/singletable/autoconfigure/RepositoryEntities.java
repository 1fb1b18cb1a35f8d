package dev.singletable.autoconfigure;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import org.springframework.beans.PropertyValue;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.config.BeanReference;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.data.repository.Repository;
import org.springframework.data.repository.core.support.DefaultRepositoryMetadata;

/**
 * The entities that repositories of a template are for, wherever their packages are.
 */
final class RepositoryEntities {

	private RepositoryEntities() {
	}

	static Set<Class<?>> of(ConfigurableListableBeanFactory beans, String template) {
		return of(beans, template::equals);
	}

	/**
	 * Those of every other template.
	 */
	static Set<Class<?>> ofOthers(ConfigurableListableBeanFactory beans, String template) {
		return of(beans, (name) -> !name.equals(template));
	}

	private static Set<Class<?>> of(ConfigurableListableBeanFactory beans, Predicate<String> template) {
		return Arrays.stream(beans.getBeanNamesForType(Repository.class, true, false))
			.filter((name) -> usesTemplate(beans, name, template))
			.flatMap((name) -> Optional.ofNullable(beans.getType(name, false)).stream())
			.filter(Class::isInterface)
			.<Class<?>>map((type) -> new DefaultRepositoryMetadata(type).getDomainType())
			.filter(EntitySearch::isEntity)
			.collect(Collectors.toSet());
	}

	private static boolean usesTemplate(ConfigurableListableBeanFactory beans, String name,
			Predicate<String> template) {
		if (!beans.containsBeanDefinition(name)) {
			return false;
		}
		BeanDefinition definition = beans.getBeanDefinition(name);
		PropertyValue reference = definition.getPropertyValues().getPropertyValue("template");
		return reference != null && reference.getValue() instanceof BeanReference bean
				&& template.test(bean.getBeanName());
	}

}
