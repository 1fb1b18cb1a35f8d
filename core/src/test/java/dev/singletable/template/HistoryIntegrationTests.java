package dev.singletable.template;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

import dev.singletable.history.Difference;
import dev.singletable.history.HistoryOperations;
import dev.singletable.history.HistoryOperations.Version;
import dev.singletable.history.VersionInfo;
import dev.singletable.local.DynamoDbLocal;
import dev.singletable.local.EmbeddedDynamoDb;
import dev.singletable.template.Archive.Deed;
import dev.singletable.template.Archive.DeedId;
import dev.singletable.template.Archive.Herb;
import dev.singletable.template.Archive.Paper;
import dev.singletable.template.Archive.Plant;
import dev.singletable.template.Archive.PlantId;
import dev.singletable.template.Archive.Tree;
import dev.singletable.template.Shop.Customer;
import dev.singletable.write.ItemNotFoundException;
import dev.singletable.write.StaleVersionException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

import org.springframework.dao.DataAccessException;
import org.springframework.dao.InvalidDataAccessApiUsageException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Reading, restoring and deleting versions (VH-5, VH-6, VH-8).
 */
@DynamoDbLocal
class HistoryIntegrationTests {

	private static final DeedId DEED = new DeedId("o/1", 1);

	private EmbeddedDynamoDb engine;

	private FreshTable table;

	private SingleTableTemplate template;

	private HistoryOperations<Deed> deeds;

	@BeforeEach
	void makeTable(EmbeddedDynamoDb engine) {
		this.engine = engine;
		this.table = new FreshTable(engine);
		this.template = this.table.of(Deed.class, Paper.class, Customer.class);
		this.deeds = this.template.history(Deed.class);
	}

	/** Version n says "n" and is written n hours after noon. */
	private Deed deedWith(int versions) {
		this.table.pass(Duration.ofHours(1));
		Deed deed = this.template.create(Deed.of(1, "red").saying("1"));
		for (int number = 2; number <= versions; number++) {
			this.table.pass(Duration.ofHours(1));
			deed = this.template.save(deed.saying(Integer.toString(number)));
		}
		return deed;
	}

	private static Instant hours(int count) {
		return FreshTable.NOON.plus(Duration.ofHours(count));
	}

	private String said(Deed deed) {
		return String.valueOf(deed.text());
	}

	/** VH-5. */
	@Test
	void givesAVersionByItsNumber() {
		deedWith(3);
		assertThat(this.deeds.version(DEED, 2).map(this::said)).contains("2");
		assertThat(this.deeds.version(DEED, 4)).isEmpty();
		for (long number : List.of(0L, -1L)) {
			assertThatExceptionOfType(InvalidDataAccessApiUsageException.class)
				.isThrownBy(() -> this.deeds.version(DEED, number))
				.withMessage("Deed: version %d was asked for. Versions begin at 1.".formatted(number));
		}
	}

	/** VH-4, VH-5. */
	@Test
	void listsMoreThanTenVersionsNewestFirstWithTheirRealTimes() {
		deedWith(12);
		List<Version<Deed>> versions = this.deeds.versions(DEED);
		assertThat(versions).extracting(Version::number)
			.containsExactly(12L, 11L, 10L, 9L, 8L, 7L, 6L, 5L, 4L, 3L, 2L, 1L);
		assertThat(versions).extracting(Version::latest)
			.containsExactly(true, false, false, false, false, false, false, false, false, false, false, false);
		versions.forEach((each) -> {
			assertThat(each.writtenAt()).isEqualTo(hours((int) each.number()));
			assertThat(each.entity().text()).isEqualTo(Long.toString(each.number()));
		});
		assertThat(this.deeds.infos(DEED).get(11)).isEqualTo(new VersionInfo(1, hours(1), "create", false));
		assertThat(this.deeds.infos(DEED)).hasSize(12);
	}

	@Test
	void pagesThroughVersions() {
		deedWith(7);
		assertThat(this.deeds.versions(DEED, 3)).extracting(Version::number).containsExactly(7L, 6L, 5L);
		assertThat(this.deeds.versionsBefore(DEED, 5, 3)).extracting(Version::number).containsExactly(4L, 3L, 2L);
		assertThat(this.deeds.versionsBefore(DEED, 2, 3)).extracting(Version::number).containsExactly(1L);
		assertThat(this.deeds.versionsBefore(DEED, 1, 3)).isEmpty();
		assertThat(this.deeds.versionsBefore(DEED, 100, 1).get(0).latest()).isTrue();
		assertThat(this.deeds.versionsBefore(DEED, 7, 1).get(0).latest()).isFalse();
		try (Stream<Version<Deed>> stream = this.deeds.stream(DEED)) {
			assertThat(stream.limit(2).map(Version::number)).containsExactly(7L, 6L);
		}
	}

	@Test
	void streamsVersionsOfManyPages() {
		Deed deed = this.template.create(Deed.of(1, null));
		String text = "x".repeat(200_000);
		for (int number = 2; number <= 9; number++) {
			deed = this.template.save(deed.saying(text + number));
		}
		assertThat(this.deeds.stream(DEED).map(Version::number)).containsExactly(9L, 8L, 7L, 6L, 5L, 4L, 3L, 2L, 1L);
		assertThat(this.deeds.infos(DEED)).hasSize(9);
	}

	@Test
	void knowsTheStateOfAMoment() {
		deedWith(9);
		this.deeds.deleteVersion(DEED, 4);
		assertThat(this.deeds.asOf(DEED, hours(1).minusNanos(1))).isEmpty();
		assertThat(this.deeds.asOf(DEED, hours(1)).map(this::said)).contains("1");
		assertThat(this.deeds.asOf(DEED, hours(4)).map(this::said)).contains("3");
		assertThat(this.deeds.asOf(DEED, hours(5).plusSeconds(1)).map(this::said)).contains("5");
		assertThat(this.deeds.asOf(DEED, hours(100)).map(this::said)).contains("9");
		assertThat(this.deeds.asOf(new DeedId("o/1", 2), hours(100))).isEmpty();
	}

	@Test
	void comparesTwoVersionsPropertyByProperty() {
		HistoryOperations<Paper> papers = this.template.history(Paper.class);
		Paper paper = this.template.create(new Paper("p1", "trees", "old", List.of("Ann"), null));
		this.template.save(new Paper("p1", "trees", null, List.of("Ann", "Bob"), paper.version()));
		assertThat(papers.compare("p1", 1, 2)).containsExactly(new Difference("note", "old", null),
				new Difference("authors", List.of("Ann"), List.of("Ann", "Bob")));
		assertThat(papers.compare("p1", 2, 2)).isEmpty();
		assertThatExceptionOfType(ItemNotFoundException.class).isThrownBy(() -> papers.compare("p1", 1, 3))
			.withMessageContaining("there is no version 3.");
	}

	/** VH-6. */
	@Test
	void restoresAVersionAsTheNextOneWithItsClearedFields() {
		Deed first = this.template.create(Deed.of(1, null));
		Deed second = this.template.save(new Deed("o/1", 1, "red", "words", first.created(), first.version()));
		Deed restored = this.deeds.restore(DEED, 1);
		assertThat(restored).isEqualTo(new Deed("o/1", 1, null, null, first.created(), 3L));
		assertThat(this.template.get(Deed.class, DEED)).isEqualTo(restored);
		assertThat(this.deeds.infos(DEED).get(0).operation()).isEqualTo("restore");
		assertThat(this.deeds.version(DEED, 2)).contains(second);
		this.template.create(Deed.of(2, "red"));
		assertThatExceptionOfType(StaleVersionException.class).isThrownBy(() -> this.template.save(second));
	}

	/** VH-6. */
	@Test
	void restoresNothingThatIsNotThere() {
		deedWith(2);
		assertThatExceptionOfType(ItemNotFoundException.class).isThrownBy(() -> this.deeds.restore(DEED, 3))
			.withMessageContaining("there is no version 3.");
		for (long number : List.of(0L, -5L)) {
			assertThatExceptionOfType(InvalidDataAccessApiUsageException.class)
				.isThrownBy(() -> this.deeds.restore(DEED, number))
				.withMessage("Deed: version %d was asked for. Versions begin at 1.".formatted(number));
		}
		assertThat(this.deeds.infos(DEED)).hasSize(2);
	}

	/** VH-8. */
	@Test
	void deletesOneVersionButNotTheCurrentOne() {
		Deed deed = deedWith(3);
		this.deeds.deleteVersion(DEED, 2);
		assertThat(this.deeds.infos(DEED)).extracting(VersionInfo::number).containsExactly(3L, 1L);
		assertThatExceptionOfType(InvalidDataAccessApiUsageException.class)
			.isThrownBy(() -> this.deeds.deleteVersion(DEED, 3))
			.withMessage(
					"DEED: version 3 is the current one, which cannot be deleted alone. Restore another before, or "
							+ "delete the item.");
		assertThatExceptionOfType(ItemNotFoundException.class).isThrownBy(() -> this.deeds.deleteVersion(DEED, 2))
			.withMessageContaining("there is no version 2.");
		assertThat(this.template.get(Deed.class, DEED)).isEqualTo(deed);
	}

	@Test
	void deletesEverythingAndMayBeToldTwice() {
		deedWith(3);
		this.deeds.deleteAll(DEED);
		this.deeds.deleteAll(DEED);
		assertThat(this.template.find(Deed.class, DEED)).isEmpty();
		assertThat(items()).isEmpty();
		assertThatExceptionOfType(ItemNotFoundException.class).isThrownBy(() -> this.deeds.restore(DEED, 1));
		this.template.create(Deed.of(1, "red"));
		assertThat(this.deeds.infos(DEED)).extracting(VersionInfo::number).containsExactly(1L);
	}

	/** VH-8. */
	@Test
	void survivesACrashAtEveryCallOfTheRemoval() {
		for (int calls = 0; calls < 4; calls++) {
			deedWith(110);
			crash(calls);
			boolean there = this.template.exists(Deed.class, DEED);
			assertThat(this.deeds.infos(DEED)).hasSize(there ? 110 : 0);
			assertThat(this.deeds.version(DEED, 7).isPresent()).isEqualTo(there);
			assertThat(this.deeds.asOf(DEED, hours(100_000)).isPresent()).isEqualTo(there);
			this.deeds.deleteAll(DEED);
			assertThat(items()).isEmpty();
		}
	}

	@Test
	void createsAnItemWhoseVersionsWereStillBeingRemoved() {
		for (boolean together : List.of(false, true)) {
			deedWith(110);
			crash(2);
			assertThat(items()).isNotEmpty();
			if (together) {
				this.template.transaction().create(Deed.of(1, "red")).create(Deed.of(2, null)).execute();
			}
			else {
				this.template.create(Deed.of(1, "red"));
			}
			assertThat(this.deeds.infos(DEED)).extracting(VersionInfo::number).containsExactly(1L);
			this.deeds.deleteAll(DEED);
			this.deeds.deleteAll(new DeedId("o/1", 2));
			assertThat(items()).isEmpty();
		}
	}

	/** Deletes everything over a client that sends so many transactions and no more. */
	private void crash(int calls) {
		AtomicInteger left = new AtomicInteger(calls);
		DynamoDbClient client = (DynamoDbClient) Proxy.newProxyInstance(getClass().getClassLoader(),
				new Class<?>[] { DynamoDbClient.class }, (proxy, method, arguments) -> {
					if (method.getName().equals("transactWriteItems") && left.getAndDecrement() <= 0) {
						throw SdkClientException.create("The process is gone.");
					}
					try {
						return method.invoke(this.engine.client(), arguments);
					}
					catch (InvocationTargetException ex) {
						throw ex.getCause();
					}
				});
		try {
			this.table.over(client, Deed.class, Paper.class, Customer.class).history(Deed.class).deleteAll(DEED);
		}
		catch (DataAccessException ex) {
			assertThat(ex).hasMessageContaining("The process is gone.");
		}
	}

	private List<Map<String, AttributeValue>> items() {
		return this.table.items();
	}

	@Test
	void givesEachVersionOfAHierarchyAsItsOwnClass() {
		SingleTableTemplate garden = this.table.of(Plant.class);
		Tree oak = garden.create(new Tree("g", "oak", 1, null));
		Herb mint = garden.create(new Herb("g", "mint", null));
		garden.save(new Tree("g", "oak", 9, oak.version()));
		HistoryOperations<Plant> plants = garden.history(Plant.class);
		assertThat(plants.version(new PlantId("g", "oak"), 1)).contains(oak);
		assertThat(plants.versions(new PlantId("g", "mint"))).extracting(Version::entity).containsExactly(mint);
		assertThat(plants.restore(new PlantId("g", "oak"), 1)).isEqualTo(new Tree("g", "oak", 1, 3L));
		assertThat(plants.compare(new PlantId("g", "oak"), 1, 2)).containsExactly(new Difference("height", 1, 9));
	}

	@Test
	void refusesTypesWithoutVersions() {
		assertThatExceptionOfType(InvalidDataAccessApiUsageException.class)
			.isThrownBy(() -> this.template.history(Customer.class))
			.withMessage("CUSTOMER: no versions are kept of it. Annotate Customer with @Historized.");
	}

}
