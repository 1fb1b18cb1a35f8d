package dev.singletable.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Counts the items of a type, in the transaction of each write that makes one or deletes
 * one.
 * <p>
 * Without it nothing is counted and no write costs more. On a sealed parent it stands for
 * all subclasses.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Counted {

	/**
	 * Over how many counters the writes are spread, 1 to 100. Two transactions that meet
	 * at one counter wait for each other. It may be changed at any time.
	 */
	int shards() default 10;

}
