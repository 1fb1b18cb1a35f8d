package dev.singletable.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * How a property is stored: under which name, and in which form.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ ElementType.FIELD, ElementType.METHOD, ElementType.RECORD_COMPONENT, ElementType.PARAMETER,
		ElementType.ANNOTATION_TYPE })
public @interface Attribute {

	/**
	 * The attribute name; by default the name of the property. Names the library owns
	 * ({@code pk}, {@code sk}, {@code _type}, {@code _ttl}, index keys) stop the start.
	 */
	String value() default "";

	/**
	 * Stores a null as DynamoDB's NULL instead of leaving the attribute out. A condition
	 * {@code isAbsent()} does not find such an item.
	 */
	boolean writeNull() default false;

	/**
	 * Stores the value as one string of JSON text. Such a property is opaque to
	 * conditions and updates of its parts.
	 */
	boolean json() default false;

}
