package dev.singletable.benchmarks;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import dev.singletable.json.JsonItemWriter;
import dev.singletable.json.WireJson;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import tools.jackson.core.JsonGenerator;

/**
 * What DynamoDB answers.
 */
final class Bodies {

	private Bodies() {
	}

	static byte[] query(int orders) {
		return bytes("{\"Items\":[" + items(orders) + "],\"Count\":" + orders + ",\"ScannedCount\":" + orders
				+ ",\"ConsumedCapacity\":{\"TableName\":\"orders\",\"CapacityUnits\":4.5}}");
	}

	static byte[] get() {
		return get(HandMapping.toItem(Order.of(0)));
	}

	static byte[] get(Map<String, AttributeValue> item) {
		return bytes("{\"Item\":" + json(item) + "}");
	}

	static byte[] update() {
		return bytes("{\"Attributes\":" + items(1) + "}");
	}

	static byte[] batchGet(int orders) {
		return bytes("{\"Responses\":{\"orders\":[" + items(orders) + "]},\"UnprocessedKeys\":{}}");
	}

	static byte[] batchWrite() {
		return bytes("{\"UnprocessedItems\":{}}");
	}

	static byte[] nothing() {
		return bytes("{}");
	}

	private static String items(int orders) {
		return IntStream.range(0, orders)
			.mapToObj((number) -> json(HandMapping.toItem(Order.of(number))))
			.collect(Collectors.joining(","));
	}

	private static String json(Map<String, AttributeValue> item) {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (JsonGenerator out = WireJson.generator(bytes)) {
			new JsonItemWriter(out).writeMap(item);
		}
		return bytes.toString(StandardCharsets.UTF_8);
	}

	private static byte[] bytes(String text) {
		return text.getBytes(StandardCharsets.UTF_8);
	}

}
