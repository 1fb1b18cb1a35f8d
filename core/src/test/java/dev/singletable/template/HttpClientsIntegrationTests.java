package dev.singletable.template;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import dev.singletable.expression.Update;
import dev.singletable.local.DynamoDbLocal;
import dev.singletable.local.EmbeddedDynamoDb;
import dev.singletable.query.ItemQuery;
import dev.singletable.query.ItemWindow;
import dev.singletable.query.ReadOptions;
import dev.singletable.template.Shop.Address;
import dev.singletable.template.Shop.Customer;
import dev.singletable.template.Shop.Order;
import dev.singletable.template.Shop.OrderId;
import dev.singletable.template.Shop.Status;
import dev.singletable.wire.DirectWire;
import dev.singletable.wire.WireOptions;
import dev.singletable.write.ConditionFailedException;
import dev.singletable.write.ItemAlreadyExistsException;
import dev.singletable.write.StaleVersionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

import static dev.singletable.expression.Condition.property;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Every operation over both HTTP clients of AWS that block, with the direct wire and
 * without.
 */
@DynamoDbLocal
@ParameterizedClass(name = "{0}, direct wire {1}")
@MethodSource("clients")
class HttpClientsIntegrationTests {

	private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

	private static final OrderId ID = new OrderId("c1", "o1");

	private static final Customer ANN = new Customer("c1", "Zoë 😀", new Address("Main", "Ulm"), Set.of("a", "b"),
			Map.of("x", 1L));

	@Parameter(0)
	String name;

	@Parameter(1)
	boolean direct;

	private SdkHttpClient http;

	private DynamoDbClient client;

	private SingleTableTemplate template;

	static Stream<Arguments> clients() {
		return Stream.of("Apache 5", "URL connection")
			.flatMap((name) -> Stream.of(Arguments.of(name, true), Arguments.of(name, false)));
	}

	@BeforeEach
	void connect(EmbeddedDynamoDb engine) {
		this.http = this.name.startsWith("URL") ? UrlConnectionHttpClient.create() : Apache5HttpClient.create();
		this.client = EngineClients.over(this.http, engine, new DirectWire());
		String table = engine.freshTableName();
		this.template = SingleTableTemplate.builder(this.client)
			.table(() -> table)
			.entities(Customer.class, Order.class)
			.wire(this.direct ? WireOptions.defaults() : WireOptions.indirect())
			.createTable(true)
			.build();
	}

	@AfterEach
	void disconnect() {
		this.client.close();
		this.http.close();
	}

	private static Order order(String id) {
		return Order.of("c1", id, Status.NEW, NOON);
	}

	@Test
	void writesAndReadsOneItem() {
		assertThat(this.template.create(ANN)).isEqualTo(ANN);
		assertThatExceptionOfType(ItemAlreadyExistsException.class).isThrownBy(() -> this.template.create(ANN));
		assertThat(this.template.get(Customer.class, "c1")).isEqualTo(ANN);
		assertThat(this.template.get(Customer.class, "c1", ReadOptions.consistent())).isEqualTo(ANN);
		assertThat(this.template.find(Customer.class, "c2")).isEmpty();
		assertThat(this.template.exists(Customer.class, "c1")).isTrue();
		Order first = this.template.save(order("o1"));
		Order second = this.template.replace(first);
		assertThat(second.version()).isEqualTo(first.version() + 1);
		assertThatExceptionOfType(StaleVersionException.class).isThrownBy(() -> this.template.replace(first));
		this.template.delete(second);
		assertThat(this.template.deleteIfExists(Order.class, ID)).isFalse();
		assertThat(this.template.deleteIfExists(Customer.class, "c1")).isTrue();
		assertThat(this.template.exists(Customer.class, "c1")).isFalse();
	}

	@Test
	void changesOneItem() {
		this.template.save(order("o1"));
		assertThat(this.template.update(Order.class, ID, Update.add("attempts", 2).set("status", Status.PAID)))
			.extracting(Order::attempts, Order::status, Order::total)
			.containsExactly(2, Status.PAID, new BigDecimal("19.99"));
		assertThat(this.template.update(Order.class, ID, Update.add("attempts", 3).exactlyOnce()).attempts())
			.isEqualTo(5);
		assertThatExceptionOfType(ConditionFailedException.class)
			.isThrownBy(() -> this.template.update(Order.class, ID,
					Update.set("status", Status.SHIPPED).onlyIf(property("status").is(Status.NEW))))
			.satisfies((ex) -> assertThat(ex.storedItem(Order.class)).map(Order::attempts).contains(5));
	}

	@Test
	void writesReadsAndDeletesMany() {
		List<Customer> customers = IntStream.range(0, 60)
			.mapToObj(
					(number) -> new Customer("m" + number, "n".repeat(number * 100), null, Set.of("t" + number), null))
			.toList();
		List<String> ids = customers.stream().map(Customer::id).toList();
		this.template.batch().saveAll(customers);
		assertThat(this.template.batch().getAll(Customer.class, ids).items()).isEqualTo(customers);
		this.template.batch().deleteAll(Customer.class, ids.subList(0, 30));
		assertThat(this.template.batch().getAll(Customer.class, ids).missing()).hasSize(30);
	}

	@Test
	void readsPagesAndCounts() {
		List<Order> saved = this.template.batch()
			.saveAll(IntStream.range(100, 150).mapToObj((number) -> order("o" + number)).toList());
		ItemQuery<Order> query = ItemQuery.of(Order.class).where(property("customerId").is("c1"));
		assertThat(this.template.findAll(query)).isEqualTo(saved);
		assertThat(this.template.count(query)).isEqualTo(50);
		assertThat(this.template.stream(query.limit(7))).isEqualTo(saved.subList(0, 7));
		ItemWindow<Order> window = this.template.scroll(query.limit(20));
		assertThat(window.getContent()).isEqualTo(saved.subList(0, 20));
		assertThat(window.hasNext()).isTrue();
		assertThat(this.template.scroll(query.limit(20).from(window.positionAt(19))).getContent())
			.isEqualTo(saved.subList(20, 40));
	}

}
