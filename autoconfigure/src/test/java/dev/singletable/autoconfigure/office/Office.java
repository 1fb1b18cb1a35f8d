package dev.singletable.autoconfigure.office;

import dev.singletable.autoconfigure.office.archive.Dossiers;
import dev.singletable.autoconfigure.office.desk.Letters;
import dev.singletable.repository.config.EnableSingleTableRepositories;

import org.springframework.boot.autoconfigure.AutoConfigurationPackage;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Configuration;

/** Letters in one table, dossiers in another. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@AutoConfigurationPackage
public class Office {

	@Configuration(proxyBeanMethods = false)
	@EnableSingleTableRepositories(basePackageClasses = Letters.class)
	static class Desk {

	}

	@Configuration(proxyBeanMethods = false)
	@EnableSingleTableRepositories(basePackageClasses = Dossiers.class, templateRef = "archiveTemplate")
	static class Archive {

	}

}
