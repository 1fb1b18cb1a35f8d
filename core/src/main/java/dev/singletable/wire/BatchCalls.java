package dev.singletable.wire;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

import dev.singletable.convert.AttributeReader;
import dev.singletable.key.ItemKey;
import dev.singletable.request.ReadCall;
import dev.singletable.request.WriteCall;
import dev.singletable.write.BatchIncompleteException;
import dev.singletable.write.OperationDetails;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

import org.springframework.dao.TransientDataAccessResourceException;

/**
 * Sends batches until nothing is unprocessed, or the time is up.
 */
final class BatchCalls {

	private final DynamoDbClient client;

	private final SdkRequests requests;

	private final ErrorTranslator errors;

	private final Sending sending;

	BatchCalls(DynamoDbClient client, SdkRequests requests, ErrorTranslator errors, Sending sending) {
		this.client = client;
		this.requests = requests;
		this.errors = errors;
		this.sending = sending;
	}

	BatchAnswer write(WriteCall.Batch call) {
		List<WriteRequest> waiting = new ArrayList<>();
		Map<Map<String, AttributeValue>, WriteCall.Single> byKey = new HashMap<>();
		for (WriteCall.Single each : call.writes()) {
			waiting.add(this.requests.batchEntry(each));
			byKey.put(this.requests.key(each.write().key()), each);
		}
		TransientDataAccessResourceException cause = null;
		Instant started = Instant.now();
		for (int attempt = 1; !waiting.isEmpty(); attempt++) {
			try {
				waiting = send(call.table(), waiting);
			}
			catch (TransientDataAccessResourceException ex) {
				cause = ex;
			}
			Duration delay = (cause == null) ? this.sending.retries().delay(attempt, started) : null;
			if (waiting.isEmpty() || delay == null) {
				break;
			}
			Retries.sleep(delay);
		}
		return new BatchAnswer(
				waiting.stream().map((each) -> byKey.get(key(each, byKey))).filter(Objects::nonNull).toList(), cause);
	}

	private Map<String, AttributeValue> key(WriteRequest request,
			Map<Map<String, AttributeValue>, WriteCall.Single> byKey) {
		if (request.deleteRequest() != null) {
			return request.deleteRequest().key();
		}
		Map<String, AttributeValue> key = new HashMap<>(request.putRequest().item());
		key.keySet().retainAll(byKey.keySet().iterator().next().keySet());
		return key;
	}

	private List<WriteRequest> send(String table, List<WriteRequest> waiting) {
		try {
			BatchWriteItemResponse response = this.sending.idempotent(
					() -> this.client.batchWriteItem((request) -> request.requestItems(Map.of(table, waiting))));
			return response.unprocessedItems().values().stream().flatMap(List::stream).toList();
		}
		catch (SdkException ex) {
			throw this.errors.translate(ex, OperationDetails.of("batch write", null, table));
		}
	}

	<R> List<R> get(ReadCall.Batch call, Function<AttributeReader, @Nullable R> decoder) {
		List<R> rows = new ArrayList<>();
		List<Map<String, AttributeValue>> waiting = call.keys().stream().map(this.requests::key).toList();
		Instant started = Instant.now();
		for (int attempt = 1; !waiting.isEmpty(); attempt++) {
			BatchGetItemResponse response = send(call, waiting);
			response.responses().values().forEach((items) -> rows.addAll(Gateway.decode(items, decoder)));
			waiting = response.unprocessedKeys()
				.values()
				.stream()
				.map(KeysAndAttributes::keys)
				.flatMap(List::stream)
				.toList();
			pause(call, waiting, this.sending.retries().delay(attempt, started));
		}
		return rows;
	}

	private void pause(ReadCall.Batch call, List<Map<String, AttributeValue>> waiting, @Nullable Duration delay) {
		if (waiting.isEmpty()) {
			return;
		}
		if (delay == null) {
			throw new BatchIncompleteException(details(call), waiting.stream().map(this::itemKey).toList(), null);
		}
		Retries.sleep(delay);
	}

	private ItemKey itemKey(Map<String, AttributeValue> key) {
		return this.requests.itemKey(key);
	}

	private static OperationDetails details(ReadCall.Batch call) {
		return OperationDetails.of("batch get", call.entityType(), call.table());
	}

	private BatchGetItemResponse send(ReadCall.Batch call, List<Map<String, AttributeValue>> keys) {
		BatchGetItemRequest request = this.requests.batchGet(call, keys);
		try {
			return this.sending.idempotent(() -> this.client.batchGetItem(request));
		}
		catch (SdkException ex) {
			throw this.errors.translate(ex, details(call));
		}
	}

}
