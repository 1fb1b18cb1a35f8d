package dev.singletable.template;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import dev.singletable.annotation.SingleTableEntity;
import dev.singletable.annotation.TimeToLive;
import dev.singletable.annotation.Unique;
import dev.singletable.expression.Update;
import dev.singletable.local.DynamoDbLocal;
import dev.singletable.local.EmbeddedDynamoDb;
import dev.singletable.write.ItemAlreadyExistsException;
import dev.singletable.write.ItemNotFoundException;
import dev.singletable.write.StaleVersionException;
import dev.singletable.write.TransactionFailedException;
import dev.singletable.write.TransactionFailedException.Reason;
import dev.singletable.write.UniqueConstraintException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

import org.springframework.data.annotation.CreatedDate;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;

import static dev.singletable.expression.Condition.property;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

@DynamoDbLocal
class WritesOverExpiredItemsIntegrationTests {

	/** Later than any test runs: the engine deletes by the clock on the wall. */
	private static final Duration FAR = Duration.ofDays(9000);

	private static final Instant NOW = FreshTable.NOON.plus(FAR);

	private static final Duration HOUR = Duration.ofHours(1);

	private FreshTable table;

	private SingleTableTemplate template;

	@SingleTableEntity(type = "TICKET", pk = "TICKET#{id}")
	record Ticket(@Id String id, String text, @CreatedDate @Nullable Instant created,
			@TimeToLive @Nullable Instant expires) {

		static Ticket of(String id, String text, @Nullable Instant expires) {
			return new Ticket(id, text, null, expires);
		}

	}

	@SingleTableEntity(type = "LEASE", pk = "LEASE#{id}")
	record Lease(@Id String id, String holder, @TimeToLive Instant until, @Version @Nullable Long version) {
	}

	@SingleTableEntity(type = "BADGE", pk = "BADGE#{id}")
	record Badge(@Id String id, @Unique String code, @Nullable String note, long uses, @TimeToLive Duration keep) {

		static Badge of(String id, String code) {
			return new Badge(id, code, null, 0, HOUR);
		}

	}

	@SingleTableEntity(type = "VISIT", pk = "VISIT#{id}")
	record Visit(@Id String id, long pages, @TimeToLive @Nullable Duration keep) {
	}

	@SingleTableEntity(type = "METER", pk = "METER#{id}")
	record Meter(@Id String id, @Nullable Map<String, Long> counters, @TimeToLive Duration keep) {
	}

	@BeforeEach
	void chooseTable(EmbeddedDynamoDb engine) {
		this.table = new FreshTable(engine);
		this.table.pass(FAR);
		this.template = this.table.of(Ticket.class, Lease.class, Badge.class, Visit.class, Meter.class);
	}

	private void expireTicket() {
		this.template.create(Ticket.of("t1", "old", NOW.plus(HOUR)));
		this.table.pass(HOUR);
	}

	private void missing(ThrowingCallable call) {
		assertThatExceptionOfType(ItemNotFoundException.class).isThrownBy(call)
			.withMessageContaining("there is no such item.");
	}

	private long expiry(String pk) {
		return Long.parseLong(this.table.item(pk, "META").get("_ttl").n());
	}

	private static long after(Duration passed) {
		return NOW.plus(passed).getEpochSecond();
	}

	@Test
	void createTakesThePlaceOfAnExpiredItemOnly() {
		this.template.create(Ticket.of("t1", "old", NOW.plus(HOUR)));
		assertThatExceptionOfType(ItemAlreadyExistsException.class)
			.isThrownBy(() -> this.template.create(Ticket.of("t1", "new", null)));
		this.table.pass(HOUR);
		Ticket created = this.template.create(Ticket.of("t1", "new", null));
		assertThat(this.template.get(Ticket.class, "t1")).isEqualTo(created);
		assertThat(this.table.item("TICKET#t1", "META")).doesNotContainKey("_ttl");
	}

	@Test
	void anExpiredItemIsMissingToEveryVerbThatNeedsOne() {
		expireTicket();
		missing(() -> this.template.replace(Ticket.of("t1", "new", null)));
		missing(() -> this.template.replace(Ticket.of("t1", "new", null), property("text").is("old")));
		missing(() -> this.template.update(Ticket.class, "t1", Update.set("text", "new")));
		missing(() -> this.template.update(Ticket.class, "t1", Update.set("expires", NOW.plus(HOUR.multipliedBy(9)))));
		missing(() -> this.template.delete(Ticket.class, "t1"));
		missing(() -> this.template.delete(Ticket.of("t1", "old", null)));
		assertThat(this.template.deleteIfExists(Ticket.class, "t1")).isFalse();
		assertThat(this.table.item("TICKET#t1", "META")).containsEntry("text", AttributeValue.fromS("old"));
	}

	@Test
	void savingOverAnExpiredItemIsAnInsertion() {
		expireTicket();
		Ticket saved = this.template.save(Ticket.of("t1", "new", NOW.plus(HOUR.multipliedBy(2))));
		assertThat(saved.created()).isEqualTo(NOW.plus(HOUR));
		Ticket again = this.template.save(Ticket.of("t1", "newer", NOW.plus(HOUR.multipliedBy(2))));
		assertThat(again.created()).isEqualTo(NOW.plus(HOUR));
		assertThat(this.template.get(Ticket.class, "t1")).isEqualTo(again);
	}

	@Test
	void aBatchInsertsOverExpiredItems() {
		expireTicket();
		List<Ticket> saved = this.template.batch()
			.saveAll(List.of(Ticket.of("t1", "new", null), Ticket.of("t2", "other", null)));
		assertThat(saved).extracting(Ticket::created).containsOnly(NOW.plus(HOUR));
		this.template.batch().deleteAll(Ticket.class, List.of("t1", "t2"));
		assertThat(this.table.item("TICKET#t1", "META")).isEmpty();
	}

	@Test
	void anExpiredVersionIsNone() {
		Lease lease = this.template.create(new Lease("l1", "a", NOW.plus(HOUR), null));
		this.table.pass(HOUR);
		for (ThrowingCallable write : List.<ThrowingCallable>of(() -> this.template.save(lease),
				() -> this.template.replace(lease), () -> this.template.delete(lease))) {
			StaleVersionException failure = catchThrowableOfType(StaleVersionException.class, write);
			assertThat(failure.expected()).isEqualTo(1);
			assertThat(failure.actual()).isEmpty();
		}
		missing(() -> this.template.update(Lease.class, "l1", Update.set("holder", "b")));
		assertThat(this.template.save(new Lease("l1", "b", NOW.plus(HOUR.multipliedBy(2)), null)).version())
			.isEqualTo(1);
		assertThatExceptionOfType(ItemAlreadyExistsException.class)
			.isThrownBy(() -> this.template.save(new Lease("l1", "c", NOW, null)));
	}

	@Test
	void anExpiredItemIsMissingToTheStepsOfATransaction() {
		expireTicket();
		TransactionFailedException failure = catchThrowableOfType(TransactionFailedException.class,
				() -> this.template.transaction().check(Ticket.class, "t1").create(new Visit("v1", 1, null)).execute());
		assertThat(failure.steps()).extracting(TransactionFailedException.Step::reason)
			.containsExactly(Reason.NOT_FOUND, Reason.NONE);
		assertThat(failure.steps().get(0).storedItem()).isEmpty();
		this.template.transaction().create(Ticket.of("t1", "new", null)).create(new Visit("v1", 1, null)).execute();
		assertThat(this.template.get(Ticket.class, "t1").text()).isEqualTo("new");
	}

	@Test
	void movesToThePlaceOfAnExpiredItemAndMovesNone() {
		expireTicket();
		Ticket other = this.template.create(Ticket.of("t2", "other", null));
		missing(() -> this.template.move(Ticket.of("t1", "old", null), Ticket.of("t3", "old", null)));
		Ticket moved = this.template.move(other, Ticket.of("t1", "other", null));
		assertThat(moved.created()).isEqualTo(other.created());
		assertThat(this.template.find(Ticket.class, "t2")).isEmpty();
	}

	@Test
	void uniqueValuesOfAnExpiredItemAreFree() {
		this.template.create(Badge.of("b1", "one"));
		assertThatExceptionOfType(UniqueConstraintException.class)
			.isThrownBy(() -> this.template.create(Badge.of("b2", "one")));
		this.table.pass(HOUR);
		this.template.create(Badge.of("b2", "one"));
		this.template.create(Badge.of("b1", "two"));
		assertThatExceptionOfType(UniqueConstraintException.class)
			.isThrownBy(() -> this.template.save(Badge.of("b1", "one")));
		this.template.delete(Badge.class, "b2");
		assertThat(this.template.save(Badge.of("b1", "one")).code()).isEqualTo("one");
	}

	@Test
	void savesUniqueItemsOverExpiredOnes() {
		this.template.create(Badge.of("b1", "one"));
		this.table.pass(HOUR);
		this.template.save(Badge.of("b1", "two"));
		assertThat(this.template.get(Badge.class, "b1").code()).isEqualTo("two");
		this.template.create(Badge.of("b2", "one"));
		assertThatExceptionOfType(UniqueConstraintException.class)
			.isThrownBy(() -> this.template.create(Badge.of("b3", "two")));
	}

	@Test
	void everyUpdateCountsADurationAnew() {
		this.template.create(new Visit("v1", 1, HOUR));
		this.template.create(new Visit("v2", 1, null));
		this.table.pass(Duration.ofMinutes(50));
		assertThat(this.template.update(Visit.class, "v1", Update.add("pages", 1))).isEqualTo(new Visit("v1", 2, HOUR));
		assertThat(expiry("VISIT#v1")).isEqualTo(after(Duration.ofMinutes(110)));
		assertThat(this.template.update(Visit.class, "v2", Update.add("pages", 1)).pages()).isEqualTo(2);
		assertThat(this.table.item("VISIT#v2", "META")).doesNotContainKey("_ttl");
		this.template.transaction().update(Visit.class, "v1", Update.add("pages", 1)).execute();
		this.table.pass(Duration.ofMinutes(50));
		assertThat(this.template.get(Visit.class, "v1").pages()).isEqualTo(3);
		this.template.update(Visit.class, "v1", Update.set("keep", Duration.ofMinutes(5)));
		assertThat(expiry("VISIT#v1")).isEqualTo(after(Duration.ofMinutes(105)));
		this.template.update(Visit.class, "v1", Update.add("pages", 1).exactlyOnce());
		this.table.pass(Duration.ofMinutes(5));
		missing(() -> this.template.update(Visit.class, "v1", Update.add("pages", 1)));
		missing(() -> this.template.update(Visit.class, "v3", Update.add("pages", 1)));
	}

	@Test
	void guardsLiveAsLongAsTheirItem() {
		this.template.create(Badge.of("b1", "one"));
		for (int step = 1; step < 4; step++) {
			this.table.pass(Duration.ofMinutes(50));
			this.template.update(Badge.class, "b1", Update.add("uses", 1).set("note", "n" + step));
			assertThat(expiry("BADGE#b1")).isEqualTo(after(Duration.ofMinutes(50 * step + 60)));
			assertThat(expiry("_INTERNAL#UNIQUE#BADGE#code#one")).isEqualTo(expiry("BADGE#b1"));
		}
		assertThatExceptionOfType(UniqueConstraintException.class)
			.isThrownBy(() -> this.template.create(Badge.of("b2", "one")));
		this.table.pass(HOUR);
		this.template.create(Badge.of("b2", "one"));
	}

	@Test
	void anUpdateMayEndAnItemAtOnce() {
		this.template.create(Ticket.of("t1", "old", null));
		assertThat(this.template.update(Ticket.class, "t1", Update.set("expires", NOW).exactlyOnce()).expires())
			.isEqualTo(NOW);
		assertThat(this.template.find(Ticket.class, "t1")).isEmpty();
	}

	@Test
	void aDurationCountsAnewBesideWhatStartsInAMapThatIsNotThere() {
		this.template.create(new Meter("m1", null, HOUR));
		this.table.pass(HOUR.dividedBy(2));
		assertThat(this.template.update(Meter.class, "m1", Update.add("counters.seen", 1)).counters())
			.isEqualTo(Map.of("seen", 1L));
		assertThat(expiry("METER#m1")).isEqualTo(after(HOUR.dividedBy(2).plus(HOUR)));
	}

}
