package dev.singletable.json;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

import dev.singletable.convert.AttributeKind;
import dev.singletable.convert.UnreadableItemException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class JsonItemReaderTests {

	private final JsonItemReader reader = new JsonItemReader();

	private JsonItemReader load(String item) {
		try (JsonParser parser = WireJson.parser(new ByteArrayInputStream(item.getBytes(StandardCharsets.UTF_8)))) {
			parser.nextToken();
			this.reader.load(parser);
			return this.reader;
		}
	}

	private static void refuses(ThrowingCallable call, String message) {
		assertThatExceptionOfType(UnreadableItemException.class).isThrownBy(call).withMessage(message);
	}

	/** At the first attribute. */
	private JsonItemReader at(String attribute) {
		load("{" + attribute + "}").beginMap();
		assertThat(this.reader.nextAttribute()).isTrue();
		return this.reader;
	}

	@Test
	void readsEveryKind() {
		String item = """
				{"s":{"S":"a"},"n":{"N":"-1.5E+3"},"b":{"B":"AQI="},"t":{"BOOL":true},"f":{"BOOL":false},\
				"null":{"NULL":true},"m":{"M":{"x":{"S":"y"}}},"l":{"L":[{"N":"1"},{"L":[]}]},\
				"ss":{"SS":["p","q"]},"ns":{"NS":["1","2"]},"bs":{"BS":["AQI="]}}""";
		assertThat(load(item).readItem()).isEqualTo(Map.ofEntries(Map.entry("s", AttributeValue.fromS("a")),
				Map.entry("n", AttributeValue.fromN("-1.5E+3")), Map.entry("b", AttributeValue.fromB(bytes(1, 2))),
				Map.entry("t", AttributeValue.fromBool(true)), Map.entry("f", AttributeValue.fromBool(false)),
				Map.entry("null", AttributeValue.fromNul(true)),
				Map.entry("m", AttributeValue.fromM(Map.of("x", AttributeValue.fromS("y")))),
				Map.entry("l",
						AttributeValue.fromL(List.of(AttributeValue.fromN("1"), AttributeValue.fromL(List.of())))),
				Map.entry("ss", AttributeValue.fromSs(List.of("p", "q"))),
				Map.entry("ns", AttributeValue.fromNs(List.of("1", "2"))),
				Map.entry("bs", AttributeValue.fromBs(List.of(bytes(1, 2))))));
	}

	private static SdkBytes bytes(int... values) {
		byte[] bytes = new byte[values.length];
		for (int index = 0; index < values.length; index++) {
			bytes[index] = (byte) values[index];
		}
		return SdkBytes.fromByteArray(bytes);
	}

	@Test
	void walksMapsListsAndSets() {
		load("{\"m\":{\"M\":{\"l\":{\"L\":[{\"N\":\"1\"},{\"SS\":[\"x\",\"y\"]}]}}},\"z\":{\"BOOL\":true}}").beginMap();
		assertThat(this.reader.nextAttribute()).isTrue();
		this.reader.beginMap();
		assertThat(this.reader.nextAttribute()).isTrue();
		assertThat(this.reader.name()).isEqualTo("l");
		this.reader.beginList();
		assertThat(this.reader.nextElement()).isTrue();
		assertThat(this.reader.readNumber()).isEqualTo("1");
		assertThat(this.reader.nextElement()).isTrue();
		this.reader.beginList();
		assertThat(this.reader.nextElement()).isTrue();
		assertThat(this.reader.nextElement()).isTrue();
		assertThat(this.reader.peek()).isEqualTo(AttributeKind.S);
		assertThat(this.reader.readString()).isEqualTo("y");
		assertThat(this.reader.path()).isEqualTo("m.l[1][1]");
		assertThat(this.reader.nextElement()).isFalse();
		assertThat(this.reader.nextElement()).isFalse();
		assertThat(this.reader.nextAttribute()).isFalse();
		assertThat(this.reader.nextAttribute()).isTrue();
		assertThat(this.reader.name()).isEqualTo("z");
		assertThat(this.reader.readBoolean()).isTrue();
		assertThat(this.reader.nextAttribute()).isFalse();
	}

	@Test
	void passesOverAValueWithEverythingInIt() {
		load("{\"a\":{\"M\":{\"b\":{\"L\":[{\"M\":{}}]}}},\"c\":{\"Z\":[{\"x\":[1]}]},\"d\":{\"S\":\"e\"}}").beginMap();
		assertThat(this.reader.nextAttribute()).isTrue();
		this.reader.skip();
		assertThat(this.reader.nextAttribute()).isTrue();
		this.reader.skip();
		assertThat(this.reader.nextAttribute()).isTrue();
		assertThat(this.reader.readString()).isEqualTo("e");
	}

	@Test
	void looksAheadAtTextsOfTheMapAtHandOnly() {
		load("{\"m\":{\"M\":{\"type\":{\"S\":\"inner\"}}},\"n\":{\"N\":\"1\"},\"type\":{\"S\":\"outer\"}}");
		assertThat(this.reader.lookAhead("type")).isEqualTo("outer");
		assertThat(this.reader.lookAhead("n")).isNull();
		assertThat(this.reader.lookAhead("none")).isNull();
		assertThat(this.reader.lookAheadKey("n")).isEqualTo(AttributeValue.fromN("1"));
		assertThat(this.reader.lookAheadKey("none")).isNull();
		this.reader.beginMap();
		assertThat(this.reader.nextAttribute()).isTrue();
		assertThat(this.reader.lookAhead("type")).isEqualTo("inner");
		assertThat(this.reader.lookAhead("n")).isNull();
		assertThat(this.reader.lookAheadKey("type")).isEqualTo(AttributeValue.fromS("inner"));
		load("{\"type\":{\"S\":\"outer\"}}");
		assertThat(this.reader.lookAhead("type")).isEqualTo("outer");
	}

	@Test
	void ofTwoAttributesWithOneNameTheLastCounts() {
		String item = "{\"a\":{\"S\":\"first\"},\"a\":{\"S\":\"last\"}}";
		assertThat(load(item).readItem()).isEqualTo(Map.of("a", AttributeValue.fromS("last")));
		assertThat(load(item).lookAhead("a")).isEqualTo("last");
		assertThat(load(item).lookAheadKey("a")).isEqualTo(AttributeValue.fromS("last"));
	}

	@Test
	void anItemLargerThanAnyBeforeIsReadAndTheNextIsNotMixedWithIt() {
		StringBuilder large = new StringBuilder("{\"l\":{\"L\":[{\"S\":\"").append("x".repeat(10_000)).append("\"}");
		large.append(",{\"N\":\"1\"}".repeat(5_000)).append("]}}");
		assertThat(load(large.toString()).readItem().get("l").l()).hasSize(5_001);
		assertThat(load("{\"a\":{\"S\":\"b\"}}").readItem()).isEqualTo(Map.of("a", AttributeValue.fromS("b")));
		assertThat(this.reader.lookAhead("l")).isNull();
	}

	@Test
	void emptyTextsSetsAndMapsAreRead() {
		assertThat(load("{}").readItem()).isEmpty();
		assertThat(load("{\"\":{\"S\":\"\"},\"ss\":{\"SS\":[]},\"m\":{\"M\":{}}}").readItem()).isEqualTo(Map.of("",
				AttributeValue.fromS(""), "ss", AttributeValue.fromSs(List.of()), "m", AttributeValue.fromM(Map.of())));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
			"a":{"S":"x","N":"1"}             | At attribute 'a': the value has more than one kind.
			"a":{"S":"x","S":"y"}             | At attribute 'a': the value has more than one kind.
			"a":{}                            | At attribute 'a': the value has no kind.
			"a":"x"                           | At attribute 'a': the value has not the form of its kind.
			"a":null                          | At attribute 'a': the value has not the form of its kind.
			"a":[]                            | At attribute 'a': the value has not the form of its kind.
			"a":{"S":null}                    | At attribute 'a': the value has not the form of its kind.
			"a":{"S":1}                       | At attribute 'a': the value has not the form of its kind.
			"a":{"N":1}                       | At attribute 'a': the value has not the form of its kind.
			"a":{"B":{}}                      | At attribute 'a': the value has not the form of its kind.
			"a":{"BOOL":"true"}               | At attribute 'a': the value has not the form of its kind.
			"a":{"BOOL":null}                 | At attribute 'a': the value has not the form of its kind.
			"a":{"BOOL":1}                    | At attribute 'a': the value has not the form of its kind.
			"a":{"BOOL":[true]}               | At attribute 'a': the value has not the form of its kind.
			"a":{"NULL":"x"}                  | At attribute 'a': the value has not the form of its kind.
			"a":{"M":[]}                      | At attribute 'a': the value has not the form of its kind.
			"a":{"L":{}}                      | At attribute 'a': the value has not the form of its kind.
			"a":{"SS":"x"}                    | At attribute 'a': the value has not the form of its kind.
			"a":{"SS":["x",1]}                | At attribute 'a[1]': the value has not the form of its kind.
			"a":{"NS":[null]}                 | At attribute 'a[0]': the value has not the form of its kind.
			"a":{"L":[{"S":"x"},{}]}          | At attribute 'a[1]': the value has no kind.
			"a":{"M":{"b":{"L":[{"M":{"c":1}}]}}} | At attribute 'a.b[0].c': the value has not the form of its kind.
			"z":{"S":"s"},"a":{"M":{"b":{"N":1}}} | At attribute 'a.b': the value has not the form of its kind.
			""")
	void aValueWithoutItsFormIsRefusedWithItsPathAndTheNextItemIsRead(String attributes, String message) {
		String page = "[{" + attributes + ",\"b\":{\"N\":\"2\"}},{\"c\":{\"S\":\"next\"}}]";
		try (JsonParser parser = WireJson.parser(new ByteArrayInputStream(page.getBytes(StandardCharsets.UTF_8)))) {
			parser.nextToken();
			parser.nextToken();
			this.reader.load(parser);
			refuses(() -> this.reader.lookAhead("c"), message);
			refuses(this.reader::readItem, message);
			parser.nextToken();
			this.reader.load(parser);
		}
		assertThat(this.reader.lookAhead("c")).isEqualTo("next");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
			"a":{"S":"true"}    | At attribute 'a': expected BOOL, found S.
			"a":{"N":"1"}       | At attribute 'a': expected BOOL, found N.
			"a":{"B":""}        | At attribute 'a': expected BOOL, found B.
			"a":{"NULL":true}   | At attribute 'a': expected BOOL, found NULL.
			"a":{"M":{}}        | At attribute 'a': expected BOOL, found M.
			"a":{"L":[]}        | At attribute 'a': expected BOOL, found L.
			"a":{"SS":["x"]}    | At attribute 'a': expected BOOL, found SS.
			"a":{"NS":["1"]}    | At attribute 'a': expected BOOL, found NS.
			"a":{"BS":[]}       | At attribute 'a': expected BOOL, found BS.
			""")
	void readingAnotherKindThanTheOneAtHandIsRefused(String attribute, String message) {
		assertThatExceptionOfType(UnreadableItemException.class).isThrownBy(() -> at(attribute).readBoolean())
			.withMessage(message);
	}

	@Test
	void containersAreNotEnteredAsOthers() {
		assertThatExceptionOfType(UnreadableItemException.class).isThrownBy(() -> at("\"a\":{\"M\":{}}").beginList())
			.withMessage("At attribute 'a': expected L, found M.");
		assertThatExceptionOfType(UnreadableItemException.class).isThrownBy(() -> at("\"a\":{\"SS\":[]}").beginMap())
			.withMessage("At attribute 'a': expected M, found SS.");
		assertThatExceptionOfType(UnreadableItemException.class).isThrownBy(() -> at("\"a\":{\"SS\":[]}").readString())
			.withMessage("At attribute 'a': expected S, found SS.");
	}

	@Test
	void aKindFromTheFutureIsRefusedOnlyWhereItIsRead() {
		assertThat(at("\"a\":{\"GEO\":{\"lat\":[1,2]}}").name()).isEqualTo("a");
		assertThatExceptionOfType(UnreadableItemException.class).isThrownBy(this.reader::peek)
			.withMessage("At attribute 'a': the value is of a kind this version of the AWS SDK does not know.");
		assertThatExceptionOfType(UnreadableItemException.class).isThrownBy(this.reader::readNumber)
			.withMessage("At attribute 'a': the value is of a kind this version of the AWS SDK does not know.");
		assertThat(load("{\"a\":{\"GEO\":1}}").readItem()).isEqualTo(Map.of("a", AttributeValue.builder().build()));
	}

	@Test
	void whatIsNoBase64IsRefused() {
		assertThatExceptionOfType(UnreadableItemException.class)
			.isThrownBy(() -> at("\"a\":{\"B\":\"?\"}").readBinary())
			.withMessage("At attribute 'a': the bytes are no Base64.");
		assertThatExceptionOfType(UnreadableItemException.class)
			.isThrownBy(() -> load("{\"a\":{\"BS\":[\"AQI=\",\"é\"]}}").readItem())
			.withMessage("At attribute 'a[1]': the bytes are no Base64.");
	}

	@Test
	void anItemThatEndsTooEarlyIsDamaged() {
		String item = "{\"a\":{\"M\":{\"b\":{\"L\":[{\"SS\":[\"x\"]},{\"BOOL\":true}]}}},\"c\":{\"NULL\":true}}";
		for (int length = 1; length < item.length(); length++) {
			String cut = item.substring(0, length);
			assertThatExceptionOfType(JacksonException.class).as(cut).isThrownBy(() -> load(cut));
		}
	}

}
