package dev.singletable.manual;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.singletable.annotation.Attribute;
import dev.singletable.annotation.Historized;
import dev.singletable.annotation.SingleTableEntity;
import dev.singletable.history.CopiedVersions;
import dev.singletable.history.HistoryOperations;
import dev.singletable.history.VersionLayout;
import dev.singletable.local.DynamoDbLocal;
import dev.singletable.local.EmbeddedDynamoDb;
import dev.singletable.template.SingleTableTemplate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

import org.springframework.data.annotation.CreatedDate;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.LastModifiedDate;
import org.springframework.data.annotation.Version;

import static org.assertj.core.api.Assertions.assertThat;

@DynamoDbLocal
class MigratingVersionsIntegrationTests {

	// @formatter:off
	// tag::book[]
	@SingleTableEntity(type = "BOOK", pk = "BOOK#{id}")
	@Historized
	record Book(@Id @Attribute("resource_id") String id, String shelf, List<String> tags,
			@CreatedDate @Attribute("created_at") Instant created,
			@LastModifiedDate @Attribute("updated_at") Instant updated, @Version @Nullable Long version) {
	}
	// end::book[]
	// @formatter:on

	private static void put(EmbeddedDynamoDb engine, SingleTableTemplate template, String sort, long number) {
		Map<String, AttributeValue> item = new HashMap<>();
		item.put("pk", AttributeValue.fromS("Book#b1"));
		item.put("sk", AttributeValue.fromS(sort));
		item.put("resource_id", AttributeValue.fromS("b1"));
		item.put("version", AttributeValue.fromN(Long.toString(number)));
		item.put("shelf", AttributeValue.fromS("shelf " + number));
		item.put("tags", AttributeValue.fromL(List.of(AttributeValue.fromS("old"))));
		item.put("created_at", AttributeValue.fromS("2025-02-03T01:00:00+00:00"));
		item.put("updated_at", AttributeValue.fromS("2025-02-03T%02d:00:00+00:00".formatted(number)));
		engine.client().putItem((put) -> put.tableName(template.tableName()).item(item));
	}

	@Test
	void oldVersionsAreReadAndCopied(EmbeddedDynamoDb engine) {
		SingleTableTemplate template = Tables.template(engine, Book.class);
		for (long number = 1; number <= 11; number++) {
			put(engine, template, "v" + number, number);
		}
		put(engine, template, "v0", 11);
		// @formatter:off
		// tag::reading[]
		VersionLayout layout = VersionLayout.unpadded("Book");
		HistoryOperations<Book> old = template.history(Book.class, layout);
		Optional<Book> tenth = old.version("b1", 10);
		List<HistoryOperations.Version<Book>> newest = old.versions("b1", 20);
		// end::reading[]
		assertThat(tenth.map(Book::shelf)).contains("shelf 10");
		assertThat(newest).hasSize(11).first().extracting(HistoryOperations.Version::number).isEqualTo(11L);
		// tag::copying[]
		CopiedVersions one = template.upkeep().copyVersions(Book.class, layout, "b1");
		CopiedVersions all = template.upkeep().copyVersions(Book.class, layout);
		// end::copying[]
		// @formatter:on
		assertThat(one.versions()).isEqualTo(11);
		assertThat(all.items()).isZero();
		assertThat(template.history(Book.class).version("b1", 10)).isEqualTo(tenth);
	}

	@Test
	void whatHasAnotherNameIsConverted(EmbeddedDynamoDb engine) {
		SingleTableTemplate template = Tables.template(engine, Book.class);
		put(engine, template, "v1", 1);
		put(engine, template, "v0", 1);
		// @formatter:off
		// tag::converting[]
		VersionLayout layout = VersionLayout.unpadded("Book").writtenAt("updated_at").converting((item) -> {
			item.put("tags", item.remove("tags"));
			item.remove("gsi1pk");
			return item;
		});
		// end::converting[]
		// @formatter:on
		assertThat(template.history(Book.class, layout).version("b1", 1).map(Book::tags)).contains(List.of("old"));
	}

}
