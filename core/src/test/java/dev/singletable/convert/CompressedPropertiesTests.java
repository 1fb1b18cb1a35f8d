package dev.singletable.convert;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

import dev.singletable.annotation.Attribute;
import dev.singletable.annotation.Compressed;
import dev.singletable.annotation.SingleTableEntity;
import dev.singletable.mapping.Problem;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

import org.springframework.data.annotation.Id;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Properties whose large values are stored compressed.
 */
class CompressedPropertiesTests {

	private static final String LONG = "all work and no play ".repeat(200) + "é€😀";

	private static final byte[] MARKER = { 'S', 'T', 'Z', 1 };

	private final Entities entities = Entities.of(Book.class);

	private static Book book(@Nullable String text) {
		return new Book("1", text, Optional.empty(), null, List.of(), Set.of(), Map.of(), null);
	}

	@Test
	void aLargeTextIsStoredInFewBytesBehindTheMarker() {
		AttributeValue stored = this.entities.stored(book(LONG)).get("text");
		assertThat(stored.type()).isEqualTo(AttributeValue.Type.B);
		byte[] bytes = stored.b().asByteArray();
		assertThat(bytes).startsWith(MARKER).hasSizeLessThan(200);
		assertThat(bytes[4]).as("gzip").isEqualTo((byte) 0x1f);
		assertThat(this.entities.again(book(LONG))).isEqualTo(book(LONG));
	}

	@Test
	void aTextOfManyMegabytesComesBack() {
		String text = "0123456789".repeat(2_100_000);
		assertThat(this.entities.stored(book(text)).get("text").b().asByteArray()).hasSizeLessThan(400_000);
		assertThat(text.equals(this.entities.again(book(text)).text())).isTrue();
	}

	@Test
	void aSmallValueIsStoredAsItIs() {
		assertThat(Entities.text(this.entities.stored(book("short")).get("text"))).isEqualTo("S short");
		assertThat(this.entities.stored(book("")).get("text")).isEqualTo(AttributeValue.fromS(""));
		assertThat(this.entities.stored(book(null))).doesNotContainKey("text");
		assertThat(this.entities.again(book("short"))).isEqualTo(book("short"));
	}

	@Test
	void whatWouldNotBecomeSmallerIsStoredAsItIs() {
		Tight tight = new Tight("1", "q7", null);
		assertThat(Entities.of(Tight.class).stored(tight)).containsEntry("text", AttributeValue.fromS("q7"));
	}

	@Test
	void everyKindComesBackAsItWas() {
		List<Page> pages = IntStream.range(0, 100)
			.mapToObj((number) -> new Page(number, "page " + number, new BigDecimal("1.5"), Set.of("a", "b")))
			.toList();
		Map<String, Page> index = new LinkedHashMap<>();
		pages.forEach((page) -> index.put("p" + page.number(), page));
		Set<String> words = new HashSet<>();
		pages.forEach((page) -> words.add("a longer word " + page.number()));
		byte[] image = new byte[5000];
		Book book = new Book("1", LONG, Optional.of(LONG), image, pages, words, index, pages.get(0));
		Map<String, AttributeValue> stored = this.entities.stored(book);
		assertThat(List.of("text", "maybe", "image", "pages", "words", "index"))
			.allMatch((name) -> stored.get(name).type() == AttributeValue.Type.B)
			.allMatch((name) -> Arrays.equals(stored.get(name).b().asByteArray(), 0, 4, MARKER, 0, 4));
		assertThat(stored.get("first").type()).isEqualTo(AttributeValue.Type.M);
		Book again = this.entities.again(book);
		assertThat(again).usingRecursiveComparison().isEqualTo(book);
	}

	@Test
	void jsonTextIsCompressedToo() {
		Noted small = new Noted("1", List.of(new Page(1, "one", BigDecimal.ONE, Set.of("a"))));
		Noted large = new Noted("1", List.of(new Page(1, LONG, BigDecimal.ONE, Set.of("a"))));
		Entities noted = Entities.of(Noted.class);
		assertThat(noted.stored(small).get("pages").type()).isEqualTo(AttributeValue.Type.S);
		assertThat(noted.stored(large).get("pages").type()).isEqualTo(AttributeValue.Type.B);
		assertThat(noted.again(small)).isEqualTo(small);
		assertThat(noted.again(large)).isEqualTo(large);
	}

	@Test
	void bytesThatBeginLikeCompressedOnesComeBackToo() {
		byte[] image = { 'S', 'T', 'Z', 1, 7, 7 };
		Tight tight = new Tight("1", null, image);
		assertThat(Entities.of(Tight.class).again(tight).image()).isEqualTo(image);
		Stopped stopped = new Stopped("1", null, image);
		assertThat(Entities.of(Stopped.class).again(stopped).image()).isEqualTo(image);
	}

	@Test
	void itemsOfBothFormsAreReadWhicheverIsWritten() {
		Map<String, AttributeValue> compressed = this.entities.item(book(LONG));
		Entities stopped = Entities.of(Stopped.class);
		assertThat(stopped.read(Stopped.class, compressed).text()).isEqualTo(LONG);
		Map<String, AttributeValue> plain = stopped.item(new Stopped("1", LONG, new byte[5000]));
		assertThat(plain.get("text").s()).isEqualTo(LONG);
		assertThat(this.entities.read(Book.class, plain).text()).isEqualTo(LONG);
		assertThat(this.entities.read(Book.class, plain).image()).hasSize(5000);
	}

	@Test
	void damagedBytesAreRefusedWithTheirAttribute() {
		assertThatExceptionOfType(UnreadableItemException.class).isThrownBy(() -> read(new byte[] { 1, 2, 3, 4, 5 }))
			.withMessageContaining("the bytes are not compressed in a form this version knows.")
			.withMessageContaining("text");
		assertThatExceptionOfType(UnreadableItemException.class)
			.isThrownBy(() -> read(new byte[] { 'S', 'T', 'Z', 1, 5 }))
			.withMessageContaining("the compressed bytes are damaged.");
		assertThatExceptionOfType(UnreadableItemException.class)
			.isThrownBy(() -> read("STZ\u0002 later".getBytes(StandardCharsets.UTF_8)))
			.withMessageContaining("the bytes are not compressed in a form this version knows.");
	}

	private void read(byte[] text) {
		this.entities.read(Book.class,
				Map.of("id", AttributeValue.fromS("1"), "text", AttributeValue.fromB(SdkBytes.fromByteArray(text))));
	}

	@Test
	void whatIsSmallByNatureIsRefused() {
		assertThat(Entities.problems(Small.class)).containsExactlyInAnyOrder(
				new Problem("SMALL.count", "java.lang.Integer cannot be stored: it is too small to be compressed",
						"Leave @Compressed out."),
				new Problem("SMALL.at", "java.time.ZonedDateTime cannot be stored: it is too small to be compressed",
						"Leave @Compressed out."));
	}

	record Page(int number, String text, BigDecimal price, Set<String> tags) {
	}

	@SingleTableEntity(type = "BOOK")
	record Book(@Id String id, @Compressed @Nullable String text, @Compressed Optional<String> maybe,
			@Compressed byte @Nullable [] image, @Compressed List<Page> pages, @Compressed Set<String> words,
			@Compressed Map<String, Page> index, @Compressed @Nullable Page first) {
	}

	@SingleTableEntity(type = "NOTED")
	record Noted(@Id String id, @Compressed @Attribute(json = true) List<Page> pages) {
	}

	@SingleTableEntity(type = "TIGHT")
	record Tight(@Id String id, @Compressed(threshold = 0) @Nullable String text,
			@Compressed(threshold = 0) byte @Nullable [] image) {
	}

	@SingleTableEntity(type = "STOPPED")
	record Stopped(@Id String id, @Compressed(threshold = Compressed.NEVER) @Nullable String text,
			@Compressed(threshold = Compressed.NEVER) byte @Nullable [] image) {
	}

	@SingleTableEntity(type = "SMALL")
	record Small(@Id String id, @Compressed Integer count, @Compressed ZonedDateTime at) {
	}

}
