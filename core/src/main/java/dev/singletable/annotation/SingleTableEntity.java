package dev.singletable.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.springframework.data.annotation.Persistent;

/**
 * A class whose instances are items of the table.
 */
@Documented
@Persistent
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface SingleTableEntity {

	/**
	 * The discriminator stored with every item; by default the simple class name.
	 * Characters above U+0024. A subclass that inherits this annotation has its own: its
	 * simple class name.
	 */
	String type() default "";

	/**
	 * The template of the partition key: literals and <code>{parts}</code> separated by
	 * {@code #}. By default the type, {@code #} and the id property.
	 */
	String pk() default "";

	/**
	 * The template of the sort key; by default the literal {@code META}.
	 */
	String sk() default "";

	/**
	 * The version of the form in which the items are stored, from 1; 0 stores none. Count
	 * it up when older items have to be upgraded before they can be read, see
	 * {@code EntityUpgrade}.
	 */
	int schemaVersion() default 0;

}
