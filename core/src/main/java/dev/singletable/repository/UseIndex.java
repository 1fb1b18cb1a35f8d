package dev.singletable.repository;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Names the index a method reads, where several would serve or a sparse one is meant.
 * <p>
 * Naming a sparse index states that only its items are asked for. On a repository it
 * counts for every method that does not name its own.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ ElementType.TYPE, ElementType.METHOD })
public @interface UseIndex {

	/**
	 * The name of the index.
	 */
	String value();

}
