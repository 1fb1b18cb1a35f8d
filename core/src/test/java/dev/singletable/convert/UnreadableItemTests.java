package dev.singletable.convert;

import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.singletable.annotation.Attribute;
import dev.singletable.annotation.SingleTableEntity;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

import org.springframework.core.convert.converter.Converter;
import org.springframework.data.annotation.Id;
import org.springframework.data.convert.ReadingConverter;
import org.springframework.data.convert.WritingConverter;

import static dev.singletable.convert.Entities.n;
import static dev.singletable.convert.Entities.s;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What is stored but cannot become the entity, with the attribute path.
 */
class UnreadableItemTests {

	@Test
	void refusesAnotherKind() {
		unreadable("quantity", s("3"), "At attribute 'quantity': expected N, found S.");
		unreadable("name", n("3"), "At attribute 'name': expected S, found N.");
		unreadable("open", s("true"), "At attribute 'open': expected BOOL, found S.");
		unreadable("bytes", s("x"), "At attribute 'bytes': expected B, found S.");
		unreadable("tags", s("x"), "At attribute 'tags': expected L, found S.");
		unreadable("counters", AttributeValue.fromL(List.of()), "At attribute 'counters': expected M, found L.");
		unreadable("lines", s("x"), "At attribute 'lines': expected L, found S.");
	}

	@Test
	void refusesAnotherKindOfSet() {
		unreadable("tags", AttributeValue.fromNs(List.of("1")), "At attribute 'tags[0]': expected S, found N.");
		unreadable("numbers", AttributeValue.fromSs(List.of("1")), "At attribute 'numbers[0]': expected N, found S.");
		unreadable("tags", AttributeValue.fromBs(List.of(SdkBytes.fromUtf8String("x"))),
				"At attribute 'tags[0]': expected S, found B.");
	}

	@Test
	void refusesNumbersThatDoNotFit() {
		unreadable("quantity", n("2147483648"), "At attribute 'quantity': the stored N is no Integer.");
		unreadable("quantity", n("1.5"), "At attribute 'quantity': the stored N is no Integer.");
		unreadable("small", n("-129"), "At attribute 'small': the stored N is no Byte.");
		unreadable("ratio", n("1E+39"), "At attribute 'ratio': the stored N is no Float.");
		unreadable("numbers", AttributeValue.fromNs(List.of("1", "9E+100")),
				"At attribute 'numbers[1]': the stored N is no Long.");
		unreadable("delay", n("0.0000000001"), "At attribute 'delay': the stored N is no Duration.");
		assertThat(read("quantity", n("30E-1")).quantity()).isEqualTo(3);
	}

	@Test
	void refusesTextsThatAreNoValue() {
		unreadable("color", s("PINK"), "At attribute 'color': the stored S is no Color.");
		unreadable("at", s("yesterday"), "At attribute 'at': the stored S is no Instant.");
		unreadable("at", s("2026-01-02T03:04:05Z"), "At attribute 'at': the stored S is no Instant.");
		unreadable("zoned", s("x"), "At attribute 'zoned': the stored S is no ZonedDateTime.");
	}

	@Test
	void refusesAZoneThatIsNone() {
		Map<String, AttributeValue> item = Map.of("id", s("1"), "zoned", s("2026-01-02T03:04:05.000000000Z"),
				"zoned_zone", s("Mars/Olympus"));
		assertThatExceptionOfType(UnreadableItemException.class)
			.isThrownBy(() -> Entities.of(Thing.class).read(Thing.class, item))
			.withMessage("At attribute 'zoned_zone': the stored S is no zone.")
			.satisfies((ex) -> assertThat(ex.path()).isEqualTo("zoned_zone"));
	}

	@Test
	void tellsThePathInsideListsAndMaps() {
		AttributeValue good = AttributeValue.fromM(Map.of("product", s("a")));
		unreadable("lines", AttributeValue.fromL(List.of(good, good, AttributeValue.fromM(Map.of("product", n("1"))))),
				"At attribute 'lines[2].product': expected S, found N.");
		unreadable("counters", AttributeValue.fromM(Map.of("visits", s("x"))),
				"At attribute 'counters.visits': expected N, found S.");
		unreadable("byColor", AttributeValue.fromM(Map.of("PINK", n("1"))),
				"At attribute 'byColor.PINK': the key is no Color.");
		unreadable("shape", AttributeValue.fromM(Map.of("_type", s("Triangle"))),
				"At attribute 'shape': '_type' names none of Circle, Square.");
		unreadable("array", AttributeValue.fromL(List.of(n("1"), AttributeValue.fromNul(true))),
				"At attribute 'array[1]': expected a value, found NULL.");
	}

	@Test
	void refusesTextThatIsNoJson() {
		unreadable("json", s("{"), "At attribute 'json': the text is no JSON of the expected form.");
		unreadable("json", s("[]"), "At attribute 'json': expected M in the JSON text, found START_ARRAY.");
		unreadable("json", s("{\"product\":7}"),
				"At attribute 'json': expected S in the JSON text, found VALUE_NUMBER_INT.");
	}

	@Test
	void tellsWhichConstructorThrew() {
		unreadable("range", AttributeValue.fromM(Map.of("from", n("2"), "to", n("1"))),
				"At attribute 'range': Range cannot be created from what is stored: IllegalArgumentException in its "
						+ "constructor.");
	}

	@Test
	void tellsWhichConverterFailed() {
		Entities entities = Entities.with(List.of(new WriteGauge(), new ReadGauge()), ReadPolicy.defaults(),
				Measured.class);
		assertThatExceptionOfType(UnreadableItemException.class)
			.isThrownBy(() -> entities.read(Measured.class, Map.of("id", s("1"), "gauge", s("x"))))
			.withMessage("At attribute 'gauge': the converter to Gauge failed.");
		assertThatExceptionOfType(UnreadableItemException.class)
			.isThrownBy(() -> entities.read(Measured.class, Map.of("id", s("1"), "gauge", n("1"))))
			.withMessage("At attribute 'gauge': expected S, found N.");
	}

	@Test
	void readsMissingPrimitivesAsTheirDefaults() {
		Thing thing = Entities.of(Thing.class)
			.read(Thing.class, Map.of("id", s("1"), "open", AttributeValue.fromNul(true)));
		assertThat(thing.quantity()).isZero();
		assertThat(thing.open()).isFalse();
		assertThat(thing.ratio()).isZero();
		assertThat(thing.name()).isNull();
		assertThat(thing.tags()).isEmpty();
	}

	private static Thing read(String attribute, AttributeValue value) {
		return Entities.of(Thing.class).read(Thing.class, Map.of("id", s("1"), attribute, value));
	}

	private static void unreadable(String attribute, AttributeValue value, String message) {
		assertThatExceptionOfType(UnreadableItemException.class).isThrownBy(() -> read(attribute, value))
			.withMessage(message);
	}

	enum Color {

		RED

	}

	sealed interface Shape permits Circle, Square {

	}

	record Circle(int radius) implements Shape {
	}

	record Square(int side) implements Shape {
	}

	record Line(String product) {
	}

	record Range(int from, int to) {

		Range {
			if (from > to) {
				throw new IllegalArgumentException("from " + from);
			}
		}

	}

	record Gauge(String text) {
	}

	@SingleTableEntity
	record Measured(@Id String id, Gauge gauge) {
	}

	@WritingConverter
	static final class WriteGauge implements Converter<Gauge, String> {

		@Override
		public String convert(Gauge gauge) {
			return gauge.text();
		}

	}

	@ReadingConverter
	static final class ReadGauge implements Converter<String, Gauge> {

		@Override
		public Gauge convert(String text) {
			throw new IllegalStateException("no");
		}

	}

	@SingleTableEntity
	record Thing(@Id String id, String name, int quantity, byte small, float ratio, boolean open, byte[] bytes,
			Set<String> tags, Set<Long> numbers, Map<String, Long> counters, List<Line> lines, Color color, Instant at,
			ZonedDateTime zoned, Duration delay, Map<Color, Integer> byColor, Shape shape, int[] array,
			@Attribute(json = true) Line json, Range range) {
	}

}
