package dev.singletable.autoconfigure;

import java.util.Arrays;
import java.util.stream.Collectors;

import dev.singletable.repository.support.AccessProof;
import dev.singletable.repository.support.ProofSubject;
import dev.singletable.template.SingleTableTemplate;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.support.AutowireCandidateQualifier;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.context.annotation.ImportBeanDefinitionRegistrar;
import org.springframework.core.env.Environment;
import org.springframework.core.type.AnnotationMetadata;
import org.springframework.util.StringUtils;

/**
 * Registers the beans of each {@code singletable.tables.<name>}. None of them is injected
 * by its type alone, so that they stand beside the application's own.
 */
final class NamedTableRegistrar implements ImportBeanDefinitionRegistrar {

	private final Environment environment;

	NamedTableRegistrar(Environment environment) {
		this.environment = environment;
	}

	@Override
	public void registerBeanDefinitions(AnnotationMetadata metadata, BeanDefinitionRegistry registry) {
		NamedTables.in(this.environment)
			.keySet()
			.stream()
			.filter((name) -> !registry.containsBeanDefinition(template(name)))
			.forEach((name) -> register(name, registry));
	}

	/**
	 * How the names of its beans begin: {@code orderArchive} for {@code order-archive}.
	 */
	static String stem(String name) {
		String capitalized = Arrays.stream(name.split("[^A-Za-z0-9]+"))
			.map(StringUtils::capitalize)
			.collect(Collectors.joining());
		return StringUtils.uncapitalize(capitalized);
	}

	static String template(String name) {
		return stem(name) + "Template";
	}

	private static void register(String name, BeanDefinitionRegistry registry) {
		String stem = stem(name);
		String parts = stem + "SingleTable";
		RootBeanDefinition factory = new RootBeanDefinition(NamedTableBeans.class);
		factory.getConstructorArgumentValues().addIndexedArgumentValue(0, name);
		factory.setAutowireMode(RootBeanDefinition.AUTOWIRE_CONSTRUCTOR);
		registry.registerBeanDefinition(parts, factory);
		RootBeanDefinition client = madeBy(parts, "client", name, DynamoDbClient.class);
		client.setLazyInit(true);
		registry.registerBeanDefinition(stem + "DynamoDbClient", client);
		registry.registerBeanDefinition(stem + "ProofSubject", madeBy(parts, "subject", name, ProofSubject.class));
		String proof = stem + "AccessProof";
		if (!registry.containsBeanDefinition(proof)) {
			RootBeanDefinition without = madeBy(parts, "proof", name, AccessProof.class);
			without.setLazyInit(false);
			registry.registerBeanDefinition(proof, without);
		}
		RootBeanDefinition template = madeBy(parts, "template", name, SingleTableTemplate.class);
		template.setDependsOn(proof);
		registry.registerBeanDefinition(template(name), template);
	}

	private static RootBeanDefinition madeBy(String factory, String method, String qualifier, Class<?> type) {
		RootBeanDefinition definition = new RootBeanDefinition();
		definition.setTargetType(type);
		definition.setFactoryBeanName(factory);
		definition.setFactoryMethodName(method);
		definition.setDefaultCandidate(false);
		definition.addQualifier(new AutowireCandidateQualifier(Qualifier.class, qualifier));
		return definition;
	}

}
