package dev.singletable.template;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.singletable.expression.Update;
import dev.singletable.local.DynamoDbLocal;
import dev.singletable.local.EmbeddedDynamoDb;
import dev.singletable.query.ItemQuery;
import dev.singletable.template.Shop.Customer;
import dev.singletable.template.Shop.Order;
import dev.singletable.template.Shop.OrderId;
import dev.singletable.template.Shop.Status;
import dev.singletable.wire.DirectWire;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

import org.springframework.dao.DataAccessResourceFailureException;

import static dev.singletable.expression.Condition.property;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * The interceptor is on the client's list, but the client no longer calls it.
 */
@DynamoDbLocal
class InterceptorTakenAwayIntegrationTests {

	private static final Customer ANN = new Customer("c1", "Ann", null, Set.of("a"), Map.of("x", 1L));

	private final Order order = Order.of("c1", "o1", Status.NEW, Instant.parse("2026-03-01T12:00:00Z"));

	private EmbeddedDynamoDb engine;

	private DynamoDbClient client;

	private SingleTableTemplate template;

	private Order stored;

	@BeforeEach
	void connect(EmbeddedDynamoDb running) {
		this.engine = running;
		FreshTable table = new FreshTable(running);
		SingleTableTemplate others = table.of(Customer.class, Order.class);
		others.save(ANN);
		this.stored = others.save(this.order);
		this.client = EngineClients.apache(running, new DirectWire());
		this.template = table.over(ForgetfulClient.of(this.client), Customer.class, Order.class);
	}

	@AfterEach
	void disconnect() {
		this.client.close();
	}

	private List<Map<String, AttributeValue>> items() {
		return this.engine.client().scan((scan) -> scan.tableName(this.template.tableName())).items();
	}

	private void nothingIsWrittenBy(ThrowingCallable write) {
		List<Map<String, AttributeValue>> before = items();
		assertThatExceptionOfType(DataAccessResourceFailureException.class).isThrownBy(write)
			.withMessage(
					"Nothing was written: the client no longer calls the interceptor dev.singletable.wire.DirectWire, "
							+ "so that the request had no items. Leave it on the client, or set singletable.wire.direct to false.");
		assertThat(items()).isEqualTo(before).hasSize(2);
	}

	@Test
	void noWriteTakesEffectAndEachSaysWhy() {
		assertThat(this.template.explain(ItemQuery.of(Order.class).where(property("customerId").is("c1"))).carrier())
			.contains("directly as the wire's JSON (the client has the interceptor for it)");
		OrderId id = new OrderId("c1", "o1");
		nothingIsWrittenBy(() -> this.template.create(new Customer("c2", "Bob", null, Set.of(), null)));
		nothingIsWrittenBy(() -> this.template.save(new Customer("c1", "Zoe", null, Set.of(), null)));
		nothingIsWrittenBy(() -> this.template.replace(this.stored));
		nothingIsWrittenBy(() -> this.template.update(Customer.class, "c1", Update.set("name", "Zoe")));
		nothingIsWrittenBy(() -> this.template.update(Customer.class, "ghost", Update.set("name", "Zoe")));
		nothingIsWrittenBy(() -> this.template.update(Order.class, id, Update.add("attempts", 1)));
		nothingIsWrittenBy(() -> this.template.update(Order.class, id, Update.add("attempts", 1).exactlyOnce()));
		nothingIsWrittenBy(() -> this.template.delete(this.stored));
		nothingIsWrittenBy(() -> this.template.deleteIfExists(Customer.class, "c1"));
		nothingIsWrittenBy(
				() -> this.template.batch().saveAll(List.of(ANN, new Customer("c3", "B", null, Set.of(), null))));
		nothingIsWrittenBy(() -> this.template.batch().deleteAll(Customer.class, List.of("c1")));
	}

	@Test
	void everyReadStillGivesTheRightEntities() {
		assertThat(this.template.get(Customer.class, "c1")).isEqualTo(ANN);
		assertThat(this.template.find(Customer.class, "c2")).isEmpty();
		assertThat(this.template.exists(Customer.class, "c1")).isTrue();
		assertThat(this.template.findAll(ItemQuery.of(Order.class).where(property("customerId").is("c1"))))
			.containsExactly(this.stored);
		assertThat(this.template.count(ItemQuery.of(Order.class).where(property("customerId").is("c1")))).isEqualTo(1);
		assertThat(this.template.batch().getAll(Customer.class, List.of("c1", "c2")).items()).containsExactly(ANN);
	}

}
