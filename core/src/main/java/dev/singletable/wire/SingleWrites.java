package dev.singletable.wire;

import java.util.List;
import java.util.Map;
import java.util.function.Function;

import dev.singletable.convert.AttributeReader;
import dev.singletable.request.WriteCall;
import dev.singletable.request.WriteOutcome;
import dev.singletable.write.ItemWrite;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/**
 * Sends single writes so that a repeated attempt never lies about the first.
 */
final class SingleWrites {

	private final DynamoDbClient client;

	private final SdkRequests requests;

	private final ErrorTranslator errors;

	private final Sending sending;

	private final Carrier carrier;

	SingleWrites(DynamoDbClient client, SdkRequests requests, ErrorTranslator errors, Sending sending,
			Carrier carrier) {
		this.carrier = carrier;
		this.client = client;
		this.requests = requests;
		this.errors = errors;
		this.sending = sending;
	}

	Map<String, AttributeValue> write(WriteCall.Single call) {
		try {
			Doubt doubt = new Doubt();
			WireExchange<Map<String, AttributeValue>> exchange = this.carrier
				.write(() -> WireBodies.of(call, this.requests.attributes()), image(call));
			return call.write().isIdempotent() ? this.sending.idempotent(() -> attempt(call, exchange, doubt))
					: this.sending.once(() -> send(call, exchange));
		}
		catch (SdkException ex) {
			throw this.errors.translate(ex, call);
		}
	}

	private static @Nullable Function<AttributeReader, @Nullable Map<String, AttributeValue>> image(
			WriteCall.Single call) {
		return call.returnsNew() ? AttributeReader::readItem : null;
	}

	private Map<String, AttributeValue> attempt(WriteCall.Single call,
			WireExchange<Map<String, AttributeValue>> exchange, Doubt doubt) {
		try {
			return doubt.whether(() -> send(call, exchange));
		}
		catch (ConditionalCheckFailedException ex) {
			Map<String, AttributeValue> stored = ex.hasItem() ? ex.item() : Map.of();
			if (doubt.of(ex) && WriteOutcome.wasWritten(call, stored)) {
				return stored;
			}
			throw ex;
		}
	}

	private Map<String, AttributeValue> send(WriteCall.Single call,
			WireExchange<Map<String, AttributeValue>> exchange) {
		ItemWrite write = call.write();
		if (write instanceof ItemWrite.Put put) {
			PutItemRequest request = this.requests.put(call, put, exchange);
			exchange.sent(() -> this.client.putItem(request));
			return Map.of();
		}
		if (write instanceof ItemWrite.Change change) {
			UpdateItemRequest request = this.requests.update(call, change, exchange);
			return image(exchange, exchange.sent(() -> this.client.updateItem(request)).attributes());
		}
		DeleteItemRequest request = this.requests.delete(call, (ItemWrite.Delete) write, exchange);
		return image(exchange, exchange.sent(() -> this.client.deleteItem(request)).attributes());
	}

	private static Map<String, AttributeValue> image(WireExchange<Map<String, AttributeValue>> exchange,
			Map<String, AttributeValue> attributes) {
		List<Map<String, AttributeValue>> rows = exchange.rows();
		return (rows == null || rows.isEmpty()) ? attributes : rows.get(0);
	}

}
