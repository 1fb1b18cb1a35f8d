package dev.singletable.manual.from;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import dev.singletable.annotation.Attribute;
import dev.singletable.annotation.Audited;
import dev.singletable.annotation.Blob;
import dev.singletable.annotation.Cached;
import dev.singletable.annotation.Compressed;
import dev.singletable.annotation.Counted;
import dev.singletable.annotation.GeneratedId;
import dev.singletable.annotation.Historized;
import dev.singletable.annotation.SecondaryIndex;
import dev.singletable.annotation.SingleTableEntity;
import dev.singletable.annotation.Singleton;
import dev.singletable.annotation.TimeToLive;
import dev.singletable.blob.BlobContent;
import dev.singletable.blob.BlobNotFoundException;
import dev.singletable.blob.BlobStore;
import dev.singletable.cursor.Cursors;
import dev.singletable.cursor.SealedCursors;
import dev.singletable.expression.Update;
import dev.singletable.history.CopiedVersions;
import dev.singletable.history.HistoryOperations;
import dev.singletable.history.VersionInfo;
import dev.singletable.history.VersionLayout;
import dev.singletable.local.DynamoDbLocal;
import dev.singletable.local.EmbeddedDynamoDb;
import dev.singletable.manual.Tables;
import dev.singletable.query.ItemQuery;
import dev.singletable.query.ItemWindow;
import dev.singletable.query.Patch;
import dev.singletable.query.ReadOptions;
import dev.singletable.table.TableAttributes;
import dev.singletable.template.BatchOperations.Found;
import dev.singletable.template.SingleTableTemplate;
import dev.singletable.trail.AuditEntry;
import dev.singletable.trail.PropertyValue;
import dev.singletable.trail.TrailRange;
import dev.singletable.write.Acting;
import dev.singletable.write.StaleVersionException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

import org.springframework.data.annotation.CreatedDate;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.LastModifiedDate;
import org.springframework.data.annotation.Version;

import static dev.singletable.expression.Condition.property;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@DynamoDbLocal
class FromSimpleSingleTableIntegrationTests {

	// tag::entities[]
	@SingleTableEntity(type = "Task", pk = "Task#{id}", sk = "Task#{id}")
	@SecondaryIndex(name = "gsitype", pk = "{@type}", sk = "{updatedAt}")
	@SecondaryIndex(name = "gsi1", pk = "{owner}", sk = "{id}", sparse = true)
	@Counted
	record Task(@Id @GeneratedId @Nullable String id, @Nullable String owner, String title, int hits,
			Map<String, Integer> counts, Set<String> tags, @TimeToLive @Nullable Duration keep,
			@CreatedDate @Nullable Instant createdAt, @LastModifiedDate @Nullable Instant updatedAt) {

	}

	@SingleTableEntity(type = "Document", pk = "DOCUMENT#{id}")
	@Historized(maxVersions = 10)
	@Audited(snapshot = true)
	record Document(@Id @GeneratedId @Attribute("resource_id") @Nullable String id, String title,
			@Compressed @Nullable String content, @Version @Nullable Long version) {

	}

	@Singleton
	@SingleTableEntity(type = "Settings")
	record Settings(String theme, @Version @Nullable Long version) {

	}
	// end::entities[]

	record TaskChange(@Nullable String owner, @Nullable String title) {

	}

	private EmbeddedDynamoDb engine;

	private SingleTableTemplate template;

	@BeforeEach
	void makeTable(EmbeddedDynamoDb engine) {
		this.engine = engine;
		this.template = Tables.template(engine, Task.class, Document.class, Settings.class);
	}

	private static Task task(String title) {
		return new Task(null, "ann", title, 0, Map.of(), Set.of(), null, null, null);
	}

	private static Document document(String title) {
		return new Document(null, title, null, null);
	}

	@Test
	void resourcesAreCreatedReadUpdatedAndDeleted() {
		Task task = template.create(task("a"));
		String id = task.id();
		Optional<Task> existing = template.find(Task.class, id);
		Task read = template.get(Task.class, id);
		Task consistent = template.get(Task.class, id, ReadOptions.consistent());
		assertThat(existing).contains(read).contains(consistent);
		TaskChange change = new TaskChange(null, "b");
		Task updated = template.update(Task.class, id, Patch.of(change).remove("owner"));
		assertThat(updated.title()).isEqualTo("b");
		assertThat(updated.owner()).isNull();
		assertThat(updated.createdAt()).isEqualTo(task.createdAt());
		Found<Task> batch = template.batch().getAll(Task.class, List.of(id, "nobody"));
		assertThat(batch.items()).containsExactly(updated);
		assertThat(batch.missing()).containsExactly("nobody");
		Task other = template.getOrCreate(Task.class, "t-1", () -> withId(task("c"), "t-1"));
		assertThat(other.title()).isEqualTo("c");
		template.delete(updated);
		assertThat(template.exists(Task.class, id)).isFalse();
		long tasks = template.statistics().count(Task.class).items();
		assertThat(tasks).isEqualTo(1);
	}

	private static Task withId(Task task, String id) {
		return new Task(id, task.owner(), task.title(), task.hits(), task.counts(), task.tags(), task.keep(),
				task.createdAt(), task.updatedAt());
	}

	@Test
	void countersAndSetsChangeInPlace() {
		String id = template.create(task("a")).id();
		int hits = template.update(Task.class, id, Update.add("hits", 1)).hits();
		assertThat(hits).isEqualTo(1);
		template.update(Task.class, id, Update.add("counts.visits", 5));
		template.update(Task.class, id, Update.addTo("tags", "new"));
		template.update(Task.class, id, Update.deleteFrom("tags", "new"));
		Task task = template.get(Task.class, id);
		assertThat(task.counts()).containsEntry("visits", 5);
		assertThat(task.tags()).isEmpty();
	}

	@Test
	void typesAreListedByTheTimeOfTheirLastChange() {
		Cursors cursors = SealedCursors.random();
		template.create(task("a"));
		Task second = template.create(task("b"));
		ItemQuery<Task> newest = ItemQuery.of(Task.class).descending().limit(1);
		ItemWindow<Task> page = template.scroll(newest);
		assertThat(page.getContent()).containsExactly(second);
		String paginationKey = page.hasNext() ? cursors.seal(page.nextPosition()) : null;
		ItemWindow<Task> next = template.scroll(newest.from(cursors.open(paginationKey)));
		assertThat(next.getContent()).extracting(Task::title).containsExactly("a");
		List<Task> some = template
			.findAll(newest.filter(property("title").contains("a")).matching((each) -> each.hits() == 0));
		assertThat(some).hasSize(1);
		List<Task> anns = template.findAll(ItemQuery.of(Task.class).where(property("owner").is("ann")).descending());
		assertThat(anns).hasSize(2);
		long pages = template.windows(newest).count();
		assertThat(pages).isEqualTo(2);
		assertThat(page.statistics().calls()).isPositive();
	}

	@Test
	void versionsAreKept() {
		Document first = template.create(document("a"));
		String id = first.id();
		Document second = template.save(new Document(id, "b", "text", first.version()));
		assertThatExceptionOfType(StaleVersionException.class)
			.isThrownBy(() -> template.save(new Document(id, "c", null, first.version())));
		Optional<Document> one = template.history(Document.class).version(id, 1);
		assertThat(one).contains(first);
		List<VersionInfo> infos = template.history(Document.class).infos(id);
		assertThat(infos).hasSize(2);
		List<HistoryOperations.Version<Document>> versions = template.history(Document.class).versions(id);
		assertThat(versions).extracting(HistoryOperations.Version::entity).containsExactly(second, first);
		Document restored = template.history(Document.class).restore(id, 1);
		assertThat(restored).isEqualTo(new Document(id, "a", null, 3L));
		template.history(Document.class).deleteVersion(id, 1);
		template.delete(Document.class, id);
		assertThat(template.history(Document.class).versions(id)).isEmpty();
	}

	@Test
	void changesAreAudited() {
		Document document = Acting.as("ann").with("ticket", "4711").call(() -> template.create(document("a")));
		String id = document.id();
		Acting.as("ben").run(() -> template.update(Document.class, id, Update.set("title", "b")));
		List<AuditEntry> rows = template.trail().of(Document.class, id);
		assertThat(rows).extracting(AuditEntry::operation).containsExactly("UPDATE", "CREATE");
		List<AuditEntry> type = template.trail().ofType(Document.class, TrailRange.recent()).toList();
		assertThat(type).hasSize(2);
		List<AuditEntry> creations = template.trail()
			.ofType(Document.class, TrailRange.recent())
			.filter((row) -> row.operation().equals("CREATE"))
			.toList();
		assertThat(creations).hasSize(1);
		List<AuditEntry> anns = template.trail().by("ann");
		assertThat(anns).hasSize(1);
		List<PropertyValue> titles = template.trail().values(Document.class, id, "title");
		assertThat(titles).hasSize(2);
		List<AuditEntry> recent = template.trail().recent(50);
		assertThat(recent).hasSize(2);
		template.trail().record(Document.class, id, "EXPORT", Map.of("format", "pdf"));
		assertThat(template.trail().of(Document.class, id)).hasSize(3);
	}

	@Test
	void thereIsOneSettings() {
		Settings settings = template.singleton(Settings.class).getOrCreate(() -> new Settings("dark", null));
		Settings saved = template.save(new Settings("light", settings.version()));
		assertThat(saved.version()).isEqualTo(2);
	}

	@Cached
	@Compressed(keep = "status")
	@SingleTableEntity(type = "Letter", pk = "Letter#{id}")
	record Letter(@Id String id, String status,
			@Blob(maxSize = 10_000_000, compress = true, contentType = "text/plain") @Nullable BlobContent content) {

	}

	@Test
	void largeFieldsAreBlobs() {
		SingleTableTemplate template = Tables.template(this.engine, (builder) -> builder.blobs(BlobStore.inMemory()),
				Letter.class);
		Letter doc = template.create(new Letter("l1", "new", BlobContent.of("Dear all")));
		assertThat(doc.content().bytes()).asString().isEqualTo("Dear all");
		assertThat(doc.content().size()).isEqualTo(8);
		assertThat(doc.content().contentType()).isPresent();
		Letter copy = template.save(new Letter("l2", "sent", doc.content()));
		assertThat(copy.content()).isEqualTo(doc.content());
		template.delete(doc);
		assertThat(copy.content().text()).isEqualTo("Dear all");
		template.blobs().sweep(Letter.class);
		assertThatExceptionOfType(BlobNotFoundException.class)
			.isThrownBy(() -> template.blobs().register("pictures/cat"));
	}

	@Test
	void transactionsDoAllOrNothing() {
		Task task = template.create(task("a"));
		Task other = template.create(task("b"));
		template.transaction().run((steps) -> {
			steps.create(task("c"));
			steps.update(Task.class, task.id(), Update.set("title", "d").remove("owner"));
			steps.replace(other);
		});
		template.transaction()
			.update(Task.class, task.id(), Update.add("hits", 2).onlyIf(property("hits").lessThan(10)))
			.delete(Task.class, other.id(), property("hits").is(0))
			.execute();
		assertThat(template.get(Task.class, task.id()).hits()).isEqualTo(2);
	}

	// tag::stored[]
	@SingleTableEntity(type = "Note", pk = "Note#{resource_id}", sk = "Note#{resource_id}")
	@SecondaryIndex(name = "gsitype", partition = "@type", sort = "gsitypesk")
	record StoredNote(@Id String resource_id, String text, String created_at, String updated_at, String gsitypesk) {

	}
	// end::stored[]

	@Test
	void storedResourcesAreRead() {
		SingleTableTemplate template = Tables.template(this.engine, (builder) -> builder.attributes(
				// tag::attributes[]
				new TableAttributes("pk", "sk", "gsitype", "ttl", "{index}pk", "{index}sk")
		// end::attributes[]
		), StoredNote.class);
		put(template.tableName(),
				Map.of("pk", "Note#01HX", "sk", "Note#01HX", "gsitype", "Note", "gsitypesk",
						"2024-01-01T00:00:00.123456+00:00", "resource_id", "01HX", "text", "hello", "created_at",
						"2024-01-01T00:00:00.123456+00:00", "updated_at", "2024-01-01T00:00:00.123456+00:00"));
		assertThat(template.get(StoredNote.class, "01HX").text()).isEqualTo("hello");
		assertThat(template.findAll(ItemQuery.of(StoredNote.class).descending())).hasSize(1);
	}

	private void put(String table, Map<String, String> item) {
		this.engine.client()
			.putItem((request) -> request.tableName(table)
				.item(item.entrySet()
					.stream()
					.collect(java.util.stream.Collectors.toMap(Map.Entry::getKey,
							(each) -> each.getKey().equals("version") ? AttributeValue.fromN(each.getValue())
									: AttributeValue.fromS(each.getValue())))));
	}

	@Test
	void storedVersionsAreCopied() {
		for (int number : new int[] { 0, 1, 2, 10, 3, 4, 5, 6, 7, 8, 9 }) {
			int version = (number == 0) ? 10 : number;
			put(template.tableName(),
					Map.of("pk", "Document#01HX", "sk", "v" + number, "resource_id", "01HX", "version", "" + version,
							"title", "t" + version, "updated_at",
							"2024-01-%02dT00:00:00.123456+00:00".formatted(version)));
		}
		// tag::copy[]
		VersionLayout layout = VersionLayout.unpadded("Document").writtenAt("updated_at");
		CopiedVersions copied = template.upkeep().copyVersions(Document.class, layout);
		// end::copy[]
		assertThat(copied.versions()).isEqualTo(10);
		List<HistoryOperations.Version<Document>> versions = template.history(Document.class).versions("01HX");
		assertThat(versions.get(0).entity().title()).isEqualTo("t10");
		assertThat(versions.get(9).writtenAt()).isEqualTo(Instant.parse("2024-01-01T00:00:00.123456Z"));
	}

}
