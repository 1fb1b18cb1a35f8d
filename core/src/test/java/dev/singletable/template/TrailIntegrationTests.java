package dev.singletable.template;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

import dev.singletable.expression.Update;
import dev.singletable.local.DynamoDbLocal;
import dev.singletable.local.EmbeddedDynamoDb;
import dev.singletable.template.Ledger.Act;
import dev.singletable.template.Ledger.Address;
import dev.singletable.template.Ledger.Booking;
import dev.singletable.template.Ledger.Card;
import dev.singletable.template.Ledger.Contact;
import dev.singletable.template.Ledger.Note;
import dev.singletable.template.Ledger.Patient;
import dev.singletable.trail.AuditEntry;
import dev.singletable.trail.AuditedEvent;
import dev.singletable.trail.Change;
import dev.singletable.trail.TrailOptions;
import dev.singletable.write.Acting;
import dev.singletable.write.ItemNotFoundException;
import dev.singletable.write.StaleVersionException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

import org.springframework.dao.InvalidDataAccessApiUsageException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What writes of audited entities leave in the trail.
 */
@DynamoDbLocal
class TrailIntegrationTests {

	private static final String SECRET = "s3cr3t";

	private static final Class<?>[] TYPES = { Booking.class, Patient.class, Card.class, Act.class, Note.class };

	private FreshTable table;

	private @Nullable String auditor = "ann";

	private SingleTableTemplate template;

	@BeforeEach
	void makeTable(EmbeddedDynamoDb running) {
		this.table = new FreshTable(running);
		this.template = with(TrailSetup.defaults());
	}

	private SingleTableTemplate with(TrailSetup setup) {
		return this.table.with((builder) -> builder.trail(setup).auditor(() -> Optional.ofNullable(this.auditor)),
				TYPES);
	}

	private List<AuditEntry> rows(String id) {
		return this.template.trail().of(Booking.class, id);
	}

	private List<Map<String, AttributeValue>> stored() {
		return this.table.items()
			.stream()
			.filter((item) -> item.get("pk").s().startsWith("_INTERNAL#AUDIT#"))
			.sorted(Comparator.comparing((item) -> item.get("sk").s()))
			.toList();
	}

	/** AU-1, AU-8. */
	@Test
	void tellsOfEachWriteWhoWhenAndWhat() {
		Booking booking = this.template.create(Booking.of("b1", "bread"));
		this.table.pass(Duration.ofMinutes(1));
		this.template.save(booking.saying("rolls"));
		this.auditor = "bob";
		this.template.update(Booking.class, "b1", Update.add("amount", 4));
		this.template.delete(Booking.class, "b1");
		List<AuditEntry> rows = rows("b1");
		assertThat(rows).extracting(AuditEntry::operation).containsExactly("DELETE", "UPDATE", "UPDATE", "CREATE");
		assertThat(rows).extracting((row) -> row.actor().orElse("")).containsExactly("bob", "bob", "ann", "ann");
		assertThat(rows).extracting(AuditEntry::at)
			.containsExactly(this.table.now(), this.table.now(), this.table.now(), FreshTable.NOON);
		assertThat(rows.get(3).changes()).containsOnlyKeys("id", "text", "amount");
		assertThat(rows.get(3).changes().get("text")).isEqualTo(new Change(null, "bread"));
		assertThat(rows.get(2).changes()).isEqualTo(Map.of("text", new Change("bread", "rolls")));
		assertThat(rows.get(1).changes()).isEqualTo(Map.of("amount", new Change(1L, 5L)));
		assertThat(rows.get(0).changes().get("amount")).isEqualTo(new Change(5L, null));
		assertThat(rows).allSatisfy((row) -> {
			assertThat(row.type()).contains("BOOKING");
			assertThat(row.key().orElseThrow().pk()).isEqualTo("BOOKING#b1");
			assertThat(row.snapshot()).isEmpty();
			assertThat(row.cut()).isEmpty();
		});
		assertThat(rows.get(0)).hasToString("AuditEntry[DELETE of BOOKING at 2026-03-01T12:01:00Z]");
	}

	/** AU-2, and "excluded audit fields leak into the snapshot". */
	@Test
	void hidesWhatIsExcludedOrSensitiveEverywhere() {
		this.template.create(Patient.secretive("p1", SECRET));
		this.template.update(Patient.class, "p1", Update.set("name", "Eve").set("insurance", SECRET + 2));
		this.template.delete(Patient.class, "p1");
		this.template.create(new Card(SECRET, "Ann", new Contact("Bob", SECRET)));
		assertThat(stored()).hasSize(4).allSatisfy((row) -> assertThat(row.toString()).doesNotContain(SECRET));
		List<AuditEntry> rows = this.template.trail().of(Patient.class, "p1");
		Map<String, Object> snapshot = rows.get(2).snapshot().orElseThrow();
		assertThat(snapshot).containsOnlyKeys("id", "name", "address", "contacts", "values", "tags", "modified",
				"modifiedBy");
		assertThat(snapshot).containsEntry("address", Map.of("street", "Long Road"))
			.containsEntry("contacts", List.of(Map.of("name", "Bob"), Map.of("name", "Cid")));
		assertThat(rows.get(1).changes()).isEqualTo(Map.of("name", new Change("Ann", "Eve")));
		AuditEntry card = this.template.trail().of(Card.class, SECRET).get(0);
		assertThat(card.key()).isEmpty();
		assertThat(card.snapshot().orElseThrow()).isEqualTo(Map.of("holder", "Ann"));
	}

	/** AU-2: nested values leaf by leaf, lists and sets as a whole. */
	@Test
	void comparesNestedValuesLeafByLeaf() {
		Patient patient = this.template.create(Patient.of("p1", "Ann").at(new Address("Long Road", null, null)));
		this.template.save(patient.at(new Address("Short Road", null, null)));
		this.template.update(Patient.class, "p1",
				Update.set("values.pulse", 60).append("contacts", new Contact("Bob", SECRET)));
		List<AuditEntry> rows = this.template.trail().of(Patient.class, "p1");
		assertThat(rows.get(1).changes()).isEqualTo(Map.of("address.street", new Change("Long Road", "Short Road")));
		assertThat(rows.get(0).changes().get("values.pulse")).isEqualTo(new Change(null, 60L));
		assertThat(rows.get(0).changes().get("contacts"))
			.isEqualTo(new Change(List.of(), List.of(Map.of("name", "Bob"))));
	}

	/** AU-4: who is said by the code around it, by a property, by the auditor. */
	@Test
	void asksWhoActsInThatOrder() {
		this.template.create(Patient.of("p1", "Ann"));
		this.template.save(Patient.of("p1", "Eve").by("eve"));
		Acting.as("root").run(() -> this.template.save(Patient.of("p1", "Ida").by("ida")));
		this.template.update(Patient.class, "p1", Update.set("name", "Una"));
		this.template.update(Patient.class, "p1", Update.set("changedBy", "uma"));
		this.template.delete(Patient.class, "p1");
		assertThat(this.template.trail().of(Patient.class, "p1")).extracting((row) -> row.actor().orElse(""))
			.containsExactly("ann", "uma", "ann", "root", "eve", "ann");
	}

	/** AU-4, and "the actor is checked after the write". */
	@Test
	void demandsAnActorBeforeAnythingIsWritten() {
		this.auditor = null;
		for (Runnable write : List.<Runnable>of(() -> this.template.create(Patient.of("p1", "Ann")),
				() -> this.template.save(Patient.of("p1", "Ann")),
				() -> this.template.batch().saveAll(List.of(Patient.of("p2", "Bob"), Patient.of("p1", "Ann"))))) {
			assertThatExceptionOfType(InvalidDataAccessApiUsageException.class).isThrownBy(write::run)
				.withMessage(
						"PATIENT: it is @Audited(actorRequired = true), and nobody is known who writes, so nothing "
								+ "was written. Write inside Acting.as(…), or define an AuditorAware bean.");
		}
		assertThatExceptionOfType(InvalidDataAccessApiUsageException.class)
			.isThrownBy(() -> this.template.transaction()
				.create(new Note("n1", "milk"))
				.create(Patient.of("p1", "Ann"))
				.execute())
			.withMessageStartingWith("Step 2 of the transaction: PATIENT: it is @Audited(actorRequired = true)");
		assertThat(this.table.items()).isEmpty();
		Acting.as("eve").run(() -> this.template.create(Patient.of("p1", "Ann")));
		int items = this.table.items().size();
		assertThatExceptionOfType(InvalidDataAccessApiUsageException.class)
			.isThrownBy(() -> this.template.delete(Patient.class, "p1"));
		assertThatExceptionOfType(InvalidDataAccessApiUsageException.class)
			.isThrownBy(() -> this.template.batch().deleteAll(Patient.class, List.of("p1")));
		assertThat(this.table.items()).hasSize(items);
	}

	/** AU-4: also in the threads of a batch. */
	@Test
	void knowsTheActorInEveryThreadOfABatch() {
		this.auditor = null;
		List<String> ids = IntStream.range(0, 230).mapToObj((number) -> "p" + number).toList();
		Acting.as("eve").with("ticket", 4711).run(() -> {
			this.template.batch().saveAll(ids.stream().map((id) -> Patient.of(id, "Ann")).toList());
			this.template.batch().deleteAll(Patient.class, ids);
		});
		assertThat(stored()).hasSize(460);
		assertThat(this.template.trail().by("eve")).hasSize(460)
			.allSatisfy((row) -> assertThat(row.details()).isEqualTo(Map.of("ticket", 4711L)));
	}

	/** AU-1: metadata. */
	@Test
	void keepsWhatIsSaidAboutAWrite() {
		Acting.about("ticket", "T1")
			.run(() -> Acting.as("eve")
				.with(Map.of("reason", "typo", "minutes", 3))
				.run(() -> this.template.create(Booking.of("b1", "bread"))));
		assertThat(rows("b1").get(0).details()).isEqualTo(Map.of("ticket", "T1", "reason", "typo", "minutes", 3L));
		assertThat(rows("b1").get(0).actor()).contains("eve");
		assertThatExceptionOfType(InvalidDataAccessApiUsageException.class)
			.isThrownBy(
					() -> Acting.about("why", new Object()).run(() -> this.template.create(Booking.of("b2", "bread"))))
			.withMessage(
					"The detail 'why' of an audited write is a java.lang.Object. Give text, a number, a boolean, a "
							+ "moment, or a list or map of them.");
	}

	/** AU-9. */
	@Test
	void givesTheRowsOfOneTransactionOneId() {
		Booking old = this.template.create(Booking.of("b0", "old"));
		this.template.transaction()
			.create(Booking.of("b1", "bread"))
			.update(Booking.class, "b0", Update.add("amount", 1))
			.create(new Note("n1", "milk"))
			.execute();
		this.template.move(this.template.get(Booking.class, "b1"), new Booking("b2", "bread", 1, null));
		assertThat(rows("b1").get(1).transaction()).isEqualTo(rows("b0").get(0).transaction())
			.isNotEqualTo(rows("b0").get(1).transaction());
		assertThat(rows("b1").get(0).transaction()).isEqualTo(rows("b2").get(0).transaction());
		assertThat(rows("b1").get(0).operation()).isEqualTo("DELETE");
		assertThat(rows("b2").get(0).operation()).isEqualTo("CREATE");
		assertThat(rows("b2").get(0).details()).isEqualTo(Map.of("moved", true));
		assertThat(old.version()).isEqualTo(1);
		assertThat(stored()).hasSize(5);
	}

	/**
	 * AU-8 and "RESTORE is never recorded": restore, pruning, one version, all of them.
	 */
	@Test
	void tellsWhatHappensToVersions() {
		Act act = this.template.create(new Act("a1", "x", "one", null));
		act = this.template.save(act.saying("two"));
		act = this.template.save(act.saying("three"));
		this.template.history(Act.class).restore("a1", 2);
		this.template.history(Act.class).deleteVersion("a1", 3);
		assertThatExceptionOfType(ItemNotFoundException.class)
			.isThrownBy(() -> this.template.history(Act.class).deleteVersion("a1", 3));
		this.template.history(Act.class).deleteAll("a1");
		List<AuditEntry> rows = this.template.trail().of(Act.class, "a1");
		assertThat(rows).extracting(AuditEntry::operation)
			.containsExactly("DELETE", "DELETE_VERSION", "RESTORE", "UPDATE", "UPDATE", "CREATE");
		assertThat(rows).extracting(AuditEntry::details)
			.containsExactly(Map.of("deletedVersions", 1L), Map.of("version", 3L), Map.of("prunedVersion", 2L),
					Map.of("prunedVersion", 1L), Map.of(), Map.of());
		assertThat(rows.get(2).changes()).isEqualTo(Map.of("text", new Change("three", "two")));
		assertThat(stored()).hasSize(6);
	}

	/** AU-8: counters in many threads; each row goes on where the one before ended. */
	@Test
	void countsWithoutAGap() throws Exception {
		this.template.create(Booking.of("b1", "bread"));
		this.template.create(Patient.of("p1", "Ann"));
		ExecutorService threads = Executors.newFixedThreadPool(4);
		try {
			for (Future<?> each : threads.invokeAll(Collections.nCopies(20, Executors.callable(() -> {
				this.template.update(Booking.class, "b1", Update.add("amount", 1));
				this.template.update(Patient.class, "p1", Update.add("values.visits", 1));
			})))) {
				each.get();
			}
		}
		finally {
			threads.shutdownNow();
		}
		assertThat(rows("b1").stream().limit(20).map((row) -> row.changes().get("amount")))
			.containsExactlyInAnyOrderElementsOf(
					LongStream.range(1, 21).mapToObj((number) -> new Change(number, number + 1)).toList());
		assertThat(this.template.trail()
			.of(Patient.class, "p1")
			.stream()
			.limit(19)
			.map((row) -> row.changes().get("values.visits").after())).doesNotHaveDuplicates();
	}

	/** AU-2: what an update in DynamoDB's own text does beyond its steps is marked. */
	@Test
	void saysWhatItCannotKnow() {
		this.template.create(Booking.of("b1", "bread"));
		assertThat(this.template
			.update(Booking.class, "b1",
					Update.set("text", "rolls")
						.expression("SET #a = #a + :two", Map.of("#a", "amount"), Map.of(":two", 2)))
			.amount()).isEqualTo(3);
		assertThat(rows("b1").get(0).changes()).isEqualTo(Map.of("text", new Change("bread", "rolls")));
		assertThat(rows("b1").get(0).cut()).containsExactly("expression");
	}

	/** A write that fails leaves no row. */
	@Test
	void tellsNothingOfWritesThatFail() {
		Booking first = this.template.create(Booking.of("b1", "bread"));
		this.template.save(first.saying("rolls"));
		assertThatExceptionOfType(StaleVersionException.class)
			.isThrownBy(() -> this.template.save(first.saying("cake")));
		assertThatExceptionOfType(ItemNotFoundException.class)
			.isThrownBy(() -> this.template.delete(Booking.class, "b2"));
		assertThat(this.template.deleteIfExists(Booking.class, "b2")).isFalse();
		assertThatExceptionOfType(ItemNotFoundException.class)
			.isThrownBy(() -> this.template.update(Booking.class, "b2", Update.add("amount", 1)));
		assertThat(stored()).hasSize(2);
	}

	/** AU-1: custom rows. */
	@Test
	void recordsWhatTheApplicationSays() {
		this.template.trail().record(Booking.class, "b1", "EXPORT", Map.of("format", "pdf"));
		this.template.trail().record(new AuditedEvent(this.table.now(), "eve", "LOGIN", Map.of("from", "10.0.0.1")));
		assertThat(rows("b1")).extracting(AuditEntry::operation).containsExactly("EXPORT");
		assertThat(rows("b1").get(0).details()).isEqualTo(Map.of("format", "pdf"));
		assertThat(this.template.trail().by("eve")).extracting(AuditEntry::operation).containsExactly("LOGIN");
		assertThat(this.template.trail().recent(5)).extracting(AuditEntry::operation)
			.containsExactly("LOGIN", "EXPORT");
	}

	/** AU-10: expiry by the type's own retention, or the table's. */
	@Test
	void letsRowsExpire() {
		SingleTableTemplate kept = with(TrailSetup.defaults().with(TrailOptions.defaults().retention("P100D")));
		kept.create(Booking.of("b1", "bread"));
		kept.create(Patient.of("p1", "Ann"));
		assertThat(stored()).extracting((row) -> row.get("_ttl").n())
			.containsExactly(Long.toString(FreshTable.NOON.plus(Duration.ofDays(100)).getEpochSecond()),
					Long.toString(Instant.parse("2033-03-01T12:00:00Z").getEpochSecond()));
		this.table.pass(Duration.ofDays(101));
		assertThat(kept.trail().of(Booking.class, "b1")).isEmpty();
		assertThat(kept.trail().of(Patient.class, "p1")).hasSize(1);
	}

	/** AU-10: large states are compressed, or cut with a mark; the write succeeds. */
	@Test
	void neverFailsAWriteForTheSizeOfItsRow() {
		String large = "lorem ipsum ".repeat(30_000);
		this.template.create(Booking.of("b1", large));
		assertThat(rows("b1").get(0).changes().get("text")).isEqualTo(new Change(null, large));
		assertThat(rows("b1").get(0).cut()).isEmpty();
		StringBuilder noise = new StringBuilder();
		new java.util.Random(1).ints(360_000, 33, 127).forEach((each) -> noise.append((char) each));
		Booking booking = this.template.create(Booking.of("b2", noise.toString()));
		this.template.save(booking.saying("x" + noise));
		assertThat(rows("b2")).allSatisfy((row) -> {
			assertThat(row.cut()).isEqualTo(Set.of("values"));
			assertThat(row.changes().get("text")).isEqualTo(new Change(null, null));
		});
		assertThat(rows("b2").get(1).changes().get("amount")).isEqualTo(new Change(null, 1L));
	}

}
