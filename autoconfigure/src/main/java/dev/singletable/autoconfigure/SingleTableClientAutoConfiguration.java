package dev.singletable.autoconfigure;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Import;

/**
 * The DynamoDB client from properties, connection details or the SDK's defaults.
 * <p>
 * It comes after Spring Cloud AWS, whose client serves if there is one.
 */
@AutoConfiguration(afterName = "io.awspring.cloud.autoconfigure.dynamodb.DynamoDbAutoConfiguration",
		after = EmbeddedDynamoDbAutoConfiguration.class)
@EnableConfigurationProperties(SingleTableProperties.class)
@Import(DynamoDbClientConfiguration.class)
public final class SingleTableClientAutoConfiguration {

	SingleTableClientAutoConfiguration() {
	}

}
