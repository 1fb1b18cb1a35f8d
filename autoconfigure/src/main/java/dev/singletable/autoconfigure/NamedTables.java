package dev.singletable.autoconfigure;

import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.singletable.autoconfigure.SingleTableProperties.Expect;
import dev.singletable.autoconfigure.SingleTableProperties.Schema;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;

/**
 * The tables beside the application's own.
 *
 * @param tables Further tables by name. Each has a template whose bean is named after it:
 * archiveTemplate for archive.
 */
@ConfigurationProperties("singletable")
record NamedTables(@DefaultValue Map<String, NamedTable> tables) {

	/**
	 * One of them. What it does not set is as for the application's own table.
	 *
	 * @param name Name or ARN of the table.
	 * @param schema What the start does with the table.
	 * @param packages Packages of its entities, with those below them; the entities of
	 * its repositories count anyhow.
	 * @param region AWS region of the table.
	 * @param endpoint Address of DynamoDB.
	 * @param profile Profile of the SDK's configuration files whose credentials, or role,
	 * are used.
	 * @param credentials Name of the AwsCredentialsProvider bean whose credentials are
	 * used.
	 * @param expect What else validate looks at, and create switches on.
	 */
	record NamedTable(@Nullable String name, @DefaultValue("none") Schema schema, @DefaultValue List<String> packages,
			@Nullable String region, @Nullable String endpoint, @Nullable String profile, @Nullable String credentials,
			@DefaultValue Expect expect) {

	}

	static Map<String, NamedTable> in(Environment environment) {
		return Binder.get(environment).bindOrCreate("singletable", NamedTables.class).tables();
	}

	/**
	 * The entities that are another table's than the application's own: those in the
	 * packages of named tables, and those of repositories of other templates.
	 */
	static Set<Class<?>> entities(ConfigurableApplicationContext context) throws ClassNotFoundException {
		Set<Class<?>> others = RepositoryEntities.ofOthers(context.getBeanFactory(),
				SingleTableAutoConfiguration.TEMPLATE);
		for (NamedTable table : in(context.getEnvironment()).values()) {
			others.addAll(EntitySearch.in(context, table.packages()));
		}
		return others;
	}

}
