package dev.singletable.template;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

import dev.singletable.annotation.Counted;
import dev.singletable.annotation.Historized;
import dev.singletable.annotation.SecondaryIndex;
import dev.singletable.annotation.SingleTableEntity;
import dev.singletable.annotation.Unique;
import dev.singletable.expression.Update;
import dev.singletable.local.DynamoDbLocal;
import dev.singletable.local.EmbeddedDynamoDb;
import dev.singletable.query.ItemQuery;
import dev.singletable.write.ConditionFailedException;
import dev.singletable.write.ItemNotFoundException;
import dev.singletable.write.UniqueConstraintException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.dao.InvalidDataAccessApiUsageException;
import org.springframework.data.annotation.CreatedDate;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;

import static dev.singletable.expression.Condition.property;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Updates that make the item where there is none (PU-1, PU-9).
 */
@DynamoDbLocal
class UpsertsIntegrationTests {

	private FreshTable table;

	private SingleTableTemplate template;

	@SingleTableEntity(type = "VISITS", pk = "PAGE#{page}", sk = "VISITS#{day}")
	@SecondaryIndex(name = "byCount", pk = "{@type}", sk = "{count}")
	record Visits(String page, String day, long count, @Nullable Set<String> visitors,
			@Nullable Map<String, Long> byCountry, @CreatedDate @Nullable Instant since,
			@Version @Nullable Long version) {
	}

	record VisitsId(String page, String day) {
	}

	@SingleTableEntity(type = "NICK", pk = "NICK#{id}")
	@Historized
	@Counted
	record Nick(@Id String id, @Unique @Nullable String name, @Version @Nullable Long version) {
	}

	@BeforeEach
	void makeTable(EmbeddedDynamoDb engine) {
		this.table = new FreshTable(engine);
		this.template = this.table.of(Visits.class, Nick.class);
	}

	@Test
	void makesTheItemAsCreateDoes() {
		Visits made = this.template.update(Visits.class, new VisitsId("home#1", "mon"),
				Update.add("count", 2).addTo("visitors", "ann").add("byCountry.IT", 1).upsert());
		assertThat(made)
			.isEqualTo(new Visits("home#1", "mon", 2, Set.of("ann"), Map.of("IT", 1L), FreshTable.NOON, 1L));
		assertThat(this.template.get(Visits.class, new VisitsId("home#1", "mon"))).isEqualTo(made);
		assertThat(this.template.findAll(ItemQuery.of(Visits.class).index("byCount"))).containsExactly(made);
	}

	@Test
	void changesTheItemThatIsThere() {
		VisitsId id = new VisitsId("home", "mon");
		Update visit = Update.add("count", 1).upsert();
		this.template.update(Visits.class, id, visit);
		assertThat(this.template.update(Visits.class, id, visit).count()).isEqualTo(2);
		assertThat(this.template.get(Visits.class, id).version()).isEqualTo(2);
	}

	@Test
	void countsOnceForEachOfManyCallers() {
		VisitsId id = new VisitsId("home", "mon");
		IntStream.range(0, 40)
			.parallel()
			.forEach((number) -> this.template.update(Visits.class, id, Update.add("count", 1).upsert()));
		assertThat(this.template.get(Visits.class, id).count()).isEqualTo(40);
	}

	@Test
	void keepsGuardsVersionsAndTheCount() {
		this.template.update(Nick.class, "n1", Update.set("name", "ann").upsert());
		assertThatExceptionOfType(UniqueConstraintException.class)
			.isThrownBy(() -> this.template.update(Nick.class, "n2", Update.set("name", "ann").upsert()));
		this.template.update(Nick.class, "n1", Update.set("name", "bob").upsert());
		assertThat(this.template.history(Nick.class).versions("n1")).hasSize(2);
		assertThat(this.template.statistics().count(Nick.class).items()).isEqualTo(1);
		assertThat(this.template.find(Nick.class, "n2")).isEmpty();
	}

	@Test
	void withoutItAMissingItemIsNotMade() {
		assertThatExceptionOfType(ItemNotFoundException.class)
			.isThrownBy(() -> this.template.update(Nick.class, "n1", Update.set("name", "ann")));
		assertThat(this.table.items()).isEmpty();
	}

	@Test
	void asksItsConditionOfAnItemThatIsThere() {
		Update named = Update.set("name", "bob").onlyIf(property("name").is("ann")).upsert();
		assertThat(this.template.update(Nick.class, "n1", named).name()).isEqualTo("bob");
		assertThatExceptionOfType(ConditionFailedException.class)
			.isThrownBy(() -> this.template.update(Nick.class, "n1", named));
	}

	@Test
	void refusesWhatItCannotMake() {
		assertThatExceptionOfType(InvalidDataAccessApiUsageException.class)
			.isThrownBy(() -> this.template.update(Visits.class, new VisitsId("home", "mon"),
					Update.expression("SET #c = :one", Map.of("#c", "count"), Map.of(":one", 1)).upsert()))
			.withMessage(
					"VISITS: an update in DynamoDB's own text cannot make the item, as what it leaves is not known "
							+ "before. Use the update's steps, or leave upsert out.");
		assertThatExceptionOfType(InvalidDataAccessApiUsageException.class)
			.isThrownBy(() -> this.template.transaction()
				.update(Nick.class, "n1", Update.set("name", "ann").upsert())
				.execute())
			.withMessage(
					"Nick: a step of a transaction changes an item or creates one, and does not choose. Use save or "
							+ "create.");
		assertThat(List.copyOf(this.table.items())).isEmpty();
	}

}
