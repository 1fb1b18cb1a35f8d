package dev.singletable.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A property whose large values are stored compressed: text, bytes, a collection, a map
 * or an object.
 * <p>
 * What is smaller than the threshold, or would not become smaller, is stored as it would
 * be without this annotation, and both forms are read, so that it may be added to a
 * property that is stored already. To stop compressing, leave it there with the threshold
 * {@link #NEVER}. No condition, filter or native index can look into the property; keys
 * made of it by templates, and updates that set or remove all of it, can be.
 * <p>
 * Stored are bytes: {@code 53 54 5A 01}, then by gzip the value's JSON, as
 * {@code @Attribute(json = true)} would store it; of bytes they themselves.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ ElementType.FIELD, ElementType.METHOD, ElementType.RECORD_COMPONENT, ElementType.PARAMETER })
public @interface Compressed {

	/** A threshold that nothing passes. */
	int NEVER = Integer.MAX_VALUE;

	/**
	 * From how many bytes on a value is compressed.
	 */
	int threshold() default 1024;

}
