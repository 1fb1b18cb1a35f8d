package dev.singletable.autoconfigure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import dev.singletable.mapping.ItemModel;
import dev.singletable.mapping.Problem;
import dev.singletable.mapping.SingleTableMappingContext;
import dev.singletable.plan.AccessPathException;
import dev.singletable.schema.TableDefinition;
import dev.singletable.schema.TableDocuments;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.util.StringUtils;

/**
 * Writes the table that the entities of some packages need, as files for the tools that
 * make tables: a program, which asks no DynamoDB.
 * <p>
 * {@code --packages} are those of the entities, {@code --out} is the folder, this one by
 * default, and {@code --scans=true} lets the policy allow scans. The table's name, its
 * attribute names and what is expected of it come from the application's settings, which
 * arguments like {@code --singletable.table.name=…} overrule.
 */
public final class SchemaExport {

	/** Arguments, since they win over the application's settings. */
	private static final List<String> QUIET = List.of("--spring.main.web-application-type=none",
			"--spring.main.banner-mode=off", "--spring.docker.compose.enabled=false");

	private SchemaExport() {
	}

	public static void main(String[] arguments) throws IOException {
		SpringApplication application = new SpringApplication(Settings.class);
		application.setLogStartupInfo(false);
		String[] all = Stream.concat(QUIET.stream(), Stream.of(arguments)).toArray(String[]::new);
		try (ConfigurableApplicationContext context = application.run(all)) {
			Environment environment = context.getEnvironment();
			Path folder = Path.of(environment.getProperty("out", "."));
			Files.createDirectories(folder);
			for (Map.Entry<String, String> file : documents(context).files().entrySet()) {
				Files.writeString(folder.resolve(file.getKey()), file.getValue());
			}
		}
	}

	/**
	 * The same for entities that are known, in a table with the library's own attribute
	 * names.
	 * @throws AccessPathException with everything that is wrong with the entities
	 */
	public static TableDocuments documents(String tableName, Class<?>... entities) {
		return TableDocuments.of(tableName, definition(
				new SingleTableProperties.Attributes("pk", "sk", "_type", "_ttl", "{index}pk", "{index}sk", "_v"),
				List.of(entities)));
	}

	private static TableDocuments documents(ConfigurableApplicationContext context) {
		Environment environment = context.getEnvironment();
		SingleTableProperties.Table table = Binder.get(environment)
			.bindOrCreate("singletable", SingleTableProperties.class)
			.table();
		String name = new PropertiesTableNameResolver(table, environment.getProperty("spring.application.name"))
			.tableName();
		return new TableDocuments(name, definition(table.attributes(), entities(context)), table.expect().settings(),
				environment.getProperty("scans", Boolean.class, false));
	}

	private static Set<Class<?>> entities(ConfigurableApplicationContext context) {
		List<String> packages = Stream.of(context.getEnvironment().getProperty("packages", "").split(","))
			.map(String::trim)
			.filter(StringUtils::hasText)
			.toList();
		try {
			Set<Class<?>> found = EntitySearch.in(context, packages);
			if (!found.isEmpty()) {
				return found;
			}
		}
		catch (ClassNotFoundException ex) {
			throw new IllegalStateException(ex);
		}
		throw new UnusableSettingException("--packages", "there are no entities in " + packages,
				"Name the packages of your entities: --packages=com.acme.shop.");
	}

	private static TableDefinition definition(SingleTableProperties.Attributes names, Collection<Class<?>> entities) {
		ItemModel model = ItemModel.of(new SingleTableMappingContext(), SingleTableModelConfiguration.attributes(names),
				entities);
		List<Problem> problems = model.problems();
		if (!problems.isEmpty()) {
			throw new AccessPathException(problems);
		}
		return TableDefinition.of(model.layout());
	}

	/** Nothing but the settings. */
	@Configuration(proxyBeanMethods = false)
	static class Settings {

	}

}
