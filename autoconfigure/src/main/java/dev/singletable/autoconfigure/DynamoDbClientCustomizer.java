package dev.singletable.autoconfigure;

import software.amazon.awssdk.services.dynamodb.DynamoDbClientBuilder;

/**
 * A bean of this type has a say in the client that the starter builds.
 * <p>
 * It is called for two builders with the same settings: the one of the bean
 * {@code dynamoDbClient}, and the one of the client behind the template, whose retry
 * strategy is set afterwards, since the template repeats calls itself until
 * {@code singletable.retry.deadline}. It is not called for a client the application
 * defines.
 */
@FunctionalInterface
public interface DynamoDbClientCustomizer {

	void customize(DynamoDbClientBuilder builder);

}
