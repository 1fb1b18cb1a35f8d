package dev.singletable.autoconfigure;

import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.singletable.autoconfigure.SingleTableProperties.Naming;
import dev.singletable.autoconfigure.SingleTableProperties.Table;
import dev.singletable.table.TableNameResolver;
import org.jspecify.annotations.Nullable;

import org.springframework.util.StringUtils;

/**
 * The table name from the properties, in this order:
 * <ol>
 * <li>{@code singletable.table.name};</li>
 * <li>{@code <base>_domain}, which is also what an application gets that sets nothing but
 * its name;</li>
 * <li>with {@code naming: environment}, {@code [<namespace>_]<environment>_<base>}.</li>
 * </ol>
 * Blank counts as not set.
 */
final class PropertiesTableNameResolver implements TableNameResolver {

	private static final String APPLICATION = "spring.application.name";

	private final Table table;

	private final @Nullable String application;

	PropertiesTableNameResolver(Table table, @Nullable String application) {
		this.table = table;
		this.application = application;
	}

	@Override
	public String tableName() {
		if (StringUtils.hasText(this.table.name())) {
			return TableReference.require(this.table.name(), "the value of singletable.table.name",
					"Change singletable.table.name.");
		}
		boolean ownBase = StringUtils.hasText(this.table.base());
		String base = ownBase ? this.table.base() : this.application;
		if (!StringUtils.hasText(base)) {
			throw new UnusableSettingException("table name",
					"neither singletable.table.name nor " + APPLICATION + " is set",
					"Set one of them: the name itself, or the application's name to make it of.");
		}
		return TableReference.require(made(base), "made of " + (ownBase ? "singletable.table.base" : APPLICATION),
				"Set singletable.table.name, or another singletable.table.base.");
	}

	private String made(String base) {
		if (this.table.naming() == Naming.DOMAIN) {
			return base + "_domain";
		}
		String environment = StringUtils.hasText(this.table.environment()) ? this.table.environment() : "dev";
		return Stream.of(this.table.namespace(), environment, base)
			.filter(StringUtils::hasText)
			.collect(Collectors.joining("_"));
	}

}
