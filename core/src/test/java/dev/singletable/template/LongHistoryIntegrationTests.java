package dev.singletable.template;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;

import dev.singletable.annotation.Historized;
import dev.singletable.annotation.SingleTableEntity;
import dev.singletable.history.HistoryOperations.Version;
import dev.singletable.local.DynamoDbLocal;
import dev.singletable.local.EmbeddedDynamoDb;
import dev.singletable.observe.ObservationOptions;
import dev.singletable.observe.SingleTableObservationContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import org.springframework.data.annotation.Id;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A thousand versions come page by page, as they are taken (VH-5).
 */
@DynamoDbLocal
class LongHistoryIntegrationTests {

	private static final int VERSIONS = 1000;

	private final List<SingleTableObservationContext> ended = new ArrayList<>();

	@SingleTableEntity(type = "CHRONICLE", pk = "CHRONICLE#{id}")
	@Historized
	record Chronicle(@Id String id, String text, @org.springframework.data.annotation.Version @Nullable Long version) {
	}

	private long calls() {
		return this.ended.get(this.ended.size() - 1).figures().callCount();
	}

	@Test
	void aThousandVersionsStream(EmbeddedDynamoDb engine) {
		SingleTableTemplate template = new FreshTable(engine).with(
				(builder) -> builder.observation(
						ObservationOptions.none().withListener((operation, duration) -> this.ended.add(operation))),
				Chronicle.class);
		String text = "x".repeat(4000);
		Chronicle chronicle = template.create(new Chronicle("c1", text, null));
		while (chronicle.version() < VERSIONS) {
			chronicle = template.save(chronicle);
		}
		try (Stream<Version<Chronicle>> versions = template.history(Chronicle.class).stream("c1")) {
			assertThat(versions.limit(10)).extracting(Version::number)
				.containsExactly(1000L, 999L, 998L, 997L, 996L, 995L, 994L, 993L, 992L, 991L);
		}
		long first = calls();
		try (Stream<Version<Chronicle>> versions = template.history(Chronicle.class).stream("c1")) {
			assertThat(versions.map(Version::number)).containsExactlyElementsOf(
					LongStream.rangeClosed(1, VERSIONS).map((n) -> VERSIONS + 1 - n).boxed().toList());
		}
		assertThat(first).isLessThanOrEqualTo(2);
		assertThat(calls()).isGreaterThanOrEqualTo(4);
	}

}
