package dev.singletable.manual;

import java.util.List;
import java.util.Map;

import dev.singletable.annotation.Counted;
import dev.singletable.annotation.SingleTableEntity;
import dev.singletable.local.DynamoDbLocal;
import dev.singletable.local.EmbeddedDynamoDb;
import dev.singletable.stats.ItemCount;
import dev.singletable.stats.Recount;
import dev.singletable.template.SingleTableTemplate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import org.springframework.data.annotation.Id;

import static org.assertj.core.api.Assertions.assertThat;

@DynamoDbLocal
class StatisticsIntegrationTests {

	// tag::crate[]
	@SingleTableEntity(type = "CRATE", pk = "CRATE#{id}")
	@Counted(shards = 10)
	record Crate(@Id String id, @Nullable String label) {

	}
	// end::crate[]

	@Test
	void itemsAreCounted(EmbeddedDynamoDb engine) {
		SingleTableTemplate template = Tables.template(engine, Crate.class);
		template.create(new Crate("c1", null));
		template.save(new Crate("c1", "again"));
		// @formatter:off
		// tag::count[]
		long crates = template.statistics().count(Crate.class).items();
		Map<String, ItemCount> all = template.statistics().counts();     // of every counted type, by its name
		// end::count[]
		// @formatter:on
		assertThat(crates).isEqualTo(1);
		assertThat(all).containsOnlyKeys("CRATE");
		// tag::recount[]
		List<Recount> found = template.statistics().recount(Crate.class);
		// end::recount[]
		assertThat(found).hasSize(1);
	}

}
