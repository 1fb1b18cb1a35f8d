package dev.singletable.repository;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Allows methods to leave items out after they were read, and paid for.
 * <p>
 * Without it a method that names a property no key covers stops the start. On a
 * repository it counts for every method.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ ElementType.TYPE, ElementType.METHOD })
public @interface AllowFilter {

}
