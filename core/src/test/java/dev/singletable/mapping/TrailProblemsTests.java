package dev.singletable.mapping;

import java.util.List;

import dev.singletable.annotation.Audited;
import dev.singletable.annotation.SecondaryIndex;
import dev.singletable.annotation.SingleTableEntity;
import dev.singletable.table.TableAttributes;
import dev.singletable.table.TableIndex;
import dev.singletable.table.TrailIndexes;
import org.junit.jupiter.api.Test;

import org.springframework.data.annotation.Id;

import static dev.singletable.mapping.Models.problems;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What the start says about audited entities, and which indexes they need (AU-2, AU-4,
 * AU-5).
 */
class TrailProblemsTests {

	@SingleTableEntity
	@Audited(exclude = { "name", "adress.phone" }, actor = "writer", retention = "90 days")
	record Wrong(@Id String id, String name) {
	}

	@SingleTableEntity
	@SecondaryIndex(name = "auditByType", pk = "NAME#{name}")
	@Audited
	record Clashing(@Id String id, String name) {
	}

	@SingleTableEntity
	@Audited(retention = "P90D")
	record Right(@Id String id, String name) {
	}

	@SingleTableEntity
	record Plain(@Id String id) {
	}

	private static ItemModel model(TrailIndexes indexes, Class<?>... types) {
		return ItemModel.of(new SingleTableMappingContext(), TableAttributes.defaults(), indexes, List.of(types));
	}

	@Test
	void demandsPropertiesAndAPeriod() {
		assertThat(problems(Wrong.class)).containsExactly(
				new Problem("Wrong", "@Audited(exclude = \"adress.phone\") names no property", "It has [id, name]."),
				new Problem("Wrong", "@Audited(actor = \"writer\") names no property", "It has [id, name]."),
				new Problem("Wrong", "@Audited(retention = \"90 days\") is no time that rows can be kept",
						"Write it as P90D, P7Y or PT12H."));
	}

	@Test
	void keepsTheNamesOfItsIndexesToItself() {
		assertThat(problems(Clashing.class)).extracting(Problem::where).containsExactly("Clashing and the audit trail");
	}

	@Test
	void addsItsIndexesWhereATypeIsAudited() {
		assertThat(model(TrailIndexes.defaults(), Right.class, Plain.class).layout().indexes())
			.extracting(TableIndex::name)
			.containsExactly("auditByActor", "auditByType");
		assertThat(model(TrailIndexes.defaults(), Right.class).layout().expires()).isTrue();
		assertThat(model(TrailIndexes.defaults(), Plain.class).layout().indexes()).isEmpty();
		assertThat(model(TrailIndexes.defaults().expiring(true), Plain.class).layout().expires()).isFalse();
		assertThat(model(TrailIndexes.defaults().with(TrailIndexes.Presence.NEVER), Right.class).layout().indexes())
			.isEmpty();
		assertThat(model(TrailIndexes.named("a-b", "c-d").with(TrailIndexes.Presence.ALWAYS), Plain.class).layout()
			.indexes()).extracting(TableIndex::name).containsExactly("a-b", "c-d");
	}

	@Test
	void refusesIndexNamesThatCannotBe() {
		assertThatExceptionOfType(IllegalArgumentException.class).isThrownBy(() -> TrailIndexes.named("same", "same"))
			.withMessage("The indexes of the audit trail must have two different legal names: by type 'same', by actor "
					+ "'same'. Change singletable.audit.indexes.");
	}

}
