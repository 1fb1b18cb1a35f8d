package dev.singletable.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The moment from which the item counts as gone, and DynamoDB may remove it.
 * <p>
 * On an {@code Instant} or another absolute date and time, on a {@code Duration} (counted
 * from the write), or on a {@code long} of epoch seconds. Stored a second time as epoch
 * seconds, rounded down, in the table's TTL attribute; null leaves that attribute out.
 * <p>
 * A duration counts anew with every write. A partial update that does not set it
 * therefore reads the item first, and demands that its duration still is what was read.
 * <p>
 * DynamoDB keeps expired items for up to a few days. Reads pass them over and writes take
 * them for missing, unless {@code singletable.read.expired-items} is {@code show}.
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
