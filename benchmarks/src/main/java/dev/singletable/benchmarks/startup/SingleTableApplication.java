package dev.singletable.benchmarks.startup;

import java.net.URI;

import dev.singletable.repository.config.EnableSingleTableRepositories;
import dev.singletable.template.SingleTableTemplate;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.mapping.callback.EntityCallbacks;

/**
 * An application with SingleTable and a real client.
 */
@Configuration(proxyBeanMethods = false)
@EnableSingleTableRepositories(basePackages = "shop.table")
class SingleTableApplication {

	@Bean
	DynamoDbClient dynamoDbClient() {
		return DynamoDbClient.builder()
			.endpointOverride(URI.create(System.getProperty("endpoint", "http://127.0.0.1:9")))
			.region(Region.EU_WEST_1)
			.credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("none", "none")))
			.build();
	}

	@Bean
	SingleTableTemplate singleTableTemplate(DynamoDbClient client, BeanFactory beans) {
		return SingleTableTemplate.builder(client)
			.table(() -> "shop")
			.entities(Application.SINGLETABLE.entities().toArray(Class<?>[]::new))
			.callbacks(EntityCallbacks.create(beans))
			.createTable(Boolean.getBoolean("create"))
			.build();
	}

}
