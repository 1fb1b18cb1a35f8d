package dev.singletable.test;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.springframework.context.annotation.Import;

/**
 * Gives a test of an application a table of its own, for {@code @SpringBootTest} as much
 * as for {@link SingleTableTest}.
 * <p>
 * Whatever the application's settings say, the table has a name that nobody else uses, is
 * made at the start, and is in an engine inside this JVM, unless a service connection
 * leads elsewhere; {@code properties} of the test win. Nested test classes use the table
 * of the class around them. A table that this annotation has not named is never cleared.
 * <p>
 * The application context also holds a {@link TestTable}, a {@link RecordingDynamoDb} and
 * a {@link FaultyDynamoDb}; each method begins with an empty record and without faults.
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@Import(FreshTableConfiguration.class)
public @interface FreshTable {

	/**
	 * Who shares items with whom.
	 */
	Isolation isolation() default Isolation.EACH_METHOD;

	/**
	 * Whether the table is in the engine of this JVM, unless the test has a service
	 * connection; otherwise where the application's settings say.
	 */
	boolean embedded() default true;

}
