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
import java.util.function.Function;

import dev.singletable.convert.AttributeReader;
import dev.singletable.query.ScanProgress;
import dev.singletable.request.ReadCall;
import dev.singletable.wire.Gateway;
import dev.singletable.wire.PageAnswer;
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

	private final Gateway gateway;

	private final List<ReadCall.Segment> segments;

	private final Function<AttributeReader, @Nullable T> decoder;

	private final BlockingQueue<Delivery<T>> ready;

	private ScanProgress progress;

	ParallelScan(Gateway gateway, List<ReadCall.Segment> segments, Function<AttributeReader, @Nullable T> decoder) {
		this.gateway = gateway;
		this.segments = segments;
		this.decoder = decoder;
		this.ready = new ArrayBlockingQueue<>(segments.size());
		this.progress = new ScanProgress(segments.size(), 0, 0, 0, 0, 0);
	}

	/**
	 * Reads everything.
	 * @param listener told after each page, on this thread
	 */
	ScanProgress run(Consumer<? super T> consumer, Consumer<ScanProgress> listener) {
		ExecutorService readers = Executors.newFixedThreadPool(this.segments.size(), ParallelScan::thread);
		List<Future<?>> running = new ArrayList<>();
		try {
			this.segments.forEach((segment) -> running.add(readers.submit(() -> read(segment))));
			while (!this.progress.isComplete()) {
				take(this.ready.take(), consumer);
				listener.accept(this.progress);
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

	private static void end(ExecutorService readers) {
		readers.shutdownNow();
		try {
			readers.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private void read(ReadCall.Segment segment) {
		try {
			Map<String, AttributeValue> start = null;
			do {
				Delivery<T> delivery = page(segment.from(start));
				start = delivery.lastKey();
				this.ready.put(delivery);
			}
			while (start != null);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private Delivery<T> page(ReadCall.Segment segment) {
		try {
			return new Delivery<>(this.gateway.page(segment, this.decoder), null);
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
		PageAnswer<T> page = delivery.page();
		if (page != null) {
			page.rows().forEach(consumer);
			this.progress = new ScanProgress(this.progress.segments(),
					this.progress.finished() + ((page.lastKey() == null) ? 1 : 0), this.progress.calls() + 1,
					this.progress.scanned() + page.scanned(), this.progress.returned() + page.rows().size(),
					this.progress.readUnits() + page.readUnits());
		}
	}

	/** A page, or why there is none. */
	private record Delivery<T>(@Nullable PageAnswer<T> page, @Nullable Throwable failure) {

		@Nullable Map<String, AttributeValue> lastKey() {
			return (this.page != null) ? this.page.lastKey() : null;
		}

	}

}
