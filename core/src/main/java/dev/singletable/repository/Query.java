package dev.singletable.repository;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.springframework.data.annotation.QueryAnnotation;

/**
 * A query in the words of the key templates, for methods whose name says something else.
 * <p>
 * <code>{names}</code> are parameters of the method; their values are escaped as parts of
 * keys. It is checked at start like a derived method.
 *
 * <pre>
 * &#64;Query(partition = "CUSTOMER#{customerId}", sortBeginsWith = "ORDER#", filter = "status = {status}")
 * List&lt;Order&gt; open(String customerId, Status status);
 * </pre>
 */
@Documented
@QueryAnnotation
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Query {

	/**
	 * The partition key of the table or an index, as its template is written.
	 */
	String partition() default "";

	/**
	 * The beginning of the sort key. A part before a {@code #} is bound as a whole; a
	 * text at the very end need only begin the stored one.
	 */
	String sortBeginsWith() default "";

	/**
	 * The index to read, as {@link UseIndex} names it.
	 */
	String index() default "";

	/**
	 * What is left out after reading: comparisons such as <code>total &gt; {min}</code>,
	 * <code>begins_with(note, {prefix})</code>, <code>contains(tags, {tag})</code>,
	 * joined by {@code and}.
	 */
	String filter() default "";

}
