package dev.singletable.json;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import dev.singletable.convert.AttributeKind;
import dev.singletable.convert.UnwritableItemException;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import tools.jackson.core.JsonGenerator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class JsonItemWriterTests {

	private static String written(Consumer<JsonItemWriter> write) {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (JsonGenerator out = WireJson.generator(bytes)) {
			write.accept(new JsonItemWriter(out));
		}
		return bytes.toString(StandardCharsets.UTF_8);
	}

	@Test
	void writesEveryKind() {
		assertThat(written((out) -> {
			out.beginItem();
			out.beginMap();
			out.name("s");
			out.writeString("a\"\n\u0000é😀");
			out.name("n");
			out.writeNumber("-1.5E+3");
			out.name("b");
			out.writeBinary(new byte[] { 1, 2 });
			out.name("t");
			out.writeBoolean(true);
			out.name("f");
			out.writeBoolean(false);
			out.name("null");
			out.writeNull();
			out.name("ss");
			out.writeSet(AttributeKind.SS, List.of("x", "y"));
			out.name("ns");
			out.writeSet(AttributeKind.NS, List.of("1"));
			out.name("bs");
			out.writeSet(AttributeKind.BS, List.of(new byte[] { 3 }));
			out.endMap();
		})).isEqualTo(
				"""
						{"s":{"S":"a\\"\\n\\u0000é😀"},"n":{"N":"-1.5E+3"},"b":{"B":"AQI="},"t":{"BOOL":true},\
						"f":{"BOOL":false},"null":{"NULL":true},"ss":{"SS":["x","y"]},"ns":{"NS":["1"]},"bs":{"BS":["Aw=="]}}""");
	}

	@Test
	void onlyTheItemItselfHasNoKind() {
		assertThat(written((out) -> {
			out.beginItem();
			out.beginMap();
			out.name("m");
			out.beginMap();
			out.name("l");
			out.beginList();
			out.beginMap();
			out.endMap();
			out.beginList();
			out.endList();
			out.endList();
			out.endMap();
			out.endMap();
		})).isEqualTo("""
				{"m":{"M":{"l":{"L":[{"M":{}},{"L":[]}]}}}}""");
	}

	@Test
	void writesItemsOneAfterTheOther() {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (JsonGenerator out = WireJson.generator(bytes)) {
			JsonItemWriter items = new JsonItemWriter(out);
			out.writeStartArray();
			for (int item = 0; item < 3; item++) {
				items.beginItem();
				items.beginMap();
				items.name("m");
				items.beginMap();
				items.endMap();
				items.endMap();
			}
			out.writeEndArray();
		}
		assertThat(bytes.toString(StandardCharsets.UTF_8))
			.isEqualTo("[{\"m\":{\"M\":{}}},{\"m\":{\"M\":{}}},{\"m\":{\"M\":{}}}]");
	}

	@Test
	void writesTheSdksValuesKindAndAll() {
		Map<String, AttributeValue> values = new LinkedHashMap<>();
		values.put("s", AttributeValue.fromS("x"));
		values.put("n", AttributeValue.fromN("1"));
		values.put("b", AttributeValue.fromB(SdkBytes.fromUtf8String("x")));
		values.put("t", AttributeValue.fromBool(true));
		values.put("null", AttributeValue.fromNul(true));
		values.put("ss", AttributeValue.fromSs(List.of("p")));
		values.put("ns", AttributeValue.fromNs(List.of("2")));
		values.put("bs", AttributeValue.fromBs(List.of(SdkBytes.fromUtf8String("x"))));
		values.put("m", AttributeValue.fromM(Map.of("a", AttributeValue.fromM(Map.of()))));
		values.put("l", AttributeValue.fromL(List.of(AttributeValue.fromL(List.of()))));
		assertThat(written((out) -> out.writeMap(values))).isEqualTo("""
				{"s":{"S":"x"},"n":{"N":"1"},"b":{"B":"eA=="},"t":{"BOOL":true},"null":{"NULL":true},"ss":{"SS":["p"]},\
				"ns":{"NS":["2"]},"bs":{"BS":["eA=="]},"m":{"M":{"a":{"M":{}}}},"l":{"L":[{"L":[]}]}}""");
	}

	@Test
	void saysWhereItIs() {
		written((out) -> {
			out.beginItem();
			out.beginMap();
			out.name("a");
			assertThat(out.path()).isEqualTo("a");
			out.beginList();
			assertThat(out.path()).isEqualTo("a[0]");
			out.writeString("x");
			assertThat(out.path()).isEqualTo("a[1]");
			out.beginMap();
			out.name("b");
			assertThat(out.path()).isEqualTo("a[1].b");
			out.beginMap();
			out.name("c");
			assertThat(out.path()).isEqualTo("a[1].b.c");
			out.writeNull();
			out.endMap();
			out.endMap();
			assertThat(out.path()).isEqualTo("a[2]");
			out.endList();
			out.name("d");
			assertThat(out.path()).isEqualTo("d");
			out.writeNull();
			out.endMap();
		});
	}

	@Test
	void textWithoutAUtf8FormIsRefusedWithItsPath() {
		for (String text : List.of("\uD83D", "ab\uD83Dc", "\uDE00\uD83D")) {
			int index = text.startsWith("ab") ? 2 : 0;
			String message = "At attribute 'l[1].a': the text has an unpaired surrogate at index " + index
					+ ", which has no UTF-8 form. Remove it, or store the value as byte[].";
			assertThatExceptionOfType(UnwritableItemException.class).isThrownBy(() -> written((out) -> {
				toSecondElement(out);
				out.writeString(text);
			})).withMessage(message);
			assertThatExceptionOfType(UnwritableItemException.class).isThrownBy(() -> written((out) -> {
				toSecondElement(out);
				out.writeSet(AttributeKind.SS, List.of("good", text));
			})).withMessage(message);
		}
	}

	private static void toSecondElement(JsonItemWriter out) {
		out.beginItem();
		out.beginMap();
		out.name("l");
		out.beginList();
		out.writeNull();
		out.beginMap();
		out.name("a");
	}

}
