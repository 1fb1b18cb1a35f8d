package dev.singletable.template;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.singletable.annotation.KeyPart;
import dev.singletable.annotation.SecondaryIndex;
import dev.singletable.annotation.SingleTableEntity;
import dev.singletable.annotation.TimeToLive;
import dev.singletable.expression.Update;
import dev.singletable.local.DynamoDbLocal;
import dev.singletable.local.EmbeddedDynamoDb;
import dev.singletable.query.ItemQuery;
import dev.singletable.template.FaultyHttpClient.Fault;
import dev.singletable.write.ItemNotFoundException;
import dev.singletable.write.ItemTooLargeException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

import org.springframework.dao.InvalidDataAccessApiUsageException;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;

import static dev.singletable.expression.Condition.property;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@DynamoDbLocal
class UpdatesIntegrationTests {

	/** The clock stands still, but DynamoDB deletes what has expired by its own. */
	private static final Duration FOR_GOOD = Duration.ofDays(36_500);

	private EmbeddedDynamoDb engine;

	private FreshTable table;

	@SingleTableEntity(type = "ENTRY", pk = "LOG#{month}", sk = "{id}")
	record Entry(String id, Instant at, String text) {

		@KeyPart
		String getMonth() {
			return this.at.toString().substring(0, 7);
		}

	}

	record EntryId(String month, String id) {
	}

	@SingleTableEntity(type = "PLAYLIST", pk = "PLAYLIST#{id}")
	@SecondaryIndex(name = "byTracks", pk = "TRACKS#{joined}", sk = "{id}")
	record Playlist(@Id String id, List<String> tracks) {

		@KeyPart
		String getJoined() {
			return "all-" + String.join("-", this.tracks);
		}

	}

	@SingleTableEntity(type = "SESSION", pk = "SESSION#{id}")
	@SecondaryIndex(name = "byRank", pk = "{@type}", sk = "{rank}#{id}")
	record Session(@Id String id, long rank, long visits, @Nullable String note, @TimeToLive @Nullable Duration keep) {
	}

	@SingleTableEntity(type = "LEASE", pk = "LEASE#{id}")
	@SecondaryIndex(name = "byRank", pk = "{@type}", sk = "{rank}#{id}")
	record Lease(@Id String id, long rank, @TimeToLive @Nullable Instant expires) {
	}

	@SingleTableEntity(type = "CONTRACT", pk = "CONTRACT#{id}")
	record Contract(@Id String id, String title, @Version @Nullable Long version) {
	}

	@SingleTableEntity(type = "SHELF", pk = "SHELF#{id}")
	record Shelf(@Id String id, @Nullable Map<String, Long> stock, @Nullable Map<String, List<String>> notes,
			@Nullable Map<String, String> places, @Nullable Set<String> tags) {
	}

	@SingleTableEntity(type = "DRAWER", pk = "DRAWER#{id}")
	record Drawer(@Id String id, Map<String, Set<String>> byColour) {
	}

	@SingleTableEntity(type = "JOURNEY", pk = "JOURNEY#{id}")
	record Journey(@Id String id, @Nullable Trip trip) {
	}

	record Trip(@Nullable ZonedDateTime start, long legs) {
	}

	@SingleTableEntity(type = "JOB", pk = "JOB#{id}")
	@SecondaryIndex(name = "byState", partition = { "@type", "state" }, sort = "id")
	record Job(@Id String id, String state) {
	}

	@BeforeEach
	void chooseTable(EmbeddedDynamoDb engine) {
		this.engine = engine;
		this.table = new FreshTable(engine);
	}

	private SingleTableTemplate withASession() {
		SingleTableTemplate template = this.table.of(Session.class);
		template.create(new Session("s-1", 1, 1, null, FOR_GOOD));
		return template;
	}

	@Test
	void refusesToMoveAnItemToAnotherKey() {
		SingleTableTemplate template = this.table.of(Entry.class);
		Entry entry = template.create(new Entry("e-1", Instant.parse("2026-01-01T00:00:00Z"), "start"));
		EntryId id = new EntryId("2026-01", "e-1");
		assertThatExceptionOfType(InvalidDataAccessApiUsageException.class)
			.isThrownBy(() -> template.update(Entry.class, id, Update.set("at", Instant.parse("2026-02-01T00:00:00Z"))))
			.withMessage(
					"ENTRY: the update would change the key, which is computed of what it sets. Delete the item and "
							+ "create another.");
		assertThat(template.get(Entry.class, id)).isEqualTo(entry);
	}

	@Test
	void removesSeveralElementsOfAListAtOnce() {
		SingleTableTemplate template = this.table.of(Playlist.class);
		template.create(new Playlist("p-1", List.of("a", "b", "c")));
		Playlist updated = template.update(Playlist.class, "p-1", Update.remove("tracks[0]", "tracks[1]"));
		assertThat(updated.tracks()).containsExactly("c");
		assertThat(this.table.item("PLAYLIST#p-1", "META").get("byTrackspk").s()).isEqualTo("TRACKS#all-c");
	}

	@Test
	void refusesAFractionForAWholeNumber() {
		SingleTableTemplate template = withASession();
		for (Update update : List.of(Update.set("visits", 2.7), Update.add("visits", 2.7), Update.set("rank", 2.7),
				Update.add("rank", 2.7))) {
			assertThatExceptionOfType(InvalidDataAccessApiUsageException.class).as(update.toString())
				.isThrownBy(() -> template.update(Session.class, "s-1", update))
				.satisfies((ex) -> assertThat(ex.getMessage()).doesNotContain("2.7", "s-1"));
		}
		assertThat(this.table.item("SESSION#s-1", "META")).containsEntry("visits", AttributeValue.fromN("1"))
			.containsEntry("rank", AttributeValue.fromN("1"));
	}

	@Test
	void takesANarrowerWholeNumber() {
		SingleTableTemplate template = withASession();
		template.update(Session.class, "s-1", Update.set("rank", 5));
		ItemQuery<Session> ranked = ItemQuery.of(Session.class).index("byRank");
		assertThat(template.findAll(ranked.where(property("rank").is(5L)))).hasSize(1);
		assertThat(template.findAll(ranked.where(property("rank").is(5)))).hasSize(1);
	}

	@Test
	void keepsAnExpiryThatAnotherSetMeanwhile() {
		SingleTableTemplate others = this.table.of(Lease.class);
		others.create(new Lease("l-1", 1, Instant.ofEpochSecond(4_000_000_000L)));
		FaultyHttpClient network = new FaultyHttpClient();
		try (DynamoDbClient client = network.client(this.engine, 1)) {
			SingleTableTemplate template = this.table.over(client, Lease.class);
			Fault none = ExecutableHttpRequest::call;
			network.next(none.then(() -> others.update(Lease.class, "l-1",
					Update.set("expires", Instant.ofEpochSecond(4_000_002_000L)))));
			Lease updated = template.update(Lease.class, "l-1", Update.add("rank", 1));
			assertThat(updated).isEqualTo(new Lease("l-1", 2, Instant.ofEpochSecond(4_000_002_000L)));
			assertThat(network.operations()).startsWith("GetItem");
		}
		assertThat(this.table.item("LEASE#l-1", "META")).containsEntry("_ttl", AttributeValue.fromN("4000002000"));
	}

	@Test
	void findsNoItemToUpdateExactlyOnce() {
		SingleTableTemplate template = this.table.of(Contract.class);
		assertThatExceptionOfType(ItemNotFoundException.class)
			.isThrownBy(() -> template.update(Contract.class, "c-1", Update.set("title", "final").exactlyOnce()))
			.satisfies((ex) -> assertThat(ex.getMessage()).doesNotContain("c-1"));
	}

	@Test
	void countsDownPrependsAndKeepsFirstValuesInsideMapsThatAreNotThere() {
		SingleTableTemplate template = this.table.of(Shelf.class);
		template.create(new Shelf("s-1", null, null, null, null));
		Update update = Update.subtract("stock.left", 2)
			.prepend("notes.today", "b", "a")
			.setIfAbsent("places.first", "Oslo");
		template.update(Shelf.class, "s-1", update);
		Shelf shelf = template.update(Shelf.class, "s-1",
				Update.subtract("stock.left", 1).prepend("notes.today", "c").setIfAbsent("places.first", "Rome"));
		assertThat(shelf).isEqualTo(new Shelf("s-1", Map.of("left", -3L), Map.of("today", List.of("c", "b", "a")),
				Map.of("first", "Oslo"), Set.of()));
		assertThat(template.get(Shelf.class, "s-1")).isEqualTo(shelf);
	}

	@Test
	void makesAnObjectThatIsNotThereWithItsZone() {
		SingleTableTemplate template = this.table.of(Journey.class);
		ZonedDateTime start = ZonedDateTime.of(2026, 3, 1, 12, 0, 0, 0, ZoneId.of("Europe/Oslo"));
		for (String id : List.of("j-1", "j-2")) {
			template.create(new Journey(id, null));
		}
		Update counted = Update.add("trip.legs", 2).set("trip.start", start);
		assertThat(template.update(Journey.class, "j-1", counted)).isEqualTo(new Journey("j-1", new Trip(start, 2)));
		Update first = Update.setIfAbsent("trip.start", start).subtract("trip.legs", 2);
		assertThat(template.update(Journey.class, "j-2", first)).isEqualTo(new Journey("j-2", new Trip(start, -2)));
		Update later = Update.setIfAbsent("trip.start", start.plusDays(1).withZoneSameInstant(ZoneId.of("UTC")));
		assertThat(template.update(Journey.class, "j-2", later)).isEqualTo(new Journey("j-2", new Trip(start, -2)));
	}

	@Test
	void refusesAnEmptyFirstValueForTheKeyOfANativeIndex() {
		SingleTableTemplate template = this.table.of(Job.class);
		template.create(new Job("j-1", "open"));
		assertThatExceptionOfType(InvalidDataAccessApiUsageException.class)
			.isThrownBy(() -> template.update(Job.class, "j-1", Update.setIfAbsent("state", "")))
			.withMessage("JOB: index 'byState' needs 'state', which is null or empty. Set it, or declare the index "
					+ "sparse = true so that such items are left out.");
		assertThat(template.update(Job.class, "j-1", Update.setIfAbsent("state", "done")).state()).isEqualTo("open");
	}

	@Test
	void keepsIndexKeysAndTheExpiryWithFirstValues() {
		SingleTableTemplate template = this.table.of(Session.class);
		template.create(new Session("s-1", 5, 1, null, null));
		template.update(Session.class, "s-1",
				Update.subtract("rank", 7).setIfAbsent("keep", Duration.ofDays(9000)).setIfAbsent("visits", 9));
		template.update(Session.class, "s-1", Update.setIfAbsent("keep", Duration.ofDays(9999)));
		Session session = new Session("s-1", -2, 1, null, Duration.ofDays(9000));
		assertThat(this.table.item("SESSION#s-1", "META").get("_ttl").n())
			.isEqualTo(Long.toString(FreshTable.NOON.plus(Duration.ofDays(9000)).getEpochSecond()));
		assertThat(template.findAll(ItemQuery.of(Session.class).index("byRank").where(property("rank").is(-2))))
			.containsExactly(session);
	}

	@Test
	void readsASetThatWasSetEmptyAsEmpty() {
		SingleTableTemplate template = this.table.of(Shelf.class);
		template.create(new Shelf("s-1", null, null, null, Set.of("a")));
		assertThat(template.update(Shelf.class, "s-1", Update.set("tags", Set.of())).tags()).isEmpty();
		assertThat(this.table.item("SHELF#s-1", "META")).doesNotContainKey("tags");
		template.update(Shelf.class, "s-1", Update.setIfAbsent("tags", Set.of()));
		assertThat(this.table.item("SHELF#s-1", "META")).doesNotContainKey("tags");
	}

	@Test
	void keepsThePlaceOfAnEmptySetInAMap() {
		SingleTableTemplate template = this.table.of(Drawer.class);
		Drawer stored = template.create(new Drawer("d-1", Map.of("red", Set.of("a"), "blue", Set.of())));
		Drawer updated = template.update(Drawer.class, "d-1", Update.set("byColour.red", Set.of()));
		assertThat(updated).isEqualTo(new Drawer("d-1", Map.of("red", Set.of(), "blue", Set.of())));
		assertThat(this.table.item("DRAWER#d-1", "META")).isEqualTo(template.conversion().toItem(updated))
			.isNotEqualTo(template.conversion().toItem(stored));
	}

	@Test
	void refusesWordsThatDoNotFitTheProperty() {
		SingleTableTemplate template = withASession();
		refused(template, Update.subtract("note", 1), "SESSION.note is stored as S, so nothing can be added to it.");
		refused(template, Update.subtract("rank", 0.5),
				"SESSION.rank takes Long, which the number given does not fit.");
		refused(template, Update.prepend("note", "x"), "SESSION.note is stored as S, not as a list.");
		refused(template, Update.setIfAbsent("note", 1), "SESSION.note takes String, not Integer.");
		refused(template, Update.setIfAbsent("other", 1),
				"SESSION has no property 'other'; it has [id, keep, note, rank, visits].");
		refused(template, Update.setIfAbsent("id", "x"),
				"SESSION: 'id' is part of the key and cannot be changed by an update. Delete the item and create "
						+ "another, or leave it out.");
	}

	private static void refused(SingleTableTemplate template, Update update, String message) {
		assertThatExceptionOfType(InvalidDataAccessApiUsageException.class).as(update.toString())
			.isThrownBy(() -> template.update(Session.class, "s-1", update))
			.withMessage(message);
	}

	@Test
	void refusesAnItemThatAnUpdateMakesTooLarge() {
		SingleTableTemplate template = this.table.of(Session.class);
		String text = "x".repeat(409_000);
		template.create(new Session("s-1", 1, 1, text, null));
		String longer = text + "x".repeat(700);
		assertThatExceptionOfType(ItemTooLargeException.class)
			.isThrownBy(() -> template.update(Session.class, "s-1", Update.set("note", longer)))
			.withMessageStartingWith("update of SESSION in table '")
			.withMessageContaining(": the item would have more than the 409,600 bytes DynamoDB takes.");
		assertThatExceptionOfType(ItemTooLargeException.class)
			.isThrownBy(() -> template.update(Session.class, "s-1", Update.set("note", longer).exactlyOnce()))
			.withMessageContaining(": the item would have more than the 409,600 bytes DynamoDB takes.");
		assertThatExceptionOfType(ItemTooLargeException.class)
			.isThrownBy(() -> template.update(Session.class, "s-1", Update.set("note", longer).add("rank", 1)))
			.withMessageContaining("bytes, DynamoDB takes 409,600. The largest attributes are note (409,700), ")
			.satisfies((ex) -> assertThat(ex.largestAttributes()).containsEntry("note", 409_700L));
		assertThat(template.get(Session.class, "s-1").rank()).isEqualTo(1);
	}

}
