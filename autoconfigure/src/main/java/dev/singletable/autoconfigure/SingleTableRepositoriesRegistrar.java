package dev.singletable.autoconfigure;

import java.lang.annotation.Annotation;

import dev.singletable.repository.config.EnableSingleTableRepositories;
import dev.singletable.repository.config.SingleTableRepositoryConfigurationExtension;

import org.springframework.boot.autoconfigure.data.AbstractRepositoryConfigurationSourceSupport;
import org.springframework.data.repository.config.RepositoryConfigurationExtension;

/**
 * Searches the packages that the application names once for everything.
 */
final class SingleTableRepositoriesRegistrar extends AbstractRepositoryConfigurationSourceSupport {

	@Override
	protected Class<? extends Annotation> getAnnotation() {
		return EnableSingleTableRepositories.class;
	}

	@Override
	protected Class<?> getConfiguration() {
		return Defaults.class;
	}

	@Override
	protected RepositoryConfigurationExtension getRepositoryConfigurationExtension() {
		return new SingleTableRepositoryConfigurationExtension();
	}

	@EnableSingleTableRepositories
	private static final class Defaults {

	}

}
