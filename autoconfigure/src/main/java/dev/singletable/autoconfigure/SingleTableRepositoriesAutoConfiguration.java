package dev.singletable.autoconfigure;

import dev.singletable.repository.config.SingleTableRepositoryConfigurationExtension;
import dev.singletable.repository.support.SingleTableRepositoryFactoryBean;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Import;

/**
 * The repositories in the application's packages.
 */
@AutoConfiguration(after = SingleTableAutoConfiguration.class)
@ConditionalOnBooleanProperty(name = "singletable.repositories.enabled", matchIfMissing = true)
@ConditionalOnMissingBean({ SingleTableRepositoryFactoryBean.class, SingleTableRepositoryConfigurationExtension.class })
@Import(SingleTableRepositoriesRegistrar.class)
public final class SingleTableRepositoriesAutoConfiguration {

	SingleTableRepositoriesAutoConfiguration() {
	}

}
