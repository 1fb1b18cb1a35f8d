package dev.singletable.template;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

import dev.singletable.convert.ReadPolicy;
import dev.singletable.expression.Update;
import dev.singletable.local.DynamoDbLocal;
import dev.singletable.local.EmbeddedDynamoDb;
import dev.singletable.query.ItemQuery;
import dev.singletable.query.ItemScan;
import dev.singletable.template.Guild.Colour;
import dev.singletable.template.Guild.Kit;
import dev.singletable.template.Guild.Locker;
import dev.singletable.template.Guild.Member;
import dev.singletable.write.UniqueConstraintException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Which values are the same, and that no read ever meets a guard.
 */
@DynamoDbLocal
class UniqueValuesIntegrationTests {

	private SingleTableTemplate template;

	private StoredGuards guards;

	private FreshTable table;

	@BeforeEach
	void open(EmbeddedDynamoDb engine) {
		this.table = new FreshTable(engine);
		this.template = this.table.of(Member.class, Kit.class);
		this.guards = StoredGuards.of(engine, this.template);
	}

	private void areTheSame(String one, String other) {
		this.template.create(Member.of("one", one));
		assertThatExceptionOfType(UniqueConstraintException.class).as("%s and %s", one, other)
			.isThrownBy(() -> this.template.create(Member.of("other", other)));
		this.template.delete(Member.class, "one");
	}

	private void differ(String one, String other) {
		this.template.batch().saveAll(List.of(Member.of("one", one), Member.of("other", other)));
		this.template.batch().deleteAll(Member.class, List.of("one", "other"));
	}

	@Test
	void textsThatDifferInCaseAloneAreTheSame() {
		areTheSame("Ann@X.org", "ann@x.ORG");
		areTheSame("straße", "STRASSE");
		areTheSame("ΣΊΣΥΦΟΣ", "σίσυφος");
		areTheSame("İzmir", "i̇zmir");
		areTheSame("ı", "I");
		areTheSame("\u212A", "k");
		differ("İzmir", "izmir");
		differ("é", "e");
		differ("ann", "ann ");
	}

	@Test
	void textsWithTheSignsOfKeysStayApart() {
		differ("a#b", "a$23b");
		differ("a$", "a");
		differ("a#", "a$");
		differ("$sha256$00", "$sha256$01");
		areTheSame("a#b$c", "A#B$C");
	}

	@Test
	void longTextsAreToldApart() {
		String start = "é".repeat(2000);
		differ(start + "a", start + "b");
		areTheSame(start + "a", start + "A");
		differ("x".repeat(1500), "x".repeat(1501));
	}

	@Test
	void aTextIsNotTheDigestOfALongOne() {
		this.template.create(Member.of("m1", "x".repeat(3000)));
		String digest = this.guards.owners().keySet().iterator().next().substring("MEMBER#email#".length());
		this.template.create(Member.of("m2", digest));
		assertThat(this.guards.owners()).hasSize(2);
	}

	private void isHeld(String constraint, Function<String, Kit> kit) {
		this.template.create(kit.apply("k1"));
		assertThatExceptionOfType(UniqueConstraintException.class)
			.isThrownBy(() -> this.template.create(kit.apply("k2")))
			.satisfies((ex) -> assertThat(ex.constraint()).isEqualTo(constraint));
		this.template.delete(Kit.class, "k1");
	}

	@Test
	void valuesOfEveryKindAreHeld() {
		isHeld("serial", (id) -> new Kit(id, -7L, null, null, null, null));
		isHeld("tag", (id) -> new Kit(id, null, new UUID(1, 2), null, null, null));
		isHeld("colour", (id) -> new Kit(id, null, null, Colour.RED, null, null));
		isHeld("bought", (id) -> new Kit(id, null, null, null, Instant.EPOCH, null));
		isHeld("place", (id) -> Kit.of(id).in(new Locker("a", 1)));
		assertThat(this.guards.all()).isEmpty();
	}

	@Test
	void nestedValuesAreHeldWhenAllAreThere() {
		this.template.create(Kit.of("k1").in(new Locker("a", 1)));
		this.template.create(Kit.of("k2").in(new Locker("a", 2)));
		this.template.create(Kit.of("k3").in(new Locker("a", null)));
		this.template.create(Kit.of("k4").in(new Locker(null, 1)));
		this.template.create(Kit.of("k5"));
		assertThat(this.guards.owners().values()).containsExactly("KIT#k1", "KIT#k2");
		this.template.update(Kit.class, "k1", Update.set("locker.number", 3));
		this.template.update(Kit.class, "k2", Update.remove("locker"));
		assertThat(this.guards.owners()).isEqualTo(Map.of("KIT#place#a#0000000003", "KIT#k1"));
	}

	@Test
	void noReadMeetsAGuard(EmbeddedDynamoDb engine) {
		this.template.create(Member.of("m1", "ann"));
		SingleTableTemplate strict = SingleTableTemplate.builder(engine.client())
			.table(this.template::tableName)
			.entities(Member.class, Kit.class)
			.readPolicy(new ReadPolicy(true, true, ReadPolicy.Untyped.REJECT, ReadPolicy.UnreadableItems.FAIL))
			.build();
		assertThat(strict.scan(ItemScan.of(Object.class).consistent(),
				(item) -> assertThat(item).isInstanceOf(Member.class), (progress) -> {
				})
			.returned()).isEqualTo(1);
		String partition = "_INTERNAL#UNIQUE#MEMBER#email#ann";
		assertThat(strict.findAll(ItemQuery.partition(partition))).isEmpty();
	}

}
