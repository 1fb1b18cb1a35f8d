package dev.singletable.template;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;

import dev.singletable.annotation.PartitionKey;
import dev.singletable.annotation.SecondaryIndex;
import dev.singletable.annotation.SingleTableEntity;
import dev.singletable.annotation.SortKey;
import dev.singletable.expression.Condition;
import dev.singletable.query.ItemQuery;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

import org.springframework.dao.InvalidDataAccessApiUsageException;
import org.springframework.data.annotation.Id;

import static dev.singletable.expression.Condition.property;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Ranges with two ends, and bounds of no text, as DynamoDB is asked.
 */
class SortRangesTests {

	private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

	private final RecordingClient client = RecordingClient.withoutRetries();

	private final SingleTableTemplate template = SingleTableTemplate.builder(this.client)
		.table(() -> "shop")
		.entities(Visit.class, Page.class)
		.build();

	private void isAsked(Condition condition, String sort) {
		assertThat(asked(property("place").is("s").and(condition))).isEqualTo(sort);
	}

	private void isAskedNatively(Condition condition, String sort) {
		assertThat(asked(property("region").is("s").and(condition))).isEqualTo(sort);
	}

	private String asked(Condition condition) {
		this.template.findAll(ItemQuery.of(Visit.class).where(condition));
		return sortCondition();
	}

	/** What is asked beside the partition; "nothing" without a call. */
	private String sortCondition() {
		if (this.client.requests().isEmpty()) {
			return "nothing";
		}
		DynamoDbRequest last = this.client.requests().get(this.client.requests().size() - 1);
		this.client.sent();
		QueryRequest query = (QueryRequest) last;
		String[] text = { query.keyConditionExpression() };
		query.expressionAttributeNames().forEach((name, attribute) -> text[0] = text[0].replace(name, attribute));
		query.expressionAttributeValues()
			.forEach((name, value) -> text[0] = text[0].replaceAll(name + "(?!\\d)",
					(value.s() != null) ? "'" + value.s().replace("$", "\\$") + "'" : value.n()));
		return text[0];
	}

	@Test
	void twoEndsOfAComposedKeyAreOneRange() {
		isAsked(property("at").greaterThanOrEqual(NOON).and(property("at").lessThan(NOON.plusSeconds(1))),
				"byPlacepk = 'S#s' AND byPlacesk BETWEEN '2026-03-01T12:00:00.000000000Z' AND "
						+ "'2026-03-01T12:00:00.999999999Z'");
		isAsked(property("at").lessThanOrEqual(NOON.plusSeconds(1)).and(property("at").greaterThan(NOON)),
				"byPlacepk = 'S#s' AND byPlacesk BETWEEN '2026-03-01T12:00:00.000000000Z$' AND "
						+ "'2026-03-01T12:00:01.000000000Z$'");
		isAsked(property("at").greaterThan(NOON).and(property("at").lessThan(NOON)), "nothing");
	}

	@Test
	void anEndThatIsNotIncludedIsTheValueBesideItInANativeKey() {
		isAskedNatively(property("at").greaterThanOrEqual(NOON).and(property("at").lessThan(NOON.plusSeconds(1))),
				"_type = 'VISIT' AND region = 's' AND at BETWEEN '2026-03-01T12:00:00.000000000Z' AND "
						+ "'2026-03-01T12:00:00.999999999Z'");
		isAskedNatively(property("rank").lessThan(7).and(property("rank").greaterThan(2)),
				"_type = 'VISIT' AND region = 's' AND rank BETWEEN 3 AND 6");
		isAskedNatively(
				property("day").greaterThan(LocalDate.of(2026, 2, 28))
					.and(property("day").lessThan(LocalDate.of(2026, 3, 2))),
				"_type = 'VISIT' AND region = 's' AND day BETWEEN '2026-03-01' AND '2026-03-01'");
		isAskedNatively(property("name").greaterThan("a").and(property("name").lessThanOrEqual("b")),
				"_type = 'VISIT' AND region = 's' AND name BETWEEN 'a\u0000' AND 'b'");
		isAskedNatively(property("price").greaterThanOrEqual(1).and(property("price").lessThanOrEqual(2.5)),
				"_type = 'VISIT' AND region = 's' AND price BETWEEN 1 AND 2.5");
	}

	@Test
	void nothingIsBetweenNeighbours() {
		isAskedNatively(property("rank").greaterThan(2).and(property("rank").lessThan(3)), "nothing");
		isAskedNatively(property("rank").greaterThan(Integer.MAX_VALUE).and(property("rank").lessThanOrEqual(9)),
				"nothing");
		isAskedNatively(property("at").greaterThan(Instant.MAX).and(property("at").lessThan(NOON)), "nothing");
		isAskedNatively(property("day").greaterThan(LocalDate.MAX).and(property("day").lessThan(LocalDate.MIN)),
				"nothing");
	}

	@Test
	void anEndThatHasNoNeighbourIsRefused() {
		assertThatExceptionOfType(InvalidDataAccessApiUsageException.class)
			.isThrownBy(() -> this.template.findAll(ItemQuery.of(Visit.class)
				.where(property("region").is("s")
					.and(property("price").greaterThan(BigDecimal.ONE))
					.and(property("price").lessThan(BigDecimal.TEN)))))
			.withMessage("The query has no access path: index 'byPrice' is sorted by the attribute of 'price' itself, "
					+ "where both ends of a range have to be included. Add @SecondaryIndex(name = \"byRegion\", pk = "
					+ "\"REGION#{region}\", sk = \"{price}#{id}\") to Visit, or allow a filter with @AllowFilter.");
	}

	@Test
	void noTextIsBelowTheEmptyOneAndAllStartWithIt() {
		String all = "_type = 'VISIT' AND region = 's'";
		ItemQuery<Visit> named = ItemQuery.of(Visit.class).index("byName");
		isAskedOf(named, property("name").startsWith(""), all);
		isAskedOf(named, property("name").greaterThan(""), all);
		isAskedOf(named, property("name").greaterThanOrEqual(""), all);
		isAskedOf(named, property("name").lessThan(""), "nothing");
		isAskedOf(named, property("name").lessThanOrEqual(""), "nothing");
		isAskedOf(named, property("name").is(""), "nothing");
		isAskedOf(named, property("name").between("", "b"), all + " AND name <= 'b'");
		isAskedOf(named, property("name").between("", ""), "nothing");
		isAskedOf(named, property("name").greaterThan("").and(property("name").lessThanOrEqual("b")),
				all + " AND name <= 'b'");
		assertThat(asked(property("region").is("").and(property("name").startsWith("a")))).isEqualTo("nothing");
	}

	private void isAskedOf(ItemQuery<Visit> query, Condition condition, String expected) {
		this.template.findAll(query.where(property("region").is("s").and(condition)));
		assertThat(sortCondition()).isEqualTo(expected);
	}

	@Test
	void soItIsForRawKeys() {
		isAskedOfPages(property("sk").startsWith(""), "pk = 'p'");
		isAskedOfPages(property("sk").greaterThan(""), "pk = 'p'");
		isAskedOfPages(property("sk").greaterThanOrEqual(""), "pk = 'p'");
		isAskedOfPages(property("sk").lessThan(""), "nothing");
		isAskedOfPages(property("sk").lessThanOrEqual(""), "nothing");
		isAskedOfPages(property("sk").is(""), "nothing");
		isAskedOfPages(property("sk").between("", "b"), "pk = 'p' AND sk <= 'b'");
		isAskedOfPages(property("sk").greaterThan("a").and(property("sk").lessThan("b")),
				"pk = 'p' AND sk BETWEEN 'a\u0000' AND 'b'");
		isAskedOfPages(property("sk").greaterThanOrEqual("b").and(property("sk").lessThan("b")), "nothing");
		this.template.findAll(ItemQuery.of(Page.class).where(property("pk").is("")));
		assertThat(sortCondition()).isEqualTo("nothing");
	}

	private void isAskedOfPages(Condition condition, String expected) {
		this.template.findAll(ItemQuery.of(Page.class).where(property("pk").is("p").and(condition)));
		assertThat(sortCondition()).isEqualTo(expected);
	}

	@SingleTableEntity(type = "VISIT", pk = "VISIT#{id}")
	@SecondaryIndex(name = "byPlace", pk = "S#{place}", sk = "{at}")
	@SecondaryIndex(name = "byMoment", partition = { "@type", "region" }, sort = "at")
	@SecondaryIndex(name = "byRank", partition = { "@type", "region" }, sort = "rank")
	@SecondaryIndex(name = "byDay", partition = { "@type", "region" }, sort = "day")
	@SecondaryIndex(name = "byName", partition = { "@type", "region" }, sort = "name")
	@SecondaryIndex(name = "byPrice", partition = { "@type", "region" }, sort = "price")
	record Visit(@Id String id, String place, String region, Instant at, int rank, LocalDate day, String name,
			BigDecimal price) {
	}

	@SingleTableEntity(type = "PAGE")
	record Page(@PartitionKey @Nullable String pk, @SortKey @Nullable String sk, String text) {
	}

}
