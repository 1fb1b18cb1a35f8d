package dev.singletable.template;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.singletable.expression.Update;
import dev.singletable.local.DynamoDbLocal;
import dev.singletable.local.EmbeddedDynamoDb;
import dev.singletable.template.FaultyHttpClient.Fault;
import dev.singletable.template.Shop.Customer;
import dev.singletable.template.Shop.Line;
import dev.singletable.template.Shop.Order;
import dev.singletable.template.Shop.OrderId;
import dev.singletable.template.Shop.Status;
import dev.singletable.write.ItemAlreadyExistsException;
import dev.singletable.write.WriteOutcomeUnknownException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

import static dev.singletable.expression.Condition.property;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * With a client that never repeats a request, so that the library does, and with one that
 * does so itself.
 */
@DynamoDbLocal
@ParameterizedClass(name = "{0} attempts by the client")
@ValueSource(ints = { 1, 4 })
class LostAnswersIntegrationTests {

	private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

	private static final Fault[] AMBIGUOUS = { Fault.LOSE_ANSWER, Fault.MUTILATE_ANSWER, Fault.BAD_GATEWAY };

	private static String table;

	private static int number;

	@Parameter
	int attempts;

	private final FaultyHttpClient network = new FaultyHttpClient();

	private DynamoDbClient client;

	private SingleTableTemplate template;

	private SingleTableTemplate others;

	private String id;

	@BeforeAll
	static void makeTable(EmbeddedDynamoDb engine) {
		table = engine.freshTableName();
		SingleTableTemplate.builder(engine.client())
			.table(() -> table)
			.entities(Customer.class, Order.class)
			.createTable(true)
			.build();
	}

	@BeforeEach
	void connect(EmbeddedDynamoDb engine) {
		this.id = "c" + number++ + "-";
		this.client = this.network.client(engine, this.attempts);
		this.template = template(this.client);
		this.others = template(engine.client());
	}

	private static SingleTableTemplate template(DynamoDbClient client) {
		return SingleTableTemplate.builder(client)
			.table(() -> table)
			.entities(Customer.class, Order.class)
			.retryDeadline(Duration.ofSeconds(5))
			.build();
	}

	@AfterEach
	void disconnect() {
		this.client.close();
	}

	private Customer customer(String name) {
		return new Customer(this.id, name, null, Set.of(), null);
	}

	private Order order() {
		return Order.of(this.id, "o1", Status.NEW, NOON);
	}

	private OrderId orderId() {
		return new OrderId(this.id, "o1");
	}

	@Test
	void createsOnceAlthoughTheAnswerIsLost() {
		for (Fault fault : AMBIGUOUS) {
			Customer customer = new Customer(this.id + number++, "Ann", null, Set.of("a", "b"), null);
			this.network.next(fault);
			assertThat(this.template.create(customer)).isEqualTo(customer);
			assertThat(this.network.operations()).containsExactly("PutItem", "PutItem");
		}
	}

	@Test
	void findsThatAnotherCreatedTheItemMeanwhile() {
		this.network.next(Fault.THROTTLE.then(() -> this.others.create(customer("Bob"))));
		assertThatExceptionOfType(ItemAlreadyExistsException.class)
			.isThrownBy(() -> this.template.create(customer("Ann")));
	}

	@Test
	void replacesAVersionOnceAlthoughTheAnswerIsLost() {
		Order first = this.others.create(order());
		this.network.next(Fault.LOSE_ANSWER);
		Order second = this.template.replace(first);
		assertThat(second.version()).isEqualTo(2);
		this.network.next(Fault.LOSE_ANSWER.then(() -> this.others.save(this.others.get(Order.class, orderId()))));
		assertThatExceptionOfType(WriteOutcomeUnknownException.class).isThrownBy(() -> this.template.replace(second));
		assertThat(this.others.get(Order.class, orderId()).version()).isEqualTo(4);
	}

	@Test
	void deletesOnceAlthoughTheAnswerIsLost() {
		this.others.create(customer("Ann"));
		this.network.next(Fault.LOSE_ANSWER);
		assertThat(this.template.deleteIfExists(Customer.class, this.id)).isTrue();
		Order order = this.others.create(order());
		this.network.next(Fault.LOSE_ANSWER);
		this.template.delete(order);
		assertThat(this.others.find(Order.class, orderId())).isEmpty();
	}

	@Test
	void updatesOnceAlthoughTheAnswerIsLost() {
		this.others.create(customer("Ann"));
		Update update = Update.set("name", "Bob").addTo("tags", "x").onlyIf(property("name").is("Ann"));
		this.network.next(Fault.LOSE_ANSWER);
		assertThat(this.template.update(Customer.class, this.id, update))
			.isEqualTo(new Customer(this.id, "Bob", null, Set.of("x"), null));
		this.others.update(Customer.class, this.id, Update.set("name", "Ann"));
		this.network
			.next(Fault.LOSE_ANSWER.then(() -> this.others.update(Customer.class, this.id, Update.set("name", "Zoe"))));
		assertThatExceptionOfType(WriteOutcomeUnknownException.class)
			.isThrownBy(() -> this.template.update(Customer.class, this.id, update));
	}

	@Test
	void setsAFirstValueOnceAlthoughTheAnswerIsLost() {
		this.others.create(new Customer(this.id, null, null, Set.of(), null));
		for (Fault fault : AMBIGUOUS) {
			this.network.next(fault);
			assertThat(this.template.update(Customer.class, this.id, Update.setIfAbsent("name", "Ann")))
				.isEqualTo(customer("Ann"));
			assertThat(this.network.operations()).containsExactly("UpdateItem", "UpdateItem");
		}
	}

	@Test
	void neverSaysThatAFirstValueUnderAConditionIsItsOwn() {
		this.others.create(new Customer(this.id, null, null, Set.of(), null));
		Update update = Update.setIfAbsent("name", "Ann").onlyIf(property("name").isAbsent());
		this.network.next(Fault.LOSE_ANSWER);
		assertThatExceptionOfType(WriteOutcomeUnknownException.class)
			.isThrownBy(() -> this.template.update(Customer.class, this.id, update));
		assertThat(this.network.operations()).containsExactly("UpdateItem");
	}

	@Test
	void repeatsNoExpressionThatMayHaveBeenApplied() {
		this.others.create(customer("Ann"));
		Update raw = Update.expression("SET visits = if_not_exists(visits, :one) + :one", Map.of(), Map.of(":one", 1));
		for (Update update : List.of(raw, Update.subtract("counters.x", 1),
				Update.set("name", "Bob").expression("REMOVE other", Map.of(), Map.of()))) {
			this.network.next(Fault.LOSE_ANSWER);
			assertThatExceptionOfType(WriteOutcomeUnknownException.class).as(update.toString())
				.isThrownBy(() -> this.template.update(Customer.class, this.id, update));
			assertThat(this.network.operations()).containsExactly("UpdateItem");
		}
	}

	@Test
	void addsAtMostOnceAndSaysThatItIsNotKnown() {
		this.others.create(order());
		for (Fault fault : AMBIGUOUS) {
			this.network.next(fault);
			assertThatExceptionOfType(WriteOutcomeUnknownException.class).isThrownBy(() -> this.template
				.update(Order.class, orderId(), Update.add("attempts", 1).append("lines", new Line("p", 1))));
			assertThat(this.network.operations()).containsExactly("UpdateItem");
		}
		assertThat(this.others.get(Order.class, orderId()).attempts()).isEqualTo(3);
	}

	@Test
	void addsAfterItWasThrottled() {
		this.others.create(order());
		this.network.next(Fault.THROTTLE, Fault.THROTTLE);
		assertThat(this.template.update(Order.class, orderId(), Update.add("attempts", 1)).attempts()).isEqualTo(1);
		assertThat(this.network.operations()).containsExactly("UpdateItem", "UpdateItem", "UpdateItem");
	}

	@Test
	void addsExactlyOnceWithAToken() {
		this.others.create(order());
		this.network.next(Fault.LOSE_ANSWER, Fault.THROTTLE);
		Order updated = this.template.update(Order.class, orderId(), Update.add("attempts", 5).exactlyOnce());
		assertThat(updated.attempts()).isEqualTo(5);
		assertThat(updated.version()).isEqualTo(2);
		assertThat(this.network.operations()).containsExactly("TransactWriteItems", "TransactWriteItems",
				"TransactWriteItems", "GetItem");
	}

	@Test
	void savesABatchOfVersionsOnceAlthoughTheAnswerIsLost() {
		this.network.next(Fault.LOSE_ANSWER);
		List<Order> saved = this.template.batch()
			.saveAll(List.of(order(),
					new Order(this.id, "o2", Status.PAID, NOON, BigDecimal.ONE, List.of(), null, 0, null)));
		assertThat(saved).extracting(Order::version).containsExactly(1L, 1L);
		this.network.next(Fault.LOSE_ANSWER);
		assertThat(this.template.batch().saveAll(saved)).extracting(Order::version).containsExactly(2L, 2L);
	}

	@Test
	void readsAgainWhatCameMutilated() {
		this.others.create(customer("Ann"));
		for (Fault fault : AMBIGUOUS) {
			this.network.next(fault);
			assertThat(this.template.get(Customer.class, this.id)).isEqualTo(customer("Ann"));
		}
	}

}
