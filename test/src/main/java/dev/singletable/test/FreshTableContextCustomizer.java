package dev.singletable.test;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.AnnotatedBeanDefinitionReader;
import org.springframework.core.env.Environment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.test.context.ContextCustomizer;
import org.springframework.test.context.MergedContextConfiguration;
import org.springframework.test.context.support.TestPropertySourceUtils;

/**
 * Names the table of a context, below the properties of the test and above all others.
 *
 * @param owner the class whose table it is, or null for one that classes share
 * @param embedded whether it is in the engine of this JVM
 */
record FreshTableContextCustomizer(@Nullable Class<?> owner, boolean embedded) implements ContextCustomizer {

	@Override
	public void customizeContext(ConfigurableApplicationContext context, MergedContextConfiguration merged) {
		MutablePropertySources sources = context.getEnvironment().getPropertySources();
		MapPropertySource fresh = new MapPropertySource("Fresh table", properties(context.getEnvironment()));
		String inlined = TestPropertySourceUtils.INLINED_PROPERTIES_PROPERTY_SOURCE_NAME;
		if (sources.contains(inlined)) {
			sources.addAfter(inlined, fresh);
		}
		else {
			sources.addFirst(fresh);
		}
		new AnnotatedBeanDefinitionReader((BeanDefinitionRegistry) context.getBeanFactory(), context.getEnvironment())
			.register(FreshTableConfiguration.class);
	}

	private Map<String, Object> properties(Environment environment) {
		String name = ((this.owner != null) ? this.owner.getSimpleName() : "shared") + "-" + UUID.randomUUID();
		Map<String, Object> properties = new HashMap<>();
		properties.put(FreshTableConfiguration.TABLE, name);
		properties.put("singletable.table.name", name);
		properties.put("singletable.table.schema", "create");
		if (this.embedded) {
			properties.put("singletable.embedded.mode", "on");
		}
		Binder.get(environment)
			.bind("singletable.tables", Bindable.mapOf(String.class, Object.class))
			.orElse(Map.of())
			.keySet()
			.forEach((table) -> properties.putAll(named(table, name + "-" + table)));
		return properties;
	}

	/** A further table: a name of its own, and no other place than that of the first. */
	private Map<String, Object> named(String table, String name) {
		Map<String, Object> properties = new HashMap<>();
		properties.put("name", name);
		properties.put("schema", "create");
		if (this.embedded) {
			List.of("region", "endpoint", "profile", "credentials").forEach((each) -> properties.put(each, ""));
		}
		return properties.entrySet()
			.stream()
			.collect(Collectors.toMap((each) -> "singletable.tables." + table + "." + each.getKey(),
					Map.Entry::getValue));
	}

}
