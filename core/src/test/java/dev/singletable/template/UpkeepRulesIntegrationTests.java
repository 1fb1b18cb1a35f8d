package dev.singletable.template;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.singletable.annotation.SingleTableEntity;
import dev.singletable.annotation.TimeToLive;
import dev.singletable.local.DynamoDbLocal;
import dev.singletable.local.EmbeddedDynamoDb;
import dev.singletable.template.Guild.Clay;
import dev.singletable.template.Guild.Court;
import dev.singletable.template.Guild.Grass;
import dev.singletable.template.Guild.Member;
import dev.singletable.template.Guild.Session;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

import org.springframework.data.annotation.Id;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a reindex makes of single items.
 */
@DynamoDbLocal
class UpkeepRulesIntegrationTests {

	/** The engine deletes by its own clock what has expired. */
	private static final Instant START = FreshTable.NOON.plus(Duration.ofDays(36_500));

	private FreshTable table;

	private SingleTableTemplate template;

	private StoredGuards stored;

	@BeforeEach
	void open(EmbeddedDynamoDb engine) {
		this.table = new FreshTable(engine);
		this.table.pass(Duration.between(FreshTable.NOON, START));
		this.template = this.table.of(Member.class, Session.class, Token.class, Court.class);
		this.stored = StoredGuards.of(engine, this.template);
	}

	@SingleTableEntity(type = "TOKEN", pk = "TOKEN#{id}")
	record Token(@Id String id, @TimeToLive @Nullable Duration life) {
	}

	private Map<String, AttributeValue> without(String pk, String... attributes) {
		Map<String, AttributeValue> item = new HashMap<>(this.table.item(pk, "META"));
		List.of(attributes).forEach(item::remove);
		this.stored.put(item);
		return item;
	}

	@Test
	void anItemWithoutATypeGetsTheOneOfItsKey() {
		this.template.create(Member.of("m1", "ann"));
		without("MEMBER#m1", "_type");
		assertThat(this.template.upkeep().reindex(Member.class).rewritten()).isEqualTo(1);
		assertThat(this.table.item("MEMBER#m1", "META").get("_type").s()).isEqualTo("MEMBER");
	}

	@Test
	void aDurationCountsFromTheReindexOnlyWhereNothingIsStored() {
		this.template.create(new Token("t1", Duration.ofMinutes(1)));
		this.template.create(new Token("t2", Duration.ofMinutes(1)));
		Map<String, AttributeValue> first = this.table.item("TOKEN#t1", "META");
		without("TOKEN#t2", "_ttl");
		this.table.pass(Duration.ofSeconds(10));
		assertThat(this.template.upkeep().reindex(Token.class).rewritten()).isEqualTo(1);
		assertThat(this.table.item("TOKEN#t1", "META")).isEqualTo(first);
		assertThat(this.table.item("TOKEN#t2", "META").get("_ttl").n())
			.isEqualTo(String.valueOf(START.getEpochSecond() + 70));
	}

	@Test
	void aGuardGetsTheTimeToLiveOfItsItem() {
		this.template.create(Session.of("s1", "c", START.plusSeconds(60)));
		Map<String, AttributeValue> guard = new HashMap<>(this.table.item("_INTERNAL#UNIQUE#SESSION#code#c", "META"));
		guard.put("_ttl", AttributeValue.fromN(String.valueOf(START.getEpochSecond())));
		this.stored.put(guard);
		assertThat(this.template.upkeep().reindex(Session.class).rewritten()).isEqualTo(1);
		assertThat(this.stored.expiries())
			.isEqualTo(Map.of("SESSION#code#c", String.valueOf(START.getEpochSecond() + 60)));
	}

	@Test
	void anExpiredItemClaimsNothing() {
		this.template.create(Session.of("s1", "c", START.plusSeconds(60)));
		this.table.pass(Duration.ofSeconds(61));
		this.template.create(Session.of("s2", "c", null));
		ReindexProgress done = this.template.upkeep().reindex(Session.class);
		assertThat(done.rewritten()).isZero();
		assertThat(done.conflicts()).isEmpty();
		assertThat(this.template.upkeep().removeOrphanedGuards(Session.class)).isZero();
		assertThat(this.stored.owners()).isEqualTo(Map.of("SESSION#code#c", "SESSION#s2"));
	}

	@Test
	void theTypesOfAHierarchyAreOne() {
		this.template.create(new Grass("c1", "centre"));
		this.template.create(new Clay("c2", "side", null));
		this.stored.delete("COURT#title#centre");
		this.stored.delete("COURT#title#side");
		assertThat(this.template.upkeep().reindex(Grass.class).scanned()).isEqualTo(1);
		assertThat(this.template.upkeep().reindex(Court.class).rewritten()).isEqualTo(1);
		assertThat(this.stored.owners())
			.isEqualTo(Map.of("COURT#title#centre", "COURT#c1", "COURT#title#side", "COURT#c2"));
		assertThat(this.template.upkeep().orphanedGuards(Court.class)).isEmpty();
	}

	@Test
	void anItemUnderAnotherKeyAndOneThatCannotBeReadAreConflicts() {
		this.template.create(Member.of("m1", "ann"));
		Map<String, AttributeValue> moved = new HashMap<>(this.table.item("MEMBER#m1", "META"));
		moved.put("pk", AttributeValue.fromS("MEMBER#m2"));
		this.stored.put(moved);
		moved.put("pk", AttributeValue.fromS("MEMBER#m3"));
		moved.put("seat", AttributeValue.fromS("seven"));
		this.stored.put(moved);
		ReindexProgress done = this.template.upkeep().reindex(Member.class);
		assertThat(done.scanned()).isEqualTo(3);
		assertThat(done.rewritten()).isZero();
		assertThat(done.conflicts()).extracting((conflict) -> conflict.key().pk() + ": " + conflict.reason())
			.containsExactlyInAnyOrder(
					"MEMBER#m2: MEMBER: the class makes another key of this item than it has. Create it anew and "
							+ "delete this one.",
					"MEMBER#m3: At attribute 'seat': expected N, found S.");
	}

}
