package dev.singletable.template;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import dev.singletable.expression.Update;
import dev.singletable.template.Club.Booking;
import dev.singletable.template.Club.BookingId;
import dev.singletable.template.Club.Locker;
import dev.singletable.template.Club.Member;
import dev.singletable.template.Club.Visit;
import dev.singletable.template.Club.VisitId;
import dev.singletable.template.Shop.Address;
import dev.singletable.template.Shop.Customer;
import dev.singletable.template.Shop.Note;
import dev.singletable.template.Shop.NoteId;
import dev.singletable.template.Shop.Order;
import dev.singletable.template.Shop.OrderId;
import dev.singletable.template.Shop.Status;
import dev.singletable.write.ItemAlreadyExistsException;
import dev.singletable.write.ItemNotFoundException;
import dev.singletable.write.StaleVersionException;
import dev.singletable.write.TransactionFailedException;
import dev.singletable.write.TransactionFailedException.Reason;
import dev.singletable.write.UniqueConstraintException;
import org.junit.jupiter.api.Test;

import org.springframework.dao.InvalidDataAccessApiUsageException;

import static dev.singletable.expression.Condition.property;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class TransactionsIntegrationTests extends EachEngineCarrier {

	private static final String GUARD = "_INTERNAL#UNIQUE#";

	private static Customer customer(String id, String name) {
		return new Customer(id, name, null, Set.of(), null);
	}

	@Test
	void writesEveryKindOfStepTogether() {
		this.template.create(customer("c2", "Bob"));
		this.template.create(customer("c3", "Cid"));
		this.template.create(customer("c4", "Dan"));
		this.template.create(customer("c5", "Eve"));
		Booking booking = this.template.create(Booking.of("r1", "b1", "x"));
		this.network.next();
		TransactionResult result = this.template.transaction()
			.create(customer("c1", "Ann"))
			.replace(customer("c2", "Bo"))
			.save(customer("c6", "Fay"))
			.update(Customer.class, "c3", Update.set("name", "Cy"))
			.delete(Customer.class, "c4", property("name").is("Dan"))
			.move(booking, booking.in("r2"))
			.check(Customer.class, "c5", property("name").is("Eve"))
			.execute();
		assertThat(result.size()).isEqualTo(7);
		assertThat(result.entity(0, Customer.class)).contains(customer("c1", "Ann"));
		assertThat(result.entity(1, Customer.class)).contains(customer("c2", "Bo"));
		assertThat(result.entity(3, Customer.class)).isEmpty();
		assertThat(result.entity(4, Customer.class)).isEmpty();
		assertThat(result.entity(5, Booking.class)).contains(booking.in("r2").withVersion(2L));
		assertThat(result.entity(6, Customer.class)).isEmpty();
		assertThat(this.template.get(Customer.class, "c3").name()).isEqualTo("Cy");
		assertThat(this.template.exists(Customer.class, "c4")).isFalse();
		assertThat(this.template.get(Customer.class, "c6").name()).isEqualTo("Fay");
		assertThat(this.template.find(Booking.class, new BookingId("r1", "b1"))).isEmpty();
	}

	@Test
	void writesNothingWhenOneStepFails() {
		this.template.create(customer("c2", "Bob"));
		Booking booking = this.template.create(Booking.of("r1", "b1", "x"));
		assertThatExceptionOfType(TransactionFailedException.class).isThrownBy(() -> this.template.transaction()
			.create(customer("c1", "Ann"))
			.create(customer("c2", "Bo"))
			.delete(booking)
			.create(new Member("m1", "a@x", "A"))
			.execute());
		assertThat(this.template.exists(Customer.class, "c1")).isFalse();
		assertThat(this.template.get(Customer.class, "c2").name()).isEqualTo("Bob");
		assertThat(this.template.get(Booking.class, new BookingId("r1", "b1"))).isEqualTo(booking);
		assertThat(items()).isEqualTo(3);
	}

	@Test
	void sendsNothingWithoutStepsOrAfterAnExceptionOfTheCallback() {
		assertThat(this.template.transaction().execute().size()).isZero();
		assertThat(this.template.transaction().run((steps) -> {
		}).size()).isZero();
		TransactionOperations transaction = this.template.transaction();
		assertThatIllegalStateException().isThrownBy(() -> transaction.run((steps) -> {
			steps.create(customer("c1", "Ann"));
			throw new IllegalStateException("changed my mind");
		})).withMessage("changed my mind");
		assertThat(transaction.execute().size()).isZero();
		assertThat(this.network.operations()).isEmpty();
	}

	@Test
	void executesOnceAndNotInsideItsCallback() {
		TransactionOperations transaction = this.template.transaction().create(customer("c1", "Ann"));
		transaction.execute();
		assertThatIllegalStateException().isThrownBy(transaction::execute)
			.withMessage("The transaction was executed. Begin another.");
		assertThatIllegalStateException()
			.isThrownBy(() -> this.template.transaction().run((steps) -> steps.create(customer("c2", "Bob")).execute()))
			.withMessage("run(…) executes the transaction after its steps. Leave execute() out.");
		assertThat(this.template.exists(Customer.class, "c2")).isFalse();
	}

	@Test
	void canBeExecutedAgainAfterAFailure() {
		this.template.create(customer("c2", "Bob"));
		Locker locker = Locker.of("Ann");
		TransactionOperations transaction = this.template.transaction().create(locker).create(customer("c2", "Bo"));
		assertThatExceptionOfType(TransactionFailedException.class).isThrownBy(transaction::execute);
		assertThat(locker).hasToString("Locker[null, Ann, null, null, null]");
		this.template.delete(Customer.class, "c2");
		assertThat(transaction.execute().entity(0, Locker.class)).containsSame(locker);
		assertThat(this.template.get(Locker.class, String.valueOf(locker.id))).hasToString(locker.toString());
	}

	@Test
	void fillsTheCallersObjectsOnlyWhenAllIsWritten() {
		Locker locker = Locker.of("Ann");
		this.template.transaction().create(locker).execute();
		assertThat(locker.version).isEqualTo(1);
		assertThat(locker.id).isNotNull();
		assertThat(locker.created).isNotNull().isEqualTo(locker.modified);
		String before = locker.toString();
		assertThatExceptionOfType(TransactionFailedException.class)
			.isThrownBy(() -> this.template.transaction().save(locker).check(Customer.class, "c9").execute());
		assertThat(locker).hasToString(before);
		this.template.transaction().save(locker).execute();
		assertThat(locker.version).isEqualTo(2);
	}

	@Test
	void leavesAnObjectAsItWasWhenTwoStepsAreTheSameOne() {
		Locker locker = Locker.of("Ann");
		assertThatExceptionOfType(InvalidDataAccessApiUsageException.class)
			.isThrownBy(() -> this.template.transaction().create(locker).create(locker).execute())
			.withMessage("Step 1 (create of LOCKER) and step 2 (create of LOCKER) are one item, which a transaction "
					+ "takes once. Make one step of them, or two transactions.");
		assertThat(locker).hasToString("Locker[null, Ann, null, null, null]");
		assertThatExceptionOfType(InvalidDataAccessApiUsageException.class)
			.isThrownBy(() -> this.template.transaction()
				.create(locker)
				.update(Customer.class, "c1", Update.set("x", 1))
				.execute())
			.withMessageStartingWith("Step 2 of the transaction: ");
		assertThat(locker).hasToString("Locker[null, Ann, null, null, null]");
		assertThat(this.network.operations()).isEmpty();
	}

	@Test
	void keepsWhenAnItemWasCreated() {
		Note first = this.template.create(Note.of("c1", 1, "a"));
		Booking booking = this.template.create(Booking.of("r1", "b1", "x"));
		this.network.next();
		TransactionResult result = this.template.transaction()
			.save(Note.of("c1", 1, "b"))
			.save(Note.of("c1", 2, "new"))
			.replace(Booking.of("r1", "b1", "y").withVersion(1L))
			.execute();
		assertThat(this.network.operations()).containsExactly("BatchGetItem", "TransactWriteItems");
		Note second = result.entity(0, Note.class).orElseThrow();
		assertThat(second.created()).isEqualTo(first.created()).isNotNull();
		assertThat(second.text()).isEqualTo("b");
		assertThat(this.template.get(Note.class, new NoteId("c1", 1))).isEqualTo(second);
		assertThat(this.template.get(Note.class, new NoteId("c1", 2)))
			.isEqualTo(result.entity(1, Note.class).orElseThrow());
		assertThat(result.entity(2, Booking.class).map(Booking::created)).isEqualTo(Optional.of(booking.created()));
	}

	@Test
	void updatesIndexKeysVersionsAndMapsThatAreMissing() {
		this.template.create(Booking.of("r1", "b1", "x"));
		this.template.create(customer("c1", "Ann"));
		this.template.create(new Customer("c2", "Bob", new Address("Main", "Ulm"), null, null));
		this.template.transaction()
			.update(Booking.class, new BookingId("r1", "b1"), Update.add("hours", 5).onlyIf(property("code").is("x")))
			.update(Customer.class, "c1", Update.add("counters.visits", 2))
			.update(Customer.class, "c2", Update.set("address.city", "Bonn"))
			.execute();
		Booking booking = this.template.get(Booking.class, new BookingId("r1", "b1"));
		assertThat(booking.hours()).isEqualTo(7);
		assertThat(booking.version()).isEqualTo(2);
		assertThat(item("ROOM#r1", "BOOKING#b1").get("byHourssk").s()).isEqualTo("0000000007#b1");
		assertThat(this.template.get(Customer.class, "c1").counters()).isEqualTo(Map.of("visits", 2L));
		assertThat(this.template.get(Customer.class, "c2").address()).isEqualTo(new Address("Main", "Bonn"));
	}

	@Test
	void demandsTheItemOfAnUpdateOfNothing() {
		this.template.create(customer("c1", "Ann"));
		Update nothing = Update.setAll(Map.of());
		this.template.transaction().update(Customer.class, "c1", nothing).execute();
		assertThat(this.template.get(Customer.class, "c1")).isEqualTo(customer("c1", "Ann"));
		assertThatExceptionOfType(TransactionFailedException.class)
			.isThrownBy(() -> this.template.transaction().update(Customer.class, "c2", nothing).execute())
			.satisfies((ex) -> assertThat(ex.hasReason(Reason.NOT_FOUND)).isTrue());
	}

	@Test
	void movesAnItemWithItsUniqueValueItsDatesAndItsVersion() {
		Booking first = this.template.create(Booking.of("r1", "b1", "x"));
		Booking moved = this.template.move(first, Booking.of("r2", "b1", "x"));
		assertThat(moved).isEqualTo(first.in("r2").withVersion(2L));
		assertThat(this.template.get(Booking.class, new BookingId("r2", "b1"))).isEqualTo(moved);
		assertThat(this.template.find(Booking.class, new BookingId("r1", "b1"))).isEmpty();
		assertThat(item(GUARD + "BOOKING#code#x", "META").get("_owner").m().get("pk").s()).isEqualTo("ROOM#r2");
		assertThat(items()).isEqualTo(2);
		assertThatExceptionOfType(UniqueConstraintException.class)
			.isThrownBy(() -> this.template.create(Booking.of("r1", "b1", "x")));
	}

	@Test
	void replacesAnItemThatMovesNowhere() {
		Booking first = this.template.create(Booking.of("r1", "b1", "x"));
		Booking moved = this.template.move(first, Booking.of("r1", "b1", "y"));
		assertThat(moved).isEqualTo(first.with("y").withVersion(2L));
		assertThatExceptionOfType(StaleVersionException.class)
			.isThrownBy(() -> this.template.move(first, Booking.of("r1", "b1", "z")))
			.withMessageStartingWith("move of BOOKING in table ");
		TransactionResult result = this.template.transaction()
			.move(moved, moved.with("z"))
			.create(customer("c1", "Ann"))
			.execute();
		assertThat(result.size()).isEqualTo(2);
		assertThat(result.entity(0, Booking.class).map(Booking::version)).contains(3L);
		assertThat(result.entity(1, Customer.class)).isPresent();
	}

	@Test
	void movesToAKeyThatIsComputed() {
		Visit visit = this.template.create(new Visit("v1", Instant.parse("2026-01-01T10:00:00Z"), null));
		Visit moved = this.template.move(visit, new Visit("v1", Instant.parse("2026-02-02T10:00:00Z"), null));
		assertThat(moved.created()).isEqualTo(visit.created());
		assertThat(this.template.get(Visit.class, new VisitId("2026-02-02", "v1"))).isEqualTo(moved);
		assertThat(items()).isEqualTo(1);
	}

	@Test
	void refusesAMoveAsTheVerbsDo() {
		Booking first = this.template.create(Booking.of("r1", "b1", "x"));
		Booking second = this.template.create(Booking.of("r2", "b1", "y"));
		assertThatExceptionOfType(ItemAlreadyExistsException.class)
			.isThrownBy(() -> this.template.move(first, first.in("r2")))
			.withMessageStartingWith("move of BOOKING in table ");
		assertThatExceptionOfType(StaleVersionException.class)
			.isThrownBy(() -> this.template.move(first.withVersion(7L), first.in("r3")))
			.satisfies((ex) -> assertThat(ex.actual()).contains(1L));
		assertThatExceptionOfType(UniqueConstraintException.class)
			.isThrownBy(() -> this.template.move(first, first.in("r3").with("y")))
			.satisfies((ex) -> assertThat(ex.constraint()).isEqualTo("code"));
		assertThatExceptionOfType(InvalidDataAccessApiUsageException.class)
			.isThrownBy(() -> this.template.move(first.withVersion(null), first.in("r3")))
			.withMessage("BOOKING: the entity has no version, so nothing says which state it moves. Read it first, or "
					+ "create it.");
		Member member = new Member("m1", null, null);
		assertThatExceptionOfType(ItemNotFoundException.class)
			.isThrownBy(() -> this.template.move(member, new Member("m2", null, null)));
		assertThat(this.template.get(Booking.class, new BookingId("r1", "b1"))).isEqualTo(first);
		assertThat(this.template.get(Booking.class, new BookingId("r2", "b1"))).isEqualTo(second);
	}

	@Test
	void countsAMoveAsOneStep() {
		Booking first = this.template.create(Booking.of("r1", "b1", "x"));
		this.template.create(customer("c1", "Ann"));
		assertThatExceptionOfType(TransactionFailedException.class)
			.isThrownBy(() -> this.template.transaction()
				.check(Customer.class, "c1")
				.move(first.withVersion(9L), first.in("r2"))
				.create(customer("c3", "Bob"))
				.delete(Customer.class, "c2")
				.execute())
			.satisfies((ex) -> {
				assertThat(ex.steps()).extracting(TransactionFailedException.Step::index).containsExactly(0, 1, 2, 3);
				assertThat(ex.failedSteps()).extracting(TransactionFailedException.Step::reason)
					.containsExactly(Reason.STALE_VERSION, Reason.NOT_FOUND);
			});
	}

	@Test
	void swapsTwoUniqueValues() {
		this.template.transaction().create(new Member("m1", "a@x", "A")).create(new Member("m2", "b@x", "B")).execute();
		this.template.transaction()
			.replace(new Member("m1", "b@x", "A"))
			.update(Member.class, "m2", Update.set("email", "a@x"))
			.execute();
		assertThat(item(GUARD + "MEMBER#email#a@x", "META").get("_owner").m().get("pk").s()).isEqualTo("MEMBER#m2");
		assertThat(item(GUARD + "MEMBER#email#b@x", "META").get("_owner").m().get("pk").s()).isEqualTo("MEMBER#m1");
		assertThat(this.template.get(Member.class, "m2").email()).isEqualTo("a@x");
		assertThat(items()).isEqualTo(4);
		this.template.transaction().delete(Member.class, "m1").create(new Member("m3", "b@x", null)).execute();
		assertThat(item(GUARD + "MEMBER#email#b@x", "META").get("_owner").m().get("pk").s()).isEqualTo("MEMBER#m3");
	}

	@Test
	void appliesATokenOnce() {
		this.template.create(Order.of("c1", "o1", Status.NEW, Instant.EPOCH));
		String token = UUID.randomUUID().toString();
		for (int times = 0; times < 3; times++) {
			this.template.transaction()
				.token(token)
				.update(Order.class, new OrderId("c1", "o1"), Update.add("attempts", 1))
				.create(customer("c1", "Ann"))
				.execute();
		}
		assertThat(this.template.get(Order.class, new OrderId("c1", "o1")).attempts()).isEqualTo(1);
	}

	@Test
	void refusesATokenThatStandsForAnotherTransaction() {
		String token = UUID.randomUUID().toString();
		this.template.transaction().token(token).save(customer("c1", "Ann")).execute();
		this.template.transaction().token(token).save(customer("c1", "Ann")).execute();
		assertThatExceptionOfType(InvalidDataAccessApiUsageException.class)
			.isThrownBy(() -> this.template.transaction().token(token).save(customer("c1", "Bob")).execute())
			.withMessageContaining(": within the last ten minutes the token stood for another transaction, or for this "
					+ "one with other values. Give another token.");
		assertThat(this.template.get(Customer.class, "c1").name()).isEqualTo("Ann");
	}

}
