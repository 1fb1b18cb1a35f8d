package dev.singletable.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/**
 * What a developer writes by hand on the low-level client: chunks of 25 on some threads,
 * unprocessed items again.
 */
final class RawSaver {

	private static final int CHUNK = 25;

	private final DynamoDbClient client;

	private final String table;

	private final int concurrency;

	RawSaver(DynamoDbClient client, String table, int concurrency) {
		this.client = client;
		this.table = table;
		this.concurrency = concurrency;
	}

	void save(List<Order> orders) {
		ExecutorService threads = Executors.newFixedThreadPool(this.concurrency);
		try {
			List<Future<?>> chunks = new ArrayList<>();
			for (int from = 0; from < orders.size(); from += CHUNK) {
				List<Order> chunk = orders.subList(from, Math.min(from + CHUNK, orders.size()));
				chunks.add(threads.submit(() -> saveChunk(chunk)));
			}
			for (Future<?> chunk : chunks) {
				chunk.get();
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
		catch (ExecutionException ex) {
			throw new IllegalStateException(ex.getCause());
		}
		finally {
			threads.shutdown();
		}
	}

	private void saveChunk(List<Order> orders) {
		List<WriteRequest> requests = new ArrayList<>(orders.size());
		for (Order order : orders) {
			requests.add(WriteRequest.builder().putRequest((put) -> put.item(HandMapping.toItem(order))).build());
		}
		Map<String, List<WriteRequest>> waiting = Map.of(this.table, requests);
		while (!waiting.isEmpty()) {
			Map<String, List<WriteRequest>> batch = waiting;
			BatchWriteItemResponse response = this.client.batchWriteItem((request) -> request.requestItems(batch));
			waiting = response.unprocessedItems();
		}
	}

}
