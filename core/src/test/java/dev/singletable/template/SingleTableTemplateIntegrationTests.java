package dev.singletable.template;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

import dev.singletable.expression.Update;
import dev.singletable.key.ItemKey;
import dev.singletable.local.DynamoDbLocal;
import dev.singletable.local.EmbeddedDynamoDb;
import dev.singletable.query.ItemQuery;
import dev.singletable.query.ReadOptions;
import dev.singletable.template.Shop.Address;
import dev.singletable.template.Shop.Cat;
import dev.singletable.template.Shop.Customer;
import dev.singletable.template.Shop.Document;
import dev.singletable.template.Shop.Dog;
import dev.singletable.template.Shop.Note;
import dev.singletable.template.Shop.NoteId;
import dev.singletable.template.Shop.Order;
import dev.singletable.template.Shop.OrderId;
import dev.singletable.template.Shop.Status;
import dev.singletable.write.ConditionFailedException;
import dev.singletable.write.ItemAlreadyExistsException;
import dev.singletable.write.ItemNotFoundException;
import dev.singletable.write.ItemTooLargeException;
import dev.singletable.write.StaleVersionException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

import org.springframework.dao.InvalidDataAccessApiUsageException;

import static dev.singletable.expression.Condition.property;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@DynamoDbLocal
class SingleTableTemplateIntegrationTests {

	private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

	private SingleTableTemplate template;

	private EmbeddedDynamoDb engine;

	private Instant now = NOON;

	@BeforeEach
	void makeTable(EmbeddedDynamoDb engine) {
		this.engine = engine;
		String table = engine.freshTableName();
		this.template = SingleTableTemplate.builder(engine.client())
			.table(() -> table)
			.entities(Customer.class, Order.class, Note.class, Cat.class, Dog.class)
			.clock(new SettableClock())
			.auditor(() -> Optional.of("alice"))
			.createTable(true)
			.build();
	}

	private Map<String, AttributeValue> stored(String pk, String sk) {
		return this.engine.client()
			.getItem((request) -> request.tableName(this.template.tableName())
				.key(Map.of("pk", AttributeValue.fromS(pk), "sk", AttributeValue.fromS(sk))))
			.item();
	}

	@Test
	void createsAndReadsByEveryFormOfId() {
		Order created = this.template.create(Order.of("c 1", "o#1", Status.NEW, NOON));
		assertThat(created.version()).isEqualTo(1);
		assertThat(stored("CUSTOMER#c$201", "ORDER#o$231")).containsEntry("_type", AttributeValue.fromS("ORDER"))
			.containsEntry("gsi1pk", AttributeValue.fromS("STATUS#NEW"))
			.containsEntry("gsi1sk", AttributeValue.fromS("2026-03-01T12:00:00.000000000Z"))
			.doesNotContainKeys("openpk", "opensk", "openSince");
		assertThat(this.template.get(Order.class, new OrderId("c 1", "o#1"))).isEqualTo(created);
		assertThat(this.template.get(Order.class, ItemKey.of("CUSTOMER#c$201", "ORDER#o$231"))).isEqualTo(created);
		assertThat(this.template.find(Order.class, new OrderId("c 1", "other"))).isEmpty();
		assertThat(this.template.exists(Order.class, new OrderId("c 1", "o#1"))).isTrue();
		assertThat(this.template.exists(Order.class, new OrderId("c 1", "o"), ReadOptions.consistent())).isFalse();
	}

	@Test
	void fillsTheGeneratedIdAndKeepsAGivenOne() {
		Order first = this.template.create(Order.of("c1", null, Status.NEW, NOON));
		Order second = this.template.create(Order.of("c1", null, Status.NEW, NOON));
		assertThat(first.id()).hasSize(26).isLessThan(second.id());
		assertThat(this.template.create(Order.of("c1", "mine", Status.NEW, NOON)).id()).isEqualTo("mine");
	}

	@Test
	void refusesToCreateOverAnItem() {
		this.template.create(new Customer("c1", "Ann", null, null, null));
		assertThatExceptionOfType(ItemAlreadyExistsException.class)
			.isThrownBy(() -> this.template.create(new Customer("c1", "Bob", null, null, null)))
			.withMessageStartingWith("create of CUSTOMER in table '" + this.template.tableName()
					+ "': an item with this key already exists. (request id ");
		assertThat(this.template.get(Customer.class, "c1").name()).isEqualTo("Ann");
	}

	@Test
	void replacesOnlyWhatIsThere() {
		assertThatExceptionOfType(ItemNotFoundException.class)
			.isThrownBy(() -> this.template.replace(new Customer("c1", "Ann", null, null, null)));
		this.template.save(new Customer("c1", "Ann", new Address("Main", "Ulm"), Set.of("a"), null));
		this.template.replace(new Customer("c1", null, null, Set.of(), null));
		assertThat(this.template.get(Customer.class, "c1")).isEqualTo(new Customer("c1", null, null, Set.of(), null));
		assertThat(stored("CUSTOMER#c1", "META")).doesNotContainKeys("name", "address", "tags");
	}

	@Test
	void checksTheVersionOnEveryVerb() {
		Order first = this.template.save(Order.of("c1", "o1", Status.NEW, NOON));
		Order second = this.template.save(first);
		assertThat(second.version()).isEqualTo(2);
		assertThatExceptionOfType(StaleVersionException.class).isThrownBy(() -> this.template.save(first))
			.satisfies((ex) -> assertThat(ex.expected()).isEqualTo(1))
			.satisfies((ex) -> assertThat(ex.actual()).contains(2L));
		assertThatExceptionOfType(StaleVersionException.class).isThrownBy(() -> this.template.replace(first));
		assertThatExceptionOfType(StaleVersionException.class).isThrownBy(() -> this.template.delete(first));
		this.template.delete(second);
		assertThatExceptionOfType(StaleVersionException.class).isThrownBy(() -> this.template.save(second))
			.satisfies((ex) -> assertThat(ex.actual()).isEmpty());
		assertThat(this.template.find(Order.class, new OrderId("c1", "o1"))).isEmpty();
	}

	@Test
	void deletesStrictlyOrTells() {
		this.template.save(new Customer("c1", "Ann", null, null, null));
		assertThatExceptionOfType(ConditionFailedException.class)
			.isThrownBy(() -> this.template.delete(Customer.class, "c1", property("name").is("Bob")))
			.satisfies((ex) -> assertThat(ex.storedItem(Customer.class)).map(Customer::name).contains("Ann"));
		assertThat(this.template.deleteIfExists(Customer.class, "c1")).isTrue();
		assertThat(this.template.deleteIfExists(Customer.class, "c1")).isFalse();
		assertThatExceptionOfType(ItemNotFoundException.class)
			.isThrownBy(() -> this.template.delete(Customer.class, "c1"));
	}

	@Test
	void keepsTheCreatedPropertiesWhenTheyAreNotKnown() {
		Note created = this.template.create(Note.of("c1", 1, "first"));
		assertThat(created.created()).isEqualTo(NOON);
		assertThat(created.author()).isEqualTo("alice");
		this.now = NOON.plusSeconds(60);
		Note saved = this.template.save(new Note("c1", 1, "second", null, null, null, null));
		assertThat(saved.created()).isEqualTo(NOON);
		assertThat(saved.modified()).isEqualTo(NOON.plusSeconds(60));
		assertThat(this.template.get(Note.class, new NoteId("c1", 1))).isEqualTo(saved);
		Note fresh = this.template.save(Note.of("c1", 2, "new"));
		assertThat(fresh.created()).isEqualTo(NOON.plusSeconds(60));
	}

	@Test
	void writesTheTimeToLiveInEpochSeconds() {
		Duration keep = Duration.ofDays(36_500); // the engine deletes by the clock on the
													// wall
		this.template.create(new Note("c1", 1, "t", null, null, null, keep));
		assertThat(stored("CUSTOMER#c1", "NOTE#0000000001")).containsEntry("_ttl",
				AttributeValue.fromN(Long.toString(NOON.plus(keep).getEpochSecond())));
		Note updated = this.template.update(Note.class, new NoteId("c1", 1), Update.set("keep", keep.plusHours(1)));
		assertThat(updated.keep()).isEqualTo(keep.plusHours(1));
		assertThat(stored("CUSTOMER#c1", "NOTE#0000000001")).containsEntry("_ttl",
				AttributeValue.fromN(Long.toString(NOON.plus(keep).plusSeconds(3600).getEpochSecond())));
		this.template.update(Note.class, new NoteId("c1", 1), Update.remove("keep"));
		assertThat(stored("CUSTOMER#c1", "NOTE#0000000001")).doesNotContainKey("_ttl");
	}

	@Test
	void updatesOnlyWhatIsNamedAndKeepsIndexKeysFresh() {
		this.template.create(Order.of("c1", "o1", Status.NEW, NOON));
		OrderId id = new OrderId("c1", "o1");
		Order updated = this.template.update(Order.class, id,
				Update.set("status", Status.PAID).add("attempts", 2).append("lines", new Shop.Line("p2", 1)));
		assertThat(updated.status()).isEqualTo(Status.PAID);
		assertThat(updated.attempts()).isEqualTo(2);
		assertThat(updated.lines()).hasSize(2);
		assertThat(updated.version()).isEqualTo(2);
		assertThat(stored("CUSTOMER#c1", "ORDER#o1")).containsEntry("gsi1pk", AttributeValue.fromS("STATUS#PAID"));
		this.template.update(Order.class, id, Update.set("openSince", LocalDate.of(2026, 1, 2)));
		assertThat(stored("CUSTOMER#c1", "ORDER#o1")).containsEntry("openpk", AttributeValue.fromS("OPEN#2026-01-02"))
			.containsEntry("opensk", AttributeValue.fromS("o1"));
		this.template.update(Order.class, id, Update.remove("openSince"));
		assertThat(stored("CUSTOMER#c1", "ORDER#o1")).doesNotContainKeys("openpk", "opensk", "openSince");
	}

	@Test
	void refusesUpdatesThatCannotBeRight() {
		this.template.create(Order.of("c1", "o1", Status.NEW, NOON));
		OrderId id = new OrderId("c1", "o1");
		assertThatExceptionOfType(InvalidDataAccessApiUsageException.class)
			.isThrownBy(() -> this.template.update(Order.class, id, Update.set("nope", 1)))
			.withMessageStartingWith("ORDER has no property 'nope'; it has [");
		assertThatExceptionOfType(InvalidDataAccessApiUsageException.class)
			.isThrownBy(() -> this.template.update(Order.class, id, Update.set("total", "many")))
			.withMessage("ORDER.total takes BigDecimal, not String.");
		assertThatExceptionOfType(InvalidDataAccessApiUsageException.class)
			.isThrownBy(() -> this.template.update(Order.class, id, Update.set("version", 9L)))
			.withMessage("ORDER: 'version' is the version and cannot be changed by an update. Delete the item and "
					+ "create another, or leave it out.");
		assertThatExceptionOfType(InvalidDataAccessApiUsageException.class)
			.isThrownBy(() -> this.template.update(Order.class, id, Update.set("customerId", "c2")));
		assertThatExceptionOfType(InvalidDataAccessApiUsageException.class)
			.isThrownBy(() -> this.template.update(Order.class, id, Update.remove("status")))
			.withMessage("ORDER: index 'gsi1' needs 'status', which is null or empty. Set it, or declare the index "
					+ "sparse = true so that such items are left out.");
		assertThatExceptionOfType(ItemNotFoundException.class)
			.isThrownBy(() -> this.template.update(Order.class, new OrderId("c1", "o2"), Update.add("attempts", 1)));
		assertThat(stored("CUSTOMER#c1", "ORDER#o2")).isEmpty();
	}

	@Test
	void countsInsideAMapThatIsNotThereYet() {
		this.template.create(new Customer("c1", "Ann", null, null, null));
		this.template.update(Customer.class, "c1", Update.add("counters.visits", 1));
		Customer counted = this.template.update(Customer.class, "c1", Update.add("counters.visits", 2));
		assertThat(counted.counters()).containsExactly(Map.entry("visits", 3L));
	}

	@Test
	void appliesAnUpdateExactlyOnce() {
		this.template.create(Order.of("c1", "o1", Status.NEW, NOON));
		Order updated = this.template.update(Order.class, new OrderId("c1", "o1"),
				Update.add("attempts", 5).exactlyOnce());
		assertThat(updated.attempts()).isEqualTo(5);
	}

	@Test
	void refusesAConditionThatDoesNotHold() {
		this.template.create(Order.of("c1", "o1", Status.NEW, NOON));
		assertThatExceptionOfType(ConditionFailedException.class)
			.isThrownBy(() -> this.template.update(Order.class, new OrderId("c1", "o1"),
					Update.set("status", Status.SHIPPED).onlyIf(property("status").is(Status.PAID))))
			.satisfies((ex) -> assertThat(ex.storedItem(Order.class)).map(Order::status).contains(Status.NEW));
	}

	private List<Order> orders(int count) {
		List<Order> orders = IntStream.range(0, count)
			.mapToObj((i) -> Order.of("c1", "o%03d".formatted(i), Status.values()[i % 3], NOON.plusSeconds(i)))
			.toList();
		return this.template.batch().saveAll(orders);
	}

	@Test
	void readsManyByTheirIds() {
		orders(130);
		List<OrderId> ids = IntStream.range(0, 140)
			.mapToObj((i) -> new OrderId("c1", "o%03d".formatted(139 - i)))
			.toList();
		BatchOperations.Found<Order> found = this.template.batch().getAll(Order.class, ids);
		assertThat(found.items()).hasSize(130).first().extracting(Order::id).isEqualTo("o129");
		assertThat(found.missing()).hasSize(10).contains(new OrderId("c1", "o139"));
		this.template.batch().deleteAll(Order.class, ids);
		assertThat(this.template.count(ItemQuery.of(Order.class).where(property("customerId").is("c1")))).isZero();
	}

	@Test
	void savesWhatIsNotStaleInABatchOfVersionedEntities() {
		List<Order> saved = orders(5);
		Order changed = this.template.save(saved.get(2));
		assertThatExceptionOfType(StaleVersionException.class).isThrownBy(() -> this.template.batch().saveAll(saved));
		assertThat(this.template.get(Order.class, new OrderId("c1", "o000")).version()).isEqualTo(2);
		assertThat(this.template.get(Order.class, new OrderId("c1", "o004")).version()).isEqualTo(2);
		assertThat(this.template.get(Order.class, new OrderId("c1", "o002")).version()).isEqualTo(changed.version());
	}

	@Test
	void refusesWhatDynamoDbCannotHoldBeforeTheCall() {
		assertThatExceptionOfType(InvalidDataAccessApiUsageException.class)
			.isThrownBy(() -> this.template.create(new Customer("", "Ann", null, null, null)))
			.withMessage(
					"CUSTOMER: the partition key 'CUSTOMER#{id}' needs 'id', which is null or empty. Set it before "
							+ "the call.");
		assertThatExceptionOfType(InvalidDataAccessApiUsageException.class)
			.isThrownBy(() -> this.template.create(new Customer("x".repeat(3000), "Ann", null, null, null)))
			.withMessage(
					"CUSTOMER: the partition key is 3009 bytes long; DynamoDB takes at most 2048. Shorten its parts.");
		assertThatExceptionOfType(InvalidDataAccessApiUsageException.class)
			.isThrownBy(() -> this.template.create(new Customer("c1", "\ud83d", null, null, null)))
			.withMessage("At attribute 'name': the text has an unpaired surrogate at index 0, which has no UTF-8 form. "
					+ "Remove it, or store the value as byte[].");
		assertThatExceptionOfType(ItemTooLargeException.class)
			.isThrownBy(() -> this.template.create(new Customer("c1", "n".repeat(410_000), null, null, null)))
			.withMessage("create of CUSTOMER in table '" + this.template.tableName()
					+ "': the item has 410,064 bytes, DynamoDB takes 409,600. The largest attributes are name (410,000), "
					+ "pk (11), _type (8).");
	}

	@Test
	void givesRawKeysATypeOfTheirOwn() {
		String table = this.engine.freshTableName();
		SingleTableTemplate raw = SingleTableTemplate.builder(this.engine.client())
			.table(() -> table)
			.entities(Customer.class, Document.class)
			.createTable(true)
			.build();
		Document generated = raw.create(new Document(null, null, "first"));
		assertThat(generated.pk()).startsWith("DOCUMENT#").hasSize(35);
		assertThat(generated.sk()).isEqualTo("META");
		assertThat(raw.get(Document.class, generated.pk())).isEqualTo(generated);
		Document given = raw.save(new Document("anything", "at all", "second"));
		assertThat(raw.get(Document.class, ItemKey.of("anything", "at all"))).isEqualTo(given);
		assertThatExceptionOfType(InvalidDataAccessApiUsageException.class)
			.isThrownBy(() -> raw.save(new Document("CUSTOMER#c1", "META", "thief")))
			.withMessage("DOCUMENT: the key given is one that CUSTOMER makes by its templates. Give another.");
	}

	private final class SettableClock extends Clock {

		@Override
		public ZoneOffset getZone() {
			return ZoneOffset.UTC;
		}

		@Override
		public Clock withZone(java.time.ZoneId zone) {
			return this;
		}

		@Override
		public Instant instant() {
			return SingleTableTemplateIntegrationTests.this.now;
		}

	}

}
