package dev.singletable.repository.support;

import java.time.Instant;
import java.util.List;

import dev.singletable.annotation.Historized;
import dev.singletable.annotation.SingleTableEntity;
import dev.singletable.expression.Update;
import dev.singletable.history.Difference;
import dev.singletable.history.HistoryOperations.Version;
import dev.singletable.local.DynamoDbLocal;
import dev.singletable.local.EmbeddedDynamoDb;
import dev.singletable.plan.AccessPathException;
import dev.singletable.repository.SingleTableHistoryRepository;
import dev.singletable.repository.SingleTableRepository;
import dev.singletable.template.SingleTableTemplate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Repositories of historised entities.
 */
@DynamoDbLocal
class HistoryRepositoryIntegrationTests {

	private SingleTableTemplate template;

	@SingleTableEntity(type = "PAGE", pk = "PAGE#{title}")
	@Historized
	record Page(@org.springframework.data.annotation.Id String title, @Nullable String text,
			@org.springframework.data.annotation.Version @Nullable Long version) {
	}

	@SingleTableEntity(type = "NOTE", pk = "NOTE#{id}")
	record Note(@org.springframework.data.annotation.Id String id) {
	}

	interface Pages extends SingleTableHistoryRepository<Page, String> {

		List<Page> findByTitle(String title);

	}

	interface PlainPages extends SingleTableRepository<Page, String> {

	}

	interface Notes extends SingleTableHistoryRepository<Note, String> {

	}

	@BeforeEach
	void makeTable(EmbeddedDynamoDb engine) {
		String table = engine.freshTableName();
		this.template = SingleTableTemplate.builder(engine.client())
			.table(() -> table)
			.entities(Page.class, Note.class)
			.createTable(true)
			.build();
	}

	private <R> R repository(Class<R> type) {
		return new SingleTableRepositoryFactory(this.template).getRepository(type);
	}

	@Test
	void addsTheHistoryToWhatEveryRepositoryDoes() {
		Pages pages = repository(Pages.class);
		Instant before = Instant.now().minusSeconds(1);
		pages.create(new Page("home", "one", null));
		Page second = pages.update("home", Update.set("text", "two"));
		assertThat(pages.findByTitle("home")).containsExactly(second);
		assertThat(pages.findVersion("home", 1)).contains(new Page("home", "one", 1L));
		assertThat(pages.findAsOf("home", Instant.now())).contains(second);
		assertThat(pages.findAsOf("home", before)).isEmpty();
		assertThat(pages.findVersions("home", 1)).extracting(Version::number).containsExactly(2L);
		assertThat(pages.findVersionsBefore("home", 2, 9)).extracting(Version::number).containsExactly(1L);
		assertThat(pages.compareVersions("home", 1, 2)).containsExactly(new Difference("text", "one", "two"));
		assertThat(pages.restore("home", 1)).isEqualTo(new Page("home", "one", 3L));
		pages.deleteVersion("home", 1);
		assertThat(pages.streamVersions("home").map(Version::number)).containsExactly(3L, 2L);
		pages.deleteById("home");
		assertThat(pages.streamVersions("home")).isEmpty();
	}

	@Test
	void isNotNeededToKeepVersions() {
		PlainPages pages = repository(PlainPages.class);
		pages.save(pages.save(new Page("home", "one", null)));
		assertThat(this.template.history(Page.class).infos("home")).hasSize(2);
	}

	@Test
	void refusesEntitiesWithoutVersionsAtTheStart() {
		assertThatExceptionOfType(AccessPathException.class).isThrownBy(() -> repository(Notes.class))
			.withMessageContaining("Notes: no versions are kept of NOTE")
			.withMessageContaining("Annotate Note with @Historized, or extend SingleTableRepository.");
	}

}
