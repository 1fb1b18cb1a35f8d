package dev.singletable.template;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbServiceClientConfiguration;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.ItemResponse;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemResponse;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;
import software.amazon.awssdk.services.dynamodb.model.ScanResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactGetItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactGetItemsResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsResponse;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemResponse;

/**
 * Keeps every request and answers from a queue; where that is empty, with nothing found.
 * Several threads may ask at the same time.
 */
public final class RecordingClient implements DynamoDbClient {

	private final Deque<Function<DynamoDbRequest, @Nullable Object>> answers = new ArrayDeque<>();

	private final List<DynamoDbRequest> requests = new ArrayList<>();

	private Function<DynamoDbRequest, @Nullable Object> always = (request) -> null;

	private final int attempts;

	private RecordingClient(int attempts) {
		this.attempts = attempts;
	}

	/**
	 * A client that never repeats a request, so that the library does.
	 */
	public static RecordingClient withoutRetries() {
		return new RecordingClient(1);
	}

	/**
	 * A client that says it repeats requests itself; it does not, to show what the
	 * library adds.
	 */
	public static RecordingClient withRetries() {
		return new RecordingClient(3);
	}

	public RecordingClient answer(Object response) {
		this.answers.add((request) -> response);
		return this;
	}

	public RecordingClient answer(Function<DynamoDbRequest, @Nullable Object> answer) {
		this.answers.add(answer);
		return this;
	}

	/**
	 * What is answered while the queue is empty, unless it is null.
	 */
	public RecordingClient always(Function<DynamoDbRequest, @Nullable Object> answer) {
		this.always = answer;
		return this;
	}

	public RecordingClient fail(RuntimeException failure) {
		return answer((request) -> {
			throw failure;
		});
	}

	/**
	 * From now on nothing is found and nothing fails.
	 */
	public synchronized RecordingClient forgetAnswers() {
		this.answers.clear();
		return this;
	}

	public synchronized List<DynamoDbRequest> requests() {
		return List.copyOf(this.requests);
	}

	/**
	 * Every request as text, and forgets them.
	 */
	public synchronized String sent() {
		List<String> texts = this.requests.stream().map(RequestText::of).toList();
		this.requests.clear();
		return String.join("\n", texts);
	}

	private <R> R call(DynamoDbRequest request, R otherwise) {
		Object given = next(request).apply(request);
		@SuppressWarnings("unchecked")
		R response = (given != null) ? (R) given : otherwise;
		return response;
	}

	private synchronized Function<DynamoDbRequest, @Nullable Object> next(DynamoDbRequest request) {
		this.requests.add(request);
		Function<DynamoDbRequest, @Nullable Object> answer = this.answers.poll();
		return (answer != null) ? answer : this.always;
	}

	@Override
	public DynamoDbServiceClientConfiguration serviceClientConfiguration() {
		return DynamoDbServiceClientConfiguration.builder()
			.overrideConfiguration(ClientOverrideConfiguration.builder()
				.retryStrategy(AwsRetryStrategy.standardRetryStrategy().toBuilder().maxAttempts(this.attempts).build())
				.build())
			.build();
	}

	@Override
	public GetItemResponse getItem(GetItemRequest request) {
		return call(request, GetItemResponse.builder().build());
	}

	@Override
	public PutItemResponse putItem(PutItemRequest request) {
		return call(request, PutItemResponse.builder().build());
	}

	@Override
	public UpdateItemResponse updateItem(UpdateItemRequest request) {
		return call(request, UpdateItemResponse.builder().build());
	}

	@Override
	public DeleteItemResponse deleteItem(DeleteItemRequest request) {
		return call(request, DeleteItemResponse.builder().build());
	}

	@Override
	public QueryResponse query(QueryRequest request) {
		return call(request, QueryResponse.builder().count(0).scannedCount(0).build());
	}

	@Override
	public ScanResponse scan(ScanRequest request) {
		return call(request, ScanResponse.builder().count(0).scannedCount(0).build());
	}

	@Override
	public BatchGetItemResponse batchGetItem(BatchGetItemRequest request) {
		return call(request, BatchGetItemResponse.builder().build());
	}

	@Override
	public BatchWriteItemResponse batchWriteItem(BatchWriteItemRequest request) {
		return call(request, BatchWriteItemResponse.builder().build());
	}

	@Override
	public TransactWriteItemsResponse transactWriteItems(TransactWriteItemsRequest request) {
		return call(request, TransactWriteItemsResponse.builder().build());
	}

	@Override
	public TransactGetItemsResponse transactGetItems(TransactGetItemsRequest request) {
		return call(request,
				TransactGetItemsResponse.builder()
					.responses(Collections.nCopies(request.transactItems().size(), ItemResponse.builder().build()))
					.build());
	}

	@Override
	public String serviceName() {
		return "dynamodb";
	}

	@Override
	public void close() {
		// nothing is open
	}

}
