package dev.singletable.template;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import dev.singletable.annotation.Attribute;
import dev.singletable.annotation.Compressed;
import dev.singletable.annotation.Historized;
import dev.singletable.annotation.SecondaryIndex;
import dev.singletable.annotation.SingleTableEntity;
import dev.singletable.annotation.TimeToLive;
import dev.singletable.expression.Condition;
import dev.singletable.expression.Update;
import dev.singletable.local.DynamoDbLocal;
import dev.singletable.local.EmbeddedDynamoDb;
import dev.singletable.plan.AccessPathException;
import dev.singletable.query.ItemQuery;
import dev.singletable.repository.AllowFilter;
import dev.singletable.repository.SingleTableRepository;
import dev.singletable.repository.support.SingleTableRepositoryFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

import org.springframework.dao.InvalidDataAccessApiUsageException;
import org.springframework.data.annotation.CreatedDate;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;

import static dev.singletable.expression.Condition.property;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Entities of which most is compressed together: CB-1 to CB-4 and DT-3.
 */
@DynamoDbLocal
class CompressedEntitiesIntegrationTests {

	private static final String LONG = "once upon a time ".repeat(200);

	private FreshTable table;

	private SingleTableTemplate template;

	@BeforeEach
	void create(EmbeddedDynamoDb engine) {
		this.table = new FreshTable(engine);
		this.template = this.table.of(Book.class, Plain.class);
	}

	private static Book book(String text) {
		return new Book("b1", "fairy", "new", text, List.of(new Chapter("one", Instant.EPOCH)), null, null, null);
	}

	/** CB-1, CB-3. */
	@Test
	void whatIsNotNeededOutsideIsOneAttribute() {
		Book saved = this.template.create(book(LONG));
		Map<String, AttributeValue> item = this.table.item("BOOK#b1", "META");
		assertThat(item).containsOnlyKeys("pk", "sk", "_type", "_ttl", "byGenrepk", "byGenresk", "id", "genre",
				"status", "until", "created", "version", "data");
		assertThat(item.get("data").b().asByteArray()).startsWith('S', 'T', 'Z', 1).hasSizeLessThan(300);
		assertThat(this.template.get(Book.class, "b1")).isEqualTo(saved);
		assertThat(this.template.findAll(
				ItemQuery.of(Book.class).where(property("genre").is("fairy")).filter(property("status").is("new"))))
			.containsExactly(saved);
		assertThat(this.template.batch().getAll(Book.class, List.of("b1")).items()).containsExactly(saved);
		assertThat(this.template.findAll(ItemQuery.of(Book.class).where(property("id").is("b1")).as(Summary.class)))
			.containsExactly(new Summary("b1", LONG));
	}

	@Test
	void whatIsSmallIsStoredAsEver() {
		Book saved = this.template.create(book("short"));
		assertThat(this.table.item("BOOK#b1", "META")).containsKeys("text", "chapters").doesNotContainKey("data");
		Book grown = this.template.save(saved.saying(LONG));
		assertThat(this.table.item("BOOK#b1", "META")).doesNotContainKeys("text", "chapters").containsKey("data");
		assertThat(this.template.save(grown.saying("short"))).isEqualTo(this.template.get(Book.class, "b1"));
		assertThat(this.table.item("BOOK#b1", "META")).doesNotContainKey("data");
	}

	/** CB-3. */
	@Test
	void keptPropertiesAreUpdated() {
		Book saved = this.template.create(book(LONG));
		Book updated = this.template.update(Book.class, "b1", Update.set("status", "read").set("genre", "myth"));
		assertThat(updated.text()).isEqualTo(LONG);
		assertThat(updated.status()).isEqualTo("read");
		assertThat(updated.version()).isEqualTo(2);
		assertThat(saved.chapters()).isEqualTo(updated.chapters());
	}

	@Test
	void versionsHaveTheirPayloads() {
		Book saved = this.template.create(book(LONG));
		this.template.save(saved.saying(LONG + "again"));
		assertThat(this.template.history(Book.class).restore("b1", 1).text()).isEqualTo(LONG);
	}

	@Test
	void nothingLooksIntoThePayload() {
		this.template.create(book(LONG));
		String refused = "BOOK.text is in the compressed payload, which no condition, filter or update can look into. "
				+ "Name it in @Compressed(keep = …).";
		for (Condition condition : List.of(property("text").is("x"), property("text").exists())) {
			assertThatExceptionOfType(InvalidDataAccessApiUsageException.class)
				.isThrownBy(() -> this.template
					.findAll(ItemQuery.of(Book.class).where(property("genre").is("fairy")).filter(condition)))
				.withMessage(refused);
		}
		assertThatExceptionOfType(InvalidDataAccessApiUsageException.class)
			.isThrownBy(() -> this.template.update(Book.class, "b1", Update.set("text", "x")))
			.withMessage(refused);
		assertThatExceptionOfType(InvalidDataAccessApiUsageException.class)
			.isThrownBy(() -> this.template.update(Book.class, "b1", Update.append("chapters", List.of())))
			.withMessageStartingWith("BOOK.chapters is in the compressed payload");
		assertThatExceptionOfType(AccessPathException.class)
			.isThrownBy(() -> new SingleTableRepositoryFactory(this.template).getRepository(Books.class))
			.withMessageContaining("'text' is in the compressed payload, so that no filter can look into it")
			.withMessageContaining("Name it in @Compressed(keep = …).");
	}

	@Test
	void anAnnotationThatNamesNothingStopsTheStart() {
		assertThatExceptionOfType(AccessPathException.class).isThrownBy(() -> this.table.of(Wrong.class))
			.withMessageContaining("@Compressed(keep) names 'state', which is no property")
			.withMessageContaining("the compressed payload is stored under 'text', as something else is");
	}

	/** The fault "toggled compression" (CB-2). */
	@Test
	void bothFormsAreReadWhicheverClassReads() {
		SingleTableTemplate before = this.table.of(Toggled.Off.class);
		SingleTableTemplate after = this.table.of(Toggled.On.class);
		before.create(new Toggled.Off("t1", LONG, "kept"));
		assertThat(after.get(Toggled.On.class, "t1")).isEqualTo(new Toggled.On("t1", LONG, "kept"));
		after.save(new Toggled.On("t1", LONG + "!", "kept"));
		assertThat(this.table.item("T#t1", "META")).containsKey("data");
		assertThat(before.get(Toggled.Off.class, "t1")).isEqualTo(new Toggled.Off("t1", LONG + "!", "kept"));
		assertThat(before.update(Toggled.Off.class, "t1", Update.set("text", "new")).text()).as("written later")
			.isEqualTo("new");
		assertThat(after.get(Toggled.On.class, "t1").text()).isEqualTo("new");
		before.save(new Toggled.Off("t1", "whole", null));
		assertThat(this.table.item("T#t1", "META")).doesNotContainKey("data");
	}

	/** DT-3: the same Java values, compressed or not. */
	@Test
	void valuesAreTheSameWhetherTheyAreCompressedOrNot() {
		for (long seed = 0; seed < 200; seed++) {
			Random random = new Random(seed);
			Plain plain = plain(random);
			SingleTableTemplate packed = this.table.of(Packed.class);
			SingleTableTemplate unpacked = this.template;
			Packed same = new Packed(plain.id(), plain.values(), plain.anything(), plain.moment(), plain.text());
			Map<String, AttributeValue> item = packed.conversion().toItem(same);
			assertThat(item).as("seed " + seed).containsKey("data").containsKey("anything");
			Packed read = packed.conversion().fromItem(Packed.class, item);
			Plain other = unpacked.conversion().fromItem(Plain.class, unpacked.conversion().toItem(plain));
			assertThat(new Plain(read.id(), read.values(), read.anything(), read.moment(), read.text()))
				.as("seed " + seed)
				.usingRecursiveComparison()
				.isEqualTo(other);
		}
	}

	private static Plain plain(Random random) {
		List<Values> values = new ArrayList<>();
		for (int count = random.nextInt(3); count >= 0; count--) {
			values.add(values(random));
		}
		return new Plain("p" + random.nextInt(), values, Map.of("b", List.of("x", new BigDecimal(random.nextInt()))),
				random.nextBoolean() ? null : ZonedDateTime.ofInstant(Instant.ofEpochSecond(random.nextInt(), 5),
						ZoneId.of(random.nextBoolean() ? "Europe/Berlin" : "Asia/Tokyo")),
				"t".repeat(2000));
	}

	private static Values values(Random random) {
		byte[] bytes = new byte[random.nextInt(20)];
		random.nextBytes(bytes);
		Set<String> words = new TreeSet<>();
		Set<BigDecimal> numbers = new TreeSet<>();
		for (int count = random.nextInt(4); count > 0; count--) {
			words.add("w\u00e4\uD83D\uDE00\n\"" + random.nextInt());
			numbers.add(new BigDecimal(java.math.BigInteger.valueOf(random.nextLong()), random.nextInt(40) - 20));
		}
		Map<String, Optional<Integer>> map = new TreeMap<>(Map.of("a.b", Optional.of(random.nextInt())));
		return new Values(bytes, words, numbers, map, random.nextBoolean() ? null : random.nextDouble(),
				random.nextLong(), random.nextBoolean(), Duration.ofMillis(random.nextInt(100000)),
				random.nextBoolean() ? new Circle(random.nextInt()) : new Square("s" + random.nextInt()));
	}

	@SingleTableEntity(type = "BOOK", pk = "BOOK#{id}")
	@SecondaryIndex(name = "byGenre", pk = "GENRE#{genre}", sk = "{id}")
	@Compressed(keep = "status")
	@Historized
	record Book(@Id String id, String genre, String status, String text, List<Chapter> chapters,
			@TimeToLive @Nullable Instant until, @CreatedDate @Nullable Instant created,
			@Version @Nullable Long version) {

		Book {
			until = (until != null) ? until : Instant.parse("2126-03-01T12:00:00Z");
		}

		Book saying(String other) {
			return new Book(this.id, this.genre, this.status, other, this.chapters, this.until, this.created,
					this.version);
		}

	}

	record Chapter(String title, Instant read) {
	}

	record Summary(String id, String text) {
	}

	interface Books extends SingleTableRepository<Book, String> {

		@AllowFilter
		List<Book> findByGenreAndText(String genre, String text);

	}

	@SingleTableEntity
	@Compressed(keep = "state", attribute = "text")
	record Wrong(@Id String id, String text) {
	}

	/** One type before and after. */
	static final class Toggled {

		@SingleTableEntity(type = "T", pk = "T#{id}")
		record Off(@Id String id, @Attribute("words") String text, @Nullable String note) {
		}

		@SingleTableEntity(type = "T", pk = "T#{id}")
		@Compressed(keep = "note")
		record On(@Id String id, @Attribute("words") String text, @Nullable String note) {
		}

	}

	sealed interface Shape permits Circle, Square {

	}

	record Circle(int radius) implements Shape {
	}

	record Square(String side) implements Shape {
	}

	record Values(byte[] bytes, Set<String> words, Set<BigDecimal> numbers, Map<String, Optional<Integer>> map,
			@Nullable Double fraction, long whole, boolean flag, Duration duration, Shape shape) {
	}

	@SingleTableEntity
	record Plain(@Id String id, List<Values> values, Object anything, @Nullable ZonedDateTime moment, String text) {
	}

	@SingleTableEntity
	@Compressed
	record Packed(@Id String id, List<Values> values, Object anything, @Nullable ZonedDateTime moment, String text) {
	}

}
