package dev.singletable.benchmarks.startup;

import dev.singletable.repository.config.EnableSingleTableRepositories;
import dev.singletable.template.SingleTableTemplate;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.mapping.callback.EntityCallbacks;

/**
 * An application with SingleTable and, in place of a client, one that answers nothing.
 */
@Configuration(proxyBeanMethods = false)
@EnableSingleTableRepositories(basePackages = "shop.table")
class SingleTableAloneApplication {

	@Bean
	SingleTableTemplate singleTableTemplate(BeanFactory beans) {
		return SingleTableTemplate.builder(new SilentClient())
			.table(() -> "shop")
			.entities(Application.SINGLETABLE.entities().toArray(Class<?>[]::new))
			.callbacks(EntityCallbacks.create(beans))
			.build();
	}

	/** The operations of the interface throw. */
	private static final class SilentClient implements DynamoDbClient {

		@Override
		public String serviceName() {
			return "dynamodb";
		}

		@Override
		public void close() {
			// nothing was opened
		}

	}

}
