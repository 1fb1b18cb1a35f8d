package dev.singletable.template;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.IntStream;

import dev.singletable.template.Shop.Customer;
import dev.singletable.write.BatchIncompleteException;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbRequest;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/**
 * Customers, and a client that remembers which of them were written.
 */
final class CustomerTable {

	final RecordingClient client = RecordingClient.withoutRetries();

	final Set<String> written = ConcurrentHashMap.newKeySet();

	SingleTableTemplate.Builder template(int concurrency) {
		return SingleTableTemplate.builder(this.client)
			.table(() -> "shop")
			.entities(Customer.class)
			.retryDeadline(Duration.ofMillis(200))
			.batchConcurrency(concurrency);
	}

	static Customer customer(int number) {
		return new Customer("c" + number, null, null, Set.of(), null);
	}

	static List<Customer> customers(int count) {
		return IntStream.range(0, count).mapToObj(CustomerTable::customer).toList();
	}

	static List<String> ids(int count) {
		return customers(count).stream().map(Customer::id).toList();
	}

	static List<WriteRequest> writes(DynamoDbRequest request) {
		return ((BatchWriteItemRequest) request).requestItems().get("shop");
	}

	static List<String> idsIn(DynamoDbRequest request) {
		return writes(request).stream()
			.map((write) -> (write.putRequest() != null) ? write.putRequest().item() : write.deleteRequest().key())
			.map((item) -> item.get("pk").s().substring("CUSTOMER#".length()))
			.toList();
	}

	/** Answers as a table would, after something else has happened. */
	void answer(Consumer<List<String>> before) {
		this.client.always((request) -> {
			before.accept(idsIn(request));
			this.written.addAll(idsIn(request));
			return BatchWriteItemResponse.builder().build();
		});
	}

	/** A table that does not take this item. */
	void refuse(String id) {
		this.client.always((request) -> {
			List<WriteRequest> refused = new ArrayList<>();
			for (int index = 0; index < writes(request).size(); index++) {
				if (idsIn(request).get(index).equals(id)) {
					refused.add(writes(request).get(index));
				}
				else {
					this.written.add(idsIn(request).get(index));
				}
			}
			return BatchWriteItemResponse.builder()
				.unprocessedItems(refused.isEmpty() ? Map.of() : Map.of("shop", refused))
				.build();
		});
	}

	static List<String> remaining(BatchIncompleteException ex) {
		return ex.remaining().stream().map((each) -> ((Customer) each).id()).toList();
	}

}
