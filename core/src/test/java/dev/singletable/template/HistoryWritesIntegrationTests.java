package dev.singletable.template;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

import dev.singletable.expression.Update;
import dev.singletable.history.HistoryOperations;
import dev.singletable.history.VersionInfo;
import dev.singletable.local.DynamoDbLocal;
import dev.singletable.local.EmbeddedDynamoDb;
import dev.singletable.query.ItemQuery;
import dev.singletable.template.Archive.Deed;
import dev.singletable.template.Archive.DeedId;
import dev.singletable.template.Archive.Paper;
import dev.singletable.template.Archive.Pass;
import dev.singletable.write.ItemAlreadyExistsException;
import dev.singletable.write.ItemTooLargeException;
import dev.singletable.write.StaleVersionException;
import dev.singletable.write.TransactionFailedException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

import org.springframework.dao.InvalidDataAccessApiUsageException;

import static dev.singletable.expression.Condition.property;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What writes of historised entities leave in the table (VH-1, VH-2).
 */
@DynamoDbLocal
class HistoryWritesIntegrationTests {

	private static final String PARTITION = "_INTERNAL#HISTORY#PAPER#PAPER$23p1#META";

	private FreshTable table;

	private SingleTableTemplate template;

	private HistoryOperations<Paper> papers;

	@BeforeEach
	void makeTable(EmbeddedDynamoDb engine) {
		this.table = new FreshTable(engine);
		this.template = this.table.of(Paper.class, Deed.class, Pass.class);
		this.papers = this.template.history(Paper.class);
	}

	private List<Long> numbers(String id) {
		return this.papers.infos(id).stream().map(VersionInfo::number).toList();
	}

	private void agree(Paper current) {
		assertThat(this.template.get(Paper.class, current.id())).isEqualTo(current);
		assertThat(this.papers.versions(current.id()).get(0).entity()).isEqualTo(current);
		assertThat(this.papers.versions(current.id()).get(0).number()).isEqualTo(current.version());
	}

	/** VH-1. */
	@Test
	void numbersVersionsFromOneWithEveryWrite() {
		Paper paper = this.template.create(Paper.of("p1", "trees"));
		assertThat(paper.version()).isEqualTo(1);
		agree(paper);
		paper = this.template.save(paper.about("moss"));
		agree(paper);
		paper = this.template.replace(paper.about("fern"));
		agree(paper);
		paper = this.template.update(Paper.class, "p1", Update.set("note", "new").append("authors", "Ann"));
		agree(paper);
		assertThat(this.papers.versions("p1")).extracting(HistoryOperations.Version::operation)
			.containsExactly("update", "replace", "save", "create");
		assertThat(this.papers.version("p1", 2)).contains(new Paper("p1", "moss", null, List.of(), 2L));
	}

	@Test
	void keepsVersionsUnderOneAttributeWithoutIndexKeys() {
		this.template.create(Paper.of("p1", "trees"));
		Map<String, AttributeValue> item = this.table.item(PARTITION, "0000000000000000001");
		assertThat(item.keySet()).containsExactlyInAnyOrder("pk", "sk", "_type", "_at", "_operation", "_version");
		assertThat(item.get("_version").m().keySet()).containsExactlyInAnyOrder("pk", "sk", "_type", "id", "topic",
				"authors", "version");
	}

	/** VH-3. */
	@Test
	void findsTheCurrentStateAloneByAnIndex() {
		Paper paper = this.template.create(Paper.of("p1", "trees"));
		this.template.save(this.template.save(paper.noted("a")).noted("b"));
		assertThat(this.template.findAll(ItemQuery.of(Paper.class).where(property("topic").is("trees"))))
			.extracting(Paper::note)
			.containsExactly("b");
	}

	/** VH-4, VH-7. */
	@Test
	void keepsTheFiveNewestVersionsThroughTwelveUpdates() {
		Paper paper = this.template.create(Paper.of("p1", "trees"));
		for (int update = 1; update <= 12; update++) {
			paper = (update % 2 == 0) ? this.template.save(paper.noted("n" + update))
					: this.template.update(Paper.class, "p1", Update.set("note", "n" + update));
		}
		assertThat(numbers("p1")).containsExactly(13L, 12L, 11L, 10L, 9L);
		agree(paper);
	}

	/** VH-7. */
	@Test
	void prunesInTransactionsAndBatchesToo() {
		List<Paper> papers = new ArrayList<>(this.template.batch()
			.saveAll(IntStream.range(0, 30).mapToObj((number) -> Paper.of("p" + number, "t")).toList()));
		for (int round = 0; round < 6; round++) {
			papers = new ArrayList<>(this.template.batch().saveAll(papers));
		}
		papers.forEach((each) -> assertThat(numbers(each.id())).containsExactly(7L, 6L, 5L, 4L, 3L));
		this.template.transaction()
			.save(papers.get(1).noted("x"))
			.update(Paper.class, "p2", Update.set("note", "y"))
			.create(Paper.of("new", "t"))
			.execute();
		assertThat(numbers("p1")).containsExactly(8L, 7L, 6L, 5L, 4L);
		assertThat(numbers("p2")).containsExactly(8L, 7L, 6L, 5L, 4L);
		assertThat(numbers("new")).containsExactly(1L);
		assertThat(this.papers.version("p2", 8).orElseThrow().note()).isEqualTo("y");
	}

	/** VH-2. */
	@Test
	void saysOfAStaleVersionWhatIsThereAndWritesNeither() {
		Paper first = this.template.create(Paper.of("p1", "trees"));
		Paper second = this.template.save(first.noted("mine"));
		assertThatExceptionOfType(StaleVersionException.class)
			.isThrownBy(() -> this.template.save(first.noted("theirs")))
			.satisfies((ex) -> assertThat(ex.expected()).isEqualTo(1))
			.satisfies((ex) -> assertThat(ex.actual()).contains(2L));
		assertThatExceptionOfType(StaleVersionException.class).isThrownBy(() -> this.template.replace(first));
		assertThatExceptionOfType(StaleVersionException.class).isThrownBy(() -> this.template.delete(first));
		assertThatExceptionOfType(StaleVersionException.class)
			.isThrownBy(() -> this.template.batch().saveAll(List.of(first.noted("theirs"))));
		assertThatExceptionOfType(TransactionFailedException.class)
			.isThrownBy(() -> this.template.transaction().save(first.noted("theirs")).execute())
			.satisfies((ex) -> assertThat(ex.steps().get(0).reason())
				.isEqualTo(TransactionFailedException.Reason.STALE_VERSION));
		assertThat(numbers("p1")).containsExactly(2L, 1L);
		agree(second);
	}

	/** VH-2. */
	@Test
	void letsOneOfManyWritersFromOneVersionWin() throws Exception {
		Paper first = this.template.create(Paper.of("p1", "trees"));
		ExecutorService threads = Executors.newFixedThreadPool(8);
		List<Future<Boolean>> writers = new ArrayList<>();
		for (int number = 0; number < 8; number++) {
			String note = "n" + number;
			Callable<Boolean> write = () -> {
				try {
					this.template.save(first.noted(note));
					return true;
				}
				catch (StaleVersionException ex) {
					assertThat(ex.expected()).isEqualTo(1);
					assertThat(ex.actual()).contains(2L);
					return false;
				}
			};
			writers.add(threads.submit(write));
		}
		int won = 0;
		for (Future<Boolean> each : writers) {
			won += each.get() ? 1 : 0;
		}
		threads.shutdown();
		assertThat(won).isEqualTo(1);
		assertThat(numbers("p1")).containsExactly(2L, 1L);
	}

	@Test
	void updatesFromManySidesLoseNothing() throws Exception {
		this.template.create(Deed.of(1, null));
		DeedId id = new DeedId("o/1", 1);
		ExecutorService threads = Executors.newFixedThreadPool(3);
		List<Future<Deed>> writers = new ArrayList<>();
		for (int number = 0; number < 9; number++) {
			String text = "t" + number;
			writers.add(threads.submit(() -> this.template.update(Deed.class, id, Update.set("text", text))));
		}
		List<Deed> written = new ArrayList<>();
		for (Future<Deed> each : writers) {
			written.add(each.get());
		}
		threads.shutdown();
		HistoryOperations<Deed> deeds = this.template.history(Deed.class);
		written.forEach((each) -> assertThat(deeds.version(id, each.version())).contains(each));
		assertThat(deeds.infos(id)).extracting(VersionInfo::number)
			.containsExactly(10L, 9L, 8L, 7L, 6L, 5L, 4L, 3L, 2L, 1L);
	}

	@Test
	void keepsTheCreatedDateThatAnEntityHasNot() {
		Deed deed = this.template.create(Deed.of(1, "red"));
		this.table.pass(Duration.ofHours(1));
		Deed saved = this.template.save(new Deed("o/1", 1, "blue", "more", null, deed.version()));
		assertThat(saved.created()).isEqualTo(FreshTable.NOON);
		assertThat(this.template.history(Deed.class).version(new DeedId("o/1", 1), 2)).contains(saved);
	}

	/** VH-8. */
	@Test
	void deletesAllVersionsWithTheItemAndBeginsAgainAtOne() {
		Paper paper = this.template.create(Paper.of("p1", "trees"));
		for (int number = 0; number < 7; number++) {
			paper = this.template.save(paper.noted("n" + number));
		}
		this.template.delete(paper);
		assertThat(this.papers.infos("p1")).isEmpty();
		assertThat(this.papers.version("p1", 8)).isEmpty();
		agree(this.template.create(Paper.of("p1", "moss")));
		assertThat(numbers("p1")).containsExactly(1L);
		this.template.delete(Paper.class, "p1");
		assertThat(numbers("p1")).isEmpty();
		this.template.batch().saveAll(List.of(Paper.of("p1", "a"), Paper.of("p2", "b")));
		this.template.batch().deleteAll(Paper.class, List.of("p1", "p2", "p3"));
		assertThat(numbers("p1")).isEmpty();
		assertThat(numbers("p2")).isEmpty();
		this.template.create(Paper.of("p1", "c"));
		this.template.transaction().delete(Paper.class, "p1").create(Paper.of("p2", "d")).execute();
		assertThat(numbers("p1")).isEmpty();
		assertThat(numbers("p2")).containsExactly(1L);
	}

	@Test
	void deletesMoreVersionsThanATransactionTakes() {
		DeedId id = new DeedId("o/1", 1);
		Deed deed = this.template.create(Deed.of(1, "red"));
		for (int number = 0; number < 119; number++) {
			deed = this.template.save(deed.saying("t" + number));
		}
		this.template.delete(deed);
		assertThat(this.template.history(Deed.class).infos(id)).isEmpty();
		this.template.create(Deed.of(1, "red"));
		assertThat(this.template.history(Deed.class).infos(id)).hasSize(1);
	}

	@Test
	void tellsVeryLongKeysByTheirDigest() {
		String longest = "x".repeat(1_600);
		Deed deed = this.template.create(new Deed(longest + "1", 1, null, null, null, null));
		this.template.create(new Deed(longest + "2", 1, null, null, null, null));
		deed = this.template.save(deed.saying("new"));
		HistoryOperations<Deed> deeds = this.template.history(Deed.class);
		assertThat(deeds.versions(new DeedId(longest + "1", 1), 1).get(0).entity()).isEqualTo(deed);
		assertThat(deeds.infos(new DeedId(longest + "2", 1))).hasSize(1);
		assertThat(this.table.items()).extracting((item) -> item.get("pk").s())
			.filteredOn((pk) -> pk.startsWith("_INTERNAL#HISTORY#DEED#$sha256$"))
			.hasSize(3)
			.allMatch((pk) -> pk.length() < 150);
	}

	@Test
	void leavesTheVersionsOfNeighboursAlone() {
		Paper one = this.template.create(Paper.of("p1", "trees"));
		this.template.create(Paper.of("p12", "trees"));
		this.template.create(Deed.of(1, null));
		this.template.create(Deed.of(12, null));
		this.template.delete(one);
		this.template.delete(Deed.class, new DeedId("o/1", 1));
		assertThat(numbers("p12")).containsExactly(1L);
		assertThat(this.template.history(Deed.class).infos(new DeedId("o/1", 12))).hasSize(1);
	}

	@Test
	void createsNoVersionOverAnItemThatIsThere() {
		Paper paper = this.template.create(Paper.of("p1", "trees"));
		assertThatExceptionOfType(ItemAlreadyExistsException.class)
			.isThrownBy(() -> this.template.create(Paper.of("p1", "moss")));
		agree(paper);
	}

	@Test
	void letsVersionsExpireWithWhatTheyShow() {
		this.template.create(new Pass("t", FreshTable.NOON.plusSeconds(60), null));
		Map<String, AttributeValue> item = this.table.item("_INTERNAL#HISTORY#TICKET#TICKET$23t#META",
				"0000000000000000001");
		assertThat(item.get("_ttl").n()).isEqualTo(Long.toString(FreshTable.NOON.getEpochSecond() + 60));
	}

	@Test
	void beginsAgainOverVersionsThatExpired() {
		Instant until = Instant.parse("2040-01-01T00:00:00Z");
		this.template.create(new Pass("t", null, null));
		this.template.save(this.template.save(this.template.save(new Pass("t", until, 1))));
		this.table.remove("TICKET#t", "META");
		this.table.remove("_INTERNAL#HISTORY#TICKET#TICKET$23t#META", "0000000000000000002");
		this.table.pass(Duration.between(FreshTable.NOON, until));
		Pass again = this.template.create(new Pass("t", until.plusSeconds(60), null));
		HistoryOperations<Pass> passes = this.template.history(Pass.class);
		assertThat(passes.versions("t")).extracting(HistoryOperations.Version::entity).containsExactly(again);
		assertThat(passes.version("t", 3)).isEmpty();
		assertThat(passes.asOf("t", until.plusSeconds(1))).contains(again);
		this.template.delete(again);
		assertThat(this.table.items()).isEmpty();
	}

	@Test
	void refusesAVersionThatIsTooLargeBeforeItWritesAnything() {
		Paper paper = this.template.create(Paper.of("p1", "trees"));
		String most = "x".repeat(409_600 - 90);
		assertThatExceptionOfType(ItemTooLargeException.class).isThrownBy(() -> this.template.save(paper.noted(most)));
		agree(paper);
	}

	@Test
	void refusesWhatWouldLoseTheHistory() {
		Paper paper = this.template.create(Paper.of("p1", "trees"));
		assertThatExceptionOfType(InvalidDataAccessApiUsageException.class)
			.isThrownBy(() -> this.template.move(paper, new Paper("p2", "trees", null, List.of(), paper.version())))
			.withMessage("PAPER: versions are kept under the item's key, so it cannot be moved to "
					+ "another. Create the other, and delete this one.");
		assertThatExceptionOfType(InvalidDataAccessApiUsageException.class)
			.isThrownBy(() -> this.template.update(Paper.class, "p1",
					Update.expression("SET #n = :n", Map.of("#n", "note"), Map.of(":n", "raw"))))
			.withMessage(
					"PAPER: versions are kept of it, and what an update in DynamoDB's own text leaves is not known "
							+ "before. Use the update's steps.");
		agree(paper);
	}

}
