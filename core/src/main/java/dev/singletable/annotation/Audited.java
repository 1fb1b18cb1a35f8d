package dev.singletable.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Keeps an audit trail of an entity: for each write one row that says who did it, when,
 * and what changed.
 * <p>
 * The row is written in the transaction that writes the item, unless the table's trail is
 * set to follow the write. What is excluded, and what is {@link Sensitive}, is never part
 * of a row.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Audited {

	/**
	 * Paths of properties that are left out, such as {@code address.phone}.
	 */
	String[] exclude() default {};

	/**
	 * Whether each row holds the whole state, too: the one after the write, of a deletion
	 * the one before.
	 */
	boolean snapshot() default false;

	/**
	 * Whether somebody must be known who writes. It is checked before anything is
	 * written.
	 */
	boolean actorRequired() default false;

	/**
	 * The path of a property that says who writes. It counts for writes that set it,
	 * unless the code around the write says who acts.
	 */
	String actor() default "";

	/**
	 * How long a row is kept, such as {@code P90D} or {@code P7Y}; as long as the table's
	 * trail says unless it is given.
	 */
	String retention() default "";

}
