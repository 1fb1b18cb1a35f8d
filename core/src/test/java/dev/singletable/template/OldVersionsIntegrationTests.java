package dev.singletable.template;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

import dev.singletable.convert.UnreadableItemException;
import dev.singletable.history.CopiedVersions;
import dev.singletable.history.Difference;
import dev.singletable.history.HistoryOperations;
import dev.singletable.history.HistoryOperations.Version;
import dev.singletable.history.VersionInfo;
import dev.singletable.history.VersionLayout;
import dev.singletable.local.DynamoDbLocal;
import dev.singletable.local.EmbeddedDynamoDb;
import dev.singletable.template.OldShelf.Book;
import dev.singletable.template.OldShelf.Leaflet;
import dev.singletable.template.OldShelf.Scroll;
import dev.singletable.write.ItemNotFoundException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.InvalidDataAccessApiUsageException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Versions as simplesingletable keeps them, {@code v0} to {@code vN} without zeros before
 * the number: reading them, and copying them (VH-4).
 */
@DynamoDbLocal
class OldVersionsIntegrationTests {

	private static final VersionLayout LAYOUT = VersionLayout.unpadded("Book");

	private static final String REFUSED = "Book: versions in the unpadded layout are read and not written. Copy them with "
			+ "upkeep().copyVersions(Book.class, layout), and write to the copy.";

	private EmbeddedDynamoDb engine;

	private FreshTable table;

	private SingleTableTemplate template;

	private OldShelf shelf;

	@BeforeEach
	void makeTable(EmbeddedDynamoDb running) {
		this.engine = running;
		this.table = new FreshTable(running);
		this.template = this.table.of(Book.class, Leaflet.class, Scroll.class);
		this.shelf = new OldShelf(running.client(), this.template.tableName());
	}

	private HistoryOperations<Book> old() {
		return this.template.history(Book.class, LAYOUT);
	}

	private HistoryOperations<Book> copied() {
		return this.template.history(Book.class);
	}

	private static Instant at(long version) {
		return Instant.parse(OldShelf.time(version));
	}

	private static List<Long> down(long from, long to) {
		return LongStream.iterate(from, (number) -> number >= to, (number) -> number - 1).boxed().toList();
	}

	@Test
	void unpaddedVersionsAreReadByNumberNotAsTheySort() {
		this.shelf.put("b1", 12);
		List<Version<Book>> versions = old().versions("b1");
		assertThat(versions).extracting(Version::number).isEqualTo(down(12, 1));
		assertThat(versions).allSatisfy((each) -> {
			assertThat(each.entity().shelf()).isEqualTo("shelf " + each.number());
			assertThat(each.entity().version()).isEqualTo(each.number());
			assertThat(each.writtenAt()).isEqualTo(at(each.number()));
			assertThat(each.latest()).isEqualTo(each.number() == 12);
		});
		assertThat(old().versions("b1", 3)).extracting(Version::number).containsExactly(12L, 11L, 10L);
		assertThat(old().versionsBefore("b1", 10, 2)).extracting(Version::number).containsExactly(9L, 8L);
		assertThat(old().version("b1", 10).map(Book::shelf)).contains("shelf 10");
		assertThat(old().version("b1", 13)).isEmpty();
		assertThat(old().infos("b1").get(11)).isEqualTo(new VersionInfo(1, at(1), "create", false));
		assertThat(old().infos("b1").get(0)).isEqualTo(new VersionInfo(12, at(12), "update", true));
		assertThat(old().asOf("b1", at(7).plusSeconds(60)).map(Book::shelf)).contains("shelf 7");
		assertThat(old().asOf("b1", at(1).minusSeconds(1))).isEmpty();
		assertThat(old().compare("b1", 9, 10)).extracting(Difference::property).containsExactly("shelf", "updated");
		assertThat(old().stream("b1").limit(1).map(Version::number)).containsExactly(12L);
		assertThat(old().versions("none")).isEmpty();
		assertThatExceptionOfType(InvalidDataAccessApiUsageException.class).isThrownBy(() -> old().version("b1", 0))
			.withMessage("Book: version 0 was asked for. Versions begin at 1.");
	}

	@Test
	void readsItemsThatTheOtherLibraryCompressed() {
		this.shelf.putCompressed("b1", 10);
		assertThat(old().versions("b1")).extracting((each) -> each.entity().shelf())
			.isEqualTo(down(10, 1).stream().map((number) -> "shelf " + number).toList());
		Book tenth = old().version("b1", 10).orElseThrow();
		assertThat(tenth).isEqualTo(new Book("b1", "shelf 10", null, List.of("old"), at(1), at(10), 10L));
	}

	@Test
	void readsTheCurrentCopyWhereItsVersionWasPruned() {
		this.shelf.current("b1", 7);
		assertThat(old().versions("b1")).extracting(Version::number).containsExactly(7L);
		assertThat(old().version("b1", 7).map(Book::shelf)).contains("shelf 7");
		assertThat(old().asOf("b1", at(8)).map(Book::shelf)).contains("shelf 7");
	}

	@Test
	void findsNothingWithoutACurrentCopyNorAboveIt() {
		this.shelf.store(this.shelf.item("b1", 1));
		this.shelf.store(this.shelf.item("b1", 2));
		assertThat(old().versions("b1")).isEmpty();
		this.shelf.current("b1", 1);
		assertThat(old().versions("b1")).extracting(Version::number).containsExactly(1L);
		assertThat(old().version("b1", 2)).isEmpty();
	}

	@Test
	void refusesToWriteToTheOldLayout() {
		this.shelf.put("b1", 2);
		List<Map<String, AttributeValue>> before = this.table.items();
		assertThatExceptionOfType(InvalidDataAccessApiUsageException.class).isThrownBy(() -> old().restore("b1", 1))
			.withMessage(REFUSED);
		assertThatExceptionOfType(InvalidDataAccessApiUsageException.class)
			.isThrownBy(() -> old().deleteVersion("b1", 1))
			.withMessage(REFUSED);
		assertThatExceptionOfType(InvalidDataAccessApiUsageException.class).isThrownBy(() -> old().deleteAll("b1"))
			.withMessage(REFUSED);
		assertThat(this.table.items()).containsExactlyInAnyOrderElementsOf(before);
	}

	@Test
	void convertsWhatHasOtherNames() {
		Map<String, AttributeValue> item = this.shelf.item("b1", 1);
		item.put("place", item.remove("shelf"));
		item.put("changed", AttributeValue.fromS("2025-02-03T01:00:00"));
		this.shelf.store(item);
		item.put("sk", AttributeValue.fromS("v0"));
		this.shelf.store(item);
		VersionLayout layout = LAYOUT.writtenAt("changed").converting((attributes) -> {
			assertThat(attributes).doesNotContainKeys("pk", "sk", "gsitype");
			attributes.put("shelf", attributes.remove("place"));
			return attributes;
		});
		Version<Book> version = this.template.history(Book.class, layout).versions("b1").get(0);
		assertThat(version.entity().shelf()).isEqualTo("shelf 1");
		assertThat(version.writtenAt()).isEqualTo(Instant.parse("2025-02-03T01:00:00Z"));
	}

	@Test
	void saysWhatItCannotRead() {
		Map<String, AttributeValue> item = this.shelf.item("b1", 1);
		item.put("sk", AttributeValue.fromS("v0"));
		item.remove("updated_at");
		this.shelf.store(item);
		assertThatExceptionOfType(UnreadableItemException.class).isThrownBy(() -> old().version("b1", 1))
			.withMessage(
					"At attribute 'updated_at': version 1 does not tell when it was written. Name the attribute that "
							+ "does with VersionLayout.writtenAt(…).");
		item.put("updated_at", AttributeValue.fromS(OldShelf.time(1)));
		item.put("_blob_versions", AttributeValue.fromM(Map.of("cover", AttributeValue.fromN("1"))));
		this.shelf.store(item);
		assertThatExceptionOfType(UnreadableItemException.class).isThrownBy(() -> old().version("b1", 1))
			.withMessage(
					"At attribute '_blob_versions': version 1 has properties that the other library keeps outside the "
							+ "table. Put them in with VersionLayout.converting(…), and remove this attribute.");
	}

	@ParameterizedTest
	@ValueSource(booleans = { false, true })
	void copiesAnItemWithItsVersionsNumbersAndMoments(boolean compressed) {
		if (compressed) {
			this.shelf.putCompressed("b1", 12);
		}
		else {
			this.shelf.put("b1", 12);
		}
		assertThat(this.template.upkeep().copyVersions(Book.class, LAYOUT, "b1"))
			.isEqualTo(new CopiedVersions(1, 0, 12));
		assertThat(this.template.get(Book.class, "b1")).isEqualTo(old().version("b1", 12).orElseThrow());
		assertThat(copied().infos("b1")).isEqualTo(old().infos("b1"));
		assertThat(copied().versions("b1")).extracting(Version::entity)
			.isEqualTo(old().versions("b1").stream().map(Version::entity).toList());
		assertThat(this.template.statistics().count(Book.class).items()).isEqualTo(1);
		assertThat(this.template.trail().of(Book.class, "b1")).extracting((entry) -> entry.operation())
			.containsExactly("CREATE");
		this.table.pass(Duration.ofDays(365));
		Book next = this.template.save(this.template.get(Book.class, "b1"));
		assertThat(next.version()).isEqualTo(13);
		assertThat(copied().restore("b1", 2).shelf()).isEqualTo("shelf 2");
		assertThat(copied().infos("b1")).extracting(VersionInfo::number).isEqualTo(down(14, 1));
	}

	@Test
	void copiesAllItemsAndComparesThoseThatAreThere() {
		this.shelf.put("b1", 3);
		this.shelf.put("b2", 11);
		this.shelf.putCompressed("b10", 2);
		this.shelf.store(new HashMap<>(Map.of("pk", AttributeValue.fromS("Bookcase#b1"), "sk",
				AttributeValue.fromS("v0"), "version", AttributeValue.fromN("1"))));
		assertThat(this.template.upkeep().copyVersions(Book.class, LAYOUT, "b2").items()).isEqualTo(1);
		assertThat(this.template.upkeep().copyVersions(Book.class, LAYOUT)).isEqualTo(new CopiedVersions(2, 1, 16));
		assertThat(this.template.upkeep().copyVersions(Book.class, LAYOUT)).isEqualTo(new CopiedVersions(0, 3, 16));
		assertThat(this.template.statistics().count(Book.class).items()).isEqualTo(3);
	}

	@Test
	void copiesMoreVersionsThanATransactionTakes() {
		this.shelf.put("b1", 1);
		for (int number = 2; number <= 130; number++) {
			Map<String, AttributeValue> item = this.shelf.item("b1", number);
			item.put("updated_at", AttributeValue.fromS(at(1).plusSeconds(number).toString()));
			item.put("text", AttributeValue.fromS("x".repeat(60_000)));
			this.shelf.store(item);
			item.put("sk", AttributeValue.fromS("v0"));
			this.shelf.store(item);
		}
		assertThat(this.template.upkeep().copyVersions(Book.class, LAYOUT, "b1"))
			.isEqualTo(new CopiedVersions(1, 0, 130));
		assertThat(copied().infos("b1")).hasSize(130);
	}

	@ParameterizedTest
	@ValueSource(booleans = { false, true })
	void goesOnAfterACrashAtEveryCall(boolean received) {
		this.shelf.put("b1", 4);
		CutClient network = CutClient.over(this.engine.client());
		SingleTableTemplate other = this.table.over(network.proxy(), Book.class, Leaflet.class, Scroll.class);
		for (int calls = 0;; calls++) {
			network.cutAt(calls, received);
			try {
				other.upkeep().copyVersions(Book.class, LAYOUT, "b1");
				break;
			}
			catch (DataAccessException ex) {
				assertThat(network.isCut()).as("after %d calls: %s", calls, ex).isTrue();
				boolean there = this.template.find(Book.class, "b1").isPresent();
				assertThat(copied().versions("b1")).as("after %d calls", calls).hasSize(there ? 4 : 0);
			}
		}
		assertThat(this.template.upkeep().copyVersions(Book.class, LAYOUT, "b1"))
			.isEqualTo(new CopiedVersions(0, 1, 4));
		assertThat(copied().infos("b1")).isEqualTo(old().infos("b1"));
		assertThat(this.template.statistics().count(Book.class).items()).isEqualTo(1);
	}

	@Test
	void takesTheNewestWhereFewerAreKept() {
		this.shelf.put("b1", 11);
		assertThat(this.template.upkeep().copyVersions(Leaflet.class, LAYOUT, "b1"))
			.isEqualTo(new CopiedVersions(1, 0, 3));
		assertThat(this.template.history(Leaflet.class).infos("b1")).extracting(VersionInfo::number)
			.containsExactly(11L, 10L, 9L);
	}

	@Test
	void tellsACopyFromAnotherItem() {
		this.shelf.put("b1", 2);
		this.template.create(new Book("b1", "elsewhere", null, List.of(), at(1), at(1), null));
		assertThatExceptionOfType(DataIntegrityViolationException.class)
			.isThrownBy(() -> this.template.upkeep().copyVersions(Book.class, LAYOUT, "b1"))
			.withMessage(
					"BOOK: version 1 under the new key is not that of the old layout: another item has that key, or "
							+ "somebody wrote to the old one. Delete the copy with history(Book.class).deleteAll(id), and copy it "
							+ "again.");
		copied().deleteAll("b1");
		assertThat(this.template.upkeep().copyVersions(Book.class, LAYOUT, "b1").versions()).isEqualTo(2);
	}

	/** Versions of an item that had the key before, which expired before they did. */
	@Test
	void tellsVersionsThatWereThereBefore() {
		this.shelf.put("b1", 4);
		this.shelf.remove("b1", 2);
		String left = "_INTERNAL#HISTORY#BOOK#BOOK$23b1#META";
		this.shelf.store(Map.of("pk", AttributeValue.fromS(left), "sk", AttributeValue.fromS("0000000000000000002"),
				"_type", AttributeValue.fromS("_INTERNAL#HISTORY"), "_at", AttributeValue.fromS("2020-01-01T00:00:00Z"),
				"_operation", AttributeValue.fromS("save"), "_version", AttributeValue.fromM(Map.of())));
		assertThatExceptionOfType(DataIntegrityViolationException.class)
			.isThrownBy(() -> this.template.upkeep().copyVersions(Book.class, LAYOUT, "b1"))
			.withMessageStartingWith("BOOK: version 4 under the new key is not that of the old layout");
		copied().deleteAll("b1");
		assertThat(this.template.upkeep().copyVersions(Book.class, LAYOUT, "b1").versions()).isEqualTo(3);
		assertThat(copied().infos("b1")).extracting(VersionInfo::number).containsExactly(4L, 3L, 1L);
	}

	@Test
	void leavesAloneWhatWasWrittenSince() {
		this.shelf.put("b1", 3);
		this.template.upkeep().copyVersions(Book.class, LAYOUT, "b1");
		this.template.save(this.template.get(Book.class, "b1"));
		copied().deleteVersion("b1", 2);
		assertThat(this.template.upkeep().copyVersions(Book.class, LAYOUT, "b1"))
			.isEqualTo(new CopiedVersions(0, 1, 2));
		assertThat(copied().infos("b1")).extracting(VersionInfo::number).containsExactly(4L, 3L, 1L);
	}

	@Test
	void refusesWhatItCannotCopy() {
		this.shelf.put("b1", 1);
		assertThatExceptionOfType(InvalidDataAccessApiUsageException.class)
			.isThrownBy(() -> this.template.upkeep().copyVersions(Scroll.class, LAYOUT, "b1"))
			.withMessage("SCROLL: its key is that of an old version. Give the class another pk or sk to copy it to.");
		assertThatExceptionOfType(ItemNotFoundException.class)
			.isThrownBy(() -> this.template.upkeep().copyVersions(Book.class, LAYOUT, "none"))
			.withMessageContaining("there is no such item in the old layout.");
	}

}
