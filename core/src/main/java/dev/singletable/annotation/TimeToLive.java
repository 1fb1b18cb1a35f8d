package dev.singletable.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The moment after which DynamoDB may remove the item.
 * <p>
 * On an {@code Instant} or another absolute date and time, on a {@code Duration} (counted
 * from the write), or on a {@code long} of epoch seconds. Stored a second time as epoch
 * seconds, rounded down, in the table's TTL attribute; null leaves that attribute out.
 *
 * @see <a href=
 * "https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/TTL.html">Time to
 * Live</a>
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ ElementType.FIELD, ElementType.METHOD, ElementType.RECORD_COMPONENT, ElementType.PARAMETER })
public @interface TimeToLive {

}
