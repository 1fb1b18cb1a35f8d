package dev.singletable.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A property that no audit trail may show, wherever its class is used.
 * <p>
 * An item whose key is made of it is told in the trail by the key's SHA-256.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ ElementType.FIELD, ElementType.METHOD, ElementType.RECORD_COMPONENT, ElementType.PARAMETER,
		ElementType.ANNOTATION_TYPE })
public @interface Sensitive {

}
