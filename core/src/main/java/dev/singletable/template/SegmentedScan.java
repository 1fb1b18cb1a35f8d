package dev.singletable.template;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.Function;

import dev.singletable.convert.AttributeReader;
import dev.singletable.request.ReadCall;
import dev.singletable.wire.CapacityMeter;
import dev.singletable.wire.Gateway;
import dev.singletable.wire.PageAnswer;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

import org.springframework.dao.ConcurrencyFailureException;

/**
 * Reads the segments of a table at the same time, page by page, each from a place of its
 * own. A page is taken before the next of its segment is read, and one at a time.
 */
final class SegmentedScan<T> {

	private final Gateway gateway;

	private final Function<AttributeReader, @Nullable T> decoder;

	private final Consumer<Page<T>> consumer;

	SegmentedScan(Gateway gateway, Function<AttributeReader, @Nullable T> decoder, Consumer<Page<T>> consumer) {
		this.gateway = gateway;
		this.decoder = decoder;
		this.consumer = consumer;
	}

	/**
	 * Reads all of them; the first failure ends the others.
	 * @param segments the first call of each
	 */
	void run(List<ReadCall.Page> segments) {
		if (segments.isEmpty()) {
			return;
		}
		ExecutorService readers = Executors.newFixedThreadPool(segments.size(), SegmentedScan::thread);
		try {
			CompletionService<Boolean> running = new ExecutorCompletionService<>(readers);
			segments.forEach((segment) -> running.submit(CapacityMeter.counted(() -> read(segment)), true));
			for (int number = 0; number < segments.size(); number++) {
				running.take().get();
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new ConcurrencyFailureException("Interrupted while scanning.", ex);
		}
		catch (ExecutionException ex) {
			throw cause(ex);
		}
		finally {
			ParallelScan.end(readers);
		}
	}

	private static RuntimeException cause(ExecutionException ex) {
		if (ex.getCause() instanceof Error error) {
			throw error;
		}
		return (ex.getCause() instanceof RuntimeException cause) ? cause : new IllegalStateException(ex.getCause());
	}

	private static Thread thread(Runnable reader) {
		Thread thread = new Thread(reader, "singletable-upkeep");
		thread.setDaemon(true);
		return thread;
	}

	private void read(ReadCall.Page first) {
		ReadCall.Page call = first;
		Map<String, AttributeValue> last;
		do {
			PageAnswer<T> answer = this.gateway.page(call, this.decoder);
			last = answer.lastKey();
			take(new Page<>(first.segment(), answer.rows(), last));
			call = call.from(last, call.paging().size());
		}
		while (last != null && !Thread.currentThread().isInterrupted());
	}

	private synchronized void take(Page<T> page) {
		this.consumer.accept(page);
	}

	/**
	 * What was read of one segment.
	 *
	 * @param lastKey where its next page begins, or null after its last
	 */
	record Page<T>(ReadCall.@Nullable Segment segment, List<T> rows, @Nullable Map<String, AttributeValue> lastKey) {

		int number() {
			return (this.segment != null) ? this.segment.number() : 0;
		}

	}

}
