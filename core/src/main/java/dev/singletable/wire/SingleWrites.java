package dev.singletable.wire;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

import dev.singletable.convert.AttributeReader;
import dev.singletable.convert.AttributeValueReader;
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

	<R> Optional<R> write(WriteCall.Single call, Function<AttributeReader, @Nullable R> decoder) {
		try {
			Supplier<WireBody> body = () -> WireBodies.of(call, this.requests.attributes());
			WireExchange<R> exchange = call.returnsNew() ? this.carrier.write(body, decoder)
					: this.carrier.write(body, null);
			Doubt doubt = new Doubt();
			Image<R> image = new Image<>(exchange, decoder);
			return call.write().isIdempotent() ? this.sending.idempotent(() -> attempt(call, image, doubt))
					: this.sending.once(() -> send(call, image));
		}
		catch (SdkException ex) {
			throw this.errors.translate(ex, call);
		}
	}

	private <R> Optional<R> attempt(WriteCall.Single call, Image<R> image, Doubt doubt) {
		try {
			return doubt.whether(() -> send(call, image));
		}
		catch (ConditionalCheckFailedException ex) {
			Map<String, AttributeValue> stored = ex.hasItem() ? ex.item() : Map.of();
			if (doubt.of(ex) && WriteOutcome.wasWritten(call, stored)) {
				return image.of(stored);
			}
			throw ex;
		}
	}

	private <R> Optional<R> send(WriteCall.Single call, Image<R> image) {
		ItemWrite write = call.write();
		WireExchange<R> exchange = image.exchange();
		if (write instanceof ItemWrite.Put put) {
			PutItemRequest request = this.requests.put(call, put, exchange);
			exchange.sent(() -> this.client.putItem(request));
			return Optional.empty();
		}
		if (write instanceof ItemWrite.Change change) {
			UpdateItemRequest request = this.requests.update(call, change, exchange);
			return image.answered(exchange.sent(() -> this.client.updateItem(request)).attributes());
		}
		DeleteItemRequest request = this.requests.delete(call, (ItemWrite.Delete) write, exchange);
		return image.answered(exchange.sent(() -> this.client.deleteItem(request)).attributes());
	}

	/**
	 * What the service says of an item that was written.
	 */
	private record Image<R>(WireExchange<R> exchange, Function<AttributeReader, @Nullable R> decoder) {

		Optional<R> answered(Map<String, AttributeValue> attributes) {
			List<R> rows = this.exchange.rows();
			return (rows != null && !rows.isEmpty()) ? Optional.of(rows.get(0)) : of(attributes);
		}

		Optional<R> of(Map<String, AttributeValue> item) {
			return item.isEmpty() ? Optional.empty()
					: Optional.ofNullable(this.decoder.apply(AttributeValueReader.of(item)));
		}

	}

}
