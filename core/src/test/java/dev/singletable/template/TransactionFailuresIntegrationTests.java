package dev.singletable.template;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

import dev.singletable.convert.UnreadableItemException;
import dev.singletable.expression.Update;
import dev.singletable.template.Club.Booking;
import dev.singletable.template.Club.BookingId;
import dev.singletable.template.Club.Member;
import dev.singletable.template.FaultyHttpClient.Fault;
import dev.singletable.template.Shop.Customer;
import dev.singletable.template.Shop.Order;
import dev.singletable.write.ConditionFailedException;
import dev.singletable.write.ItemTooLargeException;
import dev.singletable.write.StaleVersionException;
import dev.singletable.write.TransactionFailedException;
import dev.singletable.write.TransactionFailedException.Reason;
import dev.singletable.write.TransactionFailedException.Step;
import dev.singletable.write.UniqueConstraintException;
import org.junit.jupiter.api.Test;

import org.springframework.dao.InvalidDataAccessApiUsageException;

import static dev.singletable.expression.Condition.property;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class TransactionFailuresIntegrationTests extends EachEngineCarrier {

	private static Customer customer(String id, String name) {
		return new Customer(id, name, null, Set.of(), null);
	}

	private static Customer large(String id, int bytes) {
		return customer(id, "x".repeat(bytes));
	}

	private static TransactionFailedException failure(TransactionOperations transaction) {
		try {
			transaction.execute();
		}
		catch (TransactionFailedException ex) {
			return ex;
		}
		throw new AssertionError("The transaction did not fail.");
	}

	private void isRefused(TransactionOperations transaction, String message) {
		this.network.next();
		assertThatExceptionOfType(InvalidDataAccessApiUsageException.class).isThrownBy(transaction::execute)
			.withMessage(message);
		assertThat(this.network.operations()).doesNotContain("TransactWriteItems");
	}

	@Test
	void tellsOfEveryStepWhyItFailedAndWhatWasFound() {
		this.template.create(customer("c1", "Ann"));
		this.template.create(customer("c3", "Cid"));
		Booking booking = this.template.create(Booking.of("r1", "b1", "x"));
		this.template.replace(booking);
		TransactionFailedException failed = failure(this.template.transaction()
			.create(customer("c1", "Bob"))
			.check(Customer.class, "c2")
			.delete(Customer.class, "c3", property("name").is("Dan"))
			.replace(booking)
			.create(Booking.of("r1", "b2", "x"))
			.create(customer("c4", "Eve")));
		assertThat(failed.getMessage()).contains(": the transaction was cancelled: step 1 (create of CUSTOMER) "
				+ "ALREADY_EXISTS, step 2 (check of CUSTOMER) NOT_FOUND, step 3 (delete of CUSTOMER) CONDITION_FAILED, "
				+ "step 4 (replace of BOOKING) STALE_VERSION, step 5 (create of BOOKING) NOT_UNIQUE. Nothing was "
				+ "written.");
		assertThat(failed.steps()).extracting(Step::reason)
			.containsExactly(Reason.ALREADY_EXISTS, Reason.NOT_FOUND, Reason.CONDITION_FAILED, Reason.STALE_VERSION,
					Reason.NOT_UNIQUE, Reason.NONE);
		assertThat(failed.failedSteps()).extracting(Step::index).containsExactly(0, 1, 2, 3, 4);
		assertThat(failed.steps()).extracting(Step::operation)
			.containsExactly("create", "check", "delete", "replace", "create", "create");
		assertThat(failed.steps()).extracting(Step::entityType)
			.containsExactly("CUSTOMER", "CUSTOMER", "CUSTOMER", "BOOKING", "BOOKING", "CUSTOMER");
		assertThat(failed.steps().get(0).storedItem(Customer.class)).contains(customer("c1", "Ann"));
		assertThat(failed.steps().get(0).storedItem(Booking.class)).isEmpty();
		assertThat(failed.steps().get(1).storedItem(Customer.class)).isEmpty();
		assertThat(failed.steps().get(3).storedItem(Booking.class).map(Booking::version)).contains(2L);
		assertThat(failed.hasReason(Reason.NOT_UNIQUE)).isTrue();
		assertThat(failed.hasReason(Reason.CONFLICT)).isFalse();
		assertThat(failed.isTransient()).isFalse();
	}

	@Test
	void givesTheFailureEachVerbWouldHaveHadAlone() {
		this.template.create(customer("c3", "Cid"));
		Booking booking = this.template.create(Booking.of("r1", "b1", "x"));
		List<Step> steps = failure(this.template.transaction()
			.check(Customer.class, "c3", property("name").is("Dan"))
			.save(booking.withVersion(9L))
			.create(Booking.of("r1", "b2", "x"))
			.create(customer("c4", "Eve"))).steps();
		assertThat(steps.get(0).failure()).isInstanceOfSatisfying(ConditionFailedException.class,
				(ex) -> assertThat(ex.storedItem(Customer.class)).contains(customer("c3", "Cid")));
		assertThat(steps.get(1).failure()).isInstanceOfSatisfying(StaleVersionException.class, (ex) -> {
			assertThat(ex.expected()).isEqualTo(9);
			assertThat(ex.actual()).contains(1L);
		});
		assertThat(steps.get(1).message()).endsWith("': the version is 1, expected was 9. Read the item again.");
		assertThat(steps.get(2).failure()).isInstanceOfSatisfying(UniqueConstraintException.class,
				(ex) -> assertThat(ex.constraint()).isEqualTo("code"));
		assertThat(steps.get(2).message()).startsWith("create of BOOKING in table '")
			.endsWith("': another item has this value of unique 'code'.");
		assertThat(steps.get(3).failure()).isNull();
	}

	@Test
	void tellsThatAVersionedItemIsGone() {
		Booking booking = this.template.create(Booking.of("r1", "b1", "x"));
		this.template.delete(booking);
		TransactionFailedException failed = failure(
				this.template.transaction().delete(booking).check(Customer.class, "c"));
		assertThat(failed.steps().get(0).failure()).isInstanceOfSatisfying(StaleVersionException.class,
				(ex) -> assertThat(ex.actual()).isEmpty());
		assertThat(failure(this.template.transaction()
			.update(Booking.class, new BookingId("r1", "b1"), Update.add("hours", 1))
			.delete(Booking.class, new BookingId("r1", "b3"))
			.update(Booking.class, new BookingId("r1", "b2"), Update.add("hours", 1))).steps()).extracting(Step::reason)
			.containsExactly(Reason.NOT_FOUND, Reason.NOT_FOUND, Reason.NOT_FOUND);
	}

	@Test
	void tellsOfAStoredItemThatCannotBeReadOnlyWhenItIsAsked() {
		put(Map.of("pk", "CUSTOMER#c1", "sk", "META", "_type", "CUSTOMER", "id", "c1", "counters", "none"));
		TransactionFailedException failed = failure(this.template.transaction().create(customer("c1", "Ann")));
		assertThat(failed.hasReason(Reason.ALREADY_EXISTS)).isTrue();
		assertThatExceptionOfType(UnreadableItemException.class)
			.isThrownBy(() -> failed.steps().get(0).storedItem(Customer.class));
	}

	@Test
	void repeatsNothingWhenAConditionFails() {
		this.template.create(customer("c1", "Ann"));
		this.network.next();
		failure(this.template.transaction().create(customer("c1", "Bob")).replace(new Member("m1", "a@x", null)));
		assertThat(this.network.operations()).containsExactly("BatchGetItem", "TransactWriteItems");
	}

	@Test
	void preparesAgainWhatOthersChangedMeanwhile() {
		this.others.create(new Member("m1", "a@x", "A"));
		Booking booking = this.others.create(Booking.of("r1", "b1", "x"));
		BookingId id = new BookingId("r1", "b1");
		this.network.next(passes().then(() -> {
			this.others.update(Member.class, "m1", Update.set("email", "b@x"));
			this.others.update(Booking.class, id, Update.add("hours", 10));
		}));
		this.template.transaction()
			.delete(Member.class, "m1")
			.update(Booking.class, id, Update.add("hours", 1))
			.create(customer("c1", "Ann"))
			.execute();
		assertThat(this.network.operations()).containsExactly("BatchGetItem", "TransactWriteItems", "BatchGetItem",
				"TransactWriteItems");
		assertThat(this.template.get(Booking.class, id).hours()).isEqualTo(booking.hours() + 11);
		assertThat(item("ROOM#r1", "BOOKING#b1").get("byHourssk").s()).isEqualTo("0000000013#b1");
		assertThat(items()).isEqualTo(3);
	}

	@Test
	void doesNotPrepareAgainUnderATokenOfTheCaller() {
		this.others.create(new Member("m1", "a@x", "A"));
		this.network.next(passes().then(() -> this.others.update(Member.class, "m1", Update.set("email", "b@x"))));
		TransactionFailedException failed = failure(
				this.template.transaction().token("t-1").delete(Member.class, "m1").create(customer("c1", "Ann")));
		assertThat(failed.steps().get(0).reason()).isEqualTo(Reason.CONFLICT);
		assertThat(this.network.operations()).containsExactly("BatchGetItem", "TransactWriteItems");
	}

	private static Fault passes() {
		return (send) -> send.call();
	}

	@Test
	void namesTheStepsThatAreOneItem() {
		isRefused(
				this.template.transaction()
					.create(customer("c1", "Ann"))
					.create(customer("c2", "Bob"))
					.update(Customer.class, "c1", Update.set("name", "Bo")),
				"Step 1 (create of CUSTOMER) and step 3 (update of CUSTOMER) are one item, which a transaction takes "
						+ "once. Make one step of them, or two transactions.");
		isRefused(
				this.template.transaction()
					.create(new Member("m1", "a@x", "A"))
					.create(customer("c1", "Ann"))
					.create(new Member("m2", "a@x", "B")),
				"Step 1 and step 3 both write unique 'email' of MEMBER. One item alone may have it.");
	}

	@Test
	void takesHundredItemsAndRefusesMore() {
		TransactionOperations hundred = this.template.transaction();
		IntStream.range(0, 100).forEach((number) -> hundred.create(customer("c" + number, "Ann")));
		assertThat(hundred.execute().size()).isEqualTo(100);
		TransactionOperations more = this.template.transaction();
		IntStream.range(0, 101).forEach((number) -> more.save(customer("c" + number, "Ann")));
		isRefused(more, "The transaction writes 101 items for its 101 steps; DynamoDB takes 100. The first too many is "
				+ "that of step 101 (save of CUSTOMER). Split it.");
	}

	@Test
	void countsGuardsAmongTheHundred() {
		TransactionOperations fifty = this.template.transaction();
		IntStream.range(0, 50).forEach((number) -> fifty.create(new Member("m" + number, number + "@x", null)));
		fifty.execute();
		assertThat(items()).isEqualTo(100);
		TransactionOperations more = this.template.transaction();
		IntStream.range(50, 101).forEach((number) -> more.create(new Member("m" + number, number + "@x", null)));
		isRefused(more, "The transaction writes 102 items for its 51 steps; DynamoDB takes 100. The first too many is "
				+ "that of step 50 (unique 'email' of MEMBER). Split it.");
	}

	@Test
	void refusesMoreThanFourMegabytes() {
		TransactionOperations transaction = this.template.transaction();
		IntStream.range(0, 12).forEach((number) -> transaction.create(large("c" + number, 400_000)));
		isRefused(transaction,
				"The transaction is over 4 MB with step 11 (create of CUSTOMER); DynamoDB takes no more. Split it.");
		TransactionOperations updates = this.template.transaction();
		IntStream.range(0, 60)
			.forEach((number) -> updates.update(Customer.class, "c" + number, Update.set("name", "x".repeat(100_000))));
		isRefused(updates,
				"The transaction is over 4 MB with step 42 (update of CUSTOMER); DynamoDB takes no more. Split it.");
	}

	@Test
	void namesTheStepOfAnItemThatIsTooLarge() {
		this.network.next();
		List<TransactionOperations> transactions = new ArrayList<>();
		transactions.add(this.template.transaction().create(customer("c1", "Ann")).create(large("c2", 500_000)));
		TransactionOperations many = this.template.transaction().create(customer("c1", "Ann"));
		many.create(large("c2", 500_000));
		IntStream.range(3, 20).forEach((number) -> many.create(customer("c" + number, "Ann")));
		transactions.add(many);
		for (TransactionOperations each : transactions) {
			assertThatExceptionOfType(ItemTooLargeException.class).isThrownBy(each::execute)
				.withMessageStartingWith("Step 2 of the transaction: create of CUSTOMER in table '")
				.withMessageContaining("': the item has 500,")
				.satisfies((ex) -> assertThat(ex.largestAttributes()).containsKey("name"));
		}
		assertThat(this.network.operations()).isEmpty();
	}

	@Test
	void namesTheStepOfWhatIsWrong() {
		TransactionOperations condition = this.template.transaction()
			.create(customer("c1", "Ann"))
			.check(Customer.class, "c2")
			.delete(Customer.class, "c3", property("nmae").is("x"));
		isRefused(condition,
				"Step 3 of the transaction: CUSTOMER has no property 'nmae'; it has [address, counters, id, name, "
						+ "tags].");
		isRefused(afterACheck().update(Customer.class, "c3", Update.set("nmae", "x")),
				"Step 2 of the transaction: CUSTOMER has no property 'nmae'; it has [address, counters, id, name, "
						+ "tags].");
		isRefused(afterACheck().check(Order.class, "c3"),
				"Step 2 of the transaction: An id of ORDER cannot be a String: its key is made of customerId (String), "
						+ "id (String). Use a record (String customerId, String id) or ItemKey.");
		isRefused(afterACheck().create(customer("", "Ann")),
				"Step 2 of the transaction: CUSTOMER: the partition key 'CUSTOMER#{id}' needs 'id', which is null or "
						+ "empty. Set it before the call.");
		isRefused(afterACheck().create("a text"),
				"Step 2 of the transaction: java.lang.String is not an entity of this table. Annotate it with "
						+ "@SingleTableEntity and place it in a scanned package, or name it in the template's builder.");
		isRefused(afterACheck().replace(Booking.of("r1", "b1", "x")),
				"Step 2 of the transaction: BOOKING: the entity has no version, so nothing says which state it "
						+ "replaces. Read it first, or create it.");
		isRefused(afterACheck().move(customer("c1", "A"), new Member("m1", null, null)),
				"Step 2 of the transaction: CUSTOMER: an item cannot become a MEMBER by being moved. Delete it and "
						+ "create the other.");
	}

	private TransactionOperations afterACheck() {
		return this.template.transaction().check(Customer.class, "c2");
	}

}
