package dev.singletable.template;

import dev.singletable.annotation.SecondaryIndex;
import dev.singletable.annotation.SingleTableEntity;
import dev.singletable.expression.Update;
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

@DynamoDbLocal
class NativeIndexesIntegrationTests {

	private static final Stall STALL = new Stall("s-1", "north", 3, "Bread", "warm");

	private FreshTable table;

	private SingleTableTemplate template;

	@SingleTableEntity(type = "STALL", pk = "STALL#{id}")
	@SecondaryIndex(name = "byRank", partition = { "@type", "region" }, sort = { "rank", "id" })
	@SecondaryIndex(name = "byName", partition = { "@type", "region" }, sort = "name")
	@SecondaryIndex(name = "byOffer", partition = { "@type", "offer" }, sort = "rank", sparse = true)
	record Stall(@Id String id, String region, long rank, String name, @Nullable String offer) {
	}

	@BeforeEach
	void createAStall(EmbeddedDynamoDb engine) {
		this.table = new FreshTable(engine);
		this.template = this.table.of(Stall.class);
		this.template.create(STALL);
	}

	private static ItemQuery<Stall> inTheNorth() {
		return ItemQuery.of(Stall.class).where(property("region").is("north"));
	}

	private void isRefused(Update update, String message) {
		assertThatExceptionOfType(InvalidDataAccessApiUsageException.class)
			.isThrownBy(() -> this.template.update(Stall.class, "s-1", update))
			.satisfies((ex) -> assertThat(ex.getMessage()).contains(message).doesNotContain("DynamoDB refused", "s-1"));
		assertThat(this.template.get(Stall.class, "s-1")).isEqualTo(STALL);
	}

	@Test
	void refusesAnUpdateThatTakesAnItemOutOfAWholeIndex() {
		isRefused(Update.remove("region"),
				"STALL: index 'byRank' needs 'region', which is null or empty. Set it, or declare "
						+ "the index sparse = true so that such items are left out.");
	}

	@Test
	void leavesASparseIndexWithoutAValue() {
		Stall updated = this.template.update(Stall.class, "s-1", Update.remove("offer"));
		assertThat(updated.offer()).isNull();
		assertThat(
				this.template.findAll(ItemQuery.of(Stall.class).index("byOffer").where(property("offer").is("warm"))))
			.isEmpty();
	}

	@Test
	void refusesAKeyThatIsTooLongBeforeTheCall() {
		String tooLong = "r".repeat(3000);
		String message = "STALL: the partition key attribute 'region' of index 'byRank' is 3000 bytes long; DynamoDB takes "
				+ "at most 2048. Shorten its parts.";
		assertThatExceptionOfType(InvalidDataAccessApiUsageException.class)
			.isThrownBy(() -> this.template.create(new Stall("s-2", tooLong, 1, "Cheese", null)))
			.withMessage(message);
		isRefused(Update.set("region", tooLong), message);
	}

	@Test
	void refusesAFilterOnAKeyOfTheIndex() {
		assertThatExceptionOfType(InvalidDataAccessApiUsageException.class)
			.isThrownBy(() -> this.template.findAll(inTheNorth().index("byRank").filter(property("rank").is(3))))
			.withMessage("'rank' is a key of index 'byRank', which DynamoDB cannot filter by. Ask for it in where(…).");
		assertThat(this.template.findAll(inTheNorth().index("byName").filter(property("rank").is(3))))
			.containsExactly(STALL);
	}

	@Test
	void returnsNothingBetweenCrossedBounds() {
		assertThat(this.template.findAll(
				ItemQuery.of(Stall.class).where(property("region").is("north").and(property("rank").between(5L, 1L)))))
			.isEmpty();
	}

}
