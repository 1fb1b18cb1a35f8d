package dev.singletable.wire;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

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
import software.amazon.awssdk.services.dynamodb.model.DeleteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemResponse;

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
		Doubt doubt = new Doubt();
		try {
			Consumer<WireBody> body = (out) -> WireBodies.write(call, this.requests.attributes(), out);
			WireExchange<R> exchange = call.returnsNew() ? this.carrier.write(body, decoder)
					: this.carrier.write(body, null);
			Image<R> image = new Image<>(exchange, decoder);
			return call.write().isIdempotent() ? this.sending.idempotent(() -> attempt(call, image, doubt))
					: this.sending.once(() -> doubt.whether(() -> send(call, image)));
		}
		catch (SdkException ex) {
			throw this.errors.translate(ex, call, doubt.isRaised());
		}
	}

	private <R> Optional<R> attempt(WriteCall.Single call, Image<R> image, Doubt doubt) {
		try {
			return doubt.whether(() -> send(call, image));
		}
		catch (ConditionalCheckFailedException ex) {
			Map<String, AttributeValue> stored = ex.hasItem() ? ex.item() : Map.of();
			if (doubt.isRaised() && WriteOutcome.wasWritten(call, stored)) {
				return image.of(stored);
			}
			if (doubt.isRaised() && !WriteOutcome.wasNeverWritten(call, stored)) {
				throw ErrorTranslator.overtaken(ex, call);
			}
			throw ex;
		}
	}

	private <R> Optional<R> send(WriteCall.Single call, Image<R> image) {
		ItemWrite write = call.write();
		WireExchange<R> exchange = image.exchange();
		if (write.isWhole()) {
			Observing
				.written(exchange.sent(() -> this.client.putItem(Observing.sent(this.requests.put(call, exchange))))
					.consumedCapacity());
			return Optional.empty();
		}
		if (write instanceof ItemWrite.Change change) {
			UpdateItemResponse answer = exchange
				.sent(() -> this.client.updateItem(Observing.sent(this.requests.update(call, change, exchange))));
			Observing.written(answer.consumedCapacity());
			return image.answered(answer.attributes());
		}
		DeleteItemResponse answer = exchange
			.sent(() -> this.client.deleteItem(Observing.sent(this.requests.delete(call, exchange))));
		Observing.written(answer.consumedCapacity());
		return image.answered(answer.attributes());
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
