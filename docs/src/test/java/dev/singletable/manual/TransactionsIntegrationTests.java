package dev.singletable.manual;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.singletable.annotation.SingleTableEntity;
import dev.singletable.expression.Update;
import dev.singletable.local.DynamoDbLocal;
import dev.singletable.local.EmbeddedDynamoDb;
import dev.singletable.template.ItemSnapshot;
import dev.singletable.template.SingleTableTemplate;
import dev.singletable.template.TransactionResult;
import dev.singletable.write.TransactionFailedException;
import dev.singletable.write.TransactionFailedException.Reason;
import dev.singletable.write.TransactionFailedException.Step;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;

import static dev.singletable.expression.Condition.property;
import static org.assertj.core.api.Assertions.assertThat;

@DynamoDbLocal
class TransactionsIntegrationTests {

	@SingleTableEntity(type = "CUSTOMER", pk = "CUSTOMER#{id}")
	record Customer(@Id String id, int orders) {

	}

	@SingleTableEntity(type = "ORDER", pk = "CUSTOMER#{customerId}", sk = "ORDER#{id}")
	record Order(String customerId, String id, List<Line> lines, @Version @Nullable Long version) {

	}

	record OrderId(String customerId, String id) {

	}

	record Line(String product, int quantity) {

	}

	@SingleTableEntity(type = "VOUCHER", pk = "VOUCHER#{id}")
	record Voucher(@Id String id, boolean redeemed) {

	}

	@SingleTableEntity(type = "STOCK", pk = "STOCK#{product}")
	record Stock(String product, int left) {

	}

	@SingleTableEntity(type = "BOOKING", pk = "ROOM#{room}", sk = "BOOKING#{id}")
	record Booking(String room, String id, String guest) {

		Booking withRoom(String other) {
			return new Booking(other, this.id, this.guest);
		}

	}

	private SingleTableTemplate template;

	private final Order order = new Order("c-42", "o-1", List.of(new Line("pen", 2), new Line("ink", 1)), null);

	private final List<Object> seen = new ArrayList<>();

	@BeforeEach
	void store(EmbeddedDynamoDb engine) {
		this.template = Tables.template(engine, Customer.class, Order.class, Voucher.class, Stock.class, Booking.class);
		this.template.create(new Customer("c-42", 0));
		this.template.create(new Voucher("v-7", false));
		this.template.create(new Stock("pen", 5));
		this.template.create(new Stock("ink", 5));
	}

	@Test
	void allStepsOrNone() {
		// @formatter:off
		// tag::steps[]
		TransactionResult result = template.transaction()
			.create(order)                                                        // its key must be free
			.update(Customer.class, "c-42", Update.add("orders", 1))              // must be there
			.check(Voucher.class, "v-7", property("redeemed").is(false))          // writes nothing
			.execute();
		Order stored = result.entity(0, Order.class).orElseThrow();
		// end::steps[]
		// @formatter:on
		assertThat(stored.version()).isEqualTo(1);
		assertThat(template.get(Customer.class, "c-42").orders()).isEqualTo(1);
		// @formatter:off
		// tag::snapshot[]
		ItemSnapshot snapshot = template.snapshot()
			.with(Customer.class, "c-42")
			.with(Order.class, new OrderId("c-42", "o-1"))
			.read();
		Customer customer = snapshot.get(Customer.class, "c-42");
		Optional<Order> found = snapshot.find(Order.class, new OrderId("c-42", "o-1"));
		// end::snapshot[]
		// @formatter:on
		assertThat(customer.orders()).isEqualTo(1);
		assertThat(found).contains(stored);
	}

	@Test
	void aCallbackMayAddSteps() {
		// @formatter:off
		// tag::callback[]
		template.transaction().run((steps) -> {
			for (Line line : order.lines()) {
				steps.update(Stock.class, line.product(), Update.subtract("left", line.quantity())
					.onlyIf(property("left").greaterThanOrEqual(line.quantity())));
			}
			steps.create(order);
		});
		// end::callback[]
		// @formatter:on
		assertThat(template.get(Stock.class, "pen").left()).isEqualTo(3);
	}

	@Test
	void aFailureTellsOfEachStep() {
		Order stored = template.create(order);
		Order old = new Order("c-42", "o-1", List.of(), 4L);
		try {
			template.transaction().update(Customer.class, "c-42", Update.add("orders", 1)).replace(old).execute();
		}
		// @formatter:off
		// tag::failure[]
		catch (TransactionFailedException ex) {
			if (ex.hasReason(Reason.NOT_UNIQUE)) {
				say("taken");
			}
			for (Step step : ex.failedSteps()) {
				say(step.index());                      // 1
				say(step.reason());                     // STALE_VERSION
				say(step.operation());                  // replace
				say(step.entityType());                 // ORDER
				say(step.message());                    // replace of ORDER in table 'shop': the version is 7, expected was 4. …
				say(step.failure());                    // what the verb alone would have thrown: StaleVersionException with expected() and actual()
				say(step.storedItem(Order.class));      // the item that was found
			}
		}
		// end::failure[]
		// @formatter:on
		assertThat(this.seen.subList(0, 4)).containsExactly(1, Reason.STALE_VERSION, "replace", "ORDER");
		assertThat(this.seen.get(6)).isEqualTo(Optional.of(stored));
	}

	private void say(Object what) {
		this.seen.add(what);
	}

	@Test
	void anItemMoves() {
		Booking booking = template.create(new Booking("r1", "b1", "Ann"));
		// tag::move[]
		Booking moved = template.move(booking, booking.withRoom("r2"));
		// end::move[]
		assertThat(moved.room()).isEqualTo("r2");
	}

}
