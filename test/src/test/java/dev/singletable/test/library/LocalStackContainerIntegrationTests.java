package dev.singletable.test.library;

import dev.singletable.test.RecordingDynamoDb;
import dev.singletable.test.SingleTableTest;
import dev.singletable.test.TestTable;
import org.junit.jupiter.api.Test;
import org.testcontainers.junit.jupiter.Container;
import org.testcontainers.junit.jupiter.Testcontainers;
import org.testcontainers.localstack.LocalStackContainer;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.testcontainers.service.connection.ServiceConnection;

import static dev.singletable.test.SingleTableAssertions.assertThat;

/**
 * TS-2: the slice over the service connection of LocalStack in a container. Without
 * Docker it is reported as skipped.
 */
@SingleTableTest
@Testcontainers(disabledWithoutDocker = true)
class LocalStackContainerIntegrationTests {

	@Container
	@ServiceConnection
	static final LocalStackContainer LOCALSTACK = new LocalStackContainer("localstack/localstack:4.14")
		.withServices("dynamodb");

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
