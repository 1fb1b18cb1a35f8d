package dev.singletable.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A global secondary index the entity's items are in.
 * <p>
 * Either composed ({@link #pk()} and {@link #sk()} are templates, stored in attributes of
 * the index), or native ({@link #partition()} and {@link #sort()} name up to four of the
 * entity's own properties each), or the inverse of the table (<code>pk = "{sk}", sk =
 * "{pk}"</code>, nothing is stored).
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@Repeatable(SecondaryIndexes.class)
public @interface SecondaryIndex {

	/**
	 * The name of the index on the table, 3 to 255 characters.
	 */
	String name();

	/**
	 * The template of the index's partition key.
	 */
	String pk() default "";

	/**
	 * The template of the index's sort key; none for an index without one.
	 */
	String sk() default "";

	/**
	 * Over how many partitions the items of one {@link #pk()} are spread, up to 100: each
	 * holds a share of them, and is asked for its share. One partition of DynamoDB takes
	 * about 1,000 writes a second.
	 */
	int shards() default 1;

	/**
	 * The properties that partition a native index, {@code @type} first.
	 */
	String[] partition() default {};

	/**
	 * The properties that sort a native index.
	 */
	String[] sort() default {};

	/**
	 * Leaving an item out when a part is null is meant. Without it such an item is
	 * refused.
	 */
	boolean sparse() default false;

	/**
	 * A native index that does not name the type first, so that any item with those
	 * attributes enters it.
	 */
	boolean shared() default false;

	/**
	 * What the index carries. Every type that shares the index declares the same.
	 */
	IndexProjection projection() default IndexProjection.ALL;

	/**
	 * The properties an {@link IndexProjection#INCLUDE} index carries beside the keys.
	 */
	String[] include() default {};

}
