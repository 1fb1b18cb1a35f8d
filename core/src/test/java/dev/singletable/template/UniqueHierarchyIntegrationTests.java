package dev.singletable.template;

import java.util.List;

import dev.singletable.annotation.SingleTableEntity;
import dev.singletable.annotation.Unique;
import dev.singletable.local.DynamoDbLocal;
import dev.singletable.local.EmbeddedDynamoDb;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.data.annotation.Id;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Types of one hierarchy that share keys and a constraint.
 */
@DynamoDbLocal
class UniqueHierarchyIntegrationTests {

	private FreshTable table;

	private SingleTableTemplate template;

	@SingleTableEntity(type = "BIRD", pk = "BIRD#{id}")
	sealed interface Bird permits Finch, Robin {

	}

	@SingleTableEntity(type = "FINCH")
	record Finch(@Id String id, @Unique(name = "ring") String ring) implements Bird {
	}

	@SingleTableEntity(type = "ROBIN")
	record Robin(@Id String id, @Unique(name = "ring") String ring) implements Bird {
	}

	@BeforeEach
	void createOneOfEach(EmbeddedDynamoDb engine) {
		this.table = new FreshTable(engine);
		this.template = this.table.of(Bird.class);
		this.template.create(new Finch("b-1", "r-1"));
		this.template.create(new Robin("b-2", "r-2"));
	}

	@Test
	void deletesWhateverOfTheHierarchyIsThereInABatch() {
		this.template.batch().deleteAll(Bird.class, List.of("b-1", "b-2", "b-3"));
		assertThat(this.table.items()).isEmpty();
	}

	@Test
	void deletesNoItemOfASiblingTypeInABatch() {
		this.template.batch().deleteAll(Finch.class, List.of("b-1", "b-2"));
		assertThat(this.template.find(Finch.class, "b-1")).isEmpty();
		assertThat(this.template.find(Robin.class, "b-2")).contains(new Robin("b-2", "r-2"));
		assertThat(this.table.items()).hasSize(2);
	}

}
