package dev.singletable.json;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import dev.singletable.annotation.SingleTableEntity;
import dev.singletable.convert.AttributeValueReader;
import dev.singletable.convert.Conversions;
import dev.singletable.convert.ItemCodec;
import dev.singletable.convert.ItemCodecs;
import dev.singletable.convert.ItemContent;
import dev.singletable.convert.RandomValues;
import dev.singletable.convert.ReadPolicy;
import dev.singletable.key.ItemKey;
import dev.singletable.mapping.ItemModel;
import dev.singletable.mapping.SingleTableMappingContext;
import dev.singletable.table.TableAttributes;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;

import org.springframework.data.annotation.Id;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Random entities are the same whether the SDK's values carry them or the wire's JSON.
 */
class CarriersAgreePropertyTests extends RandomValues {

	private static final int ENTITIES = 100_000;

	private final ItemCodec codec = codec();

	private final JsonItemReader reader = new JsonItemReader();

	private static ItemCodec codec() {
		ItemModel model = ItemModel.of(new SingleTableMappingContext(), TableAttributes.defaults(),
				List.of(Everything.class));
		ItemCodecs codecs = ItemCodecs.of(model, Conversions.none(), ReadPolicy.defaults());
		assertThat(model.problems()).isEmpty();
		assertThat(codecs.problems()).isEmpty();
		return codecs.of(model.require(Everything.class));
	}

	@Test
	void everyEntityIsWrittenAndReadAlikeByBothCarriers() {
		for (int number = 0; number < ENTITIES; number++) {
			Everything entity = everything();
			ItemContent content = new ItemContent(entity, ItemKey.of("P#" + number, "S"), Map.of("gsi1pk", text()),
					maybe(() -> 1_700_000_000L));
			Map<String, AttributeValue> item = this.codec.toItem(content);
			byte[] written = written(content);
			require(Arrays.equals(written, written(item)), entity, "bytes");
			require(entity.equals(this.codec.read(AttributeValueReader.of(item))), entity, "values of the SDK");
			require(entity.equals(this.codec.read(loaded(written))), entity, "JSON");
			require(item.equals(loaded(written).readItem()), entity, "item");
		}
	}

	/** One message is made for the entity that fails, not one for each. */
	private static void require(boolean same, Object entity, String what) {
		if (!same) {
			throw new AssertionError(what + " of " + entity);
		}
	}

	private JsonItemReader loaded(byte[] item) {
		try (JsonParser parser = WireJson.parser(new ByteArrayInputStream(item))) {
			parser.nextToken();
			this.reader.load(parser);
			return this.reader;
		}
	}

	private byte[] written(ItemContent content) {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (JsonGenerator out = WireJson.generator(bytes)) {
			JsonItemWriter writer = new JsonItemWriter(out);
			writer.beginItem();
			this.codec.write(content, writer);
		}
		return bytes.toByteArray();
	}

	private static byte[] written(Map<String, AttributeValue> item) {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (JsonGenerator out = WireJson.generator(bytes)) {
			new JsonItemWriter(out).writeMap(item);
		}
		return bytes.toByteArray();
	}

	private Everything everything() {
		return new Everything(text(), maybe(this::text), this.random.nextBoolean(), this.random.nextLong(),
				this.random.nextGaussian(), maybe(this::decimal), maybe(this::moment), maybe(this::color),
				maybe(this::bytes), set(this::text), set(this::decimal), set(this::color),
				maybe(() -> list(() -> maybe(this::text))), maybe(() -> list(() -> list(this.random::nextInt))),
				maybe(() -> map(() -> map(this::line))), maybe(() -> list(this::shape)), maybe(this::line),
				Optional.ofNullable(maybe(this::text)), Optional.ofNullable(maybe(this::line)),
				maybe(() -> new Blobs(maybe(this::bytes), set(() -> bytes().value()))));
	}

	private Instant moment() {
		return Instant.ofEpochSecond(this.random.nextLong(4_000_000_000L), this.random.nextInt(1_000_000_000));
	}

	private Color color() {
		return Color.values()[this.random.nextInt(3)];
	}

	private Bytes bytes() {
		byte[] bytes = new byte[this.random.nextInt(12)];
		this.random.nextBytes(bytes);
		return new Bytes(bytes);
	}

	private Line line() {
		return new Line(text(), this.random.nextInt(), maybe(this::decimal), maybe(() -> list(this::text)));
	}

	private Shape shape() {
		return this.random.nextBoolean() ? new Circle(this.random.nextInt()) : new Named(text(), set(this::text));
	}

	enum Color {

		RED, GREEN, BLUE

	}

	sealed interface Shape permits Circle, Named {

	}

	record Circle(int radius) implements Shape {
	}

	record Named(String name, Set<String> aliases) implements Shape {
	}

	record Line(String product, int quantity, @Nullable BigDecimal price, @Nullable List<String> notes) {
	}

	/** Equal when the bytes are. */
	record Bytes(byte[] value) {

		@Override
		public boolean equals(@Nullable Object other) {
			return other instanceof Bytes bytes && Arrays.equals(this.value, bytes.value);
		}

		@Override
		public int hashCode() {
			return Arrays.hashCode(this.value);
		}

	}

	/** Equal when the bytes are, in any order. */
	record Blobs(@Nullable Bytes blob, Set<byte[]> all) {

		private Set<ByteBuffer> contents() {
			return this.all.stream().map(ByteBuffer::wrap).collect(Collectors.toSet());
		}

		@Override
		public boolean equals(@Nullable Object other) {
			return other instanceof Blobs blobs && Objects.equals(this.blob, blobs.blob)
					&& contents().equals(blobs.contents());
		}

		@Override
		public int hashCode() {
			return Objects.hash(this.blob, contents());
		}

	}

	@SingleTableEntity
	record Everything(@Id String id, @Nullable String text, boolean yes, long whole, double broken,
			@Nullable BigDecimal exact, @Nullable Instant moment, @Nullable Color color, @Nullable Bytes bytes,
			Set<String> texts, Set<BigDecimal> numbers, Set<Color> colors, @Nullable List<@Nullable String> list,
			@Nullable List<List<Integer>> nested, @Nullable Map<String, Map<String, Line>> maps,
			@Nullable List<Shape> shapes, @Nullable Line line, Optional<String> maybe, Optional<Line> maybeLine,
			@Nullable Blobs blobs) {
	}

}
