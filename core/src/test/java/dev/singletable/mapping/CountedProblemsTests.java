package dev.singletable.mapping;

import dev.singletable.annotation.Attribute;
import dev.singletable.annotation.Counted;
import dev.singletable.annotation.SingleTableEntity;
import org.junit.jupiter.api.Test;

import org.springframework.data.annotation.Id;

import static dev.singletable.mapping.Models.problems;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the start says about the numbers of an entity: its counters (ST-2), its form.
 */
class CountedProblemsTests {

	@SingleTableEntity
	@Counted(shards = 0)
	record None(@Id String id) {
	}

	@SingleTableEntity
	@Counted(shards = 101)
	record Many(@Id String id) {
	}

	@SingleTableEntity(schemaVersion = -1)
	record Before(@Id String id) {
	}

	@SingleTableEntity(schemaVersion = 1)
	record Owner(@Id String id, @Attribute("_v") String form) {
	}

	@SingleTableEntity
	record Free(@Id String id, @Attribute("_v") String form) {
	}

	/** EM-17. */
	@Test
	void countsSchemaVersionsFromOne() {
		assertThat(problems(Before.class)).containsExactly(
				new Problem("Before", "its schema version is negative", "Count from 1, or leave it out for none."));
		assertThat(problems(Owner.class)).containsExactly(new Problem("Owner.form",
				"it is stored under '_v', which the library owns", "Rename it: @Attribute(\"…\")."));
		assertThat(problems(Free.class)).isEmpty();
	}

	@Test
	void spreadsOverOneToAHundredCounters() {
		assertThat(problems(None.class, Many.class)).containsExactly(
				new Problem("Many", "@Counted(shards = 101) is no number of counters", "Give 1 to 100."),
				new Problem("None", "@Counted(shards = 0) is no number of counters", "Give 1 to 100."));
	}

}
