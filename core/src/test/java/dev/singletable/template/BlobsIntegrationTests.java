package dev.singletable.template;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import dev.singletable.blob.BlobChangedException;
import dev.singletable.blob.BlobContent;
import dev.singletable.blob.BlobNotFoundException;
import dev.singletable.blob.BlobTooLargeException;
import dev.singletable.expression.Condition;
import dev.singletable.expression.Update;
import dev.singletable.local.DynamoDbLocal;
import dev.singletable.local.EmbeddedDynamoDb;
import dev.singletable.query.ItemQuery;
import dev.singletable.template.BlobLibrary.Doc;
import dev.singletable.template.BlobLibrary.Leaflet;
import dev.singletable.template.BlobLibrary.Script;
import dev.singletable.write.ConditionFailedException;
import dev.singletable.write.ItemAlreadyExistsException;
import dev.singletable.write.StaleVersionException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.dao.InvalidDataAccessApiUsageException;

import static dev.singletable.expression.Condition.property;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Blobs beside their items: CB-5, CB-6 and CB-7, and their versions: VH-6 and VH-7.
 */
@DynamoDbLocal
class BlobsIntegrationTests {

	private FreshTable table;

	private RecordingStore store;

	private SingleTableTemplate template;

	@BeforeEach
	void create(EmbeddedDynamoDb engine) {
		this.table = new FreshTable(engine);
		this.store = new RecordingStore(() -> this.table.now());
		this.template = this.table.with((builder) -> builder.blobs(this.store), Doc.class, Script.class, Leaflet.class);
	}

	private static BlobContent content(String text) {
		return BlobContent.of(text.getBytes(StandardCharsets.UTF_8));
	}

	private BlobSweepProgress sweep(Class<?> type) {
		this.table.pass(Duration.ofDays(2));
		return this.template.blobs().sweep(type);
	}

	private Doc doc(String id) {
		return this.template.get(Doc.class, id);
	}

	@Test
	void whatIsWrittenIsRead() {
		Doc saved = this.template.create(Doc.of("d1", "hello").attached(content("long ".repeat(500))));
		Doc read = doc("d1");
		assertThat(read).isEqualTo(saved).hasSameHashCodeAs(saved);
		assertThat(read.content().text()).isEqualTo("hello");
		assertThat(read.attachment().text()).isEqualTo("long ".repeat(500));
		assertThat(read.attachment().size()).isEqualTo(2500);
		assertThat(this.store.keys().stream().mapToLong((key) -> this.store.head(key).orElseThrow().size()).sum())
			.as("one of them is compressed")
			.isLessThan(200);
		assertThat(this.template.findAll(ItemQuery.of(Doc.class).where(property("id").is("d1")))).containsExactly(read);
		assertThat(this.template
			.findAll(ItemQuery.of(Doc.class).where(property("id").is("d1")).filter(property("content").isAbsent())))
			.isEmpty();
	}

	@Test
	void aFileOfAnySizeIsStored(@TempDir Path directory) throws IOException {
		Path file = Files.write(directory.resolve("large"), new byte[3_000_000]);
		this.template.create(new Script("s1", "t", BlobContent.of(file), null));
		Files.delete(file);
		try (InputStream in = this.template.get(Script.class, "s1").text().open()) {
			assertThat(in.readAllBytes()).hasSize(3_000_000);
		}
	}

	@Test
	void updatesBatchesAndTransactionsStoreTheObjectsFirst() {
		List<Doc> docs = IntStream.range(0, 30).mapToObj((number) -> Doc.of("d" + number, "n" + number)).toList();
		assertThat(this.template.batch().saveAll(docs)).hasSize(30);
		assertThat(this.template.batch().getAll(Doc.class, List.of("d7")).items().get(0).content().text())
			.isEqualTo("n7");
		Doc updated = this.template.update(Doc.class, "d7", Update.set("content", content("new")));
		assertThat(updated.content().text()).isEqualTo("new");
		this.template.transaction()
			.save(doc("d7").with(content("newer")))
			.update(Doc.class, "d8", Update.set("content", content("other")))
			.save(new Script("s1", "t", content("text"), null))
			.execute();
		assertThat(doc("d7").content().text()).isEqualTo("newer");
		assertThat(doc("d8").content().text()).isEqualTo("other");
		assertThat(this.template.get(Script.class, "s1").text().text()).isEqualTo("text");
		assertThat(this.template.update(Doc.class, "d8", Update.remove("content")).content()).isNull();
		assertThat(sweep(Doc.class).orphans()).isEqualTo(4);
	}

	@Test
	void inABatchOnlyWhatIsTooLargeFails() {
		assertThatExceptionOfType(BlobTooLargeException.class)
			.isThrownBy(() -> this.template.batch().saveAll(List.of(Doc.of("d1", "a"), Doc.of("d2", "x".repeat(99)))));
		assertThat(this.table.items()).as("it is refused before anything is written").isEmpty();
	}

	/** Lesson: deleting the blobs of doc1 deleted those of doc12 (CB-6). */
	@Test
	void whatIsDeletedForOneIdLeavesAnotherIdThatBeginsTheSame() {
		this.template.save(Doc.of("doc1", "one"));
		this.template.save(Doc.of("doc12", "twelve"));
		this.template.save(Doc.of("doc1/META", "slash"));
		this.template.delete(Doc.class, "doc1");
		BlobSweepProgress swept = sweep(Doc.class);
		assertThat(swept.orphans()).isEqualTo(1);
		assertThat(swept.seen()).isEqualTo(3);
		assertThat(doc("doc12").content().text()).isEqualTo("twelve");
		assertThat(doc("doc1/META").content().text()).isEqualTo("slash");
		assertThat(this.store.keys()).noneMatch((key) -> key.contains("doc1/"));
	}

	@Test
	void anotherIdGetsAnObjectOfItsOwn() {
		Doc first = this.template.save(Doc.of("d1", "shared"));
		Doc second = this.template.save(new Doc("d2", "t", first.content(), null));
		this.template.delete(first);
		sweep(Doc.class);
		assertThat(second.content().text()).isEqualTo("shared");
		Doc moved = this.template.move(second, new Doc("d3", "t", second.content(), null));
		sweep(Doc.class);
		assertThat(moved.content().text()).isEqualTo("shared");
		assertThat(doc("d3")).isEqualTo(moved);
		assertThat(this.store.keys()).hasSize(1);
	}

	/** Lesson: deleting version 1 broke the blob of version 2 (VH-7). */
	@Test
	void versionsShareAnObjectUntilTheLastOfThemIsGone() {
		Script script = this.template.create(new Script("s1", "1", content("first"), null));
		script = this.template.save(script.titled("2"));
		assertThat(this.store.keys()).as("both refer to one object").hasSize(1);
		this.template.history(Script.class).deleteVersion("s1", 1);
		assertThat(sweep(Script.class).orphans()).isZero();
		assertThat(this.template.get(Script.class, "s1").text().text()).isEqualTo("first");
		script = this.template.save(script.with(content("second")));
		assertThat(sweep(Script.class).orphans()).as("version 2 has it").isZero();
		for (int title = 4; title <= 5; title++) {
			script = this.template.save(script.titled("" + title));
		}
		assertThat(sweep(Script.class).orphans()).as("version 2 is pruned").isEqualTo(1);
		assertThat(this.template.get(Script.class, "s1").text().text()).isEqualTo("second");
		this.template.history(Script.class).deleteAll("s1");
		assertThat(sweep(Script.class).orphans()).isEqualTo(1);
		assertThat(this.store.keys()).isEmpty();
	}

	@Test
	void restoringAVersionBringsItsBlobBack() {
		Script script = this.template.create(new Script("s1", "1", content("first"), null));
		script = this.template.save(script.with(null));
		assertThat(this.template.get(Script.class, "s1").text()).isNull();
		this.store.calls();
		Script restored = this.template.history(Script.class).restore("s1", 1);
		assertThat(this.store.calls()).as("the reference is used again").isEmpty();
		assertThat(restored.text().text()).isEqualTo("first");
		assertThat(this.template.history(Script.class).restore("s1", 2).text()).as("a cleared one too").isNull();
		this.template.history(Script.class).restore("s1", 3);
		sweep(Script.class);
		assertThat(this.template.get(Script.class, "s1").text().text()).isEqualTo("first");
	}

	@Test
	void aStateThatWasPassedOverIsCopiedBeforeItIsSwept() {
		Doc old = this.template.save(Doc.of("d1", "old"));
		this.template.save(old.with(content("new")));
		Doc back = this.template.save(old);
		assertThat(back.content().reference()).isNotEqualTo(old.content().reference());
		sweep(Doc.class);
		assertThat(doc("d1").content().text()).isEqualTo("old");
	}

	@Test
	void aStateWhoseObjectIsSweptCannotBeSavedAgain() {
		Doc old = this.template.save(Doc.of("d1", "old"));
		this.template.save(old.with(content("new")));
		sweep(Doc.class);
		assertThatExceptionOfType(BlobNotFoundException.class).isThrownBy(() -> this.template.save(old))
			.withMessage(
					"The blob is not in the store. If the item got another meanwhile, read the item again; if not, "
							+ "somebody deleted the object, or the store is another than it was written to.");
		assertThat(doc("d1").content().text()).isEqualTo("new");
		assertThatExceptionOfType(BlobNotFoundException.class).isThrownBy(() -> old.content().bytes());
	}

	@Test
	void writesOfAStateInATransactionAreCopiedToo() {
		Doc old = this.template.save(Doc.of("d1", "old"));
		this.template.save(old.with(content("new")));
		this.template.transaction().save(old).save(Doc.of("d2", "x")).execute();
		Doc other = this.template.save(Doc.of("d3", "old"));
		this.template.save(other.with(content("new")));
		this.template.batch().saveAll(List.of(other, Doc.of("d4", "y")));
		sweep(Doc.class);
		assertThat(List.of(doc("d1").content().text(), doc("d3").content().text())).containsOnly("old");
		this.template.delete(Doc.class, "d1");
		Doc again = this.template.create(old.with(doc("d3").content()));
		sweep(Doc.class);
		assertThat(again.content().text()).isEqualTo("old");
	}

	@Test
	void aWriteThatFailsLeavesNothingButAnOrphan() {
		Doc saved = this.template.create(Doc.of("d1", "good"));
		assertThatExceptionOfType(ItemAlreadyExistsException.class)
			.isThrownBy(() -> this.template.create(Doc.of("d1", "bad")));
		assertThatExceptionOfType(ConditionFailedException.class)
			.isThrownBy(() -> this.template.save(saved.with(content("bad")), Condition.property("title").is("other")));
		assertThat(this.store.keys()).hasSize(3);
		assertThat(this.template.blobs().sweep(Doc.class).orphans()).as("they may be on their way").isZero();
		this.table.pass(Duration.ofDays(2));
		BlobSweepProgress counted = this.template.blobs().sweep(BlobSweep.of(Doc.class).check(), (progress) -> {
		});
		assertThat(counted.orphans()).isEqualTo(2);
		assertThat(counted.bytes()).isEqualTo(6);
		assertThat(this.store.keys()).hasSize(3);
		assertThat(this.template.blobs().sweep(Doc.class))
			.hasToString("BlobSweepProgress[seen=3, orphans=2, bytes=6, complete=true]");
		assertThat(this.store.keys()).hasSize(1);
		assertThat(doc("d1").content().text()).isEqualTo("good");
	}

	@Test
	void aStaleEntityLeavesTheBlobOfTheOther() {
		Script first = this.template.create(new Script("s1", "1", content("first"), null));
		this.template.save(first.with(content("second")));
		assertThatExceptionOfType(StaleVersionException.class)
			.isThrownBy(() -> this.template.save(first.with(content("third"))));
		assertThatExceptionOfType(StaleVersionException.class)
			.isThrownBy(() -> this.template.save(first.titled("other")));
		sweep(Script.class);
		assertThat(this.template.get(Script.class, "s1").text().text()).isEqualTo("second");
	}

	@Test
	void aSweepGoesOnWhereAnotherWas() {
		for (int number = 10; number < 16; number++) {
			this.template.save(Doc.of("d" + number, "x"));
			this.template.delete(Doc.class, "d" + number);
		}
		this.table.pass(Duration.ofDays(2));
		String middle = this.store.keys().get(2);
		BlobSweepProgress swept = this.template.blobs().sweep(BlobSweep.of(Doc.class).from(middle), (progress) -> {
		});
		assertThat(swept.orphans()).isEqualTo(3);
		assertThat(swept.isComplete()).isTrue();
		List<BlobSweepProgress> told = new ArrayList<>();
		this.template.blobs().sweep(BlobSweep.of(Object.class), told::add);
		assertThat(told).hasSize(1);
		assertThat(this.store.keys()).isEmpty();
	}

	@Test
	void anObjectOfTheApplicationIsReferredToAndNeverDeleted() {
		this.store.put("pictures/cat", new TextSource("meow"), "image/cat");
		BlobContent cat = this.template.blobs().register("pictures/cat");
		assertThat(cat.contentType()).contains("image/cat");
		this.template.save(new Doc("d1", "t", cat, null));
		this.template.save(new Doc("d2", "t", doc("d1").content(), null));
		assertThat(doc("d2").content().text()).isEqualTo("meow");
		this.template.delete(Doc.class, "d1");
		sweep(Doc.class);
		assertThat(this.store.keys()).containsExactly("pictures/cat");
		this.store.put("pictures/cat", new TextSource("woof"), "image/cat");
		assertThatExceptionOfType(BlobChangedException.class).isThrownBy(() -> doc("d2").content().text())
			.withMessage(
					"The object in the store is another than the item refers to. Register it again if it is one of "
							+ "your own; nobody may write those of the library.");
		assertThatExceptionOfType(BlobNotFoundException.class)
			.isThrownBy(() -> this.template.blobs().register("pictures/dog"));
	}

	@Test
	void anObjectOfAnItemIsNotRegistered() {
		this.template.save(Doc.of("d1", "x"));
		String key = this.store.keys().get(0);
		assertThatExceptionOfType(InvalidDataAccessApiUsageException.class)
			.isThrownBy(() -> this.template.blobs().register(key))
			.withMessage("The object is one the library keeps for an item, which may delete it. Give the other entity "
					+ "the content itself, which copies it.");
	}

	@Test
	void aDamagedObjectIsNotReadAsIfItWereWhole() {
		this.template.save(Doc.of("d1", "hello").attached(content("compressed ".repeat(50))));
		this.store.keys().forEach((key) -> this.store.put(key, new TextSource("jello"), null));
		assertThatExceptionOfType(BlobChangedException.class).isThrownBy(() -> doc("d1").content().bytes());
		assertThatExceptionOfType(dev.singletable.blob.BlobException.class)
			.isThrownBy(() -> doc("d1").attachment().bytes())
			.withMessage("The content of a blob could not be read.");
	}

	@Test
	void anotherContentTypeMakesAnotherObject() {
		Doc saved = this.template.save(Doc.of("d1", "hello"));
		Doc typed = this.template.save(saved.with(saved.content().withContentType("text/x-other")));
		assertThat(typed.content().contentType()).contains("text/x-other");
		assertThat(doc("d1").content().text()).isEqualTo("hello");
		assertThat(this.store.keys()).hasSize(2);
	}

	@Test
	void aMutableEntityIsSavedAgainAndAgain() {
		Leaflet leaflet = new Leaflet();
		leaflet.id = "l1";
		leaflet.content = content("one");
		this.template.save(leaflet);
		this.template.save(leaflet);
		leaflet.content = content("two");
		this.template.save(leaflet);
		assertThat(this.template.get(Leaflet.class, "l1").content.text()).isEqualTo("two");
		assertThat(leaflet.version).isEqualTo(3);
		assertThat(this.store.keys()).hasSize(2);
	}

	@Test
	void getOrCreateReturnsTheBlob() {
		this.template.getOrCreate(Doc.class, "d1", () -> Doc.of("d1", "made"));
		assertThat(this.template.getOrCreate(Doc.class, "d1", () -> Doc.of("d1", "other")).content().text())
			.isEqualTo("made");
	}

	/** Text as a source. */
	private record TextSource(String text) implements dev.singletable.blob.BlobSource {

		@Override
		public long size() {
			return this.text.length();
		}

		@Override
		public InputStream open() {
			return new java.io.ByteArrayInputStream(this.text.getBytes(StandardCharsets.UTF_8));
		}

	}

}
