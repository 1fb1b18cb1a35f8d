package dev.singletable.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Reads of an item by its key go through a cache of Spring's, if there is a
 * {@code CacheManager}.
 * <p>
 * The cache has the stored items, never the application's objects. Every write of the
 * template takes the item out.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Cached {

	/**
	 * The name of the cache; the item type's by default.
	 */
	String value() default "";

}
