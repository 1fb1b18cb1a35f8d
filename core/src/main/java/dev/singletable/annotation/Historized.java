package dev.singletable.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Keeps every version of an entity, beside the current one.
 * <p>
 * Each write stores the new state a second time, as a version that never changes, in the
 * transaction that writes the item. The entity needs a {@code @Version} property, which
 * numbers the versions from 1. Indexes and queries see the current state alone.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Historized {

	/**
	 * How many versions are kept, the current one included; 0 keeps all. Each write
	 * deletes the one version that is too many by it.
	 */
	int maxVersions() default 0;

}
