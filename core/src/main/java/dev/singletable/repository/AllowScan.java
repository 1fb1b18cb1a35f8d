package dev.singletable.repository;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Allows methods to read the whole table where no key answers them.
 * <p>
 * Every item of every type is read and paid for. On a repository it counts for every
 * method that no key answers, {@code findAll()} and {@code count()} among them.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ ElementType.TYPE, ElementType.METHOD })
public @interface AllowScan {

}
