package dev.singletable.repository.config;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import dev.singletable.repository.support.SingleTableRepositoryFactoryBean;

import org.springframework.beans.factory.support.BeanNameGenerator;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.context.annotation.Import;
import org.springframework.data.repository.config.BootstrapMode;
import org.springframework.data.repository.config.DefaultRepositoryBaseClass;
import org.springframework.data.repository.query.QueryLookupStrategy.Key;

/**
 * Finds repositories and proves every one of them before the application is ready.
 * <p>
 * Without packages, the package of the annotated class and those below it are searched.
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@Import(SingleTableRepositoriesRegistrar.class)
public @interface EnableSingleTableRepositories {

	/**
	 * The same as {@link #basePackages()}, shorter.
	 */
	String[] value() default {};

	/**
	 * The packages to search, with those below them.
	 */
	String[] basePackages() default {};

	/**
	 * Classes whose packages are searched.
	 */
	Class<?>[] basePackageClasses() default {};

	/**
	 * Which of the repositories found are taken.
	 */
	Filter[] includeFilters() default {};

	/**
	 * Which of the repositories found are left out.
	 */
	Filter[] excludeFilters() default {};

	/**
	 * How the name of a fragment's implementation ends.
	 */
	String repositoryImplementationPostfix() default "Impl";

	/**
	 * Not used; Spring Data reads it.
	 */
	String namedQueriesLocation() default "";

	/**
	 * Not used; a method is what its {@code @Query} says, else what its name says.
	 */
	Key queryLookupStrategy() default Key.CREATE_IF_NOT_FOUND;

	/**
	 * What makes a repository.
	 */
	Class<?> repositoryFactoryBeanClass() default SingleTableRepositoryFactoryBean.class;

	/**
	 * What implements the methods repositories inherit.
	 */
	Class<?> repositoryBaseClass() default DefaultRepositoryBaseClass.class;

	/**
	 * What names the beans.
	 */
	Class<? extends BeanNameGenerator> nameGenerator() default BeanNameGenerator.class;

	/**
	 * Whether repositories nested in other classes are found.
	 */
	boolean considerNestedRepositories() default false;

	/**
	 * When repositories are made. Whatever it is, every repository is proven before the
	 * application is ready.
	 */
	BootstrapMode bootstrapMode() default BootstrapMode.DEFAULT;

	/**
	 * The bean that reads and writes their table.
	 */
	String templateRef() default "singleTableTemplate";

}
