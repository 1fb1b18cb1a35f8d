package dev.singletable.test;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

import dev.singletable.annotation.SingleTableEntity;
import dev.singletable.local.EmbeddedDynamoDb;
import dev.singletable.query.ItemQuery;
import dev.singletable.template.SingleTableTemplate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

import org.springframework.data.annotation.Id;

import static dev.singletable.expression.Condition.property;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * A test that reads more than it may fails, and says by how much.
 */
class CostBudgetIntegrationTests {

	private static EmbeddedDynamoDb engine;

	private static SingleTableTemplate template;

	@BeforeAll
	static void fill() {
		engine = EmbeddedDynamoDb.inMemory();
		template = SingleTableTemplate.builder(engine.client())
			.table(() -> "notes")
			.entities(Note.class)
			.createTable(true)
			.build();
		template.batch()
			.saveAll(
					IntStream.range(0, 40).mapToObj((number) -> new Note("b", number + "", "x".repeat(1000))).toList());
	}

	@AfterAll
	static void stop() {
		engine.close();
	}

	private static Optional<String> failure(String method) {
		LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
			.selectors(DiscoverySelectors.selectMethod(Budgets.class, method))
			.build();
		Failures failures = new Failures();
		LauncherFactory.create().execute(request, failures);
		return failures.message;
	}

	@Test
	void aTestWithinItsBudgetPasses() {
		assertThat(failure("readsOneNote")).isEmpty();
	}

	@Test
	void aTestOverItsBudgetFailsWithWhatItRead() {
		assertThat(failure("readsAllNotes")).contains("readsAllNotes read 6.0 units in 2 calls, its budget is 2.0. "
				+ "Look at explain() of what it asks, or raise the budget.");
	}

	@Test
	void theBudgetOfAClassIsThatOfItsTests() {
		assertThat(failure("readsTwoNotes")).contains("readsTwoNotes read 1.0 units in 2 calls, its budget is 0.5. "
				+ "Look at explain() of what it asks, or raise the budget.");
	}

	@SingleTableEntity(type = "NOTE", pk = "BOOK#{book}", sk = "NOTE#{id}")
	record Note(String book, @Id String id, String text) {
	}

	/** Run by the tests above, not by themselves: the name is none of a test class. */
	@CostBudget(readUnits = 0.5)
	static class Budgets {

		@Test
		@CostBudget(readUnits = 1)
		void readsOneNote() {
			assertThat(template
				.findAll(ItemQuery.of(Note.class).where(property("book").is("b").and(property("id").is("1")))))
				.hasSize(1);
		}

		@Test
		@CostBudget(readUnits = 2)
		void readsAllNotes() {
			assertThat(template.findAll(ItemQuery.of(Note.class).where(property("book").is("b")))).hasSize(40);
			assertThat(template.find(Note.class, dev.singletable.key.ItemKey.of("BOOK#b", "NOTE#1"))).isPresent();
		}

		@Test
		void readsTwoNotes() {
			for (String id : List.of("1", "2")) {
				assertThat(template.find(Note.class, dev.singletable.key.ItemKey.of("BOOK#b", "NOTE#" + id)))
					.isPresent();
			}
		}

	}

	/** Remembers the message of the last failure. */
	private static final class Failures implements TestExecutionListener {

		private Optional<String> message = Optional.empty();

		@Override
		public void executionFinished(TestIdentifier test, TestExecutionResult result) {
			result.getThrowable().ifPresent((thrown) -> this.message = Optional.ofNullable(thrown.getMessage()));
		}

	}

}
