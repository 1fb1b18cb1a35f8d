package dev.singletable.template;

import java.util.UUID;

import dev.singletable.annotation.GeneratedId;
import dev.singletable.annotation.SingleTableEntity;
import dev.singletable.write.WriteContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import org.springframework.data.annotation.Id;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * TS-2: ids come from whoever the template is given.
 */
class GivenIdsTests {

	@Test
	void generatedIdsAreThoseOfTheGivenGenerator() {
		SingleTableTemplate template = SingleTableTemplate.builder(RecordingClient.withoutRetries())
			.table(() -> "shop")
			.entities(Ticket.class)
			.ids(new Sevens())
			.build();
		assertThat(template.create(new Ticket(null)).id()).isEqualTo("7");
	}

	@SingleTableEntity(type = "TICKET", pk = "TICKET#{id}")
	record Ticket(@Id @GeneratedId @Nullable String id) {

	}

	private static final class Sevens implements WriteContext.Ids {

		@Override
		public String ulid() {
			return "7";
		}

		@Override
		public UUID ulidAsUuid() {
			return new UUID(0, 7);
		}

		@Override
		public UUID uuid() {
			return new UUID(0, 7);
		}

	}

}
