package dev.singletable.test;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Fails a test whose reads cost more than it may.
 * <p>
 * What DynamoDB charges is added up for all templates, on the thread of the test, from
 * the start of the test method to its end; what was set up before does not count. On a
 * class it stands for each of its tests that has none of its own.
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target({ ElementType.METHOD, ElementType.TYPE })
@ExtendWith(CostBudgetExtension.class)
public @interface CostBudget {

	/**
	 * How many read capacity units the test may consume.
	 */
	double readUnits();

}
