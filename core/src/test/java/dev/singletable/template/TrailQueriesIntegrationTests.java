package dev.singletable.template;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

import dev.singletable.expression.Update;
import dev.singletable.local.DynamoDbLocal;
import dev.singletable.local.EmbeddedDynamoDb;
import dev.singletable.query.ItemScan;
import dev.singletable.schema.SchemaDifference;
import dev.singletable.schema.TableDefinition;
import dev.singletable.table.TrailIndexes;
import dev.singletable.template.Ledger.Act;
import dev.singletable.template.Ledger.Booking;
import dev.singletable.template.Ledger.Card;
import dev.singletable.template.Ledger.Note;
import dev.singletable.template.Ledger.Patient;
import dev.singletable.trail.AuditEntry;
import dev.singletable.trail.TrailOptions;
import dev.singletable.trail.TrailRange;
import dev.singletable.wire.TableAdministration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

import org.springframework.dao.InvalidDataAccessApiUsageException;
import org.springframework.dao.InvalidDataAccessResourceUsageException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * How the trail is read.
 */
@DynamoDbLocal
class TrailQueriesIntegrationTests {

	private static final Class<?>[] TYPES = { Booking.class, Patient.class, Card.class, Act.class, Note.class };

	private EmbeddedDynamoDb engine;

	private FreshTable table;

	private @Nullable String auditor = "ann";

	private SingleTableTemplate template;

	@BeforeEach
	void makeTable(EmbeddedDynamoDb running) {
		this.engine = running;
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

	/** AU-5: by item, type, actor, time, recent. */
	@Test
	void isFoundByItemTypeActorTimeAndDay() {
		for (int day = 0; day < 5; day++) {
			this.auditor = (day % 2 == 0) ? "ann" : "bob";
			this.template.create(Booking.of("b" + day, "bread"));
			this.template.create(new Act("a" + day, null, null, null));
			this.table.pass(Duration.ofHours(20));
		}
		var trail = this.template.trail();
		assertThat(trail.ofType(Booking.class, TrailRange.recent())).extracting((row) -> row.key().orElseThrow().pk())
			.containsExactly("BOOKING#b4", "BOOKING#b3", "BOOKING#b2", "BOOKING#b1", "BOOKING#b0");
		assertThat(trail.by("bob")).extracting((row) -> row.key().orElseThrow().pk())
			.containsExactly("ACT#a3", "BOOKING#b3", "ACT#a1", "BOOKING#b1");
		Instant from = FreshTable.NOON.plus(Duration.ofHours(20));
		Instant until = FreshTable.NOON.plus(Duration.ofHours(60));
		assertThat(trail.all(TrailRange.between(from, until))).extracting((row) -> row.key().orElseThrow().pk())
			.containsExactly("ACT#a2", "BOOKING#b2", "ACT#a1", "BOOKING#b1");
		List<AuditEntry> page = trail.recent(3);
		assertThat(page).extracting((row) -> row.key().orElseThrow().pk())
			.containsExactly("ACT#a4", "BOOKING#b4", "ACT#a3");
		assertThat(trail.all(TrailRange.recent().before(page.get(2))).limit(2))
			.extracting((row) -> row.key().orElseThrow().pk())
			.containsExactly("BOOKING#b3", "ACT#a2");
		assertThatExceptionOfType(InvalidDataAccessApiUsageException.class)
			.isThrownBy(() -> trail.all(TrailRange.since(Instant.parse("2020-01-01T00:00:00Z"))))
			.withMessage(
					"The range spans 2257 days, each a query of its own; the audit trail is searched for up to 366 "
							+ "days at once. Ask for parts of it.");
	}

	/** AU-5: pages of any size, and more than one page of DynamoDB. */
	@Test
	void readsTheTrailOfAnItemPageByPage() {
		Booking booking = this.template.create(Booking.of("b1", "t0"));
		for (int number = 1; number < 25; number++) {
			booking = this.template.save(booking.saying("t" + number));
		}
		SingleTableTemplate small = this.table.with((builder) -> builder.pageSize(4), TYPES);
		assertThat(small.trail().of(Booking.class, "b1")).isEqualTo(rows("b1")).hasSize(25);
		List<AuditEntry> all = new ArrayList<>();
		TrailRange range = TrailRange.recent();
		for (List<AuditEntry> page = List.of(); page.size() == 7 || all.isEmpty();) {
			page = small.trail().of(Booking.class, "b1", range).limit(7).toList();
			all.addAll(page);
			range = range.before(page.get(page.size() - 1));
		}
		assertThat(all).isEqualTo(rows("b1"));
	}

	/** AU-5: field history. */
	@Test
	void tellsTheValuesOfOneProperty() {
		Booking booking = this.template.create(Booking.of("b1", "bread"));
		booking = this.template.save(booking.saying("rolls"));
		this.template.update(Booking.class, "b1", Update.add("amount", 1));
		this.template.delete(Booking.class, "b1");
		assertThat(this.template.trail().values(Booking.class, "b1", "text")).extracting((each) -> each.value())
			.containsExactly(null, "rolls", "bread");
		assertThatExceptionOfType(InvalidDataAccessApiUsageException.class)
			.isThrownBy(() -> this.template.trail().values(Patient.class, "p1", "address.phone"))
			.withMessage("PATIENT: 'address.phone' is excluded or sensitive, so the audit trail does not have it.");
	}

	/** AU-5: without its indexes it is found by item. */
	@Test
	void saysWhichIndexIsMissing() {
		FreshTable bare = this.table;
		SingleTableTemplate without = bare.with(
				(builder) -> builder.table(() -> "withoutIndexes")
					.trail(TrailSetup.defaults().with(TrailIndexes.defaults().with(TrailIndexes.Presence.NEVER))),
				TYPES);
		without.create(Booking.of("b1", "bread"));
		assertThat(without.trail().of(Booking.class, "b1")).hasSize(1);
		assertThatExceptionOfType(InvalidDataAccessResourceUsageException.class)
			.isThrownBy(() -> without.trail().recent(1))
			.withMessage(
					"Table 'withoutIndexes' has no index 'auditByType', by which the audit trail is searched. Add it, "
							+ "with partition key 'auditByTypepk' (S), sort key 'sk' (S) and projection ALL, or read the trail of "
							+ "one item.");
		assertThat(new TableAdministration(this.engine.client()).differences("withoutIndexes",
				TableDefinition.of(this.template.model().layout())))
			.extracting(SchemaDifference::toString)
			.contains(
					"table 'withoutIndexes': index 'auditByActor' is missing: partition auditByActorpk (S), sort sk (S), "
							+ "projection ALL. Add the index to the table, or let singletable.table.schema: create make a new "
							+ "table.");
	}

	/** AU-5: several partitions a day are read as one. */
	@Test
	void spreadsTheRowsOfADay() {
		SingleTableTemplate spread = with(TrailSetup.defaults().with(TrailOptions.defaults().shards(4)));
		for (int number = 0; number < 30; number++) {
			spread.create(Booking.of("b" + number, "bread"));
		}
		assertThat(stored().stream().map((row) -> row.get("auditByTypepk").s()).distinct()).hasSize(4);
		assertThat(spread.trail().ofType(Booking.class, TrailRange.recent()))
			.extracting((row) -> row.key().orElseThrow().pk())
			.containsExactlyElementsOf(
					IntStream.range(0, 30).mapToObj((number) -> "BOOKING#b" + (29 - number)).toList());
	}

	/** No query, scan or count of entities reads a row. */
	@Test
	void isInNoReadOfEntities() {
		this.template.create(Booking.of("b1", "bread"));
		this.template.save(Booking.of("b2", "rolls"));
		List<Object> scanned = new ArrayList<>();
		this.template.scan(ItemScan.of(Booking.class), scanned::add);
		assertThat(scanned).hasSize(2);
		assertThat(stored()).hasSize(2);
	}

}
