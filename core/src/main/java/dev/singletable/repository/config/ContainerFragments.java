package dev.singletable.repository.config;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import org.springframework.beans.PropertyValue;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.config.BeanReference;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.config.ConstructorArgumentValues;
import org.springframework.beans.factory.config.ConstructorArgumentValues.ValueHolder;
import org.springframework.data.repository.Repository;
import org.springframework.data.repository.core.support.RepositoryComposition.RepositoryFragments;
import org.springframework.data.repository.core.support.RepositoryFragment;
import org.springframework.util.ClassUtils;

/**
 * What implements some of the methods of a repository, read from bean definitions: making
 * the beans would make what they need, repositories among them.
 */
final class ContainerFragments {

	private final ConfigurableListableBeanFactory beans;

	private final Class<?> repository;

	private final BeanDefinition definition;

	ContainerFragments(ConfigurableListableBeanFactory beans, Class<?> repository, BeanDefinition definition) {
		this.beans = beans;
		this.repository = repository;
		this.definition = definition;
	}

	/**
	 * The fragments by their interfaces. Where the definitions are of another form than
	 * Spring Data's, every interface that is no repository counts as implemented.
	 */
	RepositoryFragments find() {
		List<RepositoryFragment<?>> found = new ArrayList<>();
		PropertyValue custom = property("customImplementation");
		boolean known = addTo(found) && (custom == null || add(found, typeOf(custom.getValue())));
		if (!known) {
			Stream.of(ClassUtils.getAllInterfacesForClass(this.repository))
				.flatMap((type) -> Stream.of(type.getInterfaces()))
				.filter((type) -> !Repository.class.isAssignableFrom(type))
				.forEach((type) -> add(found, type));
		}
		return RepositoryFragments.of(found.toArray(RepositoryFragment<?>[]::new));
	}

	private @Nullable PropertyValue property(String name) {
		return this.definition.getPropertyValues().getPropertyValue(name);
	}

	private static boolean add(List<RepositoryFragment<?>> found, @Nullable Class<?> type) {
		if (type != null) {
			found.add(RepositoryFragment.structural(type));
		}
		return type != null;
	}

	private @Nullable Class<?> typeOf(@Nullable Object value) {
		return (value instanceof BeanReference reference) ? this.beans.getType(reference.getBeanName(), false) : null;
	}

	private boolean addTo(List<RepositoryFragment<?>> found) {
		PropertyValue property = property("repositoryFragments");
		BeanDefinition fragments = (property != null) ? definition(property.getValue()) : null;
		Object names = (fragments != null) ? argument(fragments) : null;
		if (!(names instanceof Collection<?> each)) {
			return false;
		}
		return each.stream().allMatch((name) -> add(found, interfaceOf(String.valueOf(name))));
	}

	private @Nullable BeanDefinition definition(@Nullable Object value) {
		if (value instanceof BeanReference reference) {
			return definition(reference.getBeanName());
		}
		return (value instanceof BeanDefinition inner) ? inner : null;
	}

	private @Nullable BeanDefinition definition(String name) {
		return this.beans.containsBeanDefinition(name) ? this.beans.getBeanDefinition(name) : null;
	}

	private @Nullable Class<?> interfaceOf(String fragment) {
		BeanDefinition declared = definition(fragment);
		Object type = (declared != null) ? argument(declared) : null;
		if (type instanceof Class<?> known) {
			return known;
		}
		return (type instanceof String name && ClassUtils.isPresent(name, this.beans.getBeanClassLoader()))
				? ClassUtils.resolveClassName(name, this.beans.getBeanClassLoader()) : null;
	}

	private static @Nullable Object argument(BeanDefinition definition) {
		ConstructorArgumentValues arguments = definition.getConstructorArgumentValues();
		ValueHolder first = arguments.getIndexedArgumentValues().get(0);
		if (first == null && !arguments.getGenericArgumentValues().isEmpty()) {
			first = arguments.getGenericArgumentValues().get(0);
		}
		return (first != null) ? first.getValue() : null;
	}

}
