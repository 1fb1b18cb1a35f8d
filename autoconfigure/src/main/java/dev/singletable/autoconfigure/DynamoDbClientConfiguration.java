package dev.singletable.autoconfigure;

import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Lazy;

/**
 * The client, unless somebody else defines one.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnMissingBean(DynamoDbClient.class)
@Import(DynamoDbClientFactory.class)
class DynamoDbClientConfiguration {

	@Bean
	@ConditionalOnMissingBean(SingleTableConnectionDetails.class)
	PropertiesConnectionDetails singleTableConnectionDetails(SingleTableProperties properties) {
		return new PropertiesConnectionDetails(properties);
	}

	// lazy, so that what is wrong with its settings is told with everything else by the
	// proof, which asks for it
	@Lazy
	@Bean
	DynamoDbClient dynamoDbClient(DynamoDbClientFactory factory) {
		return factory.client();
	}

}
