package dev.singletable.repository.config;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import dev.singletable.repository.support.AccessProof;
import dev.singletable.repository.support.ProofSubject;
import dev.singletable.repository.support.ProvenRepository;

import org.jspecify.annotations.Nullable;

import org.springframework.beans.PropertyValue;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.config.BeanReference;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.config.ConstructorArgumentValues.ValueHolder;
import org.springframework.beans.factory.config.TypedStringValue;
import org.springframework.util.ClassUtils;

/**
 * Makes the proof over the repositories of a container, from their bean definitions.
 */
final class ContainerProofs {

	private final ConfigurableListableBeanFactory beans;

	private final String proof;

	private ContainerProofs(ConfigurableListableBeanFactory beans, String proof) {
		this.beans = beans;
		this.proof = proof;
	}

	/**
	 * The proof over every repository that refers to it, whichever annotation found it.
	 * @param template the name of the template bean
	 */
	static AccessProof create(ConfigurableListableBeanFactory beans, String template) {
		return new AccessProof(subject(beans, template),
				new ContainerProofs(beans, ProofNames.proofOf(template)).repositories());
	}

	private static ProofSubject subject(ConfigurableListableBeanFactory beans, String template) {
		String subject = ProofNames.subjectOf(template);
		return beans.containsBean(subject) ? beans.getBean(subject, ProofSubject.class)
				: ProofSubject.ofTemplate(beans, template);
	}

	private List<ProvenRepository> repositories() {
		List<ProvenRepository> found = new ArrayList<>();
		Arrays.stream(this.beans.getBeanDefinitionNames())
			.map(this.beans::getBeanDefinition)
			.filter(this::refersToProof)
			.forEach((definition) -> found.add(repository(definition)));
		return found;
	}

	private boolean refersToProof(BeanDefinition definition) {
		PropertyValue property = definition.getPropertyValues().getPropertyValue("proof");
		return property != null && property.getValue() instanceof BeanReference reference
				&& reference.getBeanName().equals(this.proof);
	}

	private ProvenRepository repository(BeanDefinition definition) {
		ValueHolder argument = definition.getConstructorArgumentValues().getArgumentValue(0, Class.class);
		if (argument == null) {
			argument = definition.getConstructorArgumentValues().getGenericArgumentValues().get(0);
		}
		PropertyValue base = definition.getPropertyValues().getPropertyValue("repositoryBaseClass");
		Class<?> repository = toClass(argument.getValue());
		Class<?> baseClass = (base != null) ? toClass(base.getValue()) : ProvenRepository.of(repository).baseClass();
		return new ProvenRepository(repository, baseClass,
				new ContainerFragments(this.beans, repository, definition).find());
	}

	private Class<?> toClass(@Nullable Object value) {
		if (value instanceof Class<?> type) {
			return type;
		}
		String name = (value instanceof TypedStringValue typed) ? typed.getValue() : String.valueOf(value);
		return ClassUtils.resolveClassName(String.valueOf(name), this.beans.getBeanClassLoader());
	}

}
