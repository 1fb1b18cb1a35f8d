package dev.singletable.template;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import dev.singletable.local.DynamoDbLocal;
import dev.singletable.local.EmbeddedDynamoDb;
import dev.singletable.query.ItemScan;
import dev.singletable.query.ScanProgress;
import dev.singletable.template.Shop.Animal;
import dev.singletable.template.Shop.Cat;
import dev.singletable.template.Shop.Customer;
import dev.singletable.template.Shop.Dog;
import dev.singletable.wire.CapacityMeter;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

import static dev.singletable.expression.Condition.property;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * A scan in segments gives every item of the type, each once.
 */
@DynamoDbLocal
class ScansIntegrationTests {

	private static final int CUSTOMERS = 300;

	private SingleTableTemplate template;

	@BeforeEach
	void fill(EmbeddedDynamoDb engine) {
		this.template = new FreshTable(engine).of(Customer.class, Cat.class, Dog.class);
		List<Object> all = new ArrayList<>();
		IntStream.range(0, CUSTOMERS)
			.forEach((number) -> all.add(new Customer("c" + number, "name" + number % 3, null, Set.of(), null)));
		this.template.batch().saveAll(all);
	}

	private static Set<String> ids(List<Customer> customers) {
		return customers.stream().map(Customer::id).collect(Collectors.toSet());
	}

	@ParameterizedTest
	@CsvSource({ "1, 7", "4, 7", "4, 1000", "32, 3", "256, 100" })
	void everyItemComesOnce(int segments, int pageSize) {
		List<Customer> found = new ArrayList<>();
		ScanProgress progress = this.template.scan(ItemScan.of(Customer.class).segments(segments).pageSize(pageSize),
				found::add);
		assertThat(found).hasSize(CUSTOMERS);
		assertThat(ids(found)).hasSize(CUSTOMERS);
		assertThat(progress.isComplete()).isTrue();
		assertThat(progress.returned()).isEqualTo(CUSTOMERS);
		assertThat(progress.scanned()).isEqualTo(CUSTOMERS);
		assertThat(progress.readUnits()).isPositive();
	}

	@Test
	void aFilterLeavesOutWhatItDoesNotWant() {
		List<Customer> found = new ArrayList<>();
		ScanProgress progress = this.template.scan(ItemScan.of(Customer.class).filter(property("name").is("name1")),
				found::add);
		assertThat(found).hasSize(CUSTOMERS / 3).allMatch((each) -> each.name().equals("name1"));
		assertThat(progress.scanned()).isEqualTo(CUSTOMERS);
	}

	@Test
	void anotherTypeIsNotHandedOver() {
		List<Animal> found = new ArrayList<>();
		this.template.scan(ItemScan.of(Animal.class), found::add);
		assertThat(found).isEmpty();
	}

	@Test
	void aSlowConsumerHoldsTheReadersBack(EmbeddedDynamoDb engine) {
		AtomicInteger scans = new AtomicInteger();
		SingleTableTemplate counted = SingleTableTemplate.builder(counting(engine.client(), scans))
			.table(this.template::tableName)
			.entities(Customer.class)
			.build();
		AtomicInteger ahead = new AtomicInteger();
		counted.scan(ItemScan.of(Customer.class).segments(2).pageSize(5), (each) -> {
			if (ahead.get() == 0) {
				awaitReadersAtRest(scans);
				ahead.set(scans.get());
			}
		});
		// one page at hand, two that wait, and one that each segment cannot hand in
		assertThat(ahead.get()).isEqualTo(5);
		assertThat(scans.get()).isGreaterThanOrEqualTo(CUSTOMERS / 5);
	}

	private static void awaitReadersAtRest(AtomicInteger scans) {
		long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
		while ((scans.get() < 5 || !readersWait()) && System.nanoTime() < end) {
			LockSupport.parkNanos(Duration.ofMillis(1).toNanos());
		}
	}

	private static boolean readersWait() {
		return Thread.getAllStackTraces()
			.keySet()
			.stream()
			.filter((thread) -> thread.getName().equals("singletable-scan"))
			.filter((thread) -> thread.getState() == Thread.State.WAITING)
			.count() == 2;
	}

	private static DynamoDbClient counting(DynamoDbClient client, AtomicInteger scans) {
		return (DynamoDbClient) Proxy.newProxyInstance(DynamoDbClient.class.getClassLoader(),
				new Class<?>[] { DynamoDbClient.class }, (proxy, method, arguments) -> {
					if (method.getName().equals("scan")) {
						scans.incrementAndGet();
					}
					try {
						return method.invoke(client, arguments);
					}
					catch (InvocationTargetException ex) {
						throw ex.getCause();
					}
				});
	}

	@Test
	void aMeterCountsEverySegment() {
		try (CapacityMeter meter = CapacityMeter.open()) {
			ScanProgress progress = this.template.scan(ItemScan.of(Customer.class).segments(4), (each) -> {
			});
			assertThat(meter.calls()).isEqualTo(progress.calls());
			assertThat(meter.readUnits()).isEqualTo(progress.readUnits());
		}
	}

	@Test
	void aConsumerThatFailsEndsTheReaders() throws InterruptedException {
		assertThatIllegalStateException()
			.isThrownBy(() -> this.template.scan(ItemScan.of(Customer.class).segments(8).pageSize(2), (each) -> {
				throw new IllegalStateException("enough");
			}))
			.withMessage("enough");
		for (Thread reader : Thread.getAllStackTraces().keySet()) {
			if (reader.getName().equals("singletable-scan")) {
				reader.join(Duration.ofSeconds(20).toMillis()); // its pool has ended, it
																// may have a step to go
				assertThat(reader.isAlive()).isFalse();
			}
		}
	}

}
