package dev.singletable.template;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import dev.singletable.query.ScanProgress;
import dev.singletable.request.ReadCall;
import dev.singletable.wire.CapacityMeter;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

import org.springframework.dao.ConcurrencyFailureException;

/**
 * Reads the segments of a table at the same time and hands their items over on one
 * thread.
 * <p>
 * Each segment waits with its page until the page before it is taken, so that a slow
 * consumer slows the reading down and memory holds two pages of a segment at most. When
 * one segment fails, or the consumer does, the others end.
 */
final class ParallelScan<T> {

	private static final int PATIENCE_SECONDS = 30;

	private final PageReading<T> reading;

	private final List<ReadCall.Page> segments;

	private final BlockingQueue<Delivery<T>> ready;

	private ScanProgress progress;

	/**
	 * A scan.
	 * @param reading reads a page, on the threads of the segments
	 * @param segments the first page of each
	 */
	ParallelScan(PageReading<T> reading, List<ReadCall.Page> segments) {
		this.reading = reading;
		this.segments = segments;
		this.ready = new ArrayBlockingQueue<>(segments.size());
		this.progress = new ScanProgress(segments.size(), 0, 0, 0, 0, 0);
	}

	/**
	 * Reads everything.
	 * @param listener told after each page, on this thread
	 */
	ScanProgress run(Consumer<? super T> consumer, Consumer<ScanProgress> listener) {
		ExecutorService readers = Executors.newFixedThreadPool(this.segments.size(), ParallelScan::thread);
		Telling<ScanProgress> telling = new Telling<>("scan", listener);
		List<Future<?>> running = new ArrayList<>();
		try {
			this.segments.forEach((segment) -> running.add(readers.submit(CapacityMeter.counted(() -> read(segment)))));
			while (!this.progress.isComplete()) {
				take(this.ready.take(), consumer);
				telling.tell(this.progress);
			}
			return this.progress;
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new ConcurrencyFailureException("Interrupted while scanning.", ex);
		}
		finally {
			end(readers);
		}
	}

	private static Thread thread(Runnable reader) {
		Thread thread = new Thread(reader, "singletable-scan");
		thread.setDaemon(true);
		return thread;
	}

	/**
	 * Ends threads, and waits for that.
	 */
	static void end(ExecutorService readers) {
		readers.shutdownNow();
		try {
			readers.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private void read(ReadCall.Page segment) {
		try {
			Map<String, AttributeValue> start = null;
			do {
				Delivery<T> delivery = page(segment.from(start, segment.paging().size()));
				start = delivery.lastKey();
				this.ready.put(delivery);
			}
			while (start != null);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private Delivery<T> page(ReadCall.Page call) {
		try {
			return new Delivery<>(this.reading.read(call), null);
		}
		catch (RuntimeException | Error ex) { // for the thread that asked
			return new Delivery<>(null, ex);
		}
	}

	private void take(Delivery<T> delivery, Consumer<? super T> consumer) {
		Throwable failure = delivery.failure();
		if (failure instanceof Error error) {
			throw error;
		}
		if (failure instanceof RuntimeException exception) {
			throw exception;
		}
		PageResult<T> page = delivery.page();
		if (page != null) {
			page.rows().forEach((row) -> consumer.accept(row.result()));
			this.progress = new ScanProgress(this.progress.segments(),
					this.progress.finished() + ((page.lastKey() == null) ? 1 : 0),
					this.progress.calls() + page.cost().calls(), this.progress.scanned() + page.cost().scanned(),
					this.progress.returned() + page.rows().size(), this.progress.readUnits() + page.cost().readUnits());
		}
	}

	/** A page, or why there is none. */
	private record Delivery<T>(@Nullable PageResult<T> page, @Nullable Throwable failure) {

		@Nullable Map<String, AttributeValue> lastKey() {
			return (this.page != null) ? this.page.lastKey() : null;
		}

	}

}
