package dev.singletable.template;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

import dev.singletable.expression.Update;
import dev.singletable.local.DynamoDbLocal;
import dev.singletable.local.EmbeddedDynamoDb;
import dev.singletable.template.Ledger.Act;
import dev.singletable.template.Ledger.Booking;
import dev.singletable.template.Ledger.Note;
import dev.singletable.trail.AuditEntry;
import dev.singletable.trail.AuditFailedException;
import dev.singletable.trail.AuditedWrite;
import dev.singletable.trail.OnFailure;
import dev.singletable.trail.TrailOptions;
import dev.singletable.write.ItemAlreadyExistsException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

import org.springframework.dao.DataAccessException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Data and trail when connections break, and what happens around a write.
 */
@DynamoDbLocal
class TrailFaultsIntegrationTests {

	private static final Class<?>[] TYPES = { Booking.class, Act.class, Note.class };

	private EmbeddedDynamoDb engine;

	private FreshTable table;

	@BeforeEach
	void makeTable(EmbeddedDynamoDb running) {
		this.engine = running;
		this.table = new FreshTable(running);
	}

	/** Each changes what is there in its own way. */
	private static Map<String, Consumer<SingleTableTemplate>> operations() {
		Map<String, Consumer<SingleTableTemplate>> operations = new LinkedHashMap<>();
		operations.put("create", (template) -> template.create(Booking.of("b9", "new")));
		operations.put("save", (template) -> template.save(new Booking("b1", "saved", 1, 1L)));
		operations.put("update", (template) -> template.update(Booking.class, "b1", Update.set("text", "updated")));
		operations.put("delete", (template) -> template.delete(Booking.class, "b1"));
		operations.put("move",
				(template) -> template.move(new Booking("b1", "bread", 1, 1L), new Booking("b8", "moved", 1, null)));
		operations.put("transaction",
				(template) -> template.transaction()
					.create(Booking.of("b9", "new"))
					.update(Booking.class, "b1", Update.set("text", "updated"))
					.delete(Act.class, "a1")
					.execute());
		operations.put("batch",
				(template) -> template.batch().saveAll(List.of(Booking.of("b7", "seven"), Booking.of("b9", "nine"))));
		operations.put("batch delete", (template) -> template.batch().deleteAll(Booking.class, List.of("b1", "b2")));
		operations.put("restore", (template) -> template.history(Act.class).restore("a1", 1));
		operations.put("delete version", (template) -> template.history(Act.class).deleteVersion("a1", 1));
		operations.put("delete all", (template) -> template.history(Act.class).deleteAll("a1"));
		return operations;
	}

	/** AU-1, AU-8: rows and data agree wherever the connection is cut. */
	@Test
	void agreesWithTheDataWhereverTheConnectionIsCut() {
		operations().forEach((name, operation) -> {
			for (boolean received : new boolean[] { false, true }) {
				boolean cut = true;
				for (int call = 0; cut; call++) {
					cut = crash(operation, call, received);
					check("%s cut at call %d".formatted(name, call));
				}
			}
		});
	}

	private boolean crash(Consumer<SingleTableTemplate> operation, int call, boolean received) {
		this.table = new FreshTable(this.engine);
		CutClient client = CutClient.over(this.engine.client());
		SingleTableTemplate template = this.table.with((builder) -> builder.retryDeadline(Duration.ofMillis(30)),
				TYPES);
		template.create(Booking.of("b1", "bread"));
		template.create(Booking.of("b2", "rolls"));
		template.save(template.create(new Act("a1", "seal", "one", null)).saying("two"));
		this.table.pass(Duration.ofSeconds(1));
		SingleTableTemplate broken = this.table.over(client.proxy(), TYPES);
		client.cutAt(call, received);
		try {
			operation.accept(broken);
		}
		catch (DataAccessException ex) { // that is what a crash looks like from here
			assertThat(client.isCut()).isTrue();
		}
		return client.isCut();
	}

	/** What the rows say of each item is what the item is. */
	private void check(String when) {
		Map<String, Map<String, String>> told = new HashMap<>();
		List<Map<String, AttributeValue>> items = this.table.items();
		items.stream()
			.filter((item) -> item.get("_type").s().equals("_INTERNAL#AUDIT"))
			.sorted((one, other) -> one.get("sk").s().compareTo(other.get("sk").s()))
			.forEach((row) -> apply(row, told));
		Map<String, Map<String, String>> found = new HashMap<>();
		items.stream()
			.filter((item) -> !item.get("pk").s().startsWith("_INTERNAL#"))
			.forEach((item) -> found.put(item.get("pk").s(), Map.of("text", item.get("text").s())));
		assertThat(told).as(when).isEqualTo(found);
	}

	private static void apply(Map<String, AttributeValue> row, Map<String, Map<String, String>> told) {
		String key = row.get("_owner").m().get("pk").s();
		AttributeValue changes = row.get("_audit").m().get("changes");
		if (row.get("_operation").s().equals("DELETE")) {
			assertThat(told.remove(key)).isNotNull();
		}
		else if (changes != null && changes.m().containsKey("text")) {
			Map<String, AttributeValue> text = changes.m().get("text").m();
			AttributeValue before = text.get("before");
			assertThat(Optional.ofNullable(told.get(key)).map((each) -> each.get("text")))
				.isEqualTo(Optional.ofNullable(before).map(AttributeValue::s));
			told.put(key, Map.of("text", text.get("after").s()));
		}
	}

	private SingleTableTemplate audited(DynamoDbClient client, TrailOptions options, String elsewhere) {
		return this.table
			.with((builder) -> builder.trail(TrailSetup.defaults().with(options).inTable(client, elsewhere)), TYPES);
	}

	/** AU-6, AU-7: an audit table that is down, and rows follow and must be there. */
	@Test
	void failsAfterTheWriteWhenTheAuditTableIsDown() {
		String elsewhere = this.engine.freshTableName();
		TrailOptions options = TrailOptions.defaults().afterwards(OnFailure.FAIL);
		SingleTableTemplate well = audited(this.engine.client(), options, elsewhere);
		SingleTableTemplate template = this.table.with((builder) -> builder.createTable(false)
			.retryDeadline(Duration.ofMillis(30))
			.trail(TrailSetup.defaults()
				.with(options)
				.inTable(CutClient.without(this.engine.client(), elsewhere), elsewhere)), TYPES);
		assertThatExceptionOfType(AuditFailedException.class)
			.isThrownBy(() -> template.create(Booking.of("b1", "bread")))
			.withMessage(
					"audit of BOOKING in table '%s': the write was made, but not its row in the audit trail. Do not "
						.formatted(elsewhere) + "repeat the write.")
			.satisfies((ex) -> assertThat(ex.entries()).extracting(AuditEntry::operation).containsExactly("CREATE"));
		assertThat(template.get(Booking.class, "b1").version()).isEqualTo(1);
		assertThatExceptionOfType(AuditFailedException.class)
			.isThrownBy(() -> template.transaction().create(Booking.of("b2", "rolls")).execute());
		assertThatExceptionOfType(AuditFailedException.class)
			.isThrownBy(() -> template.batch().saveAll(List.of(Booking.of("b3", "cake"), Booking.of("b4", "tea"))));
		assertThat(this.table.items()).hasSize(4);
		well.delete(Booking.class, "b1");
		assertThat(well.trail().of(Booking.class, "b1")).extracting(AuditEntry::operation).containsExactly("DELETE");
		assertThat(well.trail().recent(5)).hasSize(1);
		assertThat(this.table.items()).hasSize(3);
	}

	/** AU-6, AU-7: the same when that is only logged. */
	@Test
	void logsThatTheAuditTableIsDown() {
		String elsewhere = this.engine.freshTableName();
		TrailOptions options = TrailOptions.defaults().afterwards(OnFailure.LOG);
		SingleTableTemplate template = this.table
			.with((builder) -> builder.createTable(true).retryDeadline(Duration.ofMillis(30)), TYPES);
		SingleTableTemplate logging = this.table.with((builder) -> builder.createTable(false)
			.retryDeadline(Duration.ofMillis(30))
			.trail(TrailSetup.defaults()
				.with(options)
				.inTable(CutClient.without(this.engine.client(), elsewhere), elsewhere)), TYPES);
		assertThat(logging.create(Booking.of("b1", "bread")).version()).isEqualTo(1);
		assertThat(template.exists(Booking.class, "b1")).isTrue();
	}

	/** AU-6, TX-10: another table of the same client is part of the transaction. */
	@Test
	void writesNothingWhenTheAuditTableOfTheTransactionIsDown() {
		String elsewhere = this.engine.freshTableName();
		SingleTableTemplate well = this.table.with((builder) -> builder.trail(TrailSetup.defaults().inTable(elsewhere)),
				TYPES);
		well.create(Booking.of("b1", "bread"));
		assertThat(this.table.items()).hasSize(1);
		assertThat(well.trail().of(Booking.class, "b1")).hasSize(1);
		assertThat(well.trail().recent(2)).hasSize(1);
		this.engine.client().deleteTable((request) -> request.tableName(elsewhere));
		assertThatExceptionOfType(DataAccessException.class).isThrownBy(() -> well.create(Booking.of("b2", "rolls")));
		assertThat(this.table.items()).hasSize(1);
	}

	/** AU-6. */
	@Test
	void knowsThatNoTransactionSpansTwoClients() {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> TrailSetup.defaults().inTable(this.engine.client(), "audit"))
			.withMessage(
					"No transaction spans two clients' tables, so rows of the audit trail in another's table follow "
							+ "their write. Say what happens when that fails: TrailOptions.afterwards(OnFailure.FAIL) or LOG.");
	}

	/** AU-7: told after the write, never of one that failed, whatever a listener does. */
	@Test
	void tellsTheListenerAfterEachWrite() {
		List<String> told = new ArrayList<>();
		SingleTableTemplate template = this.table
			.with((builder) -> builder.trail(TrailSetup.defaults().with(TrailOptions.defaults().listener((written) -> {
				told.add(written.entry().operation() + told(written));
				throw new IllegalStateException("No");
			}))), TYPES);
		template.create(Booking.of("b1", "bread"));
		assertThatExceptionOfType(ItemAlreadyExistsException.class)
			.isThrownBy(() -> template.create(Booking.of("b1", "bread")));
		template.transaction().create(Booking.of("b2", "x")).delete(Booking.class, "b1").execute();
		template.batch().saveAll(List.of(Booking.of("b3", "x"), Booking.of("b4", "x")));
		template.batch().deleteAll(Booking.class, List.of("b2"));
		template.create(new Note("n1", "milk"));
		assertThat(told).containsExactly("CREATE b1", "CREATE b2", "DELETE b1", "CREATE b3", "CREATE b4", "DELETE b2");
	}

	private static String told(AuditedWrite written) {
		return " " + written.entry().key().orElseThrow().pk().substring("BOOKING#".length());
	}

}
