package dev.singletable.local;

import java.util.List;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class EngineLoggingIntegrationTests {

	private final LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();

	private final Logger root = this.context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);

	@AfterEach
	void forgetLevels() {
		this.context.getLogger(EngineLogging.ENGINE).setLevel(Level.ERROR);
	}

	@Test
	void aRequestAndAFailedConditionWriteNothingIntoTheLog() {
		assertThat(loggedWhileUsingTheEngine()).isEmpty();
	}

	@Test
	void staysQuietWhenTheApplicationResetsItsLogging() {
		EngineLogging.quieten();
		Level level = this.root.getLevel();
		this.context.reset();
		this.root.setLevel(level);
		assertThat(loggedWhileUsingTheEngine()).isEmpty();
	}

	@Test
	void keepsALevelThatTheApplicationHasSet() {
		this.context.getLogger(EngineLogging.ENGINE).setLevel(Level.INFO);
		assertThat(loggedWhileUsingTheEngine()).isNotEmpty();
	}

	private List<String> loggedWhileUsingTheEngine() {
		ListAppender<ILoggingEvent> appender = new ListAppender<>();
		appender.start();
		this.root.addAppender(appender);
		try (EmbeddedDynamoDb dynamoDb = EmbeddedDynamoDb.inMemory()) {
			failACondition(dynamoDb);
		}
		finally {
			this.root.detachAppender(appender);
		}
		return appender.list.stream().map(ILoggingEvent::toString).toList();
	}

	private static void failACondition(EmbeddedDynamoDb dynamoDb) {
		Tables.create(dynamoDb.client(), "things");
		assertThatExceptionOfType(ConditionalCheckFailedException.class).isThrownBy(() -> dynamoDb.client()
			.putItem((put) -> put.tableName("things")
				.item(Tables.item("a"))
				.conditionExpression("attribute_exists(pk)")));
	}

}
