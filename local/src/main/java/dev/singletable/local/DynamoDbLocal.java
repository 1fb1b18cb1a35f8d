package dev.singletable.local;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Gives a test class a running DynamoDB Local.
 *
 * <p>
 * Constructors and methods of the test take an {@link EmbeddedDynamoDb} or its
 * {@code DynamoDbClient} as a parameter. All test classes share one engine, so a test
 * creates its tables with {@link EmbeddedDynamoDb#freshTableName()}.
 */
@Documented
@Inherited
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(DynamoDbLocalExtension.class)
public @interface DynamoDbLocal {

}
