package dev.singletable.test;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Lets time stand still: the application context has a {@link MutableClock} that wins
 * over every other {@code java.time.Clock}.
 * <p>
 * Each test method begins at the time given, and may move the clock. That time lies far
 * ahead by default, since DynamoDB Local itself removes items that have expired by the
 * real time.
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface FixedClock {

	/**
	 * The time, such as {@code 2100-01-01T00:00:00Z}.
	 */
	String value() default "2100-01-01T00:00:00Z";

}
