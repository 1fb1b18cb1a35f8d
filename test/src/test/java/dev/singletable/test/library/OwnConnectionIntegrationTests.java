package dev.singletable.test.library;

import java.net.URI;

import dev.singletable.autoconfigure.SingleTableConnectionDetails;
import dev.singletable.local.EmbeddedDynamoDb;
import dev.singletable.table.TableAttributes;
import dev.singletable.test.SingleTableTest;
import dev.singletable.test.TestTable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;

import static dev.singletable.test.SingleTableAssertions.assertThat;

/**
 * TS-2: where a test says itself where DynamoDB is, as a service connection does, the
 * table is made and cleared there.
 */
@SingleTableTest
class OwnConnectionIntegrationTests {

	private static final EmbeddedDynamoDb ELSEWHERE = EmbeddedDynamoDb.inMemory();

	@Autowired
	private Books books;

	@Autowired
	private TestTable table;

	@AfterAll
	static void stop() {
		ELSEWHERE.close();
	}

	@Test
	void theTableIsThere() {
		this.books.save(new Book("A", "1", "One"));
		assertThat(new TestTable(ELSEWHERE.client(), this.table.name(), TableAttributes.defaults())).hasItem("SHELF#A",
				"BOOK#1");
	}

	@TestConfiguration
	static class Connection implements SingleTableConnectionDetails {

		@Override
		public URI getEndpoint() {
			return ELSEWHERE.endpoint();
		}

		@Override
		public String getRegion() {
			return "eu-west-1";
		}

		@Override
		public AwsCredentialsProvider getCredentials() {
			return StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local"));
		}

	}

}
