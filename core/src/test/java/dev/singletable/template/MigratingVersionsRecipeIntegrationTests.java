package dev.singletable.template;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import dev.singletable.annotation.Attribute;
import dev.singletable.annotation.Historized;
import dev.singletable.annotation.SingleTableEntity;
import dev.singletable.history.CopiedVersions;
import dev.singletable.history.HistoryOperations;
import dev.singletable.history.VersionInfo;
import dev.singletable.history.VersionLayout;
import dev.singletable.local.DynamoDbLocal;
import dev.singletable.local.EmbeddedDynamoDb;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.data.annotation.CreatedDate;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.LastModifiedDate;
import org.springframework.data.annotation.Version;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The code of the manual's page on migrating versions (VH-4).
 */
@DynamoDbLocal
class MigratingVersionsRecipeIntegrationTests {

	private SingleTableTemplate template;

	private OldShelf shelf;

	@SingleTableEntity(type = "BOOK", pk = "BOOK#{id}")
	@Historized
	record Book(@Id @Attribute("resource_id") String id, String shelf, List<String> tags,
			@CreatedDate @Attribute("created_at") Instant created,
			@LastModifiedDate @Attribute("updated_at") Instant updated, @Version @Nullable Long version) {
	}

	@BeforeEach
	void makeTable(EmbeddedDynamoDb engine) {
		this.template = new FreshTable(engine).of(Book.class);
		this.shelf = new OldShelf(engine.client(), this.template.tableName());
	}

	@Test
	void theRecipeWorks() {
		this.shelf.putCompressed("b1", 11);
		this.shelf.put("b2", 2);
		SingleTableTemplate template = this.template;

		VersionLayout layout = VersionLayout.unpadded("Book");
		HistoryOperations<Book> old = template.history(Book.class, layout);
		Optional<Book> tenth = old.version("b1", 10);
		List<HistoryOperations.Version<Book>> newest = old.versions("b1", 20);

		CopiedVersions one = template.upkeep().copyVersions(Book.class, layout, "b1");
		CopiedVersions all = template.upkeep().copyVersions(Book.class, layout);

		assertThat(tenth.map(Book::shelf)).contains("shelf 10");
		assertThat(newest).extracting(HistoryOperations.Version::number).startsWith(11L, 10L, 9L).endsWith(3L, 2L, 1L);
		assertThat(one).isEqualTo(new CopiedVersions(1, 0, 11));
		assertThat(all).isEqualTo(new CopiedVersions(1, 1, 13));
		assertThat(template.history(Book.class).infos("b1")).extracting(VersionInfo::writtenAt)
			.contains(Instant.parse(OldShelf.time(10)));
	}

	@Test
	void otherNamesAreConverted() {
		this.shelf.put("b1", 2);

		VersionLayout layout = VersionLayout.unpadded("Book").writtenAt("updated_at").converting((item) -> {
			item.put("tags", item.remove("tags"));
			item.remove("gsi1pk");
			return item;
		});

		assertThat(this.template.upkeep().copyVersions(Book.class, layout).items()).isEqualTo(1);
	}

	@Test
	void thePageHasTheCodeOfThisClass() throws IOException {
		String source = words(Files.readString(
				Path.of("src/test/java/dev/singletable/template/MigratingVersionsRecipeIntegrationTests.java")));
		String page = Files.readString(Path.of("../docs/migrating-versions.md"));
		Stream<String> blocks = Pattern.compile("```java\\n(.*?)```", Pattern.DOTALL)
			.matcher(page)
			.results()
			.map((result) -> words(result.group(1)));
		assertThat(blocks).hasSize(4).allSatisfy((block) -> assertThat(source).contains(block));
	}

	private static String words(String text) {
		return text.strip().replaceAll("\\s+", " ");
	}

}
