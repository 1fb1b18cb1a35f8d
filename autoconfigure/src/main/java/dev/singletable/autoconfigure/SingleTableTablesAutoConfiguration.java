package dev.singletable.autoconfigure;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Import;

/**
 * The tables beside the application's own, each with a template of its own.
 */
@AutoConfiguration(after = SingleTableRepositoriesAutoConfiguration.class)
@EnableConfigurationProperties(NamedTables.class)
@Import(NamedTableRegistrar.class)
public final class SingleTableTablesAutoConfiguration {

	SingleTableTablesAutoConfiguration() {
	}

}
