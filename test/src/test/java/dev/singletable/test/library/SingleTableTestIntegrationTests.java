package dev.singletable.test.library;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;

import dev.singletable.template.SingleTableTemplate;
import dev.singletable.test.FixedClock;
import dev.singletable.test.MutableClock;
import dev.singletable.test.RecordingDynamoDb;
import dev.singletable.test.SequentialIds;
import dev.singletable.test.SingleTableTest;
import dev.singletable.test.TestTable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.data.domain.Limit;
import org.springframework.data.domain.ScrollPosition;

import static dev.singletable.test.SingleTableAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * TS-1, TS-2: a slice of an application, in which each method finds an empty table, the
 * same time and the same ids.
 */
@SingleTableTest
@FixedClock
@SequentialIds
class SingleTableTestIntegrationTests {

	private static final Instant START = Instant.parse("2100-01-01T00:00:00Z");

	@Autowired
	private Members members;

	@Autowired
	private Books books;

	@Autowired
	private SingleTableTemplate template;

	@Autowired
	private TestTable table;

	@Autowired
	private RecordingDynamoDb recording;

	@Autowired
	private MutableClock clock;

	@Autowired
	private ApplicationContext context;

	@RepeatedTest(2)
	void everyMethodBeginsWithAnEmptyTableTheSameTimeAndTheSameIds() {
		assertThat(this.table).isEmpty();
		assertThat(this.recording).hasNoRequests();
		Member saved = this.members.save(Member.named("Ada"));
		assertThat(saved.id()).isEqualTo("00000000000000000000000001");
		assertThat(saved.since()).isEqualTo(START);
		this.clock.advance(Duration.ofDays(1));
		assertThat(this.members.save(Member.named("Bob")).since()).isEqualTo("2100-01-02T00:00:00Z");
		assertThat(this.table).hasItems(2);
	}

	@Test
	void theTableIsOneThatNobodyElseUses() {
		assertThat(this.template.tableName()).isEqualTo(this.table.name())
			.startsWith("SingleTableTestIntegrationTests-");
	}

	@Test
	void onlyTheDataLayerIsThere() {
		assertThat(this.context.getBeanNamesForType(Librarian.class)).isEmpty();
		assertThat(this.members.save(Member.named(" Ada ")).name()).isEqualTo("Ada");
	}

	@Test
	void aTestConfigurationAddsBeans() {
		assertThat(this.context.getBean(AtomicInteger.class)).hasValue(7);
	}

	@Test
	void whatIsStoredIsAssertedAsDynamoDbHasIt() {
		this.members.save(Member.named("Ada"));
		assertThat(this.table).hasItem("MEMBER#00000000000000000000000001", "PROFILE")
			.hasKey("MEMBER#00000000000000000000000001", "PROFILE")
			.isOfType("MEMBER")
			.hasAttribute("name", "Ada")
			.hasAttribute("loans", 0)
			.hasNoAttribute("version")
			.hasOnlyAttributes("id", "name", "loans", "since");
	}

	@Test
	void pagesAreAsserted() {
		this.books.saveAll(java.util.List.of(new Book("A", "1", "One"), new Book("A", "2", "Two")));
		assertThat(this.books.findByShelf("A", ScrollPosition.keyset(), Limit.of(1)))
			.hasItems(new Book("A", "1", "One"))
			.hasNext();
		assertThat(this.books.findByShelf("A", ScrollPosition.keyset(), Limit.of(5))).hasSize(2).isLast();
		assertThat(this.books.findByShelf("B", ScrollPosition.keyset(), Limit.of(5))).isEmpty();
	}

	@Test
	void requestsAreAssertedAsTheyWereSent() {
		this.template.create(Member.named("Ada"));
		assertThat(this.recording).onlyRequest().isOperation("PutItem").isEqualToJson("""
				{
				  "TableName": "table",
				  "ConditionExpression": "attribute_not_exists(#n0)",
				  "ExpressionAttributeNames": { "#n0": "pk" },
				  "ReturnValuesOnConditionCheckFailure": "ALL_OLD",
				  "Item": {
				    "pk": { "S": "MEMBER#00000000000000000000000001" }, "sk": { "S": "PROFILE" },
				    "_type": { "S": "MEMBER" }, "id": { "S": "00000000000000000000000001" },
				    "name": { "S": "Ada" }, "loans": { "N": "0" }, "since": { "S": "2100-01-01T00:00:00.000000000Z" }
				  }
				}""");
		this.books.findByShelf("A", ScrollPosition.keyset(), Limit.of(1));
		assertThat(this.recording).hasOperations("PutItem", "Query");
		assertThat(this.recording).lastRequest().containsJson("{ \"TableName\": \"table\" }").hasNoField("IndexName");
	}

	@Nested
	class InANestedClass {

		@Autowired
		private TestTable nested;

		@Test
		void theTableIsThatOfTheClassAround() {
			assertThat(this.nested.name()).isEqualTo(SingleTableTestIntegrationTests.this.table.name());
			assertThat(this.nested).isEmpty();
		}

	}

	@TestConfiguration
	static class Added {

		@Bean
		AtomicInteger seven() {
			return new AtomicInteger(7);
		}

	}

}
