package dev.singletable.template;

import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

import dev.singletable.local.DynamoDbLocal;
import dev.singletable.local.EmbeddedDynamoDb;
import dev.singletable.plan.QueryPlan;
import dev.singletable.plan.ReadEstimate;
import dev.singletable.query.ItemQuery;
import dev.singletable.query.ItemWindow;
import dev.singletable.table.ItemSizes;
import dev.singletable.template.Shop.Customer;
import dev.singletable.template.Shop.Note;
import dev.singletable.wire.CapacityMeter;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static dev.singletable.expression.Condition.property;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a query is said to cost is about what it is charged.
 */
@DynamoDbLocal
class ExplainIntegrationTests {

	private static final int NOTES = 60;

	private static final ItemQuery<Note> NOTES_OF_ONE = ItemQuery.of(Note.class).where(property("customerId").is("c1"));

	private SingleTableTemplate template;

	@BeforeEach
	void fill(EmbeddedDynamoDb engine) {
		this.template = new FreshTable(engine).of(Customer.class, Note.class);
		this.template.batch()
			.saveAll(IntStream.range(0, NOTES).mapToObj((number) -> Note.of("c1", number, "x".repeat(400))).toList());
	}

	@Test
	void whatIsFilteredIsSaid() {
		QueryPlan plan = this.template.explain(NOTES_OF_ONE.filter(property("author").is("Ann")));
		assertThat(plan.filters()).containsExactly("author");
		assertThat(plan.describe())
			.isEqualTo("Query the table: partition CUSTOMER#{customerId}; then filter on author");
		assertThat(plan.carrier()).isPresent();
	}

	@Test
	void aRawPartitionIsAPlanToo() {
		QueryPlan plan = this.template.explain(ItemQuery.partition("CUSTOMER#c1"));
		assertThat(plan.operation()).contains("Query");
		assertThat(plan.keyCondition()).contains("one partition");
	}

	@Test
	void sizesAreThoseOfTheTable() {
		ItemSizes sizes = this.template.itemSizes();
		assertThat(sizes.table().items()).isEqualTo(NOTES);
		assertThat(sizes.table().average()).isBetween(400L, 1000L);
		assertThat(sizes.indexes().get("keys").items()).isEqualTo(NOTES);
	}

	@Test
	void theEstimateOfAQueryIsWhatItIsCharged() {
		ReadEstimate estimate = this.template.explain(NOTES_OF_ONE)
			.estimate(this.template.itemSizes(), NOTES, false)
			.orElseThrow();
		ItemWindow<Note> window = this.template.scroll(NOTES_OF_ONE.limit(NOTES + 1));
		assertThat(window.statistics().readUnits()).isBetween(estimate.readUnits() - 0.5, estimate.readUnits() + 0.5);
		assertThat(window.statistics().calls()).isEqualTo((int) estimate.calls());
	}

	@Test
	void aMeterAddsUpTheReadsOfItsThread() {
		try (CapacityMeter outer = CapacityMeter.open()) {
			this.template.findAll(NOTES_OF_ONE);
			double query = outer.readUnits();
			try (CapacityMeter inner = CapacityMeter.open()) {
				this.template.find(Note.class, new Shop.NoteId("c1", 1));
				assertThat(inner.calls()).isEqualTo(1);
				assertThat(inner.readUnits()).isEqualTo(0.5);
			}
			assertThat(outer.calls()).isEqualTo(2);
			assertThat(outer.readUnits()).isEqualTo(query + 0.5);
		}
	}

	@Test
	void whereNoMeterIsOpenNothingIsCounted() {
		CapacityMeter meter = CapacityMeter.open();
		meter.close();
		this.template.save(new Customer("c1", "Ann", null, Set.of(), null));
		assertThat(this.template.batch().getAll(Customer.class, List.of("c1")).items()).hasSize(1);
		this.template.find(Customer.class, "c1");
		assertThat(meter.calls()).isZero();
	}

}
