package dev.singletable.template;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import dev.singletable.local.DynamoDbLocal;
import dev.singletable.local.EmbeddedDynamoDb;
import dev.singletable.query.ItemQuery;
import dev.singletable.template.Shop.Customer;
import dev.singletable.template.Shop.NameOnly;
import dev.singletable.template.Shop.Order;
import dev.singletable.template.Shop.Status;
import dev.singletable.wire.CapacityMeter;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static dev.singletable.expression.Condition.property;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Many values are answered in their order, however they are read.
 */
@DynamoDbLocal
class ValuesOfInIntegrationTests {

	private static final int MANY = 1500;

	private static final int PARTITIONS = 60;

	private FreshTable table;

	private SingleTableTemplate template;

	@BeforeEach
	void fill(EmbeddedDynamoDb engine) {
		this.table = new FreshTable(engine);
		this.template = this.table.of(Customer.class, Order.class);
	}

	private static Customer customer(String id) {
		return new Customer(id, "name of " + id, null, Set.of(), null);
	}

	private static ItemQuery<Customer> customers(List<String> ids) {
		return ItemQuery.of(Customer.class).where(property("id").in(ids));
	}

	private static List<String> shuffled(int count, String prefix) {
		List<String> ids = new ArrayList<>(IntStream.range(0, count).mapToObj((number) -> prefix + number).toList());
		Collections.shuffle(ids, new Random(7));
		return ids;
	}

	private void saveCustomers() {
		this.template.batch().saveAll(shuffled(MANY, "c").stream().map(ValuesOfInIntegrationTests::customer).toList());
	}

	/** One in three is missing, and each is asked for twice. */
	private static List<String> asked() {
		List<String> ids = shuffled(MANY + MANY / 2, "c");
		ids.addAll(ids);
		return ids;
	}

	private static List<String> expected() {
		return asked().stream().distinct().filter((id) -> Integer.parseInt(id.substring(1)) < MANY).toList();
	}

	@Test
	void keysAreFoundInTheOrderOfTheirValuesEachOnce() {
		saveCustomers();
		ItemQuery<Customer> query = customers(asked());
		assertThat(this.template.findAll(query)).extracting(Customer::id).containsExactlyElementsOf(expected());
		assertThat(this.template.findAll(query.consistent())).hasSize(MANY)
			.allMatch((each) -> ("name of " + each.id()).equals(each.name()));
		assertThat(this.template.findAll(query.descending().limit(120))).extracting(Customer::id)
			.containsExactlyElementsOf(expected().subList(0, 120));
		try (Stream<Customer> stream = this.template.stream(query)) {
			assertThat(stream.map(Customer::id)).containsExactlyElementsOf(expected());
		}
		assertThat(this.template.count(query)).isEqualTo(MANY);
		assertThat(this.template.exists(query)).isTrue();
		assertThat(this.template.findAll(query.as(NameOnly.class))).extracting(NameOnly::getName)
			.containsExactlyElementsOf(expected().stream().map((id) -> "name of " + id).toList());
	}

	@Test
	void anItemOfAnotherTypeIsNotFound() {
		this.template.save(customer("a"));
		this.table.putUnknownType("CUSTOMER#b", "META");
		ItemQuery<Customer> query = customers(List.of("b", "a"));
		assertThat(this.template.findAll(query)).containsExactly(customer("a"));
		assertThat(this.template.count(query)).isEqualTo(1);
		assertThat(this.template.exists(customers(List.of("b")))).isFalse();
		assertThat(this.template.findAll(query.limit(1))).containsExactly(customer("a"));
	}

	private List<String> saveOrders() {
		List<Order> orders = new ArrayList<>();
		List<String> partitions = shuffled(PARTITIONS, "p");
		for (String partition : partitions) {
			IntStream.range(0, 5)
				.forEach((number) -> orders.add(Order.of(partition, "o" + number, Status.NEW, Instant.EPOCH)));
		}
		this.template.batch().saveAll(orders);
		return partitions;
	}

	private static List<String> ids(List<Order> orders) {
		return orders.stream().map((order) -> order.customerId() + order.id()).toList();
	}

	private static List<String> all(List<String> partitions) {
		return partitions.stream()
			.flatMap((partition) -> IntStream.range(0, 5).mapToObj((number) -> partition + "o" + number))
			.toList();
	}

	@Test
	void partitionsAreReadAtTheSameTimeAndGivenInOrder() {
		List<String> partitions = saveOrders();
		ItemQuery<Order> query = ItemQuery.of(Order.class).where(property("customerId").in(partitions));
		assertThat(ids(this.template.findAll(query))).containsExactlyElementsOf(all(partitions));
		assertThat(ids(this.template.findAll(query.limit(12))))
			.containsExactlyElementsOf(all(partitions).subList(0, 12));
		assertThat(this.template.count(query)).isEqualTo(5L * PARTITIONS);
		assertThat(this.template.count(query.matching((order) -> "o3".equals(order.id())))).isEqualTo(PARTITIONS);
		try (Stream<Order> stream = this.template.stream(query)) {
			assertThat(ids(stream.toList())).containsExactlyElementsOf(all(partitions));
		}
	}

	@Test
	void aMeterCountsWhatOtherThreadsReadForIt() {
		List<String> partitions = saveOrders();
		ItemQuery<Order> query = ItemQuery.of(Order.class).where(property("customerId").in(partitions));
		try (CapacityMeter meter = CapacityMeter.open()) {
			this.template.findAll(query);
			assertThat(meter.calls()).isEqualTo(PARTITIONS);
			assertThat(meter.readUnits()).isGreaterThanOrEqualTo(PARTITIONS * 0.5);
		}
	}

	@Test
	void aStreamReadsNoFurtherAheadThanItIsRead() {
		List<String> partitions = saveOrders();
		ItemQuery<Order> query = ItemQuery.of(Order.class).where(property("customerId").in(partitions));
		try (CapacityMeter meter = CapacityMeter.open(); Stream<Order> stream = this.template.stream(query)) {
			assertThat(meter.calls()).isZero();
			assertThat(stream.limit(5)).hasSize(5);
			assertThat(meter.calls()).isEqualTo(1);
		}
	}

	@Test
	void aCallThatFailsIsRepeated(EmbeddedDynamoDb engine) {
		saveCustomers();
		FaultyHttpClient network = new FaultyHttpClient();
		SingleTableTemplate faulty = this.table.over(network.client(engine, 1), Customer.class, Order.class);
		network.next(FaultyHttpClient.Fault.THROTTLE, FaultyHttpClient.Fault.BAD_GATEWAY);
		assertThat(faulty.findAll(customers(List.of("c2", "c1")))).extracting(Customer::id).containsExactly("c2", "c1");
		assertThat(network.operations()).containsExactly("BatchGetItem", "BatchGetItem", "BatchGetItem");
	}

}
