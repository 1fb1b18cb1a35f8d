package dev.singletable.repository.config;

import java.util.List;

import dev.singletable.annotation.SingleTableEntity;
import dev.singletable.cursor.InvalidCursorException;
import dev.singletable.local.DynamoDbLocal;
import dev.singletable.local.EmbeddedDynamoDb;
import dev.singletable.plan.RepositoryPlans;
import dev.singletable.repository.SingleTableRepository;
import dev.singletable.repository.support.SingleTableRepositoryFactory;
import dev.singletable.template.SingleTableTemplate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FilterType;
import org.springframework.dao.InvalidDataAccessApiUsageException;
import org.springframework.dao.NonTransientDataAccessException;
import org.springframework.data.annotation.Id;
import org.springframework.data.domain.Limit;
import org.springframework.data.domain.ScrollPosition;
import org.springframework.data.domain.Window;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Two tables with clients and services of their own in one application.
 */
@DynamoDbLocal
class TwoTablesIntegrationTests {

	private static EmbeddedDynamoDb elsewhere;

	private String home;

	private String away;

	private EmbeddedDynamoDb engine;

	/** In the table at home. */
	@SingleTableEntity(type = "BOOK", pk = "SHELF#{shelf}", sk = "BOOK#{title}")
	record Book(String shelf, String title) {
	}

	/** Of the same name, in the table elsewhere. */
	@SingleTableEntity(type = "BOOK", pk = "BOOK#{id}")
	record Ledger(@Id String id, int page) {
	}

	record BookId(String shelf, String title) {
	}

	@BeforeAll
	static void startAnotherService() {
		elsewhere = EmbeddedDynamoDb.inMemory();
	}

	@AfterAll
	static void stopIt() {
		elsewhere.close();
	}

	@BeforeEach
	void nameTables(EmbeddedDynamoDb shared) {
		this.engine = shared;
		this.home = shared.freshTableName();
		this.away = shared.freshTableName();
	}

	private static SingleTableTemplate template(DynamoDbClient client, String table, Class<?>... entities) {
		return SingleTableTemplate.builder(client).table(() -> table).entities(entities).createTable(true).build();
	}

	private AnnotationConfigApplicationContext application(SingleTableTemplate books, SingleTableTemplate ledgers) {
		AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
		context.registerBean("singleTableTemplate", SingleTableTemplate.class, () -> books,
				(bean) -> bean.setPrimary(true));
		context.registerBean("ledgerTemplate", SingleTableTemplate.class, () -> ledgers);
		context.register(BooksAtHome.class, LedgersElsewhere.class);
		context.refresh();
		return context;
	}

	@Test
	void everyRepositoryUsesTheTableAndTheServiceOfItsTemplate() {
		SingleTableTemplate books = template(this.engine.client(), this.home, Book.class);
		SingleTableTemplate ledgers = template(elsewhere.client(), this.away, Ledger.class);
		try (AnnotationConfigApplicationContext context = application(books, ledgers)) {
			context.getBean(Books.class).create(new Book("s", "b"));
			context.getBean(Ledgers.class).create(new Ledger("l", 3));

			assertThat(context.getBean(Books.class).findByShelf("s")).containsExactly(new Book("s", "b"));
			assertThat(context.getBean(Ledgers.class).findById("l")).contains(new Ledger("l", 3));
		}
		assertThat(tables(this.engine)).contains(this.home).doesNotContain(this.away);
		assertThat(tables(elsewhere)).contains(this.away).doesNotContain(this.home);
	}

	private static List<String> tables(EmbeddedDynamoDb engine) {
		return engine.client().listTablesPaginator().tableNames().stream().toList();
	}

	@Test
	void everyTemplateKnowsItsOwnEntitiesAndHasAProofOfItsOwn() {
		SingleTableTemplate books = template(this.engine.client(), this.home, Book.class);
		SingleTableTemplate ledgers = template(elsewhere.client(), this.away, Ledger.class);
		try (AnnotationConfigApplicationContext context = application(books, ledgers)) {
			assertThat(context.getBean("singleTableAccessProof", RepositoryPlans.class).of(Ledgers.class)).isEmpty();
			assertThat(context.getBean("ledgerAccessProof", RepositoryPlans.class).of(Books.class)).isEmpty();
			assertThat(context.getBean("ledgerAccessProof", RepositoryPlans.class).of(Ledgers.class)).isNotEmpty();
		}
		assertThatExceptionOfType(InvalidDataAccessApiUsageException.class)
			.isThrownBy(() -> books.create(new Ledger("l", 1)))
			.withMessage(Ledger.class.getName() + " is not an entity of this table. Annotate it with "
					+ "@SingleTableEntity and place it in a scanned package, or name it in the template's builder.");
	}

	@Test
	void onePositionIsNoPositionOfTheOtherTable() {
		SingleTableTemplate one = template(this.engine.client(), this.home, Book.class);
		SingleTableTemplate other = template(this.engine.client(), this.away, Book.class);
		List.of(one, other)
			.forEach((template) -> template.batch()
				.saveAll(List.of(new Book("s", "a"), new Book("s", "b"), new Book("s", "c"))));
		Books here = repository(one);
		Books there = repository(other);

		Window<Book> first = here.findByShelf("s", ScrollPosition.keyset(), Limit.of(1));

		assertThat(here.findByShelf("s", first.positionAt(0), Limit.of(1))).containsExactly(new Book("s", "b"));
		assertThatExceptionOfType(InvalidCursorException.class)
			.isThrownBy(() -> there.findByShelf("s", first.positionAt(0), Limit.of(1)))
			.withMessage("The position does not belong to this query: its table, index, conditions, arguments or "
					+ "direction are others. Begin at page one.");
	}

	private static Books repository(SingleTableTemplate template) {
		return new SingleTableRepositoryFactory(template).getRepository(Books.class);
	}

	@Test
	void theSameEntityInTwoTablesIsTwoItems() {
		Books here = repository(template(this.engine.client(), this.home, Book.class));
		Books there = repository(template(elsewhere.client(), this.home, Book.class));
		here.create(new Book("s", "b"));

		assertThat(there.findById(new BookId("s", "b"))).isEmpty();
		there.create(new Book("s", "b"));
		here.deleteExisting(new BookId("s", "b"));
		assertThat(there.existsById(new BookId("s", "b"))).isTrue();
	}

	@Test
	void aTableThatIsMissingInOneServiceBreaksOnlyItsOwnRepository() {
		Books here = repository(template(this.engine.client(), this.home, Book.class));
		Books there = repository(SingleTableTemplate.builder(elsewhere.client())
			.table(() -> this.home + "-missing")
			.entities(Book.class)
			.build());

		assertThatExceptionOfType(NonTransientDataAccessException.class)
			.isThrownBy(() -> there.create(new Book("s", "b")))
			.withMessageContaining(this.home + "-missing");
		here.create(new Book("s", "b"));
		assertThat(here.findByShelf("s")).hasSize(1);
	}

	@Configuration(proxyBeanMethods = false)
	@EnableSingleTableRepositories(considerNestedRepositories = true,
			includeFilters = @Filter(type = FilterType.ASSIGNABLE_TYPE, classes = Books.class))
	static class BooksAtHome {

	}

	@Configuration(proxyBeanMethods = false)
	@EnableSingleTableRepositories(considerNestedRepositories = true, templateRef = "ledgerTemplate",
			includeFilters = @Filter(type = FilterType.ASSIGNABLE_TYPE, classes = Ledgers.class))
	static class LedgersElsewhere {

	}

	interface Books extends SingleTableRepository<Book, BookId> {

		List<Book> findByShelf(String shelf);

		Window<Book> findByShelf(String shelf, ScrollPosition position, Limit limit);

	}

	interface Ledgers extends SingleTableRepository<Ledger, String> {

	}

}
