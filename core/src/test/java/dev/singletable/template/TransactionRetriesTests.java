package dev.singletable.template;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import dev.singletable.expression.Update;
import dev.singletable.template.Club.Booking;
import dev.singletable.template.Club.BookingId;
import dev.singletable.template.Club.Locker;
import dev.singletable.template.Club.Member;
import dev.singletable.template.Shop.Customer;
import dev.singletable.write.ConditionFailedException;
import dev.singletable.write.ItemAlreadyExistsException;
import dev.singletable.write.StaleVersionException;
import dev.singletable.write.TransactionFailedException;
import dev.singletable.write.TransactionFailedException.Reason;
import dev.singletable.write.TransactionFailedException.Step;
import dev.singletable.write.UniqueConstraintException;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.ItemResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactGetItemsResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;

import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.TransientDataAccessResourceException;

import static dev.singletable.expression.Condition.property;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class TransactionRetriesTests {

	private static final Customer ANN = new Customer("c1", "Ann", null, Set.of(), null);

	private static final Member MEMBER = new Member("m1", "a@x", "A");

	private final RecordingClient client = RecordingClient.withoutRetries();

	private final SingleTableTemplate template = SingleTableTemplate.builder(this.client)
		.table(() -> "shop")
		.entities(Customer.class, Member.class, Booking.class, Locker.class)
		.retryDeadline(Duration.ofMillis(400))
		.build();

	private Map<String, AttributeValue> item(Object entity) {
		return this.template.conversion().toItem(entity);
	}

	private void stored(Object entity) {
		this.client.answer(BatchGetItemResponse.builder().responses(Map.of("shop", List.of(item(entity)))).build());
	}

	private void storedAlone(Object entity) {
		this.client.answer(GetItemResponse.builder().item(item(entity)).build());
	}

	private void failAlways(RuntimeException failure) {
		for (int times = 0; times < 1000; times++) {
			this.client.fail(failure);
		}
	}

	private List<TransactWriteItemsRequest> sent() {
		return this.client.requests()
			.stream()
			.filter(TransactWriteItemsRequest.class::isInstance)
			.map(TransactWriteItemsRequest.class::cast)
			.toList();
	}

	private Stream<String> tokens() {
		return sent().stream().map(TransactWriteItemsRequest::clientRequestToken);
	}

	@Test
	void repeatsConflictsUnderOneTokenUntilItSucceeds() {
		this.client.fail(Faults.cancelled(Faults.reason("None"), Faults.reason("TransactionConflict")))
			.fail(Faults.cancelled(Faults.reason("ThrottlingError"), Faults.reason("None")));
		this.template.transaction().create(ANN).check(Customer.class, "c2").execute();
		assertThat(tokens()).hasSize(3);
		assertThat(tokens().distinct()).hasSize(1);
	}

	@Test
	void endsLastingConflictsAtTheDeadlineAndSaysThatTheyPass() {
		stored(MEMBER);
		failAlways(
				Faults.cancelled(Faults.reason("TransactionConflict"), Faults.reason("None"), Faults.reason("None")));
		long started = System.nanoTime();
		assertThatExceptionOfType(TransactionFailedException.class)
			.isThrownBy(
					() -> this.template.transaction().delete(Member.class, "m1").check(Customer.class, "c1").execute())
			.withMessage(
					"transaction in table 'shop': the transaction was cancelled: step 1 (delete of MEMBER) CONFLICT. "
							+ "Nothing was written. (request id R1)")
			.satisfies((ex) -> {
				assertThat(ex.isTransient()).isTrue();
				assertThat(ex.steps()).extracting(Step::reason).containsExactly(Reason.CONFLICT, Reason.NONE);
				assertThat(ex.steps().get(0).message())
					.isEqualTo("delete of MEMBER in table 'shop': another write was at the item.");
			});
		assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(Duration.ofSeconds(2));
		assertThat(tokens().distinct()).hasSize(1);
	}

	@Test
	void neverRepeatsAFailedCondition() {
		failAlways(Faults.cancelled(Faults.conditionReason(item(ANN)), Faults.reason("TransactionConflict")));
		assertThatExceptionOfType(TransactionFailedException.class)
			.isThrownBy(() -> this.template.transaction().create(ANN).check(Customer.class, "c2").execute())
			.satisfies((ex) -> {
				assertThat(ex.isTransient()).isFalse();
				assertThat(ex.steps()).extracting(Step::reason).containsExactly(Reason.ALREADY_EXISTS, Reason.CONFLICT);
			});
		assertThat(sent()).hasSize(1);
	}

	@Test
	void takesAnotherTokenAfterAFailureAndTheSameAfterALostAnswer() {
		TransactionOperations transaction = this.template.transaction().create(ANN);
		this.client.fail(Faults.cancelled(Faults.conditionReason(item(ANN))));
		assertThatExceptionOfType(TransactionFailedException.class).isThrownBy(transaction::execute);
		failAlways(Faults.lostAnswer());
		assertThatExceptionOfType(TransientDataAccessResourceException.class).isThrownBy(transaction::execute);
		this.client.forgetAnswers();
		transaction.execute();
		List<String> tokens = tokens().toList();
		assertThat(tokens.get(0)).isNotEqualTo(tokens.get(1));
		assertThat(tokens.subList(1, tokens.size()).stream().distinct()).hasSize(1);
	}

	@Test
	void keepsTheTokenOfTheCaller() {
		TransactionOperations transaction = this.template.transaction().token("order-7").create(ANN);
		this.client.fail(Faults.cancelled(Faults.conditionReason(item(ANN))));
		assertThatExceptionOfType(TransactionFailedException.class).isThrownBy(transaction::execute);
		transaction.execute();
		assertThat(tokens()).containsExactly("order-7", "order-7");
	}

	@Test
	void preparesAgainUnderAnotherTokenAndGivesUpInTheEnd() {
		for (int attempt = 0; attempt < 12; attempt++) {
			stored(MEMBER);
			this.client.fail(Faults.cancelled(Faults.conditionReason(item(new Member("m1", "b@x", "A"))),
					Faults.reason("None")));
		}
		assertThatExceptionOfType(ConcurrencyFailureException.class)
			.isThrownBy(() -> this.template.transaction().delete(Member.class, "m1").execute())
			.withMessage("Other writers changed the items during each of 12 attempts at the transaction. Try again.");
		assertThat(tokens().distinct()).hasSize(12);
	}

	@Test
	void doesWithoutAGuardThatIsAnothersByNow() {
		stored(MEMBER);
		Map<String, AttributeValue> theirs = Map.of("pk", AttributeValue.fromS("g"), "sk",
				AttributeValue.fromS("META"));
		this.client
			.fail(Faults.cancelled(Faults.reason("None"), Faults.reason("None"), Faults.reason("None"),
					Faults.reason("None"), Faults.conditionReason(theirs), Faults.reason("None")))
			.fail(Faults.cancelled(Faults.reason("None"), Faults.reason("None"), Faults.reason("None"),
					Faults.reason("None"), Faults.conditionReason(theirs)));
		assertThatExceptionOfType(TransactionFailedException.class)
			.isThrownBy(() -> this.template.transaction()
				.check(Customer.class, "c9")
				.delete(Member.class, "m1")
				.create(ANN)
				.create(new Member("m2", "b@x", "B"))
				.execute())
			.satisfies((ex) -> assertThat(ex.steps()).extracting(Step::reason)
				.containsExactly(Reason.NONE, Reason.NONE, Reason.NONE, Reason.NOT_UNIQUE));
		assertThat(sent()).extracting((each) -> each.transactItems().size()).containsExactly(6, 5);
	}

	@Test
	void doesNotBlameAStepForAGuardThatIsAnothersByNow() {
		stored(MEMBER);
		this.client.fail(Faults.cancelled(Faults.reason("None"), Faults.conditionReason(item(ANN)),
				Faults.conditionReason(item(ANN))));
		assertThatExceptionOfType(TransactionFailedException.class)
			.isThrownBy(() -> this.template.transaction().delete(Member.class, "m1").create(ANN).execute())
			.satisfies((ex) -> assertThat(ex.steps()).extracting(Step::reason)
				.containsExactly(Reason.NONE, Reason.ALREADY_EXISTS));
	}

	@Test
	void aVerbWithGuardsDoesWithoutAGuardThatIsAnothersByNow() {
		storedAlone(new Booking("r1", "b1", "x", 2, null, 4L));
		this.client
			.fail(Faults.cancelled(Faults.reason("None"), Faults.reason("None"), Faults.conditionReason(item(ANN))))
			.fail(Faults.cancelled(Faults.conditionReason(item(new Booking("r1", "b1", "x", 2, null, 5L))),
					Faults.reason("None")));
		assertThatExceptionOfType(StaleVersionException.class)
			.isThrownBy(() -> this.template.replace(new Booking("r1", "b1", "y", 2, null, 4L)))
			.withMessage("replace of BOOKING in table 'shop': the version is 5, expected was 4. Read the item again. "
					+ "(request id R1)");
		assertThat(sent()).extracting((each) -> each.transactItems().size()).containsExactly(3, 2);
		assertThat(sent().get(1).transactItems()).noneMatch((each) -> each.delete() != null);
	}

	@Test
	void aVerbWithGuardsFailsAsTheVerb() {
		this.client.fail(Faults.cancelled(Faults.conditionReason(item(MEMBER)), Faults.reason("None")));
		assertThatExceptionOfType(ItemAlreadyExistsException.class).isThrownBy(() -> this.template.create(MEMBER))
			.withMessage("create of MEMBER in table 'shop': an item with this key already exists. (request id R1)");
		this.client.fail(Faults.cancelled(Faults.reason("None"), Faults.conditionReason(item(ANN))));
		assertThatExceptionOfType(UniqueConstraintException.class).isThrownBy(() -> this.template.create(MEMBER))
			.withMessage("create of MEMBER in table 'shop': another item has this value of unique 'email'. "
					+ "(request id R1)");
		storedAlone(MEMBER);
		this.client.fail(Faults.cancelled(Faults.conditionReason(item(MEMBER)), Faults.reason("None")));
		assertThatExceptionOfType(ConditionFailedException.class)
			.isThrownBy(() -> this.template.delete(Member.class, "m1", property("name").is("B")))
			.satisfies((ex) -> assertThat(ex.storedItem(Member.class)).contains(MEMBER));
		storedAlone(new Booking("r1", "b1", "x", 2, null, 4L));
		this.client.fail(Faults.cancelled(Faults.conditionReason(item(new Booking("r1", "b1", "x", 2, null, 7L))),
				Faults.reason("None")));
		assertThatExceptionOfType(StaleVersionException.class)
			.isThrownBy(() -> this.template.delete(new Booking("r1", "b1", "x", 2, null, 4L)))
			.satisfies((ex) -> assertThat(ex.actual()).contains(7L));
	}

	@Test
	void aVerbWithGuardsTellsOfLastingConflicts() {
		failAlways(Faults.cancelled(Faults.reason("None"), Faults.reason("TransactionConflict")));
		assertThatExceptionOfType(TransientDataAccessResourceException.class)
			.isThrownBy(() -> this.template.create(MEMBER))
			.withMessage("create of MEMBER in table 'shop': other writers were at the items all the time. Try again. "
					+ "(request id R1)");
		assertThat(tokens().distinct()).hasSize(1);
	}

	@Test
	void aVerbWithGuardsGivesTheCallersObjectBack() {
		Locker locker = Locker.of("Ann");
		this.client.fail(Faults.cancelled(Faults.reason("None"), Faults.conditionReason(item(ANN))));
		assertThatExceptionOfType(UniqueConstraintException.class).isThrownBy(() -> this.template.create(locker));
		assertThat(locker).hasToString("Locker[null, Ann, null, null, null]");
	}

	@Test
	void preparesAnUpdateOfAVersionAgain() {
		stored(new Booking("r1", "b1", "x", 2, null, 4L));
		this.client.fail(Faults.cancelled(Faults.conditionReason(item(new Booking("r1", "b1", "x", 9, null, 5L)))));
		stored(new Booking("r1", "b1", "x", 9, null, 5L));
		this.template.transaction().update(Booking.class, new BookingId("r1", "b1"), Update.add("hours", 1)).execute();
		TransactWriteItem last = sent().get(1).transactItems().get(0);
		assertThat(last.update().expressionAttributeValues()).containsValues(AttributeValue.fromN("5"),
				AttributeValue.fromS("0000000010#b1"));
	}

	@Test
	void repeatsASnapshotUntilTheDeadline() {
		this.client.fail(Faults.cancelled(Faults.reason("TransactionConflict")))
			.answer(TransactGetItemsResponse.builder().responses(List.of()).build())
			.answer(TransactGetItemsResponse.builder().build())
			.answer(TransactGetItemsResponse.builder()
				.responses(ItemResponse.builder().item(item(ANN)).build())
				.build());
		assertThat(this.template.snapshot().with(Customer.class, "c1").read().get(Customer.class, "c1")).isEqualTo(ANN);
		assertThat(this.client.requests()).hasSize(4);
		failAlways(Faults.cancelled(Faults.reason("TransactionConflict")));
		assertThatExceptionOfType(TransientDataAccessResourceException.class)
			.isThrownBy(() -> this.template.snapshot().with(Customer.class, "c1").read())
			.withMessage("snapshot in table 'shop': other writers were at the items all the time. Try again.");
	}

	@Test
	void endsASnapshotThatIsAlwaysDamaged() {
		failAlwaysWith(TransactGetItemsResponse.builder().build());
		assertThatExceptionOfType(TransientDataAccessResourceException.class)
			.isThrownBy(() -> this.template.snapshot().with(Customer.class, "c1").read())
			.withMessageStartingWith("snapshot in table 'shop': DynamoDB could not be reached: ");
	}

	private void failAlwaysWith(Object answer) {
		for (int times = 0; times < 1000; times++) {
			this.client.answer(answer);
		}
	}

	@Test
	void answersTransactionsWithoutReasons() {
		this.client.fail(Faults.cancelled());
		assertThatExceptionOfType(TransactionFailedException.class)
			.isThrownBy(() -> this.template.transaction().create(ANN).execute())
			.withMessage("transaction in table 'shop': the transaction was cancelled. Nothing was written. "
					+ "(request id R1)")
			.satisfies((ex) -> assertThat(ex.steps()).isEmpty());
		assertThat(this.client.requests()).hasSize(1);
	}

}
