package dev.singletable.template;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.singletable.annotation.SingleTableEntity;
import dev.singletable.convert.UnreadableItemException;
import dev.singletable.query.ItemQuery;
import dev.singletable.template.Shop.Line;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.data.annotation.Id;

import static dev.singletable.expression.Condition.property;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Items that others wrote give the right entity or one clear error, over the direct wire
 * and without it.
 */
class StrangeItemsTests extends EachCarrier {

	private static final String UNKNOWN = "the value is of a kind this version of the AWS SDK does not know.";

	private static final ItemQuery<Thing> QUERY = ItemQuery.of(Thing.class).where(property("id").is("t"));

	private SingleTableTemplate template;

	@BeforeEach
	void connect() {
		this.template = this.network.template(this.direct, 4, Thing.class);
	}

	private static String item(String attributes) {
		return """
				{"pk":{"S":"THING#t"},"sk":{"S":"THING"},"_type":{"S":"THING"},"id":{"S":"t"}%s}"""
			.formatted(attributes.isEmpty() ? "" : "," + attributes);
	}

	private Thing read(String attributes) {
		this.network.next(RecordedAnswer.ok("{\"Item\":" + item(attributes) + "}"));
		return this.template.get(Thing.class, "t");
	}

	private void refuses(String attributes, String message) {
		assertThatExceptionOfType(UnreadableItemException.class).isThrownBy(() -> read(attributes))
			.withMessage(message);
		assertThat(this.network.attempts()).isEqualTo(1);
		String page = "{\"Items\":[" + item("") + "," + item(attributes) + "," + item("")
				+ "],\"Count\":3,\"ScannedCount\":3}";
		this.network.next(RecordedAnswer.ok(page));
		assertThatExceptionOfType(UnreadableItemException.class).isThrownBy(() -> this.template.findAll(QUERY))
			.withMessage(message);
		assertThat(this.network.attempts()).isEqualTo(1);
		assertThat(this.network.streams().get(0)).contains("closed").doesNotContain("aborted");
	}

	private static Thing thing() {
		return new Thing("t", null, null, Set.of(), null, null, null);
	}

	@Test
	void attributesNobodyKnowsArePassedOver() {
		assertThat(read("")).isEqualTo(thing());
		assertThat(read("\"future\":{\"GEO\":{\"lat\":[1.5,null,true]}}")).isEqualTo(thing());
		assertThat(read("\"other\":{\"L\":[{\"M\":{\"x\":{\"NS\":[\"1\"]}}}]}")).isEqualTo(thing());
	}

	@Test
	void aKindNobodyKnowsIsSaidWithItsPath() {
		refuses("\"text\":{\"GEO\":\"x\"}", "At attribute 'text': " + UNKNOWN);
		refuses("\"lines\":{\"L\":[{\"M\":{\"product\":{\"S\":\"p\"},\"quantity\":{\"GEO\":[]}}}]}",
				"At attribute 'lines[0].quantity': " + UNKNOWN);
	}

	@Test
	void twoKindsInOneAttributeAreSaidWithTheirPath() {
		refuses("\"text\":{\"S\":\"x\",\"N\":\"1\"}", "At attribute 'text': the value has more than one kind.");
		refuses("\"text\":{}", "At attribute 'text': " + (this.direct ? "the value has no kind." : UNKNOWN));
	}

	@Test
	void anotherKindThanThePropertysIsSaidWithItsPath() {
		refuses("\"text\":{\"N\":\"1\"}", "At attribute 'text': expected S, found N.");
		refuses("\"number\":{\"S\":\"1\"}", "At attribute 'number': expected N, found S.");
		refuses("\"yes\":{\"S\":\"true\"}", "At attribute 'yes': expected BOOL, found S.");
		refuses("\"tags\":{\"M\":{}}", "At attribute 'tags': expected L, found M.");
		refuses("\"lines\":{\"L\":[{\"M\":{\"product\":{\"S\":\"p\"},\"quantity\":{\"N\":\"1\"}}},{\"S\":\"x\"}]}",
				"At attribute 'lines[1]': expected M, found S.");
		refuses("\"lines\":{\"L\":[{\"M\":{\"product\":{\"S\":\"p\"},\"quantity\":{\"BOOL\":true}}}]}",
				"At attribute 'lines[0].quantity': expected N, found BOOL.");
	}

	@Test
	void ofTwoAttributesWithOneNameTheLastCounts() {
		assertThat(read("\"text\":{\"S\":\"first\"},\"text\":{\"S\":\"last\"}").text()).isEqualTo("last");
	}

	@Test
	void everyDigitOfANumberIsKept() {
		for (String number : List.of("12345678901234567890123456789012345678",
				"-1.2345678901234567890123456789012345678", "9.9999999999999999999999999999999999999E+125", "1E-130",
				"0")) {
			assertThat(read("\"number\":{\"N\":\"" + number + "\"}").number())
				.isEqualByComparingTo(new BigDecimal(number));
		}
	}

	@Test
	void anEmptySetIsASet() {
		assertThat(read("\"tags\":{\"SS\":[]}").tags()).isEmpty();
		assertThat(read("\"tags\":{\"L\":[]}").tags()).isEmpty();
	}

	@Test
	void whatIsNestedAsDeeplyAsDynamoDbAllowsIsRead() {
		Object expected = "deep";
		StringBuilder value = new StringBuilder("{\"S\":\"deep\"}");
		for (int depth = 1; depth < 32; depth++) {
			boolean map = depth % 2 == 0;
			expected = map ? Map.of("k", expected) : List.of(expected);
			value.insert(0, map ? "{\"M\":{\"k\":" : "{\"L\":[").append(map ? "}}" : "]}");
		}
		assertThat(read("\"any\":" + value).any()).isEqualTo(expected);
	}

	@Test
	void aPageOfAMegabyteIsRead() {
		String text = "é".repeat(5_000);
		String items = (item("\"text\":{\"S\":\"" + text + "\"}") + ",").repeat(100);
		this.network.next(RecordedAnswer
			.ok("{\"ScannedCount\":100,\"Count\":100,\"Items\":[" + items.substring(0, items.length() - 1) + "]}"));
		assertThat(this.template.findAll(QUERY)).hasSize(100)
			.containsOnly(new Thing("t", null, text, Set.of(), null, null, null));
		assertThat(this.network.attempts()).isEqualTo(1);
	}

	@SingleTableEntity(type = "THING", pk = "THING#{id}")
	record Thing(@Id String id, @Nullable BigDecimal number, @Nullable String text, Set<String> tags,
			@Nullable List<Line> lines, @Nullable Boolean yes, @Nullable Object any) {
	}

}
