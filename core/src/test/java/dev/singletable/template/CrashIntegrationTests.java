package dev.singletable.template;

import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

import dev.singletable.annotation.Audited;
import dev.singletable.annotation.Counted;
import dev.singletable.annotation.Historized;
import dev.singletable.annotation.SingleTableEntity;
import dev.singletable.annotation.Unique;
import dev.singletable.expression.Update;
import dev.singletable.local.DynamoDbLocal;
import dev.singletable.local.EmbeddedDynamoDb;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

import org.springframework.dao.DataAccessException;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The connection is cut at every call of every operation on an entity that has
 * everything: the item, its versions, its trail, its guard and the count agree afterwards
 * (VH-2, AU-1, ST-1, TX-10).
 */
@DynamoDbLocal
class CrashIntegrationTests {

	private static final int KEPT = 3;

	private EmbeddedDynamoDb engine;

	private FreshTable table;

	@SingleTableEntity(type = "ACCOUNT", pk = "ACCOUNT#{id}")
	@Historized(maxVersions = KEPT)
	@Audited(snapshot = true)
	@Counted(shards = 2)
	record Account(@Id String id, @Unique String email, String text, @Version @Nullable Long version) {
	}

	@BeforeEach
	void rememberTheEngine(EmbeddedDynamoDb running) {
		this.engine = running;
	}

	private static Account account(String id, String text) {
		return new Account(id, id + "@x", text, null);
	}

	private static Map<String, Consumer<SingleTableTemplate>> operations() {
		Map<String, Consumer<SingleTableTemplate>> operations = new LinkedHashMap<>();
		operations.put("create", (template) -> template.create(account("a9", "new")));
		operations.put("save new", (template) -> template.save(account("a9", "new")));
		operations.put("save", (template) -> template.save(new Account("a1", "other@x", "saved", 5L)));
		operations.put("replace", (template) -> template.replace(new Account("a1", "a1@x", "replaced", 5L)));
		operations.put("update", (template) -> template.update(Account.class, "a1", Update.set("text", "updated")));
		operations.put("update unique",
				(template) -> template.update(Account.class, "a1", Update.set("email", "another@x")));
		operations.put("delete", (template) -> template.delete(Account.class, "a1"));
		operations.put("delete if exists", (template) -> template.deleteIfExists(Account.class, "a1"));
		operations.put("get or create",
				(template) -> template.getOrCreate(Account.class, "a9", () -> account("a9", "new")));
		operations.put("transaction",
				(template) -> template.transaction()
					.create(account("a9", "new"))
					.update(Account.class, "a1", Update.set("text", "updated"))
					.delete(Account.class, "a2")
					.execute());
		operations.put("exchange",
				(template) -> template.transaction()
					.update(Account.class, "a1", Update.set("email", "a2@x"))
					.update(Account.class, "a2", Update.set("email", "a1@x"))
					.execute());
		operations.put("batch",
				(template) -> template.batch().saveAll(List.of(account("a8", "eight"), account("a9", "nine"))));
		operations.put("batch delete", (template) -> template.batch().deleteAll(Account.class, List.of("a1", "a2")));
		operations.put("restore", (template) -> template.history(Account.class).restore("a1", 4));
		operations.put("delete version", (template) -> template.history(Account.class).deleteVersion("a1", 4));
		operations.put("delete all", (template) -> template.history(Account.class).deleteAll("a1"));
		return operations;
	}

	@TestFactory
	List<DynamicTest> everythingAgreesWhereverTheConnectionIsCut() {
		return operations().entrySet().stream().map((operation) -> DynamicTest.dynamicTest(operation.getKey(), () -> {
			for (boolean received : new boolean[] { false, true }) {
				boolean cut = true;
				for (int call = 0; cut; call++) {
					cut = crash(operation.getValue(), call, received);
					check("%s cut at call %d, %s".formatted(operation.getKey(), call, received ? "after" : "before"));
				}
			}
		})).toList();
	}

	private boolean crash(Consumer<SingleTableTemplate> operation, int call, boolean received) {
		this.table = new FreshTable(this.engine);
		SingleTableTemplate template = this.table.of(Account.class);
		template.create(account("a2", "two"));
		Account account = template.create(account("a1", "one"));
		for (int number = 2; number <= 5; number++) {
			this.table.pass(Duration.ofSeconds(1));
			account = template.save(new Account("a1", "a1@x", "text " + number, account.version()));
		}
		this.table.pass(Duration.ofSeconds(1));
		CutClient client = CutClient.over(this.engine.client());
		SingleTableTemplate broken = this.table.over(client.proxy(), Account.class);
		client.cutAt(call, received);
		try {
			operation.accept(broken);
		}
		catch (DataAccessException ex) { // that is what a crash looks like from here
			assertThat(client.isCut()).isTrue();
		}
		return client.isCut();
	}

	private void check(String when) {
		List<Map<String, AttributeValue>> items = this.table.items();
		Map<String, Map<String, AttributeValue>> accounts = items.stream()
			.filter((item) -> !item.get("pk").s().startsWith("_INTERNAL#"))
			.collect(Collectors.toMap((item) -> item.get("id").s(), (item) -> item));
		assertThat(guarded(items)).as(when).isEqualTo(texts(accounts, "email"));
		assertThat(counted(items)).as(when).isEqualTo(accounts.size());
		checkVersions(when, items, accounts);
		assertThat(told(items)).as(when).isEqualTo(texts(accounts, "text"));
	}

	private static Map<String, String> texts(Map<String, Map<String, AttributeValue>> accounts, String name) {
		Map<String, String> texts = new TreeMap<>();
		accounts.forEach((id, item) -> texts.put("ACCOUNT#" + id, item.get(name).s()));
		return texts;
	}

	/** What each guard guards, by its owner. */
	private static Map<String, String> guarded(List<Map<String, AttributeValue>> items) {
		Map<String, String> guarded = new TreeMap<>();
		items.stream()
			.filter((item) -> item.get("pk").s().startsWith("_INTERNAL#UNIQUE#"))
			.forEach((item) -> assertThat(guarded.put(item.get("_owner").m().get("pk").s(),
					item.get("pk").s().substring("_INTERNAL#UNIQUE#ACCOUNT#email#".length())))
				.isNull());
		return guarded;
	}

	private static long counted(List<Map<String, AttributeValue>> items) {
		return items.stream()
			.filter((item) -> item.get("pk").s().startsWith("_INTERNAL#STATS#"))
			.mapToLong((item) -> Long.parseLong(item.get("_items").n()))
			.sum();
	}

	/** All kept versions of what is there, the last as it is; none of what is not. */
	private static void checkVersions(String when, List<Map<String, AttributeValue>> items,
			Map<String, Map<String, AttributeValue>> accounts) {
		Map<String, Map<Long, String>> versions = new HashMap<>();
		items.stream()
			.filter((item) -> item.get("pk").s().startsWith("_INTERNAL#HISTORY#"))
			.map((item) -> item.get("_version").m())
			.forEach((content) -> versions.computeIfAbsent(content.get("id").s(), (id) -> new TreeMap<>())
				.put(Long.valueOf(content.get("version").n()), content.get("text").s()));
		assertThat(versions.keySet()).as(when).isEqualTo(accounts.keySet());
		accounts.forEach((id, item) -> {
			long current = Long.parseLong(item.get("version").n());
			Set<Long> kept = LongStream.rangeClosed(Math.max(1, current - KEPT + 1), current)
				.boxed()
				.collect(Collectors.toCollection(TreeSet::new));
			if (!versions.get(id).containsKey(4L) && when.startsWith("delete version")) {
				kept.remove(4L);
			}
			assertThat(versions.get(id).keySet()).as(when).isEqualTo(kept);
			assertThat(versions.get(id).get(current)).as(when).isEqualTo(item.get("text").s());
		});
	}

	/** What the trail says each item is. */
	private static Map<String, String> told(List<Map<String, AttributeValue>> items) {
		Map<String, String> told = new TreeMap<>();
		items.stream()
			.filter((item) -> item.get("pk").s().startsWith("_INTERNAL#AUDIT#"))
			.sorted((one, other) -> one.get("sk").s().compareTo(other.get("sk").s()))
			.forEach((row) -> {
				String key = row.get("_owner").m().get("pk").s();
				AttributeValue snapshot = row.get("_audit").m().get("snapshot");
				if (row.get("_operation").s().equals("DELETE")) {
					assertThat(told.remove(key)).isNotNull();
				}
				else if (snapshot != null) {
					told.put(key, snapshot.m().get("text").s());
				}
			});
		return told;
	}

}
