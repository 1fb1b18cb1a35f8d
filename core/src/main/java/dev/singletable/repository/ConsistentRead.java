package dev.singletable.repository;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Reads what was written last, at twice the price.
 * <p>
 * The table and its local indexes give such reads, global indexes never do: a method that
 * reads one stops the start. On a repository it is said of every method that reads,
 * inherited ones included, and each that reads a global index is named.
 * <p>
 * {@code singletable.read.consistent} makes reads consistent wherever they can be, and
 * leaves those of global indexes as they are. This annotation is proven instead, and
 * counts whatever the property says.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ ElementType.TYPE, ElementType.METHOD })
public @interface ConsistentRead {

}
