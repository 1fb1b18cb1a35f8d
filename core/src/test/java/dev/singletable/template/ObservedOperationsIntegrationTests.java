package dev.singletable.template;

import org.springframework.data.annotation.Id;
import java.util.stream.Stream;
import dev.singletable.annotation.SingleTableEntity;
import dev.singletable.annotation.SecondaryIndex;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

import dev.singletable.expression.Update;
import dev.singletable.local.DynamoDbLocal;
import dev.singletable.local.EmbeddedDynamoDb;
import dev.singletable.observe.ObservationOptions;
import dev.singletable.observe.OperationFigures;
import dev.singletable.observe.OperationFigures.Units;
import dev.singletable.observe.SingleTableObservationContext;
import dev.singletable.query.ItemQuery;
import dev.singletable.query.ItemScan;
import dev.singletable.template.Shop.Customer;
import dev.singletable.template.Shop.Order;
import dev.singletable.template.Shop.Status;
import dev.singletable.wire.WireOptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

import static dev.singletable.expression.Condition.property;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the service charges, for table and indexes, over both carriers (OB-1).
 */
@DynamoDbLocal
@ParameterizedClass(name = "direct wire {0}")
@ValueSource(booleans = { true, false })
class ObservedOperationsIntegrationTests {

	private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

	private final List<SingleTableObservationContext> ended = new ArrayList<>();

	private SingleTableTemplate template;

	@Parameter
	boolean direct;

	@BeforeEach
	void make(EmbeddedDynamoDb engine) {
		ObservationOptions options = ObservationOptions.none()
			.withListener((operation, duration) -> this.ended.add(operation));
		this.template = new FreshTable(engine).with(
				(builder) -> builder.observation(options)
					.wire(this.direct ? WireOptions.defaults() : WireOptions.indirect()),
				Customer.class, Order.class, Volume.class);
	}

	private OperationFigures last() {
		return this.ended.get(this.ended.size() - 1).figures();
	}

	private static Customer customer(int number) {
		return new Customer("c" + number, "name", null, Set.of(), null);
	}

	@Test
	void writesAreChargedToTheTableAndEachIndex() {
		this.template.create(Order.of("c1", "o1", Status.NEW, NOON));
		assertThat(last().units()).containsOnly(Map.entry("none", new Units(0, 1)), Map.entry("gsi1", new Units(0, 1)),
				Map.entry("byTotal", new Units(0, 1)), Map.entry("lsi1", new Units(0, 1)));
		this.template.update(Order.class, new OrderId("c1", "o1"), Update.add("attempts", 1));
		assertThat(last().total().write()).isPositive();
		this.template.delete(Order.class, new OrderId("c1", "o1"));
		assertThat(last().units()).containsKey("gsi1");
	}

	record OrderId(String customerId, String id) {
	}

	@Test
	void aQueryOfAnIndexIsChargedToIt() {
		this.template.batch().saveAll(IntStream.range(0, 30).mapToObj((number) -> customer(number)).toList());
		assertThat(last().calls()).containsOnly(Map.entry("BatchWriteItem", 2L));
		assertThat(last().units()).containsOnlyKeys("none", "types");
		assertThat(last().total().write()).isEqualTo(60);
		this.template.findAll(ItemQuery.of(Customer.class).index("types").filter(property("id").is("c7")));
		assertThat(last().index()).isEqualTo("types");
		assertThat(last().units()).containsOnlyKeys("types");
		assertThat(last().returned()).isEqualTo(1);
		assertThat(last().scanned()).isEqualTo(30);
	}

	@Test
	void readsByKeyTellWhatCameBack() {
		this.template.create(customer(1));
		this.template.find(Customer.class, "c1");
		assertThat(last().returned()).isEqualTo(1);
		assertThat(last().units()).containsOnly(Map.entry("none", new Units(0.5, 0)));
		this.template.find(Customer.class, "c2");
		assertThat(last().returned()).isZero();
		this.template.batch().getAll(Customer.class, List.of("c1", "c2"));
		assertThat(last().returned()).isEqualTo(1);
		assertThat(last().total().read()).isPositive();
	}

	@Test
	void aScanIsOneOperationOverAllSegments() {
		this.template.batch().saveAll(IntStream.range(0, 40).mapToObj((number) -> customer(number)).toList());
		List<Customer> found = new ArrayList<>();
		this.template.scan(ItemScan.of(Customer.class).segments(4), found::add);
		assertThat(found).hasSize(40);
		assertThat(last().returned()).isEqualTo(40);
		assertThat(last().callCount()).isGreaterThanOrEqualTo(4);
		assertThat(this.ended).hasSize(2);
	}

	@Test
	void transactionsTellTheirSizeAndWhatTheyCost() {
		this.template.transaction().create(customer(1)).create(customer(2)).execute();
		assertThat(last().largestTransaction()).isEqualTo(2);
		assertThat(last().units().get("none")).extracting(Units::write).isNotEqualTo(0.0);
		this.template.snapshot().with(Customer.class, "c1").read();
		assertThat(last().returned()).isEqualTo(1);
		assertThat(last().total().read()).isPositive();
	}

	@SingleTableEntity(type = "VOLUME", pk = "VOLUME#{number}")
	@SecondaryIndex(name = "volumes", pk = "{@type}", sk = "{number}", shards = 2)
	record Volume(@Id int number, String text) {
	}

	/**
	 * Shards are merged while the stream is taken, and each takes two pages.
	 */
	@Test
	void aStreamOverShardsCountsWhatItReadsOnTheWay() {
		String text = "x".repeat(300_000);
		for (int number = 0; number < 16; number++) {
			this.template.create(new Volume(number, text));
		}
		try (Stream<Volume> volumes = this.template.stream(ItemQuery.of(Volume.class).index("volumes").ascending())) {
			assertThat(volumes).extracting(Volume::number).isSorted().hasSize(16);
		}
		assertThat(last().scanned()).isEqualTo(16);
		assertThat(last().returned()).isEqualTo(16);
		assertThat(last().callCount()).isEqualTo(4);
	}

}
