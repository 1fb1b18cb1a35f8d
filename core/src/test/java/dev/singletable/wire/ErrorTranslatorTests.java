package dev.singletable.wire;

import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import dev.singletable.annotation.SingleTableEntity;
import dev.singletable.convert.Conversions;
import dev.singletable.convert.ItemCodecs;
import dev.singletable.convert.ItemContent;
import dev.singletable.convert.ReadPolicy;
import dev.singletable.expression.Condition;
import dev.singletable.mapping.ItemModel;
import dev.singletable.mapping.ItemType;
import dev.singletable.mapping.SingleTableMappingContext;
import dev.singletable.request.WriteCall;
import dev.singletable.request.WriteCalls;
import dev.singletable.table.TableAttributes;
import dev.singletable.write.ConditionFailedException;
import dev.singletable.write.ItemAlreadyExistsException;
import dev.singletable.write.ItemNotFoundException;
import dev.singletable.write.ItemWrite;
import dev.singletable.write.OperationDetails;
import dev.singletable.write.StaleVersionException;
import dev.singletable.write.TransactionFailedException;
import dev.singletable.write.TransactionFailedException.Reason;
import dev.singletable.write.WriteGuard;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.IdempotentParameterMismatchException;
import software.amazon.awssdk.services.dynamodb.model.ItemCollectionSizeLimitExceededException;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.InvalidDataAccessApiUsageException;
import org.springframework.dao.InvalidDataAccessResourceUsageException;
import org.springframework.dao.NonTransientDataAccessResourceException;
import org.springframework.dao.PermissionDeniedDataAccessException;
import org.springframework.dao.TransientDataAccessResourceException;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

class ErrorTranslatorTests {

	private static final String THING = " of THING in table 'shop': ";

	private static final OperationDetails QUERY = OperationDetails.of("query", "THING", "shop").withIndex("gsi1");

	private final ItemCodecs codecs = ItemCodecs.of(
			ItemModel.of(new SingleTableMappingContext(), TableAttributes.defaults(), Set.of(Thing.class)),
			Conversions.of(List.of()), ReadPolicy.defaults());

	private final ItemType type = this.codecs.model().require(Thing.class);

	private final ErrorTranslator translator = new ErrorTranslator(new ItemReading(this.codecs));

	@SingleTableEntity(type = "THING", pk = "THING#{id}")
	record Thing(@Id String id, @Nullable String name, @Version @Nullable Long version) {
	}

	private static DynamoDbException service(int status, String code, @Nullable String message) {
		return (DynamoDbException) complete(DynamoDbException.builder(), status, code, message);
	}

	private static AwsServiceException complete(AwsServiceException.Builder error, int status, String code,
			@Nullable String message) {
		return error.awsErrorDetails(AwsErrorDetails.builder().errorCode(code).errorMessage(message).build())
			.statusCode(status)
			.requestId("R1")
			.build();
	}

	private static SdkException client(String message, @Nullable Throwable cause) {
		return SdkClientException.builder().message(message).cause(cause).build();
	}

	static Stream<Arguments> errorsOfTheService() {
		String where = "query of THING in table 'shop', index 'gsi1': ";
		return Stream.of(
				arguments(service(400, "ProvisionedThroughputExceededException", "Too fast"),
						TransientDataAccessResourceException.class,
						where + "DynamoDB throttled the request: Too fast (ProvisionedThroughputExceededException)"),
				arguments(service(400, "ThrottlingException", "Rate exceeded"),
						TransientDataAccessResourceException.class,
						where + "DynamoDB throttled the request: Rate exceeded (ThrottlingException)"),
				arguments(service(400, "RequestLimitExceeded", "Account limit"),
						TransientDataAccessResourceException.class,
						where + "DynamoDB throttled the request: Account limit (RequestLimitExceeded)"),
				arguments(service(400, "TransactionConflictException", "Conflict"),
						TransientDataAccessResourceException.class,
						where + "another write was at the item (TransactionConflictException). Try again."),
				arguments(service(500, "InternalServerError", "Internal"), TransientDataAccessResourceException.class,
						where + "DynamoDB failed: Internal (InternalServerError)"),
				arguments(service(503, "ServiceUnavailable", null), TransientDataAccessResourceException.class,
						where + "DynamoDB failed: status 503 (ServiceUnavailable)"),
				arguments(service(400, "AccessDeniedException", "Not you"), PermissionDeniedDataAccessException.class,
						where + "AWS refused the caller: Not you (AccessDeniedException)"),
				arguments(service(400, "UnrecognizedClientException", "Who"), PermissionDeniedDataAccessException.class,
						where + "AWS refused the caller: Who (UnrecognizedClientException)"),
				arguments(service(400, "ValidationException", "Bad key"), InvalidDataAccessApiUsageException.class,
						where + "DynamoDB refused the request: Bad key"),
				arguments(service(400, "Strange", "Odd"), NonTransientDataAccessResourceException.class,
						where + "DynamoDB said: Odd (Strange)"),
				arguments(complete(ResourceNotFoundException.builder(), 400, "ResourceNotFoundException", "Gone"),
						InvalidDataAccessResourceUsageException.class,
						where + "the table 'shop' does not exist here. Check singletable.table.name, region and "
								+ "endpoint; singletable.table.schema: create makes it."),
				arguments(
						complete(ItemCollectionSizeLimitExceededException.builder(), 400,
								"ItemCollectionSizeLimitExceededException", "Full"),
						DataIntegrityViolationException.class, where + "the partition is over 10 GB, the most a table "
								+ "with local indexes holds in one partition."));
	}

	@ParameterizedTest
	@MethodSource("errorsOfTheService")
	void tellsErrorsOfTheService(SdkException error, Class<?> type, String message) {
		assertThat(this.translator.translate(error, QUERY)).isExactlyInstanceOf(type)
			.hasMessage(message + " (request id R1)")
			.hasCause(error);
	}

	static Stream<Arguments> errorsOfTheClient() {
		String lost = "query of THING in table 'shop', index 'gsi1': DynamoDB could not be reached: ";
		return Stream.of(
				arguments(client("Unable to execute HTTP request: reset", new IOException("reset")),
						TransientDataAccessResourceException.class, lost + "Unable to execute HTTP request: reset"),
				arguments(client("Unable to execute HTTP request: refused", new ConnectException("refused")),
						TransientDataAccessResourceException.class, lost + "Unable to execute HTTP request: refused"),
				arguments(client("Received an UnknownHostException", new UnknownHostException("nowhere")),
						TransientDataAccessResourceException.class, lost + "Received an UnknownHostException"),
				arguments(ApiCallTimeoutException.builder().message("Too late").build(),
						TransientDataAccessResourceException.class, lost + "Too late"),
				arguments(client("Unable to load credentials from any of the providers", null),
						DataAccessResourceFailureException.class,
						"query of THING in table 'shop', index 'gsi1': the request could not be sent: Unable to load "
								+ "credentials from any of the providers"));
	}

	@ParameterizedTest
	@MethodSource("errorsOfTheClient")
	void tellsErrorsOfTheClient(SdkException error, Class<?> type, String message) {
		assertThat(this.translator.translate(error, QUERY)).isExactlyInstanceOf(type)
			.hasMessage(message)
			.hasCause(error);
	}

	private WriteCall.Single put(String operation, WriteGuard guard) {
		Thing thing = new Thing("secret-key", "Ann", 5L);
		ItemContent content = new ItemContent(thing, this.type.keyOf(thing), Map.of(), null);
		return new WriteCalls("shop", this.codecs).single(new ItemWrite.Put(operation, this.type, content, guard),
				false);
	}

	private static Map<String, AttributeValue> stored(String version) {
		return Map.of("pk", AttributeValue.fromS("THING#secret-key"), "sk", AttributeValue.fromS("META"), "_type",
				AttributeValue.fromS("THING"), "id", AttributeValue.fromS("secret-key"), "version",
				AttributeValue.fromN(version));
	}

	private DataAccessException failed(WriteGuard guard, @Nullable Map<String, AttributeValue> item) {
		ConditionalCheckFailedException.Builder error = ConditionalCheckFailedException.builder();
		error = (item != null) ? error.item(item) : error;
		return this.translator.translate((SdkException) complete(error, 400, "ConditionalCheckFailedException",
				"The conditional request failed"), put("save", guard), false);
	}

	@Test
	void tellsWhyAConditionFailed() {
		Condition condition = Condition.property("name").is("Bob");
		String where = "save of THING in table 'shop': ";
		assertThat(failed(WriteGuard.absent(), stored("1"))).isExactlyInstanceOf(ItemAlreadyExistsException.class)
			.hasMessage(where + "an item with this key already exists. (request id R1)");
		assertThat(failed(WriteGuard.absent(), null)).isExactlyInstanceOf(ItemAlreadyExistsException.class);
		assertThat(failed(WriteGuard.absent().and(condition), null))
			.isExactlyInstanceOf(ConditionFailedException.class);
		assertThat(failed(WriteGuard.present().and(condition), null)).isExactlyInstanceOf(ItemNotFoundException.class)
			.hasMessage(where + "there is no such item. (request id R1)");
		assertThat(failed(WriteGuard.present().and(condition), stored("1")))
			.isExactlyInstanceOf(ConditionFailedException.class)
			.hasMessage(where + "the stored item does not fulfil the condition. (request id R1)");
		assertThat(failed(WriteGuard.present().withVersion(4L), stored("7")))
			.isExactlyInstanceOf(StaleVersionException.class)
			.hasMessage(where + "the version is 7, expected was 4. Read the item again. (request id R1)");
		assertThat(failed(WriteGuard.present().withVersion(4L), null)).isExactlyInstanceOf(StaleVersionException.class)
			.hasMessage(where + "the item is gone, expected was version 4. (request id R1)");
		assertThat(failed(WriteGuard.present().withVersion(4L).and(condition), stored("4")))
			.isExactlyInstanceOf(ConditionFailedException.class);
	}

	private static CancellationReason reason(String code) {
		return CancellationReason.builder().code(code).message("because of " + code).build();
	}

	@Test
	void tellsOfEachStepOfATransactionWhyItFailed() {
		Condition condition = Condition.property("name").is("Bob");
		CancellationReason conditionFailed = reason("ConditionalCheckFailed");
		CancellationReason withItem = conditionFailed.toBuilder().item(stored("7")).build();
		TransactionCanceledException error = (TransactionCanceledException) complete(
				TransactionCanceledException.builder()
					.cancellationReasons(reason("None"), withItem, conditionFailed, withItem, withItem,
							reason("TransactionConflict"), reason("ThrottlingError"), reason("ValidationError")),
				400, "TransactionCanceledException", "Transaction cancelled");
		WriteCall.Transaction call = WriteCall.Transaction.of("shop",
				List.of(put("create", WriteGuard.absent()), put("create", WriteGuard.absent()),
						put("replace", WriteGuard.present()), put("save", WriteGuard.present().withVersion(4L)),
						put("replace", WriteGuard.present().and(condition)), put("save", WriteGuard.NONE),
						put("save", WriteGuard.NONE), put("save", WriteGuard.NONE)),
				"token");
		TransactionFailedException failed = (TransactionFailedException) this.translator.translate(error, call, false);
		assertThat(failed)
			.hasMessage("transaction in table 'shop': the transaction was cancelled: step 2 (create of THING) "
					+ "ALREADY_EXISTS, step 3 (replace of THING) NOT_FOUND, step 4 (save of THING) STALE_VERSION, step 5 "
					+ "(replace of THING) CONDITION_FAILED, step 6 (save of THING) CONFLICT, step 7 (save of THING) "
					+ "THROTTLED, step 8 (save of THING) INVALID. Nothing was written. (request id R1)")
			.hasCause(error);
		assertThat(failed.steps()).extracting(TransactionFailedException.Step::reason)
			.containsExactly(Reason.NONE, Reason.ALREADY_EXISTS, Reason.NOT_FOUND, Reason.STALE_VERSION,
					Reason.CONDITION_FAILED, Reason.CONFLICT, Reason.THROTTLED, Reason.INVALID);
		assertThat(failed.steps()).extracting(TransactionFailedException.Step::message)
			.containsExactly("create" + THING + "nothing is wrong with this step.",
					"create" + THING + "an item with this key already exists.",
					"replace" + THING + "there is no such item.",
					"save" + THING + "the version is 7, expected was 4. Read the item again.",
					"replace" + THING + "the stored item does not fulfil the condition.",
					"save" + THING + "another write was at the item.",
					"save" + THING + "DynamoDB throttled the request.",
					"save" + THING + "DynamoDB refused the step: because of ValidationError");
		assertThat(failed.steps().get(3).storedItem(Thing.class)).contains(new Thing("secret-key", null, 7L));
		assertThat(failed.steps().get(3).failure()).isExactlyInstanceOf(StaleVersionException.class).hasCause(error);
		assertThat(failed.steps().get(2).storedItem(Thing.class)).isEmpty();
		assertThat(failed.steps().get(5).failure()).isNull();
		assertThat(failed.isTransient()).isFalse();
	}

	@Test
	void tellsOfATokenThatWasUsed() {
		SdkException error = complete(IdempotentParameterMismatchException.builder(), 400,
				"IdempotentParameterMismatchException", "No");
		WriteCall.Transaction call = WriteCall.Transaction.of("shop", List.of(put("create", WriteGuard.absent())), "t");
		assertThat(this.translator.translate(error, call, false))
			.isExactlyInstanceOf(InvalidDataAccessApiUsageException.class)
			.hasMessage("transaction in table 'shop': within the last ten minutes the token stood for another "
					+ "transaction, or for this one with other values. Give another token. (request id R1)");
	}

	@Test
	void showsNoKeyAndNoValue() {
		assertThatExceptionOfType(ConditionFailedException.class).isThrownBy(() -> {
			throw failed(WriteGuard.present().and(Condition.property("name").is("Bob")), stored("1"));
		})
			.withMessageNotContainingAny("secret-key", "Bob", "Ann")
			.satisfies((ex) -> assertThat(String.valueOf(ex.storedItem(Object.class))).contains("secret-key"));
	}

}
