package dev.singletable.template;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;

import dev.singletable.annotation.SecondaryIndex;
import dev.singletable.annotation.SingleTableEntity;
import dev.singletable.expression.Update;
import dev.singletable.local.DynamoDbLocal;
import dev.singletable.local.EmbeddedDynamoDb;
import dev.singletable.query.ItemQuery;
import dev.singletable.write.ItemAlreadyExistsException;
import dev.singletable.write.ItemNotFoundException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

import org.springframework.data.annotation.CreatedDate;
import org.springframework.data.annotation.Id;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Types of one hierarchy that inherit the templates of their keys.
 */
@DynamoDbLocal
class SharedKeySpaceIntegrationTests {

	private static final Puppy REX = new Puppy("p-1", "Rex", true);

	private static final Kitten TOM = new Kitten("p-2", "Tom", 9, FreshTable.NOON);

	private FreshTable table;

	private SingleTableTemplate template;

	@SingleTableEntity(type = "PET", pk = "PET#{id}")
	@SecondaryIndex(name = "types", pk = "{@type}", sk = "{id}")
	@SecondaryIndex(name = "byName", partition = "@type", sort = "name")
	sealed interface Pet permits Kitten, Puppy {

		String id();

		String name();

	}

	@SingleTableEntity(type = "KITTEN")
	record Kitten(@Id String id, String name, int lives, @CreatedDate @Nullable Instant created) implements Pet {
	}

	@SingleTableEntity(type = "PUPPY")
	@SecondaryIndex(name = "byBark", pk = "BARK#{barks}", sk = "{id}")
	record Puppy(@Id String id, String name, boolean barks) implements Pet {
	}

	@BeforeEach
	void createAPuppy(EmbeddedDynamoDb engine) {
		this.table = new FreshTable(engine);
		this.template = this.table.of(Pet.class);
		this.template.create(REX);
	}

	private void isStillThere() {
		assertThat(this.template.find(Puppy.class, "p-1")).contains(REX);
	}

	@Test
	void deletesNoItemOfASiblingType() {
		assertThat(this.template.find(Kitten.class, "p-1")).isEmpty();
		assertThat(this.template.deleteIfExists(Kitten.class, "p-1")).isFalse();
		isStillThere();
	}

	@Test
	void deletesNoItemsOfASiblingTypeInABatch() {
		this.template.batch().deleteAll(Kitten.class, List.of("p-1"));
		isStillThere();
	}

	@Test
	void updatesNoItemOfASiblingType() {
		assertThatExceptionOfType(ItemNotFoundException.class)
			.isThrownBy(() -> this.template.update(Kitten.class, "p-1", Update.set("lives", 3)))
			.withMessageStartingWith("update of KITTEN in table '" + this.template.tableName()
					+ "': there is no such item. (request id ");
		isStillThere();
	}

	@Test
	void replacesNoItemOfASiblingType() {
		assertThatExceptionOfType(ItemNotFoundException.class)
			.isThrownBy(() -> this.template.replace(new Kitten("p-1", "Kit", 3, FreshTable.NOON)))
			.withMessageStartingWith("replace of KITTEN in table '" + this.template.tableName()
					+ "': there is no such item. (request id ");
		isStillThere();
	}

	@Test
	void updatesAnItemThroughTheParentAndReturnsItsOwnClass() {
		Pet updated = this.template.update(Pet.class, "p-1", Update.set("name", "Max"));
		assertThat(updated).isEqualTo(new Puppy("p-1", "Max", true));
	}

	@Test
	void savesNothingOverAnItemOfASiblingType() {
		for (Instant created : Arrays.asList(null, FreshTable.NOON)) {
			assertThatExceptionOfType(ItemAlreadyExistsException.class)
				.isThrownBy(() -> this.template.save(new Kitten("p-1", "Kit", 9, created)))
				.withMessageStartingWith("save of KITTEN in table '" + this.template.tableName()
						+ "': an item with this key already exists. (request id ");
		}
		isStillThere();
		assertThat(this.table.item("PET#p-1", "META")).containsEntry("byBarkpk", AttributeValue.fromS("BARK#true"));
	}

	@Test
	void findsOneTypeOrTheWholeHierarchyInAComposedIndex() {
		this.template.create(TOM);
		assertThat(this.template.findAll(ItemQuery.of(Puppy.class).index("types"))).containsExactly(REX);
		assertThat(this.template.count(ItemQuery.of(Puppy.class).index("types"))).isEqualTo(1);
		assertThat(this.template.findAll(ItemQuery.of(Pet.class).index("types"))).containsExactly(REX, TOM);
	}

	@Test
	void findsOneTypeInANativeIndex() {
		this.template.create(TOM);
		assertThat(this.template.findAll(ItemQuery.of(Puppy.class).index("byName"))).containsExactly(REX);
	}

}
