package dev.singletable.mapping;

import dev.singletable.annotation.Historized;
import dev.singletable.annotation.SingleTableEntity;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;

import static dev.singletable.mapping.Models.problems;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the start says about historised entities.
 */
class HistoryProblemsTests {

	@SingleTableEntity
	@Historized
	record Unnumbered(@Id String id) {
	}

	@SingleTableEntity
	@Historized(maxVersions = -1)
	record Negative(@Id String id, @Version @Nullable Long version) {
	}

	@Historized
	sealed interface Parent {

		@SingleTableEntity
		record Child(@Id String id) implements Parent {
		}

	}

	@Test
	void demandsAVersion() {
		assertThat(problems(Unnumbered.class))
			.containsExactly(new Problem("Unnumbered", "it is @Historized and has no version",
					"Mark a property with Spring Data's @Version; it numbers the versions."));
		assertThat(problems(Parent.class)).extracting(Problem::where).containsExactly("Child");
	}

	@Test
	void keepsNoNegativeNumberOfVersions() {
		assertThat(problems(Negative.class)).containsExactly(new Problem("Negative",
				"@Historized(maxVersions = -1) keeps a negative number of versions", "Keep at least 1, or 0 for all."));
	}

}
