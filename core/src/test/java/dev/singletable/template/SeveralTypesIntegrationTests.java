package dev.singletable.template;

import dev.singletable.annotation.Attribute;
import dev.singletable.annotation.SecondaryIndex;
import dev.singletable.annotation.SingleTableEntity;
import dev.singletable.key.ItemKey;
import dev.singletable.local.DynamoDbLocal;
import dev.singletable.local.EmbeddedDynamoDb;
import dev.singletable.query.ItemQuery;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.dao.InvalidDataAccessApiUsageException;
import org.springframework.data.annotation.Id;

import static dev.singletable.expression.Condition.property;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Questions about a supertype whose types map what they share differently.
 */
@DynamoDbLocal
class SeveralTypesIntegrationTests {

	private static final Wolf WOLF = new Wolf("north", "ash", 1, 10);

	private static final Bear BEAR = new Bear("north", "bruno", 1, 10);

	private FreshTable table;

	sealed interface Beast permits Wolf, Bear {

	}

	@SingleTableEntity(type = "WOLF", pk = "FOREST#{zone}", sk = "WOLF#{name}")
	@SecondaryIndex(name = "byRank", pk = "RANK#{rank}", sk = "{name}")
	record Wolf(String zone, String name, int rank, @Attribute("years") int age) implements Beast {
	}

	@SingleTableEntity(type = "BEAR", pk = "FOREST#{zone}", sk = "BEAR#{name}")
	@SecondaryIndex(name = "byRank", pk = "RANK#{rank}", sk = "{name}")
	record Bear(String zone, String name, long rank, int age) implements Beast {
	}

	record BeastId(String zone, String name) {
	}

	sealed interface Vessel permits Ferry, Barge {

	}

	@SingleTableEntity(type = "FERRY", pk = "FERRY#{id}")
	@SecondaryIndex(name = "byPort", pk = "PORT#{port}", sk = "{line}")
	record Ferry(@Id String id, String port, String line) implements Vessel {
	}

	@SingleTableEntity(type = "BARGE", pk = "BARGE#{id}")
	@SecondaryIndex(name = "byPort", pk = "PORT#{port}", sk = "{line}", sparse = true)
	record Barge(@Id String id, String port, @Nullable String line) implements Vessel {
	}

	@BeforeEach
	void chooseTable(EmbeddedDynamoDb engine) {
		this.table = new FreshTable(engine);
	}

	private SingleTableTemplate forest() {
		SingleTableTemplate template = this.table.of(Wolf.class, Bear.class);
		template.create(WOLF);
		template.create(BEAR);
		return template;
	}

	@Test
	void refusesAFilterOnWhatTheTypesStoreUnderDifferentNames() {
		SingleTableTemplate template = forest();
		ItemQuery<Beast> north = ItemQuery.of(Beast.class).where(property("zone").is("north"));
		assertThat(template.findAll(north)).containsExactlyInAnyOrder(WOLF, BEAR);
		assertThatExceptionOfType(InvalidDataAccessApiUsageException.class)
			.isThrownBy(() -> template.findAll(north.filter(property("age").greaterThan(5))))
			.withMessage("'age' is not stored under one name by all of [BEAR, WOLF], so one filter cannot ask for it. "
					+ "Query each type.");
	}

	@Test
	void refusesAnIndexWhoseKeysTheTypesWriteDifferently() {
		SingleTableTemplate template = forest();
		assertThatExceptionOfType(InvalidDataAccessApiUsageException.class)
			.isThrownBy(() -> template.findAll(ItemQuery.of(Beast.class).where(property("rank").is(1))))
			.withMessage("The query has no access path: no key and no index of BEAR, WOLF is partitioned by 'rank'. No "
					+ "index answers it, as 'rank' is not of one type in BEAR, WOLF. Allow a scan with @AllowScan.");
		assertThat(template.findAll(ItemQuery.of(Wolf.class).where(property("rank").is(1)))).containsExactly(WOLF);
		assertThat(template.findAll(ItemQuery.of(Bear.class).where(property("rank").is(1)))).containsExactly(BEAR);
	}

	@Test
	void findsBySupertypeAndItemKey() {
		SingleTableTemplate template = forest();
		assertThat(template.find(Beast.class, ItemKey.of("FOREST#north", "BEAR#bruno"))).contains(BEAR);
		assertThat(template.find(Beast.class, ItemKey.of("FOREST#north", "WOLF#ash"))).contains(WOLF);
		assertThat(template.find(Beast.class, ItemKey.of("FOREST#north", "WOLF#bruno"))).isEmpty();
	}

	@Test
	void findsBySupertypeAndIdRecord() {
		SingleTableTemplate template = forest();
		assertThat(template.find(Beast.class, new BeastId("north", "bruno"))).contains(BEAR);
		assertThat(template.find(Beast.class, new BeastId("north", "ash"))).contains(WOLF);
		assertThat(template.find(Beast.class, new BeastId("north", "cole"))).isEmpty();
	}

	@Test
	void refusesAnIndexThatLeavesOutItemsOfOneType() {
		SingleTableTemplate template = this.table.of(Ferry.class, Barge.class);
		template.create(new Ferry("f-1", "harbour", "red"));
		template.create(new Barge("b-1", "harbour", null));
		assertThatExceptionOfType(InvalidDataAccessApiUsageException.class)
			.isThrownBy(() -> template.findAll(ItemQuery.of(Vessel.class).where(property("port").is("harbour"))))
			.withMessageStartingWith(
					"The query has no access path: index 'byPort' of BARGE is sparse and may miss items the "
							+ "method asks for. ")
			.withMessageNotContaining("harbour");
	}

}
