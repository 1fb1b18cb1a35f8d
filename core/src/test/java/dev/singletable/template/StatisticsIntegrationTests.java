package dev.singletable.template;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

import dev.singletable.expression.Update;
import dev.singletable.local.DynamoDbLocal;
import dev.singletable.local.EmbeddedDynamoDb;
import dev.singletable.query.ItemScan;
import dev.singletable.stats.ItemCount;
import dev.singletable.stats.Recount;
import dev.singletable.template.Depot.Crate;
import dev.singletable.template.Depot.Hall;
import dev.singletable.template.Depot.Lease;
import dev.singletable.template.Depot.Pallet;
import dev.singletable.template.Depot.Vehicle;
import dev.singletable.write.ItemAlreadyExistsException;
import dev.singletable.write.ItemNotFoundException;
import dev.singletable.write.TransactionFailedException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Items are counted exactly, whatever verb makes or deletes them (ST-1, ST-2, ST-3).
 */
@DynamoDbLocal
class StatisticsIntegrationTests {

	/** The engine deletes by its own clock what has expired. */
	private static final Instant START = FreshTable.NOON.plus(Duration.ofDays(36_500));

	private FreshTable table;

	private SingleTableTemplate template;

	@BeforeEach
	void open(EmbeddedDynamoDb engine) {
		this.table = new FreshTable(engine);
		this.table.pass(Duration.between(FreshTable.NOON, START));
		this.template = this.table.of(Crate.class, Lease.class, Pallet.class, Hall.class, Vehicle.class);
	}

	private static Crate crate(int number) {
		return new Crate("c" + number, null);
	}

	private long crates() {
		return this.template.statistics().count(Crate.class).items();
	}

	@Test
	void countsWhatIsMadeAndDeleted() {
		this.template.create(crate(1));
		this.template.save(crate(2));
		this.template.getOrCreate(Crate.class, "c3", () -> crate(3));
		this.template.getOrCreate(Crate.class, "c3", () -> crate(3));
		assertThat(crates()).isEqualTo(3);
		this.template.delete(crate(1));
		this.template.delete(Crate.class, "c2");
		assertThat(crates()).isEqualTo(1);
	}

	@Test
	void countsNothingThatMakesOrDeletesNone() {
		this.template.create(crate(1));
		this.template.save(new Crate("c1", "over"));
		this.template.replace(new Crate("c1", "again"));
		this.template.update(Crate.class, "c1", Update.set("label", "part"));
		assertThatExceptionOfType(ItemAlreadyExistsException.class).isThrownBy(() -> this.template.create(crate(1)));
		assertThatExceptionOfType(ItemNotFoundException.class)
			.isThrownBy(() -> this.template.delete(Crate.class, "c2"));
		assertThat(this.template.deleteIfExists(Crate.class, "c2")).isFalse();
		assertThat(crates()).isEqualTo(1);
		assertThat(this.template.deleteIfExists(Crate.class, "c1")).isTrue();
		assertThat(this.template.deleteIfExists(Crate.class, "c1")).isFalse();
		assertThat(crates()).isZero();
	}

	@Test
	void movesWithoutCounting() {
		this.template.create(crate(1));
		this.template.move(crate(1), crate(2));
		assertThat(crates()).isEqualTo(1);
	}

	@Test
	void countsBatchesOfAnySize() {
		this.template.create(crate(7));
		this.template.batch().saveAll(IntStream.range(0, 230).mapToObj(StatisticsIntegrationTests::crate).toList());
		assertThat(crates()).isEqualTo(230);
		this.template.batch().saveAll(IntStream.range(100, 240).mapToObj(StatisticsIntegrationTests::crate).toList());
		assertThat(crates()).isEqualTo(240);
		this.template.batch()
			.deleteAll(Crate.class, IntStream.range(0, 300).mapToObj((number) -> "c" + number).toList());
		assertThat(crates()).isZero();
	}

	@Test
	void countsNothingOfATransactionThatFails() {
		this.template.create(crate(1));
		assertThatExceptionOfType(TransactionFailedException.class)
			.isThrownBy(() -> this.template.transaction().create(crate(2)).create(crate(1)).execute());
		assertThat(crates()).isEqualTo(1);
		this.template.transaction()
			.create(crate(2))
			.save(crate(3))
			.save(new Crate("c1", "over"))
			.create(new Hall("h1"))
			.execute();
		assertThat(crates()).isEqualTo(3);
		this.template.transaction().delete(Crate.class, "c1").create(crate(4)).execute();
		assertThat(crates()).isEqualTo(3);
	}

	@Test
	void countsNeitherVersionsNorGuards() {
		Pallet first = this.template.create(new Pallet("p1", "a", null));
		this.template.save(new Pallet("p1", "b", first.version()));
		this.template.update(Pallet.class, "p1", Update.set("code", "c"));
		this.template.history(Pallet.class).restore("p1", 2);
		assertThat(this.template.statistics().count(Pallet.class)).isEqualTo(new ItemCount(1, false));
		this.template.delete(Pallet.class, "p1");
		assertThat(this.template.statistics().count(Pallet.class)).isEqualTo(new ItemCount(0, false));
		assertThat(this.template.statistics().recount(Pallet.class))
			.containsExactly(new Recount("PALLET", 0, 0, 0, false));
	}

	@Test
	void tellsAnUpperBoundOfTypesThatExpire() {
		this.template.create(new Lease("l1", START.plusSeconds(60)));
		this.template.create(new Lease("l2", START.plusSeconds(600)));
		this.table.pass(Duration.ofSeconds(100));
		assertThat(this.template.deleteIfExists(Lease.class, "l1")).isFalse();
		assertThat(this.template.statistics().count(Lease.class)).isEqualTo(new ItemCount(2, true));
		assertThat(this.template.statistics().recount(Lease.class))
			.containsExactly(new Recount("LEASE", 1, 2, 0, true));
		assertThat(this.template.statistics().count(Lease.class)).isEqualTo(new ItemCount(1, true));
		this.template.save(new Lease("l1", START.plusSeconds(600)));
		assertThat(this.template.statistics().count(Lease.class)).isEqualTo(new ItemCount(2, true));
	}

	@Test
	void addsUpTheTypesOfAParent() {
		this.template.create(new Vehicle.Truck("1"));
		this.template.batch().saveAll(List.<Vehicle>of(new Vehicle.Van("1"), new Vehicle.Van("2")));
		assertThat(this.template.statistics().count(Vehicle.class)).isEqualTo(new ItemCount(3, false));
		assertThat(this.template.statistics().counts())
			.isEqualTo(Map.of("CRATE", new ItemCount(0, false), "LEASE", new ItemCount(0, true), "PALLET",
					new ItemCount(0, false), "TRUCK", new ItemCount(1, false), "VAN", new ItemCount(2, false)));
	}

	@Test
	void spreadsTheCounters() {
		this.template.transaction().create(crate(1)).create(crate(2)).execute();
		IntStream.range(3, 30).forEach((number) -> this.template.create(crate(number)));
		long items = 0;
		for (String shard : List.of("0", "1", "2")) {
			Map<String, AttributeValue> counter = this.table.item("_INTERNAL#STATS#CRATE", shard);
			assertThat(counter.get("_type").s()).isEqualTo("_INTERNAL#STATS");
			items += Long.parseLong(counter.get("_items").n());
		}
		assertThat(items).isEqualTo(29);
		assertThat(this.table.item("_INTERNAL#STATS#CRATE", "3")).isEmpty();
	}

	@Test
	void hidesTheCountersFromScansOfEntities() {
		this.template.create(crate(1));
		List<Object> seen = new ArrayList<>();
		this.template.scan(ItemScan.of(Crate.class), seen::add);
		assertThat(seen).containsExactly(crate(1));
	}

	@Test
	void countsExactlyUnderWritersAtOnce() throws Exception {
		ExecutorService writers = Executors.newFixedThreadPool(4);
		try {
			List<Callable<Integer>> all = new ArrayList<>();
			for (int number = 0; number < 60; number++) {
				Crate crate = crate(number % 7);
				boolean deletes = number % 3 == 0;
				all.add(() -> {
					if (deletes) {
						this.template.deleteIfExists(Crate.class, crate.id());
					}
					else {
						this.template.save(crate);
					}
					return 1;
				});
			}
			for (Future<Integer> each : writers.invokeAll(all)) {
				assertThat(each.get()).isOne();
			}
		}
		finally {
			writers.shutdown();
		}
		List<Crate> left = new ArrayList<>();
		this.template.scan(ItemScan.of(Crate.class), left::add);
		assertThat(crates()).isEqualTo(left.size());
	}

	@Test
	void recountsWhatWasNeverCounted() {
		SingleTableTemplate before = this.table.with((builder) -> builder, Hall.class);
		before.create(new Hall("h1"));
		this.template.create(crate(1));
		this.table.remove("CRATE#c1", "META");
		this.template.create(crate(2));
		assertThat(crates()).isEqualTo(2);
		Recount recount = this.template.statistics().recount(Crate.class).get(0);
		assertThat(recount).isEqualTo(new Recount("CRATE", 1, 2, 0, true));
		assertThat(recount.isExact()).isTrue();
		assertThat(crates()).isEqualTo(1);
		assertThat(this.template.statistics().recount(Crate.class).get(0).corrected()).isFalse();
	}

	@Test
	void spoilsNoCountWhileItRecountsBesideWriters() throws Exception {
		ExecutorService writer = Executors.newSingleThreadExecutor();
		try {
			Future<Integer> writes = writer.submit(() -> {
				for (int number = 0; number < 60; number++) {
					this.template.create(crate(number));
				}
				return 60;
			});
			while (!writes.isDone()) {
				assertThat(this.template.statistics().recount(Crate.class).get(0).corrected()).isFalse();
			}
			assertThat(Objects.requireNonNull(writes.get())).isEqualTo(60);
		}
		finally {
			writer.shutdown();
		}
		assertThat(crates()).isEqualTo(60);
	}

}
