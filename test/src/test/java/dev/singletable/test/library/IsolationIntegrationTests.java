package dev.singletable.test.library;

import java.util.HashSet;
import java.util.Set;

import dev.singletable.local.EmbeddedDynamoDb;
import dev.singletable.table.TableAttributes;
import dev.singletable.test.FreshTable;
import dev.singletable.test.Isolation;
import dev.singletable.test.SingleTableTest;
import dev.singletable.test.TestTable;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ApplicationContext;

import static dev.singletable.test.SingleTableAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * TS-2: who finds whose items.
 */
class IsolationIntegrationTests {

	private static final Set<String> SHARED_TABLES = new HashSet<>();

	@Nested
	@SingleTableTest(isolation = Isolation.EACH_CLASS)
	@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
	class PerClass {

		@Autowired
		private Books books;

		@Autowired
		private TestTable table;

		@Test
		@Order(1)
		void aMethodLeavesItems() {
			assertThat(this.table).isEmpty();
			this.books.save(new Book("A", "1", "One"));
		}

		@Test
		@Order(2)
		void theNextOneFindsThem() {
			assertThat(this.table).hasItem("SHELF#A", "BOOK#1").hasAttribute("title", "One");
		}

	}

	@Nested
	@SingleTableTest(isolation = Isolation.SHARED)
	class OneOfTwoThatShare {

		@Autowired
		private Books books;

		@Autowired
		private TestTable table;

		@Test
		void findsAnEmptyTable() {
			assertThat(this.table).isEmpty();
			this.books.save(new Book("A", "1", "One"));
			SHARED_TABLES.add(this.table.name());
			assertThat(SHARED_TABLES).hasSize(1);
		}

	}

	@Nested
	@SingleTableTest(isolation = Isolation.SHARED)
	class OtherOfTwoThatShare {

		@Autowired
		private Books books;

		@Autowired
		private TestTable table;

		@Test
		void findsAnEmptyTableToo() {
			assertThat(this.table).isEmpty();
			this.books.save(new Book("A", "1", "One"));
			SHARED_TABLES.add(this.table.name());
			assertThat(SHARED_TABLES).hasSize(1);
		}

	}

	@Nested
	@SpringBootTest
	@FreshTable
	class WithTheWholeApplication {

		@Autowired
		private TestTable table;

		@Autowired
		private ApplicationContext context;

		@Test
		void theTableIsFreshToo() {
			assertThat(this.context.getBeanNamesForType(Librarian.class)).hasSize(1);
			assertThat(this.table.name()).startsWith("WithTheWholeApplication-");
			assertThat(this.table).isEmpty();
		}

	}

	@Nested
	@SingleTableTest(properties = "singletable.table.name=kept-between-tests")
	@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
	class WithATableOfItsOwnName {

		@Autowired
		private Books books;

		@Autowired
		private EmbeddedDynamoDb engine;

		@Test
		@Order(1)
		void aMethodLeavesItems() {
			this.books.save(new Book("A", "1", "One"));
		}

		@Test
		@Order(2)
		void theyAreNotClearedAsTheTableMayBeSomebodys() {
			assertThat(new TestTable(this.engine.client(), "kept-between-tests", TableAttributes.defaults()))
				.hasItem("SHELF#A", "BOOK#1");
		}

	}

}
