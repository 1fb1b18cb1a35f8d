package dev.singletable.autoconfigure;

import io.awspring.cloud.autoconfigure.dynamodb.DynamoDbClientCustomizer;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;

/**
 * Puts the direct wire on the client of Spring Cloud AWS, if that makes one.
 */
@AutoConfiguration(beforeName = "io.awspring.cloud.autoconfigure.dynamodb.DynamoDbAutoConfiguration")
@ConditionalOnClass(DynamoDbClientCustomizer.class)
public final class SpringCloudAwsClientAutoConfiguration {

	SpringCloudAwsClientAutoConfiguration() {
	}

	@Bean
	DynamoDbClientCustomizer singleTableDirectWireCustomizer() {
		return DirectWireOnClient::add;
	}

}
