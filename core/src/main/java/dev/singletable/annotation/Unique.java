package dev.singletable.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A value, or several together, that one item of the type may have at a time.
 * <p>
 * On a property it is that property's value; on the class it is the properties named in
 * {@link #properties()} together. An item in which one of them is null or empty is not
 * held to it. The value is kept by a guard, an item of the library's own that is written
 * in the transaction that writes the entity, whatever verb writes it; a value that
 * another item has is a {@code UniqueConstraintException}, and nothing is written. A
 * value given up is free at once, that of an expired item when its time to live has
 * passed. In a hierarchy, constraints of one name are one constraint.
 * <p>
 * Of the writes of such a type only {@code create}, {@code save} of a new versioned
 * entity, and an {@code update} that touches neither the value nor the time to live read
 * nothing first. Items stored before the annotation was there have no guard until their
 * value changes or {@code template.upkeep().reindex(…)} has run.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ ElementType.FIELD, ElementType.METHOD, ElementType.RECORD_COMPONENT, ElementType.PARAMETER,
		ElementType.TYPE })
@Repeatable(Uniques.class)
public @interface Unique {

	/**
	 * What guards and messages call it; by default the names of its properties, scope
	 * left out. The guards of items already stored have it in their keys, so another name
	 * takes a reindex.
	 */
	String name() default "";

	/**
	 * The properties that together are unique, nested ones with dots. Only on a class.
	 */
	String[] properties() default {};

	/**
	 * Properties within whose values the value is unique, such as the tenant.
	 */
	String[] scope() default {};

	/**
	 * Whether texts that differ in case alone are the same, as they are in capitals and
	 * then in small letters, whatever the language. The scope keeps its case.
	 */
	boolean ignoreCase() default false;

}
