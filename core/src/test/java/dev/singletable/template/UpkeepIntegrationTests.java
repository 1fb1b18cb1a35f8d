package dev.singletable.template;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;

import dev.singletable.annotation.SecondaryIndex;
import dev.singletable.annotation.SingleTableEntity;
import dev.singletable.annotation.Unique;
import dev.singletable.expression.Update;
import dev.singletable.key.ItemKey;
import dev.singletable.local.DynamoDbLocal;
import dev.singletable.local.EmbeddedDynamoDb;
import dev.singletable.query.ItemQuery;
import dev.singletable.template.Guild.Account;
import dev.singletable.template.Guild.Member;
import dev.singletable.template.Guild.Session;
import dev.singletable.template.Guild.Team;
import dev.singletable.template.ReindexProgress.Conflict;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

import org.springframework.dao.InvalidDataAccessApiUsageException;
import org.springframework.data.annotation.Id;

import static dev.singletable.expression.Condition.property;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * Items that an older model stored, and items that were damaged by hand.
 */
@DynamoDbLocal
class UpkeepIntegrationTests {

	private static final FaultyHttpClient.Fault ARRIVE = ExecutableHttpRequest::call;

	private final Random random = new Random(11);

	private FreshTable table;

	private SingleTableTemplate template;

	private StoredGuards stored;

	@BeforeEach
	void open(EmbeddedDynamoDb engine) {
		this.table = new FreshTable(engine);
		this.template = this.table.of(Member.class, Account.class, Session.class, Team.class, NewBook.class);
		this.stored = StoredGuards.of(engine, this.template);
	}

	/** As the application was before. */
	@SingleTableEntity(type = "BOOK", pk = "BOOK#{id}")
	@SecondaryIndex(name = "byShelf", pk = "SHELF#{shelf}", sk = "{id}", sparse = true)
	record OldBook(@Id String id, @Nullable String isbn, @Nullable String shelf, @Nullable String author) {
	}

	/**
	 * And as it is now: another index, which every book must be in, and unique numbers.
	 */
	@SingleTableEntity(type = "BOOK", pk = "BOOK#{id}")
	@SecondaryIndex(name = "byAuthor", pk = "AUTHOR#{author}", sk = "{id}")
	record NewBook(@Id String id, @Unique @Nullable String isbn, @Nullable String shelf, @Nullable String author) {
	}

	private static Account account(int number) {
		return new Account("a" + number, "n" + number, "owner" + number % 3, null);
	}

	private void fill() {
		List<Object> all = new ArrayList<>();
		for (int number = 0; number < 30; number++) {
			all.add(account(number));
			all.add(new Member("m" + number, "e" + number, "hall", number, "note"));
			all.add(Session.of("s" + number, "c" + number, Instant.ofEpochSecond(4_000_000_000L + number)));
			all.add(Team.of("team" + number));
		}
		this.template.batch().saveAll(all);
	}

	/** Whether something that can be mended was damaged. */
	private boolean isDamaged(Map<String, AttributeValue> item) {
		String pk = item.get("pk").s();
		Map<String, AttributeValue> damaged = new HashMap<>(item);
		if (pk.startsWith("_INTERNAL#")) {
			this.stored.delete(pk.substring("_INTERNAL#UNIQUE#".length()));
			return true;
		}
		switch (this.random.nextInt(3)) {
			case 0 -> damaged.keySet().removeAll(Set.of("byOwnerpk", "byOwnersk", "_ttl"));
			case 1 -> damaged.computeIfPresent("byOwnersk", (name, value) -> AttributeValue.fromS("wrong"));
			default -> damaged.put("_ttl", AttributeValue.fromN("4999999999"));
		}
		this.stored.put(damaged);
		return !damaged.equals(item);
	}

	@Test
	void whateverIsDerivedIsMadeAnewAndNothingElse() {
		fill();
		Set<Map<String, AttributeValue>> before = new HashSet<>(this.stored.all());
		long damaged = before.stream().filter((item) -> this.random.nextInt(3) == 0).filter(this::isDamaged).count();
		Set<Map<String, AttributeValue>> after = new HashSet<>(this.stored.all());
		ReindexProgress check = this.template.upkeep().reindex(Reindex.of(Object.class).check(), (progress) -> {
		});
		assertThat(new HashSet<>(this.stored.all())).isEqualTo(after);
		ReindexProgress done = this.template.upkeep().reindex(Object.class);
		assertThat(new HashSet<>(this.stored.all())).isEqualTo(before);
		assertThat(done.scanned()).isEqualTo(120);
		assertThat(done.rewritten()).isBetween(20L, damaged).isEqualTo(check.rewritten());
		assertThat(done.unchanged()).isEqualTo(120 - done.rewritten());
		assertThat(done.conflicts()).isEmpty();
		assertThat(this.template.upkeep().reindex(Object.class).rewritten()).isZero();
	}

	@Test
	void itemsOfAnOlderModelAreFoundByTheNewIndex(EmbeddedDynamoDb engine) {
		SingleTableTemplate old = SingleTableTemplate.builder(engine.client())
			.table(this.template::tableName)
			.entities(OldBook.class)
			.build();
		old.create(new OldBook("b1", "1", "s", "ann"));
		old.create(new OldBook("b2", "2", "s", "ann"));
		old.create(new OldBook("b3", "2", "s", "ann"));
		old.create(new OldBook("b4", "4", "s", null));
		ItemQuery<NewBook> byAuthor = ItemQuery.of(NewBook.class).where(property("author").is("ann"));
		assertThat(this.template.findAll(byAuthor)).isEmpty();
		ReindexProgress done = this.template.upkeep().reindex(NewBook.class);
		assertThat(this.template.findAll(byAuthor)).extracting(NewBook::id).containsExactly("b1", "b2", "b3");
		assertThat(this.stored.owners()).hasSize(2).containsEntry("BOOK#isbn#1", "BOOK#b1");
		String loser = this.stored.owners().get("BOOK#isbn#2").equals("BOOK#b2") ? "BOOK#b3" : "BOOK#b2";
		assertThat(done.conflicts()).containsExactlyInAnyOrder(
				new Conflict("BOOK", ItemKey.of(loser, "META"), "isbn", "another item has the value"),
				new Conflict("BOOK", ItemKey.of("BOOK#b4", "META"), null,
						"BOOK: index 'byAuthor' needs 'author', which is null or empty. Set it, or declare the index "
								+ "sparse = true so that such items are left out."));
		assertThat(done.toString()).isEqualTo("ReindexProgress[scanned=4, rewritten=3, conflicts=2, complete=true]");
		assertThat(this.table.item("BOOK#b1", "META")).containsKeys("byShelfpk", "byShelfsk");
	}

	@Test
	void anItemWhoseValueIsTakenIsMendedOtherwise() {
		this.template.create(new Account("a1", "100", "o1", null));
		this.stored.delete("ACCOUNT#number#100");
		Map<String, AttributeValue> item = new HashMap<>(this.table.item("ACCOUNT#a1", "META"));
		this.template.create(new Account("a2", "100", "o2", null));
		item.remove("byOwnerpk");
		this.stored.put(item);
		ReindexProgress done = this.template.upkeep().reindex(Account.class);
		assertThat(done.conflicts()).containsExactly(
				new Conflict("ACCOUNT", ItemKey.of("ACCOUNT#a1", "META"), "number", "another item has the value"));
		assertThat(done.rewritten()).isEqualTo(1);
		assertThat(this.table.item("ACCOUNT#a1", "META")).containsKey("byOwnerpk");
		assertThat(this.stored.owners()).isEqualTo(Map.of("ACCOUNT#number#100", "ACCOUNT#a2"));
	}

	@Test
	void aRunGoesOnWhereAnotherEnded() {
		this.template.batch().saveAll(IntStream.range(0, 60).mapToObj(UpkeepIntegrationTests::account).toList());
		IntStream.range(0, 60).forEach((number) -> this.stored.delete("ACCOUNT#number#n" + number));
		Reindex small = Reindex.of(Account.class).segments(3).pageSize(5);
		List<ReindexProgress> told = new ArrayList<>();
		assertThatThrownBy(() -> this.template.upkeep().reindex(small, (progress) -> {
			told.add(progress);
			if (progress.scanned() >= 20) {
				throw new AssertionError("the power went");
			}
		})).hasMessage("the power went");
		ReindexProgress reached = told.get(told.size() - 1);
		assertThat(reached.isComplete()).isFalse();
		ReindexProgress rest = this.template.upkeep()
			.reindex(Reindex.of(Account.class).from(reached.position()), told::add);
		assertThat(rest.isComplete()).isTrue();
		assertThat(reached.scanned() + rest.scanned()).isEqualTo(60);
		// pages under way when a run ends are written, and found right by the next
		assertThat(reached.rewritten() + rest.rewritten()).isBetween(30L, 60L);
		assertThat(this.stored.owners()).hasSize(60);
		assertThat(this.template.upkeep().reindex(Reindex.of(Account.class).from(rest.position()), told::add).scanned())
			.isZero();
	}

	@Test
	void aPositionThatIsNoneIsRefused() {
		for (String position : List.of("", "x", "2.5", "1.0:a", "0", "999", "2.0:%:%")) {
			assertThatThrownBy(
					() -> this.template.upkeep().reindex(Reindex.of(Account.class).from(position), (progress) -> {
					}))
				.isInstanceOf(InvalidDataAccessApiUsageException.class)
				.hasMessage("The position is none that a reindex gave. Give ReindexProgress.position() as it was.");
		}
	}

	@Test
	void anItemThatChangesMeanwhileIsReadAgain(EmbeddedDynamoDb engine) {
		FaultyHttpClient network = new FaultyHttpClient();
		try (DynamoDbClient client = network.client(engine, 1)) {
			SingleTableTemplate slow = this.table.over(client, Member.class, Account.class);
			this.template.create(new Account("a1", "100", "o1", null));
			this.template.create(Member.of("m1", "ann"));
			this.stored.delete("ACCOUNT#number#100");
			this.stored.delete("MEMBER#email#ann");
			Reindex accounts = Reindex.of(Account.class).segments(1);
			network.next(ARRIVE.then(() -> this.template.update(Account.class, "a1", Update.set("number", "200"))));
			assertThat(slow.upkeep().reindex(accounts, (progress) -> {
			}).rewritten()).isZero();
			network.next(ARRIVE.then(() -> this.template.update(Member.class, "m1", Update.set("note", "x"))));
			assertThat(slow.upkeep().reindex(Reindex.of(Member.class).segments(1), (progress) -> {
			}).rewritten()).isEqualTo(1);
			this.stored.delete("MEMBER#email#ann");
			network.next(ARRIVE.then(() -> this.template.delete(Member.class, "m1")));
			assertThat(slow.upkeep().reindex(Reindex.of(Member.class).segments(1), (progress) -> {
			}).rewritten()).isZero();
		}
		assertThat(this.stored.owners()).isEqualTo(Map.of("ACCOUNT#number#200", "ACCOUNT#a1"));
		assertThat(this.template.get(Account.class, "a1").version()).isEqualTo(2);
	}

	@Test
	void guardsWithoutAnItemAreFoundAndRemoved() {
		this.template.create(new Member("m1", "ann", "hall", 1, null));
		this.template.create(Member.of("m2", "bob"));
		this.template.create(Account.of("a1", "100"));
		Map<String, AttributeValue> guard = this.table.item("_INTERNAL#UNIQUE#MEMBER#email#bob", "META");
		this.template.update(Member.class, "m2", Update.set("email", "bea"));
		this.stored.put(guard);
		Map<String, AttributeValue> other = this.table.item("_INTERNAL#UNIQUE#MEMBER#email#ann", "META");
		Map<String, AttributeValue> seat = this.table.item("_INTERNAL#UNIQUE#MEMBER#seat#hall#0000000001", "META");
		this.template.delete(Member.class, "m1");
		this.stored.put(other);
		this.stored.put(seat);
		assertThat(this.template.upkeep().orphanedGuards(Member.class))
			.extracting((orphan) -> orphan.constraint() + " " + orphan.owner().pk())
			.containsExactlyInAnyOrder("email MEMBER#m1", "seat MEMBER#m1", "email MEMBER#m2");
		assertThat(this.template.upkeep().orphanedGuards(Account.class)).isEmpty();
		assertThat(this.template.upkeep().removeOrphanedGuards(Object.class)).isEqualTo(3);
		assertThat(this.stored.owners())
			.isEqualTo(Map.of("MEMBER#email#bea", "MEMBER#m2", "ACCOUNT#number#100", "ACCOUNT#a1"));
	}

	@Test
	void aGuardThatIsNeededAgainStays(EmbeddedDynamoDb engine) {
		FaultyHttpClient network = new FaultyHttpClient();
		try (DynamoDbClient client = network.client(engine, 1)) {
			SingleTableTemplate slow = this.table.over(client, Member.class, Account.class);
			this.template.create(Member.of("m1", "ann"));
			Map<String, AttributeValue> guard = this.table.item("_INTERNAL#UNIQUE#MEMBER#email#ann", "META");
			this.template.delete(Member.class, "m1");
			this.stored.put(guard);
			network.next("BatchGetItem", ARRIVE.then(() -> this.template.create(Member.of("m1", "ann"))));
			assertThat(slow.upkeep().removeOrphanedGuards(Member.class)).isZero();
			assertThat(network.operations()).contains("TransactWriteItems");
		}
		assertThat(this.stored.owners()).isEqualTo(Map.of("MEMBER#email#ann", "MEMBER#m1"));
		assertThat(this.template.upkeep().orphanedGuards(Member.class)).isEmpty();
	}

}
