package dev.singletable.manual;

import dev.singletable.annotation.SingleTableEntity;
import dev.singletable.annotation.Unique;
import dev.singletable.local.DynamoDbLocal;
import dev.singletable.local.EmbeddedDynamoDb;
import dev.singletable.template.ReindexProgress;
import dev.singletable.template.SingleTableTemplate;
import dev.singletable.write.UniqueConstraintException;
import org.junit.jupiter.api.Test;

import org.springframework.data.annotation.Id;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@DynamoDbLocal
class UniqueIntegrationTests {

	// tag::member[]
	@SingleTableEntity(type = "MEMBER", pk = "MEMBER#{id}")
	@Unique(name = "seat", properties = { "row", "seat" }, scope = "hall")
	record Member(@Id String id, @Unique(ignoreCase = true) String email, String hall, Integer row, Integer seat) {

	}
	// end::member[]

	@Test
	void aValueIsTakenOnce(EmbeddedDynamoDb engine) {
		SingleTableTemplate template = Tables.template(engine, Member.class);
		template.create(new Member("m1", "ann@example.org", "A", 1, 1));
		assertThatExceptionOfType(UniqueConstraintException.class)
			.isThrownBy(() -> template.create(new Member("m2", "ANN@example.org", "A", 1, 2)))
			.satisfies((ex) -> assertThat(ex.constraint()).isEqualTo("email"));
		// tag::reindex[]
		ReindexProgress done = template.upkeep().reindex(Member.class);
		template.upkeep().removeOrphanedGuards(Member.class);
		// end::reindex[]
		assertThat(done.conflicts()).isEmpty();
	}

}
