package dev.singletable.wire;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

import org.springframework.dao.TransientDataAccessResourceException;

/**
 * Sends batches until nothing is unprocessed, or the time is up.
 */
final class BatchCalls {

	/** As many as DynamoDB takes. */
	private static final int KEYS = 100;

	private final DynamoDbClient client;

	private final SdkRequests requests;

	private final ErrorTranslator errors;

	private final Sending sending;

	private final Carrier carrier;

	BatchCalls(DynamoDbClient client, SdkRequests requests, ErrorTranslator errors, Sending sending, Carrier carrier) {
		this.carrier = carrier;
		this.client = client;
		this.requests = requests;
		this.errors = errors;
		this.sending = sending;
	}

	BatchAnswer write(WriteCall.Batch call) {
		BatchAnswer answer = BatchAnswer.of(call.writes());
		OperationDetails details = details(call);
		Instant started = Instant.now();
		Observing.batch(call.writes().size());
		try {
			do {
				answer = answer.after(send(call.table(), answer.left(), details));
			}
			while (waited(answer, started, details));
			return answer;
		}
		catch (TransientDataAccessResourceException ex) {
			return answer.endedBy(ex);
		}
	}

	/** Whether there is something to send again, and time for it. */
	private boolean waited(BatchAnswer answer, Instant started, OperationDetails details) {
		Duration delay = answer.left().isEmpty() ? null : this.sending.retries().delay(answer.calls(), started);
		if (delay == null) {
			return false;
		}
		Observing.unprocessed(answer.left().size());
		pause(delay, details);
		return true;
	}

	/** An interruption leaves the rest of the batch, as any failure that lasts. */
	private void pause(Duration delay, OperationDetails details) {
		try {
			Retries.sleep(delay);
		}
		catch (SdkException ex) {
			throw this.errors.translate(ex, details);
		}
	}

	private static OperationDetails details(WriteCall.Batch call) {
		return OperationDetails.of("batch write", null, call.table());
	}

	/** What was not processed. */
	private List<WriteCall.Single> send(String table, List<WriteCall.Single> waiting, OperationDetails details) {
		WireExchange<Void> exchange = this.carrier.write(table,
				(body) -> WireBodies.write(table, waiting, this.requests.attributes(), body));
		try {
			BatchWriteItemResponse response = this.sending.idempotent(() -> exchange.sent(() -> this.client
				.batchWriteItem(Observing.sent(this.requests.batchWrite(table, waiting, exchange)))));
			response.consumedCapacity().forEach(Observing::written);
			return response.hasUnprocessedItems() ? left(waiting, response.unprocessedItems().values()) : List.of();
		}
		catch (SdkException ex) {
			throw this.errors.translate(ex, details);
		}
	}

	private List<WriteCall.Single> left(List<WriteCall.Single> sent, Collection<List<WriteRequest>> unprocessed) {
		Set<ItemKey> keys = new HashSet<>();
		unprocessed.forEach((requests) -> requests.forEach((request) -> keys.add(itemKey(
				(request.deleteRequest() != null) ? request.deleteRequest().key() : request.putRequest().item()))));
		return sent.stream().filter((each) -> keys.contains(each.write().key())).toList();
	}

	<R> BatchRows<R> get(ReadCall.Batch call, Function<AttributeReader, @Nullable R> decoder) {
		List<R> rows = new ArrayList<>();
		double units = 0;
		int calls = 0;
		for (int from = 0; from < call.keys().size(); from += KEYS) {
			int to = Math.min(from + KEYS, call.keys().size());
			BatchRows<R> chunk = this.<R>getChunk(call.of(call.keys().subList(from, to)), decoder);
			rows.addAll(chunk.rows());
			units += chunk.readUnits();
			calls += chunk.calls();
		}
		return new BatchRows<>(rows, calls, units);
	}

	private <R> BatchRows<R> getChunk(ReadCall.Batch call, Function<AttributeReader, @Nullable R> decoder) {
		List<R> rows = new ArrayList<>();
		double units = 0;
		int calls = 0;
		List<Map<String, AttributeValue>> waiting = call.keys().stream().map(this.requests::key).toList();
		Instant started = Instant.now();
		for (int attempt = 1; !waiting.isEmpty(); attempt++) {
			WireExchange<R> exchange = this.carrier.read(decoder);
			BatchGetItemResponse response = send(call, waiting, exchange);
			calls++;
			units += response.consumedCapacity().stream().mapToDouble(Gateway::units).sum();
			response.consumedCapacity().forEach(Observing::read);
			List<R> read = exchange.rows();
			if (read != null) {
				rows.addAll(read);
			}
			else {
				response.responses().values().forEach((items) -> rows.addAll(Gateway.decode(items, decoder)));
			}
			waiting = response.unprocessedKeys()
				.values()
				.stream()
				.map(KeysAndAttributes::keys)
				.flatMap(List::stream)
				.toList();
			pause(call, waiting, this.sending.retries().delay(attempt, started));
		}
		Observing.items(rows.size());
		return new BatchRows<>(rows, calls, units);
	}

	private void pause(ReadCall.Batch call, List<Map<String, AttributeValue>> waiting, @Nullable Duration delay) {
		if (waiting.isEmpty()) {
			return;
		}
		if (delay == null) {
			throw new BatchIncompleteException(details(call), waiting.stream().map(this::itemKey).toList(), null);
		}
		Observing.unprocessed(waiting.size());
		pause(delay, details(call));
	}

	private ItemKey itemKey(Map<String, AttributeValue> key) {
		return this.requests.itemKey(key);
	}

	private static OperationDetails details(ReadCall.Batch call) {
		return OperationDetails.of("batch get", call.entityType(), call.table());
	}

	private BatchGetItemResponse send(ReadCall.Batch call, List<Map<String, AttributeValue>> keys,
			WireExchange<?> exchange) {
		Observing.batch(keys.size());
		try {
			return this.sending.idempotent(() -> exchange
				.sent(() -> this.client.batchGetItem(Observing.sent(this.requests.batchGet(call, keys, exchange)))));
		}
		catch (SdkException ex) {
			throw this.errors.translate(ex, details(call));
		}
	}

}
