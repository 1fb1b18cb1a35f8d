package dev.singletable.template;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import dev.singletable.expression.Update;
import dev.singletable.key.ItemKey;
import dev.singletable.local.DynamoDbLocal;
import dev.singletable.local.EmbeddedDynamoDb;
import dev.singletable.template.Guild.Account;
import dev.singletable.template.Guild.Clay;
import dev.singletable.template.Guild.Court;
import dev.singletable.template.Guild.Grass;
import dev.singletable.template.Guild.Member;
import dev.singletable.template.Guild.Session;
import dev.singletable.template.Guild.Team;
import dev.singletable.write.StaleVersionException;
import dev.singletable.write.ItemNotFoundException;
import dev.singletable.write.UniqueConstraintException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * One item alone has a unique value, whatever verb gives it.
 */
@DynamoDbLocal
class UniqueIntegrationTests {

	/** The engine deletes by its own clock what has expired. */
	private static final Instant START = FreshTable.NOON.plus(Duration.ofDays(36_500));

	private FreshTable table;

	private SingleTableTemplate template;

	private StoredGuards guards;

	@BeforeEach
	void open(EmbeddedDynamoDb engine) {
		this.table = new FreshTable(engine);
		this.table.pass(Duration.between(FreshTable.NOON, START));
		this.template = this.table.of(Member.class, Account.class, Session.class, Team.class, Court.class);
		this.guards = StoredGuards.of(engine, this.template);
	}

	private static Instant at(long seconds) {
		return START.plusSeconds(seconds);
	}

	private static Map<String, String> expiry(long seconds) {
		return Map.of("SESSION#code#c", String.valueOf(at(seconds).getEpochSecond()));
	}

	/** Fails, names the constraint and no value, and writes nothing. */
	private void isTaken(String operation, String type, String constraint, Runnable write) {
		List<Map<String, AttributeValue>> before = this.guards.all();
		assertThatExceptionOfType(UniqueConstraintException.class).isThrownBy(write::run).satisfies((ex) -> {
			assertThat(String.valueOf(ex.getMessage()).replaceAll("request id [^)]+", "request id …"))
				.isEqualTo("%s of %s in table '%s': another item has this value of unique '%s'. (request id …)"
					.formatted(operation, type, this.template.tableName(), constraint));
			assertThat(ex.constraint()).isEqualTo(constraint);
		});
		assertThat(this.guards.all()).containsExactlyInAnyOrderElementsOf(before);
	}

	@Test
	void everyVerbRefusesAValueAnotherItemHas() {
		this.template.create(Member.of("m1", "ann"));
		this.template.create(Member.of("m2", "bob"));
		isTaken("create", "MEMBER", "email", () -> this.template.create(Member.of("m3", "ann")));
		isTaken("save", "MEMBER", "email", () -> this.template.save(Member.of("m3", "ann")));
		isTaken("save", "MEMBER", "email", () -> this.template.save(Member.of("m2", "ann")));
		isTaken("replace", "MEMBER", "email", () -> this.template.replace(Member.of("m2", "ann")));
		isTaken("update", "MEMBER", "email",
				() -> this.template.update(Member.class, "m2", Update.set("email", "ann")));
	}

	@Test
	void everyVerbRefusesItForVersionedTypes() {
		this.template.create(Account.of("a1", "100"));
		Account other = this.template.create(Account.of("a2", "200"));
		isTaken("create", "ACCOUNT", "number", () -> this.template.create(Account.of("a3", "100")));
		isTaken("save", "ACCOUNT", "number", () -> this.template.save(Account.of("a3", "100")));
		isTaken("save", "ACCOUNT", "number", () -> this.template.save(other.withNumber("100")));
		isTaken("replace", "ACCOUNT", "number", () -> this.template.replace(other.withNumber("100")));
		isTaken("update", "ACCOUNT", "number",
				() -> this.template.update(Account.class, "a2", Update.set("number", "100")));
		assertThat(this.template.get(Account.class, "a2")).isEqualTo(other);
	}

	@Test
	void aValueThatIsGivenUpIsFree() {
		this.template.create(Member.of("m1", "ann"));
		this.template.update(Member.class, "m1", Update.set("email", "anna"));
		this.template.create(Member.of("m2", "ann"));
		this.template.delete(Member.class, "m2");
		this.template.save(Member.of("m3", "ann"));
		this.template.delete(this.template.get(Member.class, "m3"));
		this.template.create(Member.of("m4", "ann"));
		assertThat(this.template.deleteIfExists(Member.class, "m4")).isTrue();
		this.template.save(Member.of("m1", "ann"));
		assertThat(this.guards.owners()).isEqualTo(Map.of("MEMBER#email#ann", "MEMBER#m1"));
	}

	@Test
	void anAbsentValueIsNotHeld() {
		this.template.create(Member.of("m1", null));
		this.template.create(Member.of("m2", null));
		this.template.create(Member.of("m3", ""));
		assertThat(this.guards.owners()).isEmpty();
		this.template.update(Member.class, "m1", Update.set("email", "ann"));
		isTaken("update", "MEMBER", "email",
				() -> this.template.update(Member.class, "m2", Update.set("email", "ann")));
		this.template.update(Member.class, "m1", Update.remove("email"));
		assertThat(this.guards.owners()).isEmpty();
		this.template.update(Member.class, "m2", Update.set("email", "ann"));
		assertThat(this.guards.owners()).isEqualTo(Map.of("MEMBER#email#ann", "MEMBER#m2"));
	}

	@Test
	void valuesAreUniqueTogetherAndWithinTheirScope() {
		this.template.create(Member.of("m1", null).at("north", 7));
		this.template.create(Member.of("m2", null).at("south", 7));
		this.template.create(Member.of("m3", null).at("North", 7));
		this.template.create(Member.of("m4", null).at(null, 7));
		this.template.create(Member.of("m5", null).at("north", null));
		isTaken("create", "MEMBER", "seat", () -> this.template.create(Member.of("m6", null).at("north", 7)));
		isTaken("update", "MEMBER", "seat",
				() -> this.template.update(Member.class, "m2", Update.set("hall", "north")));
		isTaken("update", "MEMBER", "seat", () -> this.template.update(Member.class, "m5", Update.set("seat", 7)));
	}

	@Test
	void anItemMayKeepItsOwnValue() {
		this.template.create(Member.of("m1", "ann"));
		this.template.save(Member.of("m1", "ann"));
		this.template.replace(Member.of("m1", "ANN"));
		this.template.update(Member.class, "m1", Update.set("email", "Ann").set("note", "x"));
		assertThat(this.template.get(Member.class, "m1")).isEqualTo(new Member("m1", "Ann", null, null, "x"));
		assertThat(this.guards.owners()).isEqualTo(Map.of("MEMBER#email#ann", "MEMBER#m1"));
	}

	@Test
	void aHierarchySharesWhatIsUnique() {
		this.template.create(new Grass("c1", "centre"));
		isTaken("create", "CLAY", "title", () -> this.template.create(new Clay("c2", "centre", null)));
		this.template.delete(Court.class, ItemKey.of("COURT#c1", "COURT"));
		this.template.create(new Clay("c2", "centre", null));
	}

	@Test
	void aGuardExpiresWithItsItem() {
		this.template.create(Session.of("s1", "c", at(1000)));
		assertThat(this.guards.expiries()).isEqualTo(expiry(1000));
		this.template.update(Session.class, "s1", Update.set("until", at(2000)));
		assertThat(this.guards.expiries()).isEqualTo(expiry(2000));
		this.template.save(Session.of("s1", "c", at(3000)));
		assertThat(this.guards.expiries()).isEqualTo(expiry(3000));
		this.template.update(Session.class, "s1", Update.remove("until"));
		assertThat(this.guards.expiries()).isEmpty();
	}

	@Test
	void anExpiredItemLosesItsValueToAnother() {
		Instant soon = at(60);
		this.template.create(Session.of("s1", "c", soon));
		isTaken("create", "SESSION", "code", () -> this.template.create(Session.of("s2", "c", null)));
		this.table.pass(Duration.ofSeconds(61));
		this.template.create(Session.of("s2", "c", null));
		assertThatExceptionOfType(ItemNotFoundException.class)
			.isThrownBy(() -> this.template.update(Session.class, "s1", Update.set("until", at(660))));
		assertThat(this.template.deleteIfExists(Session.class, "s1")).isFalse();
		isTaken("save", "SESSION", "code", () -> this.template.save(Session.of("s1", "c", at(660))));
		assertThat(this.guards.owners()).isEqualTo(Map.of("SESSION#code#c", "SESSION#s2"));
	}

	@Test
	void aTypeOfAHierarchyTakesTheValueOfAnExpiredSibling() {
		this.template.create(new Clay("c1", "centre", at(60)));
		isTaken("create", "GRASS", "title", () -> this.template.create(new Grass("c2", "centre")));
		this.table.pass(Duration.ofSeconds(61));
		this.template.create(new Grass("c2", "centre"));
		assertThat(this.guards.owners()).isEqualTo(Map.of("COURT#title#centre", "COURT#c2"));
	}

	@Test
	void aMutableEntityIsGivenBackAsItWas() {
		this.template.create(Team.of("reds"));
		Team second = Team.of("reds");
		isTaken("create", "TEAM", "name", () -> this.template.create(second));
		isTaken("save", "TEAM", "name", () -> this.template.save(second));
		assertThat(second)
			.extracting((team) -> team.id, (team) -> team.version, (team) -> team.created, (team) -> team.modified)
			.containsOnlyNulls();
		second.name = "blues";
		this.template.create(second);
		Instant before = Objects.requireNonNull(second.modified);
		this.table.pass(Duration.ofSeconds(1));
		second.name = "reds";
		isTaken("replace", "TEAM", "name", () -> this.template.replace(second));
		isTaken("save", "TEAM", "name", () -> this.template.save(second));
		assertThat(second.version).isEqualTo(1);
		assertThat(second.modified).isEqualTo(before);
		second.name = "blues";
		assertThat(this.template.save(second).version).isEqualTo(2);
	}

	@Test
	void aStaleEntityTouchesNoGuard() {
		Account account = this.template.create(Account.of("a1", "100"));
		this.template.update(Account.class, "a1", Update.set("number", "200"));
		assertThatThrownBy(() -> this.template.save(account.withNumber("300")))
			.isInstanceOf(StaleVersionException.class);
		assertThatThrownBy(() -> this.template.delete(account)).isInstanceOf(StaleVersionException.class);
		assertThat(this.guards.owners()).isEqualTo(Map.of("ACCOUNT#number#200", "ACCOUNT#a1"));
	}

	@Test
	void twoOfOneBatchMayNotHaveOneValueAndTheOthersAreWritten() {
		List<Member> all = List.of(Member.of("m1", "ann"), Member.of("m2", "ANN"), Member.of("m3", "bob"));
		assertThatThrownBy(() -> this.template.batch().saveAll(all)).isInstanceOf(UniqueConstraintException.class);
		assertThat(this.guards.owners())
			.isEqualTo(Map.of("MEMBER#email#ann", "MEMBER#m1", "MEMBER#email#bob", "MEMBER#m3"));
	}

	@Test
	void itemsOfOneBatchMaySwapTheirValues() {
		this.template.batch().saveAll(List.of(Member.of("m1", "ann"), Member.of("m2", "bob")));
		this.template.batch().saveAll(List.of(Member.of("m1", "bob"), Member.of("m2", "ann")));
		assertThat(this.guards.owners())
			.isEqualTo(Map.of("MEMBER#email#ann", "MEMBER#m2", "MEMBER#email#bob", "MEMBER#m1"));
		this.template.batch().deleteAll(Member.class, List.of("m1", "m2", "m9"));
		assertThat(this.guards.all()).isEmpty();
	}

	@Test
	void anItemWhoseGuardWasLostIsStillWritten() {
		this.template.create(Member.of("m1", "ann"));
		this.guards.delete("MEMBER#email#ann");
		this.template.create(Member.of("m2", "ann"));
		this.template.update(Member.class, "m1", Update.set("email", "anna"));
		this.template.delete(Member.class, "m1");
		assertThat(this.guards.owners()).isEqualTo(Map.of("MEMBER#email#ann", "MEMBER#m2"));
	}

}
