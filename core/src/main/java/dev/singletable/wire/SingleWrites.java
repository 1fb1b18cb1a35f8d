package dev.singletable.wire;

import java.util.Map;

import dev.singletable.request.WriteCall;
import dev.singletable.request.WriteOutcome;
import dev.singletable.write.ItemWrite;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
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

	SingleWrites(DynamoDbClient client, SdkRequests requests, ErrorTranslator errors, Sending sending) {
		this.client = client;
		this.requests = requests;
		this.errors = errors;
		this.sending = sending;
	}

	Map<String, AttributeValue> write(WriteCall.Single call) {
		try {
			Doubt doubt = new Doubt();
			return call.write().isIdempotent() ? this.sending.idempotent(() -> attempt(call, doubt))
					: this.sending.once(() -> send(call, Sending.ONCE));
		}
		catch (SdkException ex) {
			throw this.errors.translate(ex, call);
		}
	}

	private Map<String, AttributeValue> attempt(WriteCall.Single call, Doubt doubt) {
		try {
			return doubt.whether(() -> send(call, null));
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
			@Nullable AwsRequestOverrideConfiguration override) {
		ItemWrite write = call.write();
		if (write instanceof ItemWrite.Put put) {
			PutItemRequest request = this.requests.put(call, put);
			this.client.putItem(request);
			return Map.of();
		}
		if (write instanceof ItemWrite.Change change) {
			UpdateItemRequest request = this.requests.update(call, change);
			return this.client
				.updateItem((override != null) ? request.toBuilder().overrideConfiguration(override).build() : request)
				.attributes();
		}
		DeleteItemRequest request = this.requests.delete(call, (ItemWrite.Delete) write);
		return this.client.deleteItem(request).attributes();
	}

}
