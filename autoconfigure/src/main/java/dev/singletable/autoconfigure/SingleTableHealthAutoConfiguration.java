package dev.singletable.autoconfigure;

import dev.singletable.template.SingleTableTemplate;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnSingleCandidate;
import org.springframework.boot.health.autoconfigure.contributor.ConditionalOnEnabledHealthIndicator;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;

/**
 * Tells whether the table can be used.
 */
@AutoConfiguration(after = SingleTableAutoConfiguration.class)
@ConditionalOnClass({ HealthIndicator.class, ConditionalOnEnabledHealthIndicator.class })
@ConditionalOnSingleCandidate(SingleTableTemplate.class)
@ConditionalOnBean(DynamoDbClient.class)
@ConditionalOnEnabledHealthIndicator("singletable")
public final class SingleTableHealthAutoConfiguration {

	SingleTableHealthAutoConfiguration() {
	}

	@Bean
	@ConditionalOnMissingBean(name = "singletableHealthIndicator")
	HealthIndicator singletableHealthIndicator(DynamoDbClient client, SingleTableTemplate template,
			SingleTableProperties properties) {
		return new SingleTableHealthIndicator(client, template, properties.health().mode());
	}

}
