package dev.singletable.autoconfigure;

import java.nio.file.Path;

import dev.singletable.autoconfigure.SingleTableProperties.Embedded;
import dev.singletable.local.EmbeddedDynamoDb;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingClass;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggerConfiguration;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.util.StringUtils;

/**
 * DynamoDB Local inside the application, when {@code singletable.embedded.mode} is on.
 * <p>
 * It comes before Spring Cloud AWS, so that nothing is sent to AWS by an application that
 * asked for the engine.
 */
@AutoConfiguration(beforeName = "io.awspring.cloud.autoconfigure.dynamodb.DynamoDbAutoConfiguration")
@Conditional(OnEmbeddedMode.class)
@EnableConfigurationProperties(SingleTableProperties.class)
@Import(DynamoDbClientConfiguration.class)
public final class EmbeddedDynamoDbAutoConfiguration {

	private static final String ENGINE = "dev.singletable.local.EmbeddedDynamoDb";

	EmbeddedDynamoDbAutoConfiguration() {
	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(name = ENGINE)
	static class EngineConfiguration {

		private static final Log LOG = LogFactory.getLog(EmbeddedDynamoDbAutoConfiguration.class);

		private static final String ENGINE_LOGGER = "software.amazon.dynamodb";

		@Bean
		@ConditionalOnMissingBean({ EmbeddedDynamoDb.class, SingleTableConnectionDetails.class })
		EmbeddedDynamoDb embeddedDynamoDb(SingleTableProperties properties, ObjectProvider<LoggingSystem> logging) {
			Embedded embedded = properties.embedded();
			Path folder = StringUtils.hasText(embedded.folder()) ? Path.of(embedded.folder().trim()) : null;
			logging.ifUnique(EngineConfiguration::quieten);
			EmbeddedDynamoDb engine = start(folder, embedded.port());
			if (folder == null) {
				LOG.warn("in memory: the data ends with this process");
			}
			return engine;
		}

		// the engine's own jar quietens Logback alone
		private static void quieten(LoggingSystem logging) {
			LoggerConfiguration configured = logging.getLoggerConfiguration(ENGINE_LOGGER);
			if (configured == null || configured.getConfiguredLevel() == null) {
				logging.setLogLevel(ENGINE_LOGGER, LogLevel.ERROR);
			}
		}

		private static EmbeddedDynamoDb start(@Nullable Path folder, int port) {
			try {
				return EmbeddedDynamoDb.start(new EmbeddedDynamoDb.Options(folder, port));
			}
			catch (RuntimeException ex) {
				throw new EngineFailedException(ex);
			}
		}

		@Bean
		@ConditionalOnBean(EmbeddedDynamoDb.class)
		@ConditionalOnMissingBean(SingleTableConnectionDetails.class)
		EmbeddedConnectionDetails embeddedConnectionDetails(EmbeddedDynamoDb engine, SingleTableProperties properties) {
			return new EmbeddedConnectionDetails(engine, properties.region());
		}

	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnMissingClass(ENGINE)
	static class EngineMissingConfiguration {

		@Bean
		@ConditionalOnMissingBean(SingleTableConnectionDetails.class)
		SingleTableConnectionDetails embeddedConnectionDetails() {
			throw new UnusableSettingException("singletable.embedded.mode",
					"it is on, but DynamoDB Local is not on the class path",
					"Add the dependency dev.singletable:singletable-dynamodb-local, or set "
							+ "singletable.embedded.mode: off.");
		}

	}

}
