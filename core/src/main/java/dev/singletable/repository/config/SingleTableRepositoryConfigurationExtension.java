package dev.singletable.repository.config;

import java.lang.annotation.Annotation;
import java.util.Collection;
import java.util.List;

import dev.singletable.annotation.SingleTableEntity;
import dev.singletable.repository.SingleTableCrudRepository;
import dev.singletable.repository.SingleTableReadRepository;
import dev.singletable.repository.SingleTableRepository;
import dev.singletable.repository.support.AccessProof;
import dev.singletable.repository.support.SimpleSingleTableRepository;
import dev.singletable.repository.support.SingleTableRepositoryFactoryBean;

import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.support.AbstractBeanDefinition;
import org.springframework.beans.factory.support.BeanDefinitionBuilder;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.data.repository.config.RepositoryConfigurationExtensionSupport;
import org.springframework.data.repository.config.RepositoryConfigurationSource;

/**
 * How Spring Data finds and configures the repositories of this module.
 */
public final class SingleTableRepositoryConfigurationExtension extends RepositoryConfigurationExtensionSupport {

	private static final String TEMPLATE = "singleTableTemplate";

	@Override
	public String getModuleName() {
		return "SingleTable";
	}

	@Override
	@SuppressWarnings("removal")
	protected String getModulePrefix() {
		return "singletable";
	}

	@Override
	public String getRepositoryFactoryBeanClassName() {
		return SingleTableRepositoryFactoryBean.class.getName();
	}

	@Override
	public String getRepositoryBaseClassName() {
		return SimpleSingleTableRepository.class.getName();
	}

	@Override
	protected Collection<Class<? extends Annotation>> getIdentifyingAnnotations() {
		return List.of(SingleTableEntity.class);
	}

	@Override
	protected Collection<Class<?>> getIdentifyingTypes() {
		return List.of(SingleTableReadRepository.class, SingleTableRepository.class, SingleTableCrudRepository.class);
	}

	private static String template(RepositoryConfigurationSource source) {
		return source.getAttribute("templateRef").orElse(TEMPLATE);
	}

	@Override
	public void registerBeansForRoot(BeanDefinitionRegistry registry, RepositoryConfigurationSource source) {
		super.registerBeansForRoot(registry, source);
		String template = template(source);
		registerIfNotAlreadyRegistered(() -> proof(template), registry, ProofNames.proofOf(template),
				source.getSource());
	}

	private static AbstractBeanDefinition proof(String template) {
		RootBeanDefinition proof = new RootBeanDefinition(ContainerProofs.class);
		proof.setTargetType(AccessProof.class);
		proof.setFactoryMethodName("create");
		proof.setAutowireMode(AbstractBeanDefinition.AUTOWIRE_CONSTRUCTOR);
		proof.getConstructorArgumentValues().addIndexedArgumentValue(1, template);
		proof.setRole(BeanDefinition.ROLE_INFRASTRUCTURE);
		proof.setLazyInit(false);
		proof.setDefaultCandidate(template.equals(TEMPLATE));
		return proof;
	}

	@Override
	public void postProcess(BeanDefinitionBuilder builder, RepositoryConfigurationSource source) {
		String template = template(source);
		builder.addPropertyReference("template", template);
		builder.addPropertyReference("proof", ProofNames.proofOf(template));
		builder.addDependsOn(ProofNames.proofOf(template));
	}

}
