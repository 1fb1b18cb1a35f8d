package dev.singletable.template;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.singletable.expression.Update;
import dev.singletable.template.Shop.Customer;
import dev.singletable.template.Shop.Order;
import dev.singletable.template.Shop.OrderId;
import dev.singletable.template.Shop.Status;
import dev.singletable.write.ItemAlreadyExistsException;
import dev.singletable.write.StaleVersionException;
import dev.singletable.write.WriteOutcomeUnknownException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsResponse;

import org.springframework.dao.TransientDataAccessResourceException;

import static dev.singletable.expression.Condition.property;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What a write may say when an answer to one of its attempts was lost.
 */
class RetriesNeverLieTests {

	private static final String OVERTAKEN = "an answer was lost, and the item is not as the write would have left it, "
			+ "so others may have changed it since. The write was applied at most once. Read the item before you "
			+ "write again.";

	private static final Customer ANN = new Customer("c1", "Ann", null, Set.of(), null);

	private static final Customer BOB = new Customer("c1", "Bob", null, Set.of(), null);

	private static final OrderId ID = new OrderId("c1", "o1");

	private final RecordingClient client = RecordingClient.withoutRetries();

	private final SingleTableTemplate template = SingleTableTemplate.builder(this.client)
		.table(() -> "shop")
		.entities(Customer.class, Order.class)
		.retryDeadline(Duration.ofMillis(400))
		.build();

	@AfterEach
	void forgetTheInterruption() {
		Thread.interrupted();
	}

	private static Order order(Long version, int attempts) {
		return new Order("c1", "o1", Status.NEW, Instant.parse("2026-03-01T12:00:00Z"), BigDecimal.TEN, List.of(), null,
				attempts, version);
	}

	private Map<String, AttributeValue> item(Object entity) {
		return this.template.conversion().toItem(entity);
	}

	private void lost(Map<String, AttributeValue> storedThen) {
		this.client.fail(Faults.lostAnswer()).fail(Faults.conditionFailed(storedThen));
	}

	private static void isUnknown(ThrowingCallable write, String message) {
		assertThatExceptionOfType(WriteOutcomeUnknownException.class).isThrownBy(write).withMessage(message);
	}

	@Test
	void aCreateThatOthersMayHaveChangedSinceIsNotRefused() {
		lost(item(BOB));
		isUnknown(() -> this.template.create(ANN), "create of CUSTOMER in table 'shop': " + OVERTAKEN);
		assertThat(this.client.requests()).hasSize(2);
	}

	@Test
	void aVersionThatOthersMayHaveWrittenOverSinceIsNotStale() {
		lost(item(order(6L, 0)));
		isUnknown(() -> this.template.replace(order(4L, 0)), "replace of ORDER in table 'shop': " + OVERTAKEN);
		lost(Map.of());
		isUnknown(() -> this.template.save(order(4L, 0)), "save of ORDER in table 'shop': " + OVERTAKEN);
	}

	@Test
	void aVersionThatAnotherWroteInItsPlaceIsStale() {
		lost(item(order(5L, 7)));
		assertThatExceptionOfType(StaleVersionException.class).isThrownBy(() -> this.template.replace(order(4L, 0)))
			.satisfies((ex) -> assertThat(ex.actual()).contains(5L));
	}

	@Test
	void aConditionalDeleteAfterWhichOthersMayHaveCreatedTheItemIsNotRefused() {
		lost(item(BOB));
		isUnknown(() -> this.template.delete(Customer.class, "c1", property("name").is("Ann")),
				"delete of CUSTOMER in table 'shop': " + OVERTAKEN);
		lost(item(order(1L, 0)));
		isUnknown(() -> this.template.delete(order(4L, 0)), "delete of ORDER in table 'shop': " + OVERTAKEN);
	}

	@Test
	void aConditionalUpdateThatOthersMayHaveUndoneIsNotRefused() {
		Update update = Update.set("name", "Bob").onlyIf(property("name").is("Ann"));
		lost(item(new Customer("c1", "Zoe", null, Set.of(), null)));
		isUnknown(() -> this.template.update(Customer.class, "c1", update),
				"update of CUSTOMER in table 'shop': " + OVERTAKEN);
	}

	@Test
	void aConditionalWriteThatEndsThrottledAfterALostAnswerIsNotDenied() {
		this.client.fail(Faults.lostAnswer());
		for (int times = 0; times < 100; times++) {
			this.client.fail(Faults.throttled());
		}
		isUnknown(() -> this.template.create(ANN),
				"create of CUSTOMER in table 'shop': the answer was lost; the write was applied at most once. Read the "
						+ "item to learn which.");
	}

	@Test
	void aSaveThatMaySimplyBeRepeatedEndsAsTheServiceDoes() {
		this.client.fail(Faults.lostAnswer());
		for (int times = 0; times < 100; times++) {
			this.client.fail(Faults.throttled());
		}
		assertThatExceptionOfType(TransientDataAccessResourceException.class).isThrownBy(() -> this.template.save(ANN))
			.isExactlyInstanceOf(TransientDataAccessResourceException.class);
	}

	/** An error of a client that has repeated the request by itself. */
	private static SdkException after(SdkException last, String... earlier) {
		SdkException failure = last.toBuilder().numAttempts(earlier.length + 1).build();
		for (int number = 0; number < earlier.length; number++) {
			failure.addSuppressed(
					SdkClientException.create("Request attempt %d failure: %s".formatted(number + 1, earlier[number])));
		}
		return failure;
	}

	@Test
	void whatAClientRepeatedByItselfIsDoubtfulUnlessItWasRefused() {
		SdkException exists = Faults.conditionFailed(item(BOB));
		this.client.fail(after(exists, "Slow down (Service: DynamoDb, Status Code: 400, Request ID: R0)"));
		assertThatExceptionOfType(ItemAlreadyExistsException.class).isThrownBy(() -> this.template.create(ANN));
		this.client.fail(after(exists, "Slow down (Service: DynamoDb, Status Code: 400, Request ID: R0)",
				"Down (Service: DynamoDb, Status Code: 500, Request ID: R0)"));
		isUnknown(() -> this.template.create(ANN), "create of CUSTOMER in table 'shop': " + OVERTAKEN);
	}

	@Test
	void aDoubtOutlivesTheAttemptAfterIt() {
		this.client
			.fail(after(Faults.service(400, "TransactionConflictException", "Conflict"),
					"Unable to execute HTTP request"))
			.fail(Faults.conditionFailed(item(order(6L, 0))));
		isUnknown(() -> this.template.replace(order(4L, 0)), "replace of ORDER in table 'shop': " + OVERTAKEN);
	}

	@Test
	void aDuplicateIsNeverRepeated() {
		this.client.fail(Faults.conditionFailed(item(BOB)));
		assertThatExceptionOfType(ItemAlreadyExistsException.class).isThrownBy(() -> this.template.create(ANN));
		assertThat(this.client.requests()).hasSize(1);
	}

	@Test
	void aTransactionThatMetOthersIsRepeatedUntilTheDeadline() {
		for (int times = 0; times < 100; times++) {
			this.client.fail(Faults.cancelled(Faults.reason("TransactionConflict")));
		}
		Update update = Update.add("attempts", 1).exactlyOnce();
		Instant start = Instant.now();
		assertThatExceptionOfType(TransientDataAccessResourceException.class)
			.isThrownBy(() -> this.template.update(Order.class, ID, update))
			.withMessageContaining("other writers were at the items all the time. Try again.");
		assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(2));
		assertThat(this.client.requests()).hasSizeGreaterThan(2);
	}

	@Test
	void anInterruptionEndsTheWaitAndStaysToBeSeen() {
		this.client.fail(Faults.throttled());
		Thread.currentThread().interrupt();
		assertThatExceptionOfType(TransientDataAccessResourceException.class)
			.isThrownBy(() -> this.template.update(Order.class, ID, Update.add("attempts", 1)))
			.isExactlyInstanceOf(TransientDataAccessResourceException.class)
			.withMessage("update of ORDER in table 'shop': DynamoDB could not be reached: interrupted while waiting to "
					+ "repeat a call");
		assertThat(Thread.currentThread().isInterrupted()).isTrue();
		assertThat(this.client.requests()).hasSize(1);
	}

	@Test
	void anInterruptionAfterALostAnswerLeavesTheOutcomeUnknown() {
		this.client.fail(Faults.lostAnswer());
		Thread.currentThread().interrupt();
		assertThatExceptionOfType(WriteOutcomeUnknownException.class).isThrownBy(() -> this.template.create(ANN));
		assertThat(this.client.requests()).hasSize(1);
	}

	@Test
	void anUpdateThatWasAppliedIsNotDeniedAsItCannotBeReadAfterwards() {
		String applied = "update of ORDER in table 'shop': the update was applied, but the item could not be read "
				+ "afterwards. Do not repeat it.";
		Update update = Update.add("attempts", 1).exactlyOnce();
		this.client.answer(TransactWriteItemsResponse.builder().build()).answer(GetItemResponse.builder().build());
		isUnknown(() -> this.template.update(Order.class, ID, update), applied);
		this.client.answer(TransactWriteItemsResponse.builder().build());
		for (int times = 0; times < 100; times++) {
			this.client.fail(Faults.throttled());
		}
		isUnknown(() -> this.template.update(Order.class, ID, update), applied);
	}

}
