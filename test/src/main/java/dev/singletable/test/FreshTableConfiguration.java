package dev.singletable.test;

import dev.singletable.local.EmbeddedDynamoDb;
import dev.singletable.template.SingleTableTemplate;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggerConfiguration;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Fallback;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.env.Environment;

/**
 * What a {@link FreshTable} adds to a test's context.
 */
@Configuration(proxyBeanMethods = false)
class FreshTableConfiguration {

	/** The name of the table that was made for the test. */
	static final String TABLE = "singletable.test.table";

	private static final String ENGINE_LOGGER = "software.amazon.dynamodb";

	@Lazy
	@Fallback
	@Bean(destroyMethod = "")
	EmbeddedDynamoDb sharedEmbeddedDynamoDb(ObjectProvider<LoggingSystem> logging) {
		EmbeddedDynamoDb engine = SharedEngine.INSTANCE;
		logging.ifUnique(FreshTableConfiguration::quieten);
		return engine;
	}

	// each application context sets the levels anew
	private static void quieten(LoggingSystem logging) {
		LoggerConfiguration configured = logging.getLoggerConfiguration(ENGINE_LOGGER);
		if (configured == null || configured.getConfiguredLevel() == null) {
			logging.setLogLevel(ENGINE_LOGGER, LogLevel.ERROR);
		}
	}

	@Bean
	RecordingDynamoDb recordingDynamoDb(Environment environment) {
		return new RecordingDynamoDb().showing(environment.getRequiredProperty(TABLE), "table");
	}

	@Bean
	FaultyDynamoDb faultyDynamoDb(ObjectProvider<SdkHttpClient> http) {
		SdkHttpClient given = http.getIfUnique();
		return (given != null) ? FaultyDynamoDb.over(given) : new FaultyDynamoDb();
	}

	@Lazy
	@Bean
	TestTable testTable(DynamoDbClient client, SingleTableTemplate template) {
		return new TestTable(client, template.tableName(), template.model().attributes());
	}

}
