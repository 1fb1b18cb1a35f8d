package dev.singletable.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A local secondary index: the table's partition key, another sort key.
 * <p>
 * A table takes at most five, made together with the table, and limits a partition to 10
 * GB.
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@Repeatable(LocalIndexes.class)
public @interface LocalIndex {

	/**
	 * The name of the index on the table, 3 to 255 characters.
	 */
	String name();

	/**
	 * The template of the index's sort key.
	 */
	String sk();

	/**
	 * Leaving an item out when a part is null is meant.
	 */
	boolean sparse() default false;

	/**
	 * What the index carries.
	 */
	IndexProjection projection() default IndexProjection.ALL;

	/**
	 * The properties an {@link IndexProjection#INCLUDE} index carries beside the keys.
	 */
	String[] include() default {};

}
