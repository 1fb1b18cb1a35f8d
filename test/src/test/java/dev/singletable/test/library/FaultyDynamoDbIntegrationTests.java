package dev.singletable.test.library;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

import dev.singletable.template.SingleTableOperations;
import dev.singletable.test.FaultyDynamoDb;
import dev.singletable.test.RecordingDynamoDb;
import dev.singletable.test.SingleTableTest;
import dev.singletable.test.TestTable;
import dev.singletable.write.WriteOutcomeUnknownException;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;

import static dev.singletable.test.SingleTableAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * TS-3: what an application does when DynamoDB refuses, conflicts, breaks off, is slow or
 * leaves something undone.
 */
@SingleTableTest(properties = "singletable.retry.deadline=2s")
class FaultyDynamoDbIntegrationTests {

	private static final Book ONE = new Book("A", "1", "One");

	@Autowired
	private Books books;

	@Autowired
	private SingleTableOperations template;

	@Autowired
	private FaultyDynamoDb faulty;

	@Autowired
	private RecordingDynamoDb recording;

	@Autowired
	private TestTable table;

	@Test
	void throttledRequestsAreRepeated() {
		this.faulty.onAny().throttle(2);
		this.books.save(ONE);
		assertThat(this.recording).hasOperations("PutItem", "PutItem", "PutItem");
		assertThat(this.table).hasItems(1);
		assertThat(this.faulty.pending()).isZero();
	}

	@Test
	void aFaultWaitsForTheOperationItIsMeantFor() {
		this.faulty.on("DeleteItem").throttle(1);
		this.books.save(ONE);
		assertThat(this.faulty.pending()).isOne();
		assertThat(this.recording).hasOperations("PutItem");
		this.books.delete(ONE);
		assertThat(this.faulty.pending()).isZero();
	}

	@Test
	void conflictsMeetWritesAlone() {
		this.faulty.onAny().conflict(1);
		assertThat(this.books.findById(new BookId("A", "1"))).isEmpty();
		this.books.save(ONE);
		assertThat(this.recording).hasOperations("GetItem", "PutItem", "PutItem");
	}

	@Test
	void aConflictOfATransactionIsRepeated() {
		this.faulty.onAny().conflict(1);
		this.template.transaction().create(ONE).create(new Book("A", "2", "Two")).execute();
		assertThat(this.recording).hasOperations("TransactWriteItems", "TransactWriteItems");
		assertThat(this.table).hasItems(2);
	}

	@Test
	void aLostRequestHasNoEffect() {
		this.faulty.on("PutItem").loseRequest(100);
		assertThatExceptionOfType(org.springframework.dao.DataAccessException.class)
			.isThrownBy(() -> this.template.create(ONE));
		assertThat(this.table).isEmpty();
	}

	@Test
	void aLostAnswerTookEffect() {
		this.faulty.on("PutItem").loseAnswer(100);
		assertThatExceptionOfType(WriteOutcomeUnknownException.class).isThrownBy(() -> this.template.create(ONE));
		assertThat(this.table).hasItem("SHELF#A", "BOOK#1");
	}

	@Test
	void aFailureOfTheServiceIsRepeated() {
		this.faulty.onAny().fail(1);
		assertThat(this.books.findById(new BookId("A", "1"))).isEmpty();
		assertThat(this.recording).hasOperations("GetItem", "GetItem");
	}

	@Test
	void halfABatchOfWritesIsLeftUnprocessed() {
		List<Book> shelf = IntStream.range(0, 10).mapToObj((number) -> new Book("A", number + "", "T")).toList();
		this.faulty.onAny().leaveUnprocessed(2);
		this.template.batch().saveAll(shelf);
		assertThat(this.recording).hasOperations("BatchWriteItem", "BatchWriteItem", "BatchWriteItem");
		assertThat(this.table).hasItems(10);
	}

	@Test
	void halfABatchOfReadsIsLeftUnprocessed() {
		this.books.saveAll(List.of(ONE, new Book("A", "2", "Two")));
		this.recording.clear();
		this.faulty.on("BatchGetItem").leaveUnprocessed(1);
		assertThat(this.books.findAllById(List.of(new BookId("A", "1"), new BookId("A", "2")))).hasSize(2);
		assertThat(this.recording).hasOperations("BatchGetItem", "BatchGetItem");
	}

	@Test
	void aDelayedRequestArrives() {
		this.faulty.onAny().delay(1, Duration.ofMillis(120));
		long start = System.nanoTime();
		this.books.save(ONE);
		assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(110));
		assertThat(this.table).hasItems(1);
	}

}
