package dev.singletable.test.library;

import dev.singletable.test.RecordingDynamoDb;
import dev.singletable.test.SingleTableTest;
import dev.singletable.test.TestTable;
import org.junit.jupiter.api.Test;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.junit.jupiter.Container;
import org.testcontainers.junit.jupiter.Testcontainers;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.testcontainers.service.connection.ServiceConnection;

import static dev.singletable.test.SingleTableAssertions.assertThat;

/**
 * TS-2: the slice over the service connection of DynamoDB Local in a container. Without
 * Docker it is reported as skipped.
 */
@SingleTableTest
@Testcontainers(disabledWithoutDocker = true)
class DynamoDbLocalContainerIntegrationTests {

	@Container
	@ServiceConnection
	static final GenericContainer<?> DYNAMODB = new GenericContainer<>("amazon/dynamodb-local:3.1.0")
		.withExposedPorts(8000);

	@Autowired
	private Books books;

	@Autowired
	private TestTable table;

	@Autowired
	private RecordingDynamoDb recording;

	@Test
	void theSliceReadsAndWritesInTheContainer() {
		this.books.save(new Book("A", "1", "One"));
		assertThat(this.recording).onlyRequest().isOperation("PutItem");
		assertThat(this.table).hasItem("SHELF#A", "BOOK#1").hasAttribute("title", "One");
	}

}
