package dev.singletable.template;

import java.io.IOException;
import java.net.ConnectException;
import java.util.Arrays;
import java.util.Map;

import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.exception.Crc32MismatchException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/**
 * Errors as the SDK raises them.
 */
final class Faults {

	private Faults() {
	}

	static AwsErrorDetails details(String code, String message) {
		return AwsErrorDetails.builder().errorCode(code).errorMessage(message).serviceName("DynamoDb").build();
	}

	/**
	 * An error of the service that has no class of its own here.
	 */
	static DynamoDbException service(int status, String code, String message) {
		return (DynamoDbException) DynamoDbException.builder()
			.awsErrorDetails(details(code, message))
			.statusCode(status)
			.requestId("R1")
			.build();
	}

	/**
	 * The connection broke while the answer was awaited.
	 */
	static SdkClientException lostAnswer() {
		return SdkClientException.builder()
			.message("Unable to execute HTTP request: Connection reset")
			.cause(new IOException("Connection reset"))
			.build();
	}

	/**
	 * The request never left.
	 */
	static SdkClientException notConnected() {
		return SdkClientException.builder()
			.message("Unable to execute HTTP request: Connect to localhost:1 failed")
			.cause(new ConnectException("Connection refused"))
			.build();
	}

	/**
	 * An answer came, but not as it was sent.
	 */
	static SdkClientException unreadableAnswer() {
		return Crc32MismatchException.builder()
			.message("Expected 1 as the Crc32 checksum but the actual calculated checksum was 2")
			.build();
	}

	static DynamoDbException throttled() {
		return service(400, "ThrottlingException", "Rate exceeded");
	}

	/**
	 * A failed condition.
	 * @param stored what was found, empty for nothing
	 */
	static ConditionalCheckFailedException conditionFailed(Map<String, AttributeValue> stored) {
		ConditionalCheckFailedException.Builder failure = ConditionalCheckFailedException.builder()
			.awsErrorDetails(details("ConditionalCheckFailedException", "The conditional request failed"))
			.statusCode(400)
			.requestId("R1");
		return (stored.isEmpty() ? failure : failure.item(stored)).build();
	}

	static CancellationReason reason(String code) {
		return CancellationReason.builder().code(code).message(code + " it is").build();
	}

	static CancellationReason conditionReason(Map<String, AttributeValue> stored) {
		CancellationReason.Builder reason = CancellationReason.builder()
			.code("ConditionalCheckFailed")
			.message("The conditional request failed");
		return (stored.isEmpty() ? reason : reason.item(stored)).build();
	}

	static TransactionCanceledException cancelled(CancellationReason... reasons) {
		return TransactionCanceledException.builder()
			.awsErrorDetails(details("TransactionCanceledException", "Transaction cancelled"))
			.cancellationReasons(Arrays.asList(reasons))
			.statusCode(400)
			.requestId("R1")
			.build();
	}

}
