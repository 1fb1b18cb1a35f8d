package dev.singletable.local;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

import static org.assertj.core.api.Assertions.assertThat;

@DynamoDbLocal
class DynamoDbLocalIntegrationTests {

	private final EmbeddedDynamoDb dynamoDb;

	DynamoDbLocalIntegrationTests(EmbeddedDynamoDb dynamoDb) {
		this.dynamoDb = dynamoDb;
	}

	@Test
	void givesAConstructorTheEngineAndAMethodItsClient(DynamoDbClient client) {
		assertThat(client).isSameAs(this.dynamoDb.client());
		assertThat(client.listTables()).isNotNull();
	}

	@Test
	void aFreshTableNameIsNewEachTime(DynamoDbClient client) {
		Tables.create(client, this.dynamoDb.freshTableName());
		Tables.create(client, this.dynamoDb.freshTableName());
		assertThat(client.listTables().tableNames()).hasSizeGreaterThan(1);
	}

	@Nested
	class AnotherClass {

		@Test
		void sharesTheEngine(EmbeddedDynamoDb other) {
			assertThat(other).isSameAs(DynamoDbLocalIntegrationTests.this.dynamoDb);
		}

	}

}
