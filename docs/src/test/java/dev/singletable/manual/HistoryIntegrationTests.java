package dev.singletable.manual;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import dev.singletable.annotation.Historized;
import dev.singletable.annotation.SecondaryIndex;
import dev.singletable.annotation.SingleTableEntity;
import dev.singletable.history.Difference;
import dev.singletable.history.HistoryOperations;
import dev.singletable.local.DynamoDbLocal;
import dev.singletable.local.EmbeddedDynamoDb;
import dev.singletable.template.SingleTableTemplate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;

import static org.assertj.core.api.Assertions.assertThat;

@DynamoDbLocal
class HistoryIntegrationTests {

	// tag::paper[]
	@SingleTableEntity(type = "PAPER", pk = "PAPER#{id}")
	@SecondaryIndex(name = "byTopic", pk = "TOPIC#{topic}", sk = "{id}")
	@Historized(maxVersions = 5)
	record Paper(@Id String id, String topic, @Nullable String note, List<String> authors,
			@Version @Nullable Long version) {

	}
	// end::paper[]

	@Test
	void versionsAreReadComparedAndRestored(EmbeddedDynamoDb engine) {
		SingleTableTemplate template = Tables.template(engine, Paper.class);
		Paper first = template.create(new Paper("p1", "birds", "draft", List.of("ann"), null));
		template.save(new Paper("p1", "birds", null, List.of("ann"), first.version()));
		Instant moment = Instant.now();
		template.save(new Paper("p1", "birds", null, List.of("ann", "ben"), 2L));
		// @formatter:off
		// tag::history[]
		HistoryOperations<Paper> papers = template.history(Paper.class);
		Optional<Paper> second = papers.version("p1", 2);
		Optional<Paper> yesterday = papers.asOf("p1", moment);
		List<HistoryOperations.Version<Paper>> page = papers.versions("p1", 20);   // newest first: number, writtenAt, operation, latest, entity
		List<HistoryOperations.Version<Paper>> next = papers.versionsBefore("p1", page.get(page.size() - 1).number(), 20);
		List<Difference> changed = papers.compare("p1", 2, 3);
		Paper restored = papers.restore("p1", 1);
		// end::history[]
		// @formatter:on
		assertThat(second).isEqualTo(yesterday);
		assertThat(page).extracting(HistoryOperations.Version::number).containsExactly(3L, 2L, 1L);
		assertThat(next).isEmpty();
		assertThat(changed).hasSize(1);
		assertThat(restored).isEqualTo(new Paper("p1", "birds", "draft", List.of("ann"), 4L));
	}

}
