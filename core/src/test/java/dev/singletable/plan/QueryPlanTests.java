package dev.singletable.plan;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.singletable.expression.Operator;
import dev.singletable.plan.AccessQuestion.Allowed;
import dev.singletable.plan.Library.Book;
import dev.singletable.plan.Library.Lamp;
import dev.singletable.table.ItemSizes;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A plan as a value, as JSON, and what it may cost.
 */
class QueryPlanTests {

	/** 1,000 items of 600 bytes; the index 'keys' holds 100 bytes of each. */
	private static final ItemSizes SIZES = new ItemSizes(new ItemSizes.Content(1000, 600_000),
			Map.of("keys", new ItemSizes.Content(1000, 100_000), "recent", new ItemSizes.Content(1000, 600_000)));

	private final Library library = Library.of(Book.class, Lamp.class);

	private AccessPlan plan(Allowed allowed, Term... terms) {
		return this.library.planner()
			.plan(new AccessQuestion(this.library.types(Book.class), List.of(terms), List.of(), null, allowed))
			.required();
	}

	private AccessPlan onShelf() {
		return plan(Allowed.KEYS, new Term("shelf", Operator.EQUAL), new Term("id", Operator.GREATER));
	}

	private AccessPlan titled() {
		return plan(Allowed.KEYS, new Term("title", Operator.EQUAL));
	}

	private AccessPlan scan() {
		return plan(new Allowed(false, true), new Term("title", Operator.CONTAINS));
	}

	@Test
	void aPlanIsAValue() {
		QueryPlan plan = titled();
		assertThat(plan.operation()).contains("Query");
		assertThat(plan.index()).contains("keys");
		assertThat(plan.keyCondition()).contains("partition TITLE#{title}");
		assertThat(plan.filters()).isEmpty();
		assertThat(plan.followsUp()).isTrue();
		assertThat(plan.carrier()).isEmpty();
	}

	@Test
	void aFilterIsNamedWhereverItIsAsked() {
		QueryPlan plan = FilteredPlan.of(onShelf(), List.of("pages", "title"));
		assertThat(plan.filters()).containsExactly("pages", "title");
		assertThat(plan.describe()).isEqualTo("Query the table: partition SHELF#{shelf}, sort BOOK#{id}, id greater; "
				+ "then filter on pages, title");
		assertThat(FilteredPlan.of(onShelf(), List.of())).hasToString(onShelf().describe());
	}

	@Test
	void aPlanIsReadAsJson() {
		assertThat(FilteredPlan.of(titled(), List.of("pages")).toJson()).isEqualTo("{\"operation\":\"Query\","
				+ "\"index\":\"keys\",\"keyCondition\":\"partition TITLE#{title}\",\"filters\":[\"pages\"],"
				+ "\"alsoReads\":[],\"followsUp\":true,\"consistent\":false,"
				+ "\"text\":\"Query index 'keys': partition TITLE#{title}; "
				+ "then BatchGetItem for what the index lacks; then filter on pages\"}");
	}

	@Test
	void aQuerySumsUpItsItemsBeforeItRounds() {
		assertThat(onShelf().estimate(SIZES, 10, false)).contains(new ReadEstimate(1, 1));
		assertThat(onShelf().estimate(SIZES, 10, true)).contains(new ReadEstimate(1, 2));
		assertThat(onShelf().estimate(SIZES, 0, false)).contains(new ReadEstimate(1, 0.5));
	}

	@Test
	void aQueryOfMoreThanAMegabyteIsSeveralCalls() {
		assertThat(onShelf().estimate(SIZES, 4000, false)).contains(new ReadEstimate(3, 293));
	}

	@Test
	void whatIsFetchedByKeyIsRoundedItemByItem() {
		assertThat(titled().estimate(SIZES, 150, false)).contains(new ReadEstimate(3, 77));
	}

	@Test
	void wholeKeysAreFetchedManyAtATime() {
		AccessPlan plan = plan(Allowed.KEYS, new Term("shelf", Operator.EQUAL), new Term("id", Operator.IN));
		assertThat(plan.toJson())
			.isEqualTo("{\"operation\":\"BatchGetItem\",\"keyCondition\":\"partition SHELF#{shelf}, "
					+ "sort BOOK#{id}, id in\",\"filters\":[],\"alsoReads\":[],\"followsUp\":false,"
					+ "\"consistent\":false,\"text\":\"BatchGetItem by "
					+ "keys: partition SHELF#{shelf}, sort BOOK#{id}, id in\"}");
		assertThat(plan.estimate(SIZES, 150, false)).contains(new ReadEstimate(2, 75));
	}

	@Test
	void whatIsFilteredIsNotFetchedByKeys() {
		AccessPlan plan = plan(new Allowed(true, false), new Term("shelf", Operator.EQUAL), new Term("id", Operator.IN),
				new Term("price", Operator.EQUAL));
		assertThat(plan.operation()).contains("Query");
		AccessPlan queries = plan(Allowed.KEYS, new Term("shelf", Operator.IN), new Term("id", Operator.EQUAL))
			.asQueries();
		assertThat(queries).hasToString(
				"Query the table: partition SHELF#{shelf}, sort BOOK#{id}, id equal; one query for each value");
		assertThat(queries.asQueries()).isSameAs(queries);
	}

	@Test
	void aScanReadsEverythingWhateverItFinds() {
		assertThat(scan().operation()).contains("Scan");
		assertThat(scan().keyCondition()).isEmpty();
		assertThat(scan().estimate(SIZES, 1, false)).contains(new ReadEstimate(1, 73.5));
	}

	@Test
	void anEmptyTableCostsTheLeastThereIs() {
		ItemSizes nothing = new ItemSizes(new ItemSizes.Content(0, 0), Map.of());
		assertThat(titled().estimate(nothing, 0, false)).contains(new ReadEstimate(1, 0.5));
		assertThat(nothing.of(Optional.of("keys")).average()).isZero();
	}

}
