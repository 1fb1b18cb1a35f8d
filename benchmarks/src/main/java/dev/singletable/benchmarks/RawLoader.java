package dev.singletable.benchmarks;

import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/**
 * What a developer writes by hand on the low-level client: the same items, 25 at a time,
 * unprocessed ones again.
 */
final class RawLoader {

	private static final DateTimeFormatter NINE_DIGITS = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSSSSSSS");

	private final DynamoDbClient client;

	private final String table;

	RawLoader(DynamoDbClient client, String table) {
		this.client = client;
		this.table = table;
	}

	void load(List<Flight> flights) {
		for (int from = 0; from < flights.size(); from += 25) {
			List<WriteRequest> requests = new ArrayList<>(25);
			for (Flight flight : flights.subList(from, Math.min(from + 25, flights.size()))) {
				Map<String, AttributeValue> item = item(flight);
				requests.add(WriteRequest.builder().putRequest((put) -> put.item(item)).build());
			}
			Map<String, List<WriteRequest>> waiting = Map.of(this.table, requests);
			while (!waiting.isEmpty()) {
				Map<String, List<WriteRequest>> batch = waiting;
				BatchWriteItemResponse response = this.client.batchWriteItem((request) -> request.requestItems(batch));
				waiting = response.unprocessedItems();
			}
		}
	}

	private static Map<String, AttributeValue> item(Flight flight) {
		String date = NINE_DIGITS.format(flight.date());
		String row = number(flight.row());
		Map<String, AttributeValue> item = new HashMap<>();
		item.put("pk", AttributeValue.fromS("AIRPORT#" + flight.origin()));
		item.put("sk", AttributeValue.fromS("DEPARTURE#" + date + "#" + row));
		item.put("_type", AttributeValue.fromS("Flight"));
		item.put("row", AttributeValue.fromN(Integer.toString(flight.row())));
		item.put("date", AttributeValue.fromS(date));
		item.put("origin", AttributeValue.fromS(flight.origin()));
		item.put("destination", AttributeValue.fromS(flight.destination()));
		item.put("delay", AttributeValue.fromN(Integer.toString(flight.delay())));
		item.put("distance", AttributeValue.fromN(Integer.toString(flight.distance())));
		item.put("gsi1pk", AttributeValue.fromS("ARRIVALS#" + flight.destination()));
		item.put("gsi1sk", AttributeValue.fromS(date + "#" + row));
		item.put("gsi2pk", AttributeValue.fromS("DAY#" + flight.date().toLocalDate()));
		item.put("gsi2sk", AttributeValue.fromS(number(flight.delay()) + "#" + row));
		item.put("typespk", AttributeValue.fromS("Flight"));
		item.put("typessk", AttributeValue.fromS(row));
		return item;
	}

	private static String number(int value) {
		return (value < 0) ? "-" + "%010d".formatted((long) value - Integer.MIN_VALUE) : "%010d".formatted(value);
	}

}
