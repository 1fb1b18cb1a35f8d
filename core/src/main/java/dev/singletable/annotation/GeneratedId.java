package dev.singletable.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Filled on create and save when null; a given value wins.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ ElementType.FIELD, ElementType.METHOD, ElementType.RECORD_COMPONENT, ElementType.PARAMETER })
public @interface GeneratedId {

	/**
	 * How the id is made. {@link Kind#ULID} sorts by creation time, also inside one
	 * millisecond of one JVM.
	 */
	Kind value() default Kind.ULID;

	/**
	 * The kinds of generated ids.
	 */
	enum Kind {

		/** 26 characters, time first; a {@code String} or {@code UUID} property. */
		ULID,

		/** A random UUID; a {@code String} or {@code UUID} property. */
		UUID

	}

}
