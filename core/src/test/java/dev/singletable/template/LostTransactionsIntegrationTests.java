package dev.singletable.template;

import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

import dev.singletable.expression.Update;
import dev.singletable.template.Club.Booking;
import dev.singletable.template.Club.BookingId;
import dev.singletable.template.Club.Member;
import dev.singletable.template.Depot.Crate;
import dev.singletable.template.FaultyHttpClient.Fault;
import dev.singletable.template.Shop.Customer;
import dev.singletable.template.Shop.Order;
import dev.singletable.template.Shop.OrderId;
import dev.singletable.template.Shop.Status;
import dev.singletable.write.TransactionFailedException;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class LostTransactionsIntegrationTests extends EachEngineCarrier {

	private static final Fault[] AMBIGUOUS = { Fault.LOSE_ANSWER, Fault.MUTILATE_ANSWER, Fault.BAD_GATEWAY };

	private static final OrderId ID = new OrderId("c1", "o1");

	private static Customer customer(String id) {
		return new Customer(id, "Ann", null, Set.of(), null);
	}

	@Test
	void writesOnceAlthoughTheAnswerIsLost() {
		this.others.create(Order.of("c1", "o1", Status.NEW, FreshTable.NOON));
		for (int number = 0; number < AMBIGUOUS.length; number++) {
			this.network.next(AMBIGUOUS[number]);
			this.template.transaction()
				.create(customer("c" + number))
				.update(Order.class, ID, Update.add("attempts", 1))
				.execute();
			assertThat(this.network.operations()).containsExactly("TransactWriteItems", "TransactWriteItems");
		}
		assertThat(this.others.get(Order.class, ID).attempts()).isEqualTo(3);
		assertThat(this.others.get(Order.class, ID).version()).isEqualTo(4);
	}

	@Test
	void writesGuardsOnceAlthoughTheAnswerIsLost() {
		this.network.next(Fault.LOSE_ANSWER);
		this.template.create(new Member("m1", "a@x", "A"));
		this.network.next(Fault.LOSE_ANSWER);
		this.template.transaction().create(new Member("m2", "b@x", "B")).execute();
		this.network.next((send) -> send.call(), Fault.LOSE_ANSWER);
		this.template.update(Member.class, "m1", Update.set("email", "c@x"));
		Booking booking = this.others.create(Booking.of("r1", "b1", "x"));
		this.network.next((send) -> send.call(), Fault.LOSE_ANSWER);
		assertThat(this.template.move(booking, booking.in("r2")).version()).isEqualTo(2);
		assertThat(this.others.exists(Booking.class, new BookingId("r2", "b1"))).isTrue();
		assertThat(items()).isEqualTo(6);
	}

	/** ST-1. */
	@Test
	void countsOnceAlthoughTheAnswerIsLost() {
		for (int number = 0; number < AMBIGUOUS.length; number++) {
			this.network.next(AMBIGUOUS[number]);
			this.template.create(new Crate("a" + number, null));
			this.network.next(AMBIGUOUS[number]);
			this.template.transaction().create(new Crate("b" + number, null)).execute();
			this.network.next(AMBIGUOUS[number]);
			this.template.delete(Crate.class, "a" + number);
		}
		assertThat(this.others.statistics().count(Crate.class).items()).isEqualTo(3);
	}

	@Test
	void tellsOfACancellationWhoseAnswerWasLost() {
		this.others.create(customer("c1"));
		this.network.next(Fault.LOSE_ANSWER);
		assertThatExceptionOfType(TransactionFailedException.class)
			.isThrownBy(() -> this.template.transaction().create(customer("c1")).create(customer("c2")).execute());
		assertThat(items()).isEqualTo(1);
	}

	@Test
	void losesNoStepOfWritersAtOneItem() throws Exception {
		this.others.create(Booking.of("r1", "b1", "x"));
		BookingId id = new BookingId("r1", "b1");
		ExecutorService writers = Executors.newFixedThreadPool(3);
		try {
			List<Callable<TransactionResult>> all = IntStream.range(0, 15)
				.<Callable<TransactionResult>>mapToObj((number) -> () -> this.others.transaction()
					.update(Booking.class, id, Update.add("hours", 1).set("code", "x" + number))
					.create(customer("c" + number))
					.execute())
				.toList();
			for (Future<TransactionResult> each : writers.invokeAll(all)) {
				assertThat(each.get().size()).isEqualTo(2);
			}
		}
		finally {
			writers.shutdown();
		}
		assertThat(this.others.get(Booking.class, id).hours()).isEqualTo(17);
		assertThat(this.others.get(Booking.class, id).version()).isEqualTo(16);
		assertThat(items()).isEqualTo(17);
	}

	@Test
	void readsASnapshotAgainWhoseAnswerWasLost() {
		this.others.create(customer("c1"));
		for (Fault fault : AMBIGUOUS) {
			this.network.next(fault);
			assertThat(this.template.snapshot().with(Customer.class, "c1").read().get(Customer.class, "c1"))
				.isEqualTo(customer("c1"));
			assertThat(this.network.operations()).containsExactly("TransactGetItems", "TransactGetItems");
		}
	}

}
