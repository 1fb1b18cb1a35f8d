package dev.singletable.test;

import java.util.List;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

import org.springframework.data.domain.PageRequest;
import org.springframework.data.domain.ScrollPosition;
import org.springframework.data.domain.SliceImpl;
import org.springframework.data.domain.Window;

import static dev.singletable.test.SingleTableAssertions.assertThat;
import static dev.singletable.test.SingleTableAssertions.assertThatItem;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * TS-2: what the assertions accept, and what they say when they fail.
 */
class AssertionsTests {

	private static final Map<String, AttributeValue> ITEM = Map.of("pk", AttributeValue.fromS("A"), "sk",
			AttributeValue.fromS("1"), "_type", AttributeValue.fromS("NOTE"), "size", AttributeValue.fromN("10.50"),
			"tags", AttributeValue.fromSs(List.of("x", "y")), "gone", AttributeValue.fromNul(true), "open",
			AttributeValue.fromBool(true), "lines",
			AttributeValue.fromL(List.of(AttributeValue.fromM(Map.of("n", AttributeValue.fromN("1"))))));

	private static final Window<String> PAGE = Window.from(List.of("a", "b"), (index) -> ScrollPosition.offset(index),
			true);

	private static void fails(Runnable assertion, String message) {
		assertThatExceptionOfType(AssertionError.class).isThrownBy(assertion::run)
			.satisfies((error) -> org.assertj.core.api.Assertions.assertThat(error.getMessage().strip())
				.isEqualTo(message));
	}

	@Test
	void valuesOfItemsAreComparedAsJavaHasThem() {
		assertThatItem(ITEM).hasKey("A", "1")
			.isOfType("NOTE")
			.hasAttribute("size", 10.5)
			.hasAttribute("size", AttributeValue.fromN("10.5"))
			.hasAttribute("tags", Set.of("y", "x"))
			.hasAttribute("gone", null)
			.hasAttribute("open", true)
			.hasAttribute("lines", List.of(Map.of("n", 1)))
			.hasNoAttribute("other")
			.hasOnlyAttributes("size", "tags", "gone", "open", "lines");
	}

	@Test
	void anotherValueFailsWithBoth() {
		fails(() -> assertThatItem(ITEM).hasAttribute("size", 11), """
				[attribute 'size']\s
				expected: 11
				 but was: 10.5""");
	}

	@Test
	void pagesAreAskedForTheirItemsAndWhetherMoreComes() {
		assertThat(PAGE).hasItems("a", "b").hasSize(2).hasNext();
		assertThat(new SliceImpl<>(List.of(), PageRequest.of(0, 5), false)).isEmpty().isLast();
		fails(() -> assertThat(PAGE).isLast(), "Expected the last page, but more may come after this one, of 2 items.");
		fails(() -> assertThat(new SliceImpl<>(List.of("a"), PageRequest.of(0, 5), false)).hasNext(),
				"Expected a page that more may come after, but this one, of 1 items, is the last.");
	}

	@Test
	void requestsAreComparedWithoutOrderOrSpace() {
		RecordedRequest request = new RecordedRequest("Query", Json.object("""
				{"TableName":"t","Limit":10,"ScanIndexForward":false,"Keys":[{"a":null}]}"""));
		assertThat(request).isOperation("Query")
			.isEqualToJson("{ \"Limit\": 10.0, \"Keys\": [ {\"a\": null} ], \"TableName\": \"t\","
					+ " \"ScanIndexForward\": false }")
			.containsJson("{\"Limit\":10}")
			.hasNoField("IndexName");
		assertThat(request).ignoring("Limit", "Keys").isEqualToJson("{\"TableName\":\"t\",\"ScanIndexForward\":false}");
		fails(() -> assertThat(request).containsJson("{\"Limit\":11}"), """
				[these fields of Query]\s
				expected:\s
				  "{
				    "Limit" : 11
				  }"
				 but was:\s
				  "{
				    "Limit" : 10
				  }\"""");
	}

	@Test
	void whatIsNotJsonIsRefused() {
		assertThatIllegalArgumentException().isThrownBy(() -> Json.object("[]"))
			.withMessage("This is not an object of JSON.");
		assertThatIllegalArgumentException().isThrownBy(() -> Json.object("{a"))
			.withMessageStartingWith("This is not JSON: ");
	}

	@Test
	void aRecordWithoutRequestsHasNoLastOne() {
		RecordingDynamoDb recording = new RecordingDynamoDb();
		assertThat(recording).hasNoRequests();
		fails(() -> assertThat(recording).lastRequest(), "Expected more requests, but 0 were sent.");
	}

}
