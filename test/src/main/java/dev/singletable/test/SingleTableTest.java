package dev.singletable.test;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.test.autoconfigure.OverrideAutoConfiguration;
import org.springframework.boot.test.context.filter.annotation.TypeExcludeFilters;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.core.annotation.AliasFor;
import org.springframework.test.context.BootstrapWith;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/**
 * A test of the application's data layer: entities, repositories, template, and a real
 * engine in this JVM.
 * <p>
 * Nothing else of the application is there, neither controllers nor services. Of the
 * components that are found, entity callbacks, converters and the
 * {@code org.springframework.data.domain.AuditorAware} are taken, as the items would be
 * others without them. What else a test needs is named by {@link #includeFilters()} or
 * imported.
 * <p>
 * The table is a {@link FreshTable}.
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@BootstrapWith(SingleTableTestContextBootstrapper.class)
@ExtendWith(SpringExtension.class)
@OverrideAutoConfiguration(enabled = false)
@TypeExcludeFilters(SingleTableTypeExcludeFilter.class)
@AutoConfigureSingleTable
@FreshTable
@ImportAutoConfiguration
public @interface SingleTableTest {

	/**
	 * Properties in the form {@code key=value} to be added to the environment.
	 */
	String[] properties() default {};

	/**
	 * Who shares items with whom.
	 */
	@AliasFor(annotation = FreshTable.class, attribute = "isolation")
	Isolation isolation() default Isolation.EACH_METHOD;

	/**
	 * Whether the table is in the engine of this JVM, unless the test has a service
	 * connection.
	 */
	@AliasFor(annotation = FreshTable.class, attribute = "embedded")
	boolean embedded() default true;

	/**
	 * Whether entity callbacks, converters and the auditor are taken of the components
	 * found.
	 */
	boolean useDefaultFilters() default true;

	/**
	 * Which of the components found are taken too.
	 */
	Filter[] includeFilters() default {};

	/**
	 * Which of the components found are left out.
	 */
	Filter[] excludeFilters() default {};

	/**
	 * Auto-configurations to leave out.
	 */
	@AliasFor(annotation = ImportAutoConfiguration.class, attribute = "exclude")
	Class<?>[] excludeAutoConfiguration() default {};

}
