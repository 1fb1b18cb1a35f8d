package dev.singletable.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A property whose large values are stored compressed: text, bytes, a collection, a map
 * or an object. On a class, everything that is not needed outside.
 * <p>
 * <strong>On a property:</strong> What is smaller than the threshold, or would not become
 * smaller, is stored as it would be without this annotation, and both forms are read, so
 * that it may be added to a property that is stored already. To stop compressing, leave
 * it there with the threshold {@link #NEVER}. No condition, filter or native index can
 * look into the property; keys made of it by templates, and updates that set or remove
 * all of it, can be.
 * <p>
 * <strong>On a class:</strong> what is neither part of a key or an index, nor the id,
 * version, time to live, an audit property, a blob, of type {@code Object}, nor named in
 * {@link #keep()} is one compressed attribute. No condition, filter or update can name
 * it; an entity is saved as a whole. An item is read in both forms, with the annotation
 * and, as long as the attribute is {@code data}, without it.
 * <p>
 * Stored are bytes: {@code 53 54 5A 01}, then by gzip the value's JSON, as
 * {@code @Attribute(json = true)} would store it; of bytes they themselves.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ ElementType.TYPE, ElementType.FIELD, ElementType.METHOD, ElementType.RECORD_COMPONENT,
		ElementType.PARAMETER })
public @interface Compressed {

	/** A threshold that nothing passes. */
	int NEVER = Integer.MAX_VALUE;

	/**
	 * From how many bytes on a value is compressed.
	 */
	int threshold() default 1024;

	/**
	 * On a class: properties that stay outside, for conditions, filters and updates.
	 */
	String[] keep() default {};

	/**
	 * On a class: where the compressed properties are.
	 */
	String attribute() default "data";

}
