package dev.singletable.mapping;

import dev.singletable.annotation.Counted;
import dev.singletable.annotation.SingleTableEntity;
import org.junit.jupiter.api.Test;

import org.springframework.data.annotation.Id;

import static dev.singletable.mapping.Models.problems;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the start says about counted entities (ST-2).
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

	@Test
	void spreadsOverOneToAHundredCounters() {
		assertThat(problems(None.class, Many.class)).containsExactly(
				new Problem("Many", "@Counted(shards = 101) is no number of counters", "Give 1 to 100."),
				new Problem("None", "@Counted(shards = 0) is no number of counters", "Give 1 to 100."));
	}

}
