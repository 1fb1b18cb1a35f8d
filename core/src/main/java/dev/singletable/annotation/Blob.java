package dev.singletable.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A property whose content is an object in a store of blobs, such as S3; the item holds a
 * reference.
 * <p>
 * The property is a {@code BlobContent} of the entity itself. Reading the entity does not
 * fetch it. The object is written before the item and never changed: another content is
 * another object. Versions of an item share objects; no other item does. What no item
 * refers to any longer is removed by {@code blobs().sweep(…)}.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ ElementType.FIELD, ElementType.METHOD, ElementType.RECORD_COMPONENT, ElementType.PARAMETER })
public @interface Blob {

	/**
	 * How many bytes it may have, before any compression. More are refused before
	 * anything is written.
	 */
	long maxSize() default Long.MAX_VALUE;

	/**
	 * What the content is when it does not say so itself, such as {@code image/png}.
	 */
	String contentType() default "";

	/**
	 * Whether the object is stored by gzip where that makes it smaller. It is compressed
	 * in memory.
	 */
	boolean compress() default false;

}
