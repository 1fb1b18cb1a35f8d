package dev.singletable.template;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.singletable.expression.Update;
import dev.singletable.template.Shop.Customer;
import dev.singletable.template.Shop.Order;
import dev.singletable.template.Shop.OrderId;
import dev.singletable.template.Shop.Status;
import dev.singletable.write.ConditionFailedException;
import dev.singletable.write.ItemAlreadyExistsException;
import dev.singletable.write.ItemNotFoundException;
import dev.singletable.write.StaleVersionException;
import dev.singletable.write.WriteOutcomeUnknownException;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.PutItemResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsResponse;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemResponse;

import org.springframework.dao.InvalidDataAccessApiUsageException;
import org.springframework.dao.TransientDataAccessResourceException;

import static dev.singletable.expression.Condition.property;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class RetriesTests {

	private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

	private static final OrderId ID = new OrderId("c1", "o1");

	private static final Customer ANN = new Customer("c1", "Ann", null, Set.of("a", "b"), null);

	private static final Customer BOB = new Customer("c1", "Bob", null, Set.of("b"), null);

	private RecordingClient client = RecordingClient.withoutRetries();

	private SingleTableTemplate template = over(this.client);

	private static SingleTableTemplate over(RecordingClient client) {
		return SingleTableTemplate.builder(client)
			.table(() -> "shop")
			.entities(Customer.class, Order.class)
			.retryDeadline(Duration.ofMillis(400))
			.build();
	}

	private void useAClientThatRepeats() {
		this.client = RecordingClient.withRetries();
		this.template = over(this.client);
	}

	private static Order order(Long version) {
		return new Order("c1", "o1", Status.NEW, NOON, new BigDecimal("10.00"), List.of(), null, 0, version);
	}

	private Map<String, AttributeValue> item(Object entity) {
		return this.template.conversion().toItem(entity);
	}

	private void failAlways(RuntimeException failure) {
		for (int times = 0; times < 1000; times++) {
			this.client.fail(failure);
		}
	}

	@Test
	void repeatsAThrottledWriteUntilItSucceeds() {
		this.client.fail(Faults.throttled()).fail(Faults.throttled());
		assertThat(this.template.create(ANN)).isEqualTo(ANN);
		assertThat(this.client.requests()).hasSize(3);
	}

	@Test
	void endsAThrottledCallAtTheDeadline() {
		failAlways(Faults.throttled());
		Instant start = Instant.now();
		assertThatExceptionOfType(TransientDataAccessResourceException.class).isThrownBy(() -> this.template.save(ANN))
			.withMessage("save of CUSTOMER in table 'shop': DynamoDB throttled the request: Rate exceeded "
					+ "(ThrottlingException) (request id R1)");
		assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(2));
		assertThat(this.client.requests()).hasSizeGreaterThan(2);
	}

	@Test
	void keepsRepeatingHoweverManyCallsFailedBefore() {
		for (int call = 0; call < 110; call++) {
			this.client.fail(Faults.throttled()).fail(Faults.service(400, "ValidationException", "No"));
			assertThatExceptionOfType(InvalidDataAccessApiUsageException.class)
				.isThrownBy(() -> this.template.save(ANN));
		}
		this.client.fail(Faults.throttled());
		assertThat(this.template.save(ANN)).isEqualTo(ANN);
	}

	@Test
	void repeatsReadsThatFailed() {
		this.client.fail(Faults.service(500, "InternalServerError", "Internal server error"))
			.fail(Faults.lostAnswer())
			.answer(GetItemResponse.builder().item(item(ANN)).build());
		assertThat(this.template.get(Customer.class, "c1")).isEqualTo(ANN);
	}

	@Test
	void doesNotRepeatWhatWillNotSucceed() {
		this.client.fail(Faults.service(400, "ValidationException", "No"));
		assertThatExceptionOfType(InvalidDataAccessApiUsageException.class).isThrownBy(() -> this.template.save(ANN));
		assertThat(this.client.requests()).hasSize(1);
	}

	@Test
	void leavesRepeatingToAClientThatDoesIt() {
		useAClientThatRepeats();
		this.client.fail(Faults.throttled());
		assertThatExceptionOfType(TransientDataAccessResourceException.class).isThrownBy(() -> this.template.save(ANN));
		assertThat(this.client.requests()).hasSize(1);
	}

	@Test
	void findsItsOwnItemWhenTheAnswerToACreateWasLost() {
		this.client.fail(Faults.lostAnswer()).fail(Faults.conditionFailed(item(ANN)));
		assertThat(this.template.create(ANN)).isEqualTo(ANN);
		this.client.fail(Faults.throttled()).fail(Faults.conditionFailed(item(BOB)));
		assertThatExceptionOfType(ItemAlreadyExistsException.class).isThrownBy(() -> this.template.create(ANN));
	}

	@Test
	void comparesNumbersByTheirValue() {
		Map<String, AttributeValue> stored = new HashMap<>(item(order(1L)));
		stored.put("total", AttributeValue.fromN("10"));
		this.client.fail(Faults.lostAnswer()).fail(Faults.conditionFailed(stored));
		assertThat(this.template.create(order(null)).version()).isEqualTo(1);
	}

	@Test
	void findsItsOwnVersionWhenTheAnswerToAReplaceWasLost() {
		this.client.fail(Faults.lostAnswer()).fail(Faults.conditionFailed(item(order(5L))));
		assertThat(this.template.replace(order(4L)).version()).isEqualTo(5);
		Order foreign = new Order("c1", "o1", Status.PAID, NOON, BigDecimal.TEN, List.of(), null, 0, 5L);
		this.client.fail(Faults.lostAnswer()).fail(Faults.conditionFailed(item(foreign)));
		assertThatExceptionOfType(StaleVersionException.class).isThrownBy(() -> this.template.replace(order(4L)))
			.withMessage("replace of ORDER in table 'shop': the version is 5, expected was 4. Read the item again. "
					+ "(request id R1)");
	}

	@Test
	void takesAnItemThatIsGoneForDeletedWhenTheAnswerWasLost() {
		this.client.fail(Faults.lostAnswer()).fail(Faults.conditionFailed(Map.of()));
		assertThat(this.template.deleteIfExists(Customer.class, "c1")).isTrue();
		this.client.fail(Faults.lostAnswer()).fail(Faults.conditionFailed(Map.of()));
		this.template.delete(order(4L));
		this.client.fail(Faults.lostAnswer()).fail(Faults.conditionFailed(item(order(5L))));
		assertThatExceptionOfType(StaleVersionException.class).isThrownBy(() -> this.template.delete(order(4L)));
		this.client.fail(Faults.conditionFailed(Map.of()));
		assertThat(this.template.deleteIfExists(Customer.class, "c1")).isFalse();
	}

	@Test
	void doesNotTakeAMissingItemForDeletedAfterAnAttemptThatWasThrottled() {
		this.client.fail(Faults.throttled()).fail(Faults.conditionFailed(Map.of()));
		assertThat(this.template.deleteIfExists(Customer.class, "c1")).isFalse();
	}

	@Test
	void findsItsOwnValuesWhenTheAnswerToAnUpdateWasLost() {
		Update update = Update.set("name", "Bob").remove("address").onlyIf(property("name").is("Ann"));
		this.client.fail(Faults.lostAnswer()).fail(Faults.conditionFailed(item(BOB)));
		assertThat(this.template.update(Customer.class, "c1", update)).isEqualTo(BOB);
		this.client.fail(Faults.throttled()).fail(Faults.conditionFailed(item(ANN)));
		assertThatExceptionOfType(ConditionFailedException.class)
			.isThrownBy(() -> this.template.update(Customer.class, "c1", update));
		this.client.fail(Faults.throttled()).fail(Faults.conditionFailed(Map.of()));
		assertThatExceptionOfType(ItemNotFoundException.class)
			.isThrownBy(() -> this.template.update(Customer.class, "c1", update));
	}

	@Test
	void findsItsOwnElementsWhenTheAnswerToAChangeOfASetWasLost() {
		Update update = Update.addTo("tags", "b").onlyIf(property("tags").contains("z"));
		this.client.fail(Faults.lostAnswer()).fail(Faults.conditionFailed(item(BOB)));
		assertThat(this.template.update(Customer.class, "c1", update)).isEqualTo(BOB);
		Update removal = Update.deleteFrom("tags", "a", "z").onlyIf(property("tags").contains("a"));
		this.client.fail(Faults.lostAnswer()).fail(Faults.conditionFailed(item(BOB)));
		assertThat(this.template.update(Customer.class, "c1", removal)).isEqualTo(BOB);
		this.client.fail(Faults.lostAnswer()).fail(Faults.conditionFailed(item(ANN)));
		assertThatExceptionOfType(WriteOutcomeUnknownException.class)
			.isThrownBy(() -> this.template.update(Customer.class, "c1", removal));
	}

	@Test
	void findsNothingOfItsOwnInACheckThatFailed() {
		Update check = Update.setAll(Map.of()).onlyIf(property("name").is("Zoe"));
		this.client.fail(Faults.lostAnswer()).fail(Faults.conditionFailed(item(ANN)));
		assertThatExceptionOfType(ConditionFailedException.class)
			.isThrownBy(() -> this.template.update(Customer.class, "c1", check));
	}

	@Test
	void doesNotRepeatAnIncrementWhoseAnswerWasLost() {
		for (RuntimeException lost : List.of(Faults.lostAnswer(), Faults.unreadableAnswer(),
				Faults.service(500, "InternalServerError", "Internal server error"),
				Faults.service(503, "ServiceUnavailable", "Down"))) {
			this.client.fail(lost);
			assertThatExceptionOfType(WriteOutcomeUnknownException.class)
				.isThrownBy(() -> this.template.update(Order.class, ID, Update.add("attempts", 1)))
				.withMessage(
						"update of ORDER in table 'shop': the answer was lost; the write was applied at most once. "
								+ "Read the item to learn which.")
				.withCause(lost);
			assertThat(this.client.sent()).containsOnlyOnce("UpdateItem");
		}
	}

	@Test
	void repeatsAnIncrementThatWasNotTried() {
		for (RuntimeException refused : List.of(Faults.throttled(), Faults.notConnected())) {
			this.client.fail(refused).answer(UpdateItemResponse.builder().attributes(item(order(2L))).build());
			this.template.update(Order.class, ID, Update.add("attempts", 1));
			assertThat(this.client.requests()).hasSize(2);
			this.client.sent();
		}
	}

	@Test
	void repeatsAnIncrementItselfWhereTheClientWould() {
		useAClientThatRepeats();
		this.client.fail(Faults.throttled()).answer(UpdateItemResponse.builder().attributes(item(order(2L))).build());
		this.template.update(Order.class, ID, Update.append("lines", new Shop.Line("p", 1)));
		assertThat(this.client.requests()).hasSize(2)
			.allSatisfy((request) -> assertThat(request.overrideConfiguration()).isPresent());
	}

	@Test
	void repeatsAnUpdateThatIsSentExactlyOnceWithItsToken() {
		this.client.fail(Faults.lostAnswer())
			.fail(Faults.service(400, "TransactionInProgressException", "Still"))
			.answer(TransactWriteItemsResponse.builder().build())
			.answer(GetItemResponse.builder().item(item(order(2L))).build());
		this.template.update(Order.class, ID, Update.add("attempts", 1).exactlyOnce());
		List<String> tokens = this.client.requests()
			.stream()
			.filter(TransactWriteItemsRequest.class::isInstance)
			.map((request) -> ((TransactWriteItemsRequest) request).clientRequestToken())
			.toList();
		assertThat(tokens).hasSize(3).doesNotContainNull().containsOnly(tokens.get(0));
	}

	@Test
	void failsAnUpdateThatIsSentExactlyOnceAsAnyOther() {
		Update update = Update.add("attempts", 1).onlyIf(property("status").is(Status.PAID)).exactlyOnce();
		this.client.fail(Faults.cancelled(Faults.conditionReason(Map.of())));
		assertThatExceptionOfType(ItemNotFoundException.class)
			.isThrownBy(() -> this.template.update(Order.class, ID, update))
			.withMessage("update of ORDER in table 'shop': there is no such item. (request id R1)");
		this.client.fail(Faults.cancelled(Faults.conditionReason(item(order(1L)))));
		assertThatExceptionOfType(ConditionFailedException.class)
			.isThrownBy(() -> this.template.update(Order.class, ID, update))
			.satisfies((ex) -> assertThat(ex.storedItem(Order.class)).map(Order::version).contains(1L));
	}

	@Test
	void doesNotKnowTheOutcomeOfAnIncrementSentExactlyOnceWhoseAnswersAreAllLost() {
		failAlways(Faults.lostAnswer());
		assertThatExceptionOfType(WriteOutcomeUnknownException.class)
			.isThrownBy(() -> this.template.update(Order.class, ID, Update.add("attempts", 1).exactlyOnce()));
		assertThat(this.client.requests()).hasSizeGreaterThan(1);
	}

	@Test
	void repeatsATransactionThatMetAnother() {
		this.client.fail(Faults.cancelled(Faults.reason("None"), Faults.reason("TransactionConflict")))
			.fail(Faults.cancelled(Faults.reason("ThrottlingError"), Faults.reason("None")))
			.answer(TransactWriteItemsResponse.builder().build());
		assertThat(this.template.batch().saveAll(List.of(order(null), Order.of("c1", "o2", Status.NEW, NOON))))
			.hasSize(2);
		assertThat(this.client.requests()).hasSize(3);
	}

	@Test
	void repeatsATransactionThatMetAnotherWhereTheClientWouldNot() {
		useAClientThatRepeats();
		this.client.fail(Faults.cancelled(Faults.reason("None"), Faults.reason("TransactionConflict")))
			.answer(TransactWriteItemsResponse.builder().build());
		assertThat(this.template.batch().saveAll(List.of(order(null), Order.of("c1", "o2", Status.NEW, NOON))))
			.hasSize(2);
		assertThat(this.client.requests()).hasSize(2);
	}

	@Test
	void repeatsASingleWriteThatMetATransaction() {
		this.client.fail(Faults.service(400, "TransactionConflictException", "Conflict"))
			.answer(PutItemResponse.builder().build());
		assertThat(this.template.save(ANN)).isEqualTo(ANN);
		assertThat(this.client.requests()).hasSize(2);
	}

	@Test
	void neverRepeatsATransactionWhoseConditionFailed() {
		this.client
			.fail(Faults.cancelled(Faults.conditionReason(item(order(1L))), Faults.reason("TransactionConflict")))
			.fail(Faults.conditionFailed(item(order(1L))));
		assertThatExceptionOfType(ItemAlreadyExistsException.class).isThrownBy(
				() -> this.template.batch().saveAll(List.of(order(null), Order.of("c1", "o2", Status.NEW, NOON))));
		assertThat(this.client.requests().stream().filter(TransactWriteItemsRequest.class::isInstance)).hasSize(1);
	}

}
