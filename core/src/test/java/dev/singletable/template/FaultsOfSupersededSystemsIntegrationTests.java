package dev.singletable.template;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

import dev.singletable.annotation.Audited;
import dev.singletable.annotation.Blob;
import dev.singletable.annotation.Historized;
import dev.singletable.annotation.SecondaryIndex;
import dev.singletable.annotation.Sensitive;
import dev.singletable.annotation.SingleTableEntity;
import dev.singletable.blob.BlobContent;
import dev.singletable.blob.BlobTooLargeException;
import dev.singletable.cursor.InvalidCursorException;
import dev.singletable.cursor.SealedCursors;
import dev.singletable.expression.Update;
import dev.singletable.history.HistoryOperations;
import dev.singletable.history.VersionInfo;
import dev.singletable.local.DynamoDbLocal;
import dev.singletable.local.EmbeddedDynamoDb;
import dev.singletable.query.ItemQuery;
import dev.singletable.query.ItemWindow;
import dev.singletable.table.TableAttributes;
import dev.singletable.trail.AuditEntry;
import dev.singletable.write.Acting;
import dev.singletable.write.ItemAlreadyExistsException;
import dev.singletable.write.ItemNotFoundException;
import dev.singletable.write.ItemTooLargeException;
import dev.singletable.write.StaleVersionException;
import dev.singletable.write.TransactionFailedException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

import org.springframework.dao.DataAccessException;
import org.springframework.dao.InvalidDataAccessApiUsageException;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;

import static dev.singletable.expression.Condition.property;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Faults that were proven in the systems this library takes the place of, each as one
 * test that fails there.
 */
@DynamoDbLocal
class FaultsOfSupersededSystemsIntegrationTests {

	private static final Class<?>[] TYPES = { Product.class, Draft.class, Hidden.class, Doc.class, Car.class,
			Bike.class };

	private EmbeddedDynamoDb engine;

	private FreshTable table;

	private RecordingStore store;

	private SingleTableTemplate template;

	private HistoryOperations<Draft> drafts;

	@SingleTableEntity(type = "PRODUCT", pk = "PRODUCT#{id}")
	@SecondaryIndex(name = "byName", pk = "NAME#{name}", sk = "{id}")
	record Product(@Id String id, String name, int stock) {
	}

	@SingleTableEntity(type = "DRAFT", pk = "DRAFT#{id}")
	@Historized(maxVersions = 3)
	@Audited
	record Draft(@Id String id, String text, @Blob @Nullable BlobContent cover, @Version @Nullable Long version) {

		static Draft of(String id, String text) {
			return new Draft(id, text, null, null);
		}

		Draft saying(String words) {
			return new Draft(this.id, words, this.cover, this.version);
		}

	}

	@SingleTableEntity(type = "HIDDEN", pk = "HIDDEN#{id}")
	@Audited(snapshot = true, exclude = "note", actorRequired = true)
	record Hidden(@Id String id, String name, @Nullable String note, @Sensitive @Nullable String code) {
	}

	@SingleTableEntity(type = "DOC", pk = "DOC#{id}")
	record Doc(@Id String id, String title, @Blob(maxSize = 20) @Nullable BlobContent content) {
	}

	sealed interface Vehicle permits Car, Bike {

	}

	@SingleTableEntity(type = "CAR", pk = "YARD#{yard}", sk = "CAR#{name}")
	record Car(String yard, String name, int doors) implements Vehicle {
	}

	@SingleTableEntity(type = "BIKE", pk = "YARD#{yard}", sk = "BIKE#{name}")
	record Bike(String yard, String name, boolean bell) implements Vehicle {
	}

	@BeforeEach
	void makeTable(EmbeddedDynamoDb running) {
		this.engine = running;
		this.table = new FreshTable(running);
		this.store = new RecordingStore(() -> this.table.now());
		this.template = this.table.with((builder) -> builder.blobs(this.store), TYPES);
		this.drafts = this.template.history(Draft.class);
	}

	private static BlobContent content(String text) {
		return BlobContent.of(text.getBytes(StandardCharsets.UTF_8));
	}

	private List<Long> numbers(String id) {
		return this.drafts.infos(id).stream().map(VersionInfo::number).toList();
	}

	private Draft draftWith(String id, int versions) {
		Draft draft = this.template.create(Draft.of(id, "1"));
		for (int number = 2; number <= versions; number++) {
			draft = this.template.save(draft.saying(Integer.toString(number)));
		}
		return draft;
	}

	/** CR-1. */
	@Test
	void createWithAChosenIdOverwrites() {
		this.template.create(new Product("p1", "first", 1));
		this.template.create(Draft.of("d1", "first"));
		assertThatExceptionOfType(ItemAlreadyExistsException.class)
			.isThrownBy(() -> this.template.create(new Product("p1", "second", 2)));
		assertThatExceptionOfType(ItemAlreadyExistsException.class)
			.isThrownBy(() -> this.template.create(Draft.of("d1", "second")));
		assertThat(this.template.get(Product.class, "p1").name()).isEqualTo("first");
		assertThat(this.template.get(Draft.class, "d1").text()).isEqualTo("first");
	}

	/** CR-3, CR-10, VH-2. */
	@Test
	void updateResurrectsADeletedItem() {
		this.template.create(new Product("p1", "first", 1));
		Draft draft = this.template.create(Draft.of("d1", "first"));
		this.template.delete(Product.class, "p1");
		this.template.delete(draft);
		assertThatExceptionOfType(ItemNotFoundException.class)
			.isThrownBy(() -> this.template.update(Product.class, "p1", Update.set("name", "second")));
		assertThatExceptionOfType(ItemNotFoundException.class)
			.isThrownBy(() -> this.template.replace(new Product("p1", "second", 1)));
		assertThatExceptionOfType(StaleVersionException.class)
			.isThrownBy(() -> this.template.save(draft.saying("second")));
		assertThatExceptionOfType(ItemNotFoundException.class)
			.isThrownBy(() -> this.template.update(Draft.class, "d1", Update.set("text", "second")));
		assertThat(this.template.exists(Product.class, "p1")).isFalse();
		assertThat(this.template.exists(Draft.class, "d1")).isFalse();
		assertThat(numbers("d1")).isEmpty();
	}

	/** PU-9. */
	@Test
	void anIncrementOnAMissingItemMakesAGhost() {
		assertThatExceptionOfType(ItemNotFoundException.class)
			.isThrownBy(() -> this.template.update(Product.class, "p1", Update.add("stock", 1)));
		assertThatExceptionOfType(TransactionFailedException.class).isThrownBy(
				() -> this.template.transaction().update(Product.class, "p1", Update.add("stock", 1)).execute());
		assertThat(this.table.items()).isEmpty();
	}

	/** PU-3. */
	@Test
	void anUnknownFieldInAnUpdatePoisonsEveryLaterList() {
		this.template.create(new Product("p1", "first", 1));
		assertThatExceptionOfType(InvalidDataAccessApiUsageException.class)
			.isThrownBy(() -> this.template.update(Product.class, "p1", Update.set("colour", "red")))
			.withMessage("PRODUCT has no property 'colour'; it has [id, name, stock].");
		assertThatExceptionOfType(InvalidDataAccessApiUsageException.class)
			.isThrownBy(() -> this.template.update(Product.class, "p1", Update.set("stock", "many")));
		assertThat(this.template.findAll(ItemQuery.of(Product.class).where(property("name").is("first"))))
			.containsExactly(new Product("p1", "first", 1));
		this.engine.client()
			.updateItem((request) -> request.tableName(this.template.tableName())
				.key(Map.of("pk", AttributeValue.fromS("PRODUCT#p1"), "sk", AttributeValue.fromS("META")))
				.updateExpression("SET colour = :red")
				.expressionAttributeValues(Map.of(":red", AttributeValue.fromS("red"))));
		assertThat(this.template.findAll(ItemQuery.of(Product.class).where(property("name").is("first"))))
			.as("what another writer added is passed over")
			.hasSize(1);
	}

	/** TX-7, VH-8. */
	@Test
	void deleteOfAVersionedEntityInATransactionDoesNothing() {
		Draft draft = draftWith("d1", 2);
		this.template.transaction().delete(draft).create(new Product("p1", "x", 1)).execute();
		assertThat(this.template.exists(Draft.class, "d1")).isFalse();
		assertThat(numbers("d1")).isEmpty();
		assertThat(this.table.items()).noneMatch((item) -> item.get("pk").s().contains("HISTORY"));
	}

	/** VH-8. */
	@Test
	void deletingTheCurrentVersionOrphansTheOthersAndBlocksReCreation() {
		Draft draft = draftWith("d1", 3);
		assertThatExceptionOfType(InvalidDataAccessApiUsageException.class)
			.isThrownBy(() -> this.drafts.deleteVersion("d1", 3))
			.withMessage(
					"DRAFT: version 3 is the current one, which cannot be deleted alone. Restore another before, or "
							+ "delete the item.");
		assertThat(numbers("d1")).containsExactly(3L, 2L, 1L);
		this.template.delete(draft);
		assertThat(this.table.items()).noneMatch((item) -> item.get("pk").s().contains("HISTORY"));
		Draft again = this.template.create(Draft.of("d1", "again"));
		assertThat(again.version()).isEqualTo(1);
		assertThat(numbers("d1")).containsExactly(1L);
		assertThat(this.drafts.version("d1", 1).orElseThrow().text()).isEqualTo("again");
	}

	/**
	 * VH-4, VH-5; versions stored so are read right, too: OldVersionsIntegrationTests.
	 */
	@Test
	void unpaddedVersionsSort1Then10Then2() {
		draftWith("d1", 11);
		assertThat(numbers("d1")).containsExactly(11L, 10L, 9L);
		assertThat(this.table.items()
			.stream()
			.filter((item) -> item.get("pk").s().startsWith("_INTERNAL#HISTORY#"))
			.map((item) -> item.get("sk").s())
			.sorted()).containsExactly("0000000000000000009", "0000000000000000010", "0000000000000000011");
	}

	/** VH-7. */
	@Test
	void pruningByVersionLimitIsSkippedInTransactions() {
		Draft draft = draftWith("d1", 3);
		for (int number = 4; number <= 6; number++) {
			this.template.transaction().save(draft.saying("t" + number)).execute();
			draft = this.template.get(Draft.class, "d1");
		}
		this.template.transaction().update(Draft.class, "d1", Update.set("text", "last")).execute();
		assertThat(numbers("d1")).containsExactly(7L, 6L, 5L);
	}

	/** PQ: a token is opened or refused. */
	@Test
	void aGarbagePageTokenReturnsPageOne() {
		SealedCursors cursors = SealedCursors.random();
		for (String garbage : List.of("garbage", "", " ", "eyJwayI6IngifQ==", "null")) {
			assertThatExceptionOfType(InvalidCursorException.class).isThrownBy(() -> cursors.open(garbage));
		}
		for (int number = 0; number < 3; number++) {
			this.template.save(new Car("y1", "c" + number, 4));
		}
		ItemWindow<Car> cars = this.template.scroll(ItemQuery.of(Car.class).where(property("yard").is("y1")).limit(1));
		String token = cursors.seal(cars.positionAt(0));
		ItemWindow<Car> next = this.template
			.scroll(ItemQuery.of(Car.class).where(property("yard").is("y1")).limit(1).from(cursors.open(token)));
		assertThat(next).extracting(Car::name).containsExactly("c1");
		assertThatExceptionOfType(DataAccessException.class).as("the token of another query")
			.isThrownBy(() -> this.template
				.scroll(ItemQuery.of(Car.class).where(property("yard").is("y2")).limit(1).from(cursors.open(token))));
	}

	/** EM: on every page. */
	@Test
	void polymorphicQueriesBreakOnTheSecondPage() {
		List<Vehicle> stored = List.of(new Bike("y1", "a", true), new Bike("y1", "b", false), new Car("y1", "c", 3),
				new Car("y1", "d", 5));
		stored.forEach(this.template::save);
		ItemQuery<Vehicle> query = ItemQuery.of(Vehicle.class).where(property("yard").is("y1"));
		for (int size = 1; size <= 3; size++) {
			assertThat(this.template.windows(query.limit(size)).flatMap((window) -> window.getContent().stream()))
				.as("pages of %d", size)
				.containsExactlyElementsOf(stored);
		}
	}

	/** AU-2. */
	@Test
	void excludedAuditFieldsLeakIntoTheSnapshot() {
		Acting.as("ann").run(() -> {
			this.template.create(new Hidden("h1", "x", "n0te", "c0de"));
			this.template.update(Hidden.class, "h1", Update.set("note", "n0te2").set("code", "c0de2"));
			this.template.delete(Hidden.class, "h1");
		});
		List<AuditEntry> rows = this.template.trail().of(Hidden.class, "h1");
		assertThat(rows).extracting((row) -> row.snapshot().orElseThrow().keySet())
			.allSatisfy((names) -> assertThat(names).containsExactlyInAnyOrder("id", "name"));
		assertThat(this.table.items()).allSatisfy((row) -> assertThat(row.toString()).doesNotContain("n0te", "c0de"));
	}

	/** AU-4. */
	@Test
	void theActorIsCheckedAfterTheWrite() {
		assertThatExceptionOfType(InvalidDataAccessApiUsageException.class)
			.isThrownBy(() -> this.template.create(new Hidden("h1", "x", null, null)))
			.withMessage("HIDDEN: it is @Audited(actorRequired = true), and nobody is known who writes, so nothing was "
					+ "written. Write inside Acting.as(…), or define an AuditorAware bean.");
		assertThat(this.table.items()).isEmpty();
	}

	/** AU-1, VH-6. */
	@Test
	void restoreIsNeverRecorded() {
		draftWith("d1", 2);
		this.drafts.restore("d1", 1);
		assertThat(this.template.trail().of(Draft.class, "d1")).extracting(AuditEntry::operation)
			.containsExactly("RESTORE", "UPDATE", "CREATE");
		assertThat(this.drafts.infos("d1").get(0).operation()).isEqualTo("restore");
	}

	/** CB-6. */
	@Test
	void deletingBlobsOfDoc1AlsoDeletesThoseOfDoc12() {
		this.template.save(new Doc("doc1", "t", content("one")));
		this.template.save(new Doc("doc12", "t", content("twelve")));
		this.template.delete(Doc.class, "doc1");
		this.table.pass(Duration.ofDays(30));
		assertThat(this.template.blobs().sweep(Doc.class).orphans()).isEqualTo(1);
		BlobContent left = this.template.get(Doc.class, "doc12").content();
		assertThat(Optional.ofNullable(left).orElseThrow().text()).isEqualTo("twelve");
	}

	/** CB-6, VH-7. */
	@Test
	void deletingVersion1BreaksVersion2sBlob() {
		Draft draft = this.template.create(new Draft("d1", "1", content("cover"), null));
		this.template.save(draft.saying("2"));
		this.drafts.deleteVersion("d1", 1);
		this.table.pass(Duration.ofDays(30));
		this.template.blobs().sweep(Draft.class);
		assertThat(this.template.get(Draft.class, "d1").cover()).isNotNull()
			.satisfies((cover) -> assertThat(cover.text()).isEqualTo("cover"));
		assertThat(this.drafts.version("d1", 2).orElseThrow().cover()).isNotNull()
			.satisfies((cover) -> assertThat(cover.text()).isEqualTo("cover"));
	}

	/** CB-4, CB-5, VH-1. */
	@Test
	void theSizeLimitIsCheckedAfterTheWrite() {
		assertThatExceptionOfType(BlobTooLargeException.class)
			.isThrownBy(() -> this.template.save(new Doc("d1", "t", content("x".repeat(21)))));
		assertThatExceptionOfType(ItemTooLargeException.class)
			.isThrownBy(() -> this.template.save(new Doc("d1", "t".repeat(410_000), content("x"))));
		assertThatExceptionOfType(ItemTooLargeException.class).as("the item fits, its version does not")
			.isThrownBy(() -> this.template.create(Draft.of("d1", "x".repeat(409_600 - 150))));
		assertThat(this.store.keys()).isEmpty();
		assertThat(this.table.items()).isEmpty();
	}

	/** DT: no value is taken for a key. */
	@Test
	void aTextThatLooksLikeAKeyComesBackCut() {
		Product product = new Product("PRICE#5 off", "PRICE#5 off", 1);
		this.template.create(product);
		assertThat(this.template.get(Product.class, "PRICE#5 off")).isEqualTo(product);
		assertThat(this.template.findAll(ItemQuery.of(Product.class).where(property("name").is("PRICE#5 off"))))
			.containsExactly(product);
		assertThat(this.template.find(Product.class, "PRICE")).isEmpty();
	}

	/** TX-5. */
	@Test
	void aDuplicateCreateInsideATransactionIsRetriedThreeTimes() {
		this.template.create(new Product("p1", "first", 1));
		AtomicInteger sent = new AtomicInteger();
		SingleTableTemplate counted = this.table.over(counting(sent), (builder) -> builder.blobs(this.store), TYPES);
		assertThatExceptionOfType(TransactionFailedException.class)
			.isThrownBy(() -> counted.transaction()
				.create(new Product("p0", "new", 1))
				.create(new Product("p1", "second", 1))
				.execute())
			.satisfies((ex) -> assertThat(ex.isTransient()).isFalse());
		assertThat(sent).hasValue(1);
		assertThat(this.template.exists(Product.class, "p0")).isFalse();
	}

	private DynamoDbClient counting(AtomicInteger sent) {
		DynamoDbClient client = this.engine.client();
		return (DynamoDbClient) Proxy.newProxyInstance(getClass().getClassLoader(),
				new Class<?>[] { DynamoDbClient.class }, (proxy, method, arguments) -> {
					if (method.getName().equals("transactWriteItems")) {
						sent.incrementAndGet();
					}
					try {
						return method.invoke(client, arguments);
					}
					catch (InvocationTargetException ex) {
						throw ex.getCause();
					}
				});
	}

	/** CR-1 under other names. */
	@Test
	void customKeyNamesSwitchTheExistenceCheckOff() {
		FreshTable other = new FreshTable(this.engine);
		TableAttributes names = new TableAttributes("partition", "sort", "kind", "expires", "{index}_p", "{index}_s");
		SingleTableTemplate named = other.with((builder) -> builder.attributes(names), Product.class);
		named.create(new Product("p1", "first", 1));
		assertThatExceptionOfType(ItemAlreadyExistsException.class)
			.isThrownBy(() -> named.create(new Product("p1", "second", 2)));
		assertThatExceptionOfType(ItemNotFoundException.class)
			.isThrownBy(() -> named.replace(new Product("p2", "second", 2)));
		assertThatExceptionOfType(ItemNotFoundException.class)
			.isThrownBy(() -> named.update(Product.class, "p2", Update.add("stock", 1)));
		assertThat(named.get(Product.class, "p1").name()).isEqualTo("first");
		assertThat(other.items()).hasSize(1);
	}

	/** VH-5, VH-6. */
	@Test
	void aMissingZeroOrNegativeVersionIsRestored() {
		draftWith("d1", 5);
		for (long number : List.of(0L, -1L)) {
			assertThatExceptionOfType(InvalidDataAccessApiUsageException.class)
				.isThrownBy(() -> this.drafts.restore("d1", number))
				.withMessage("Draft: version %d was asked for. Versions begin at 1.".formatted(number));
		}
		for (long number : List.of(1L, 6L)) {
			assertThatExceptionOfType(ItemNotFoundException.class).isThrownBy(() -> this.drafts.restore("d1", number))
				.withMessageContaining("there is no version %d.".formatted(number));
		}
		assertThat(numbers("d1")).containsExactly(5L, 4L, 3L);
	}

}
