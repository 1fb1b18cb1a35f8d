package dev.singletable.template;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

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

	@BeforeEach
	void chooseTable(EmbeddedDynamoDb engine) {
		this.engine = engine;
		this.table = new FreshTable(engine);
	}

	private SingleTableTemplate withASession() {
		SingleTableTemplate template = this.table.of(Session.class);
		template.create(new Session("s-1", 1, 1, null, Duration.ofDays(1)));
		return template;
	}

	private String expiry() {
		return this.table.item("SESSION#s-1", "META").get("_ttl").n();
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
	void movesNoExpiryWithAnUnrelatedChange() {
		SingleTableTemplate template = withASession();
		String expiry = expiry();
		this.table.pass(Duration.ofHours(1));
		template.update(Session.class, "s-1", Update.set("note", "idle"));
		assertThat(expiry()).isEqualTo(expiry);
		template.update(Session.class, "s-1", Update.add("rank", 1));
		assertThat(expiry()).isEqualTo(expiry);
	}

	@Test
	void keepsAnExpiryThatAnotherSetMeanwhile() {
		SingleTableTemplate others = this.table.of(Lease.class);
		others.create(new Lease("l-1", 1, Instant.ofEpochSecond(1000)));
		FaultyHttpClient network = new FaultyHttpClient();
		try (DynamoDbClient client = network.client(this.engine, 1)) {
			SingleTableTemplate template = this.table.over(client, Lease.class);
			Fault none = ExecutableHttpRequest::call;
			network.next(none
				.then(() -> others.update(Lease.class, "l-1", Update.set("expires", Instant.ofEpochSecond(2000)))));
			Lease updated = template.update(Lease.class, "l-1", Update.add("rank", 1));
			assertThat(updated).isEqualTo(new Lease("l-1", 2, Instant.ofEpochSecond(2000)));
			assertThat(network.operations()).startsWith("GetItem");
		}
		assertThat(this.table.item("LEASE#l-1", "META")).containsEntry("_ttl", AttributeValue.fromN("2000"));
	}

	@Test
	void findsNoItemToUpdateExactlyOnce() {
		SingleTableTemplate template = this.table.of(Contract.class);
		assertThatExceptionOfType(ItemNotFoundException.class)
			.isThrownBy(() -> template.update(Contract.class, "c-1", Update.set("title", "final").exactlyOnce()))
			.satisfies((ex) -> assertThat(ex.getMessage()).doesNotContain("c-1"));
	}

}
