package dev.singletable.template;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

import dev.singletable.wire.CapacityMeter;
import org.jspecify.annotations.Nullable;

import org.springframework.dao.ConcurrencyFailureException;

/**
 * Reads several things at the same time and hands them over in their order.
 * <p>
 * The thread that asks takes part: it reads what nobody has begun, so that one read needs
 * no other thread. When one read fails, the others end, and whoever asks next is told.
 */
final class ReadAhead<A> implements Iterator<A>, AutoCloseable {

	/** As many reads as are under way, or wait to be taken, at the same time. */
	static final int MOST = 8;

	private static final int IDLE_SECONDS = 1;

	private final Iterator<Function<BooleanSupplier, A>> waiting;

	private final Deque<FutureTask<A>> begun = new ArrayDeque<>();

	private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();

	private volatile boolean closed;

	private @Nullable ExecutorService readers;

	private int ahead;

	private ReadAhead(List<Function<BooleanSupplier, A>> reads, int ahead) {
		this.waiting = reads.iterator();
		this.ahead = ahead;
	}

	/**
	 * As much as it may from the beginning on, for those who want all of it.
	 * @param reads each is told whether it is to end early
	 */
	static <A> ReadAhead<A> eager(List<Function<BooleanSupplier, A>> reads) {
		return new ReadAhead<>(reads, MOST);
	}

	/**
	 * Twice as much with each that is taken, for those who may stop.
	 * @param reads each is told whether it is to end early
	 */
	static <A> ReadAhead<A> careful(List<Function<BooleanSupplier, A>> reads) {
		return new ReadAhead<>(reads, 1);
	}

	@Override
	public boolean hasNext() {
		return !this.begun.isEmpty() || this.waiting.hasNext();
	}

	@Override
	public A next() {
		begin();
		FutureTask<A> first = this.begun.remove();
		first.run();
		try {
			A read = first.get();
			throwFailure();
			this.ahead = Math.min(2 * this.ahead, MOST);
			return read;
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			close();
			throw new ConcurrencyFailureException("Interrupted while reading.", ex);
		}
		catch (ExecutionException | CancellationException ex) {
			throwFailure();
			throw new ConcurrencyFailureException("The read was ended.", ex);
		}
	}

	/** The first is left to the thread that asks. */
	private void begin() {
		boolean asked = this.begun.isEmpty();
		while (this.begun.size() < this.ahead && this.waiting.hasNext()) {
			Function<BooleanSupplier, A> read = this.waiting.next();
			FutureTask<A> task = new FutureTask<>(() -> read(read));
			this.begun.add(task);
			if (!asked) {
				readers().execute(CapacityMeter.counted(task));
			}
			asked = false;
		}
	}

	private A read(Function<BooleanSupplier, A> read) {
		try {
			return read.apply(this::isEnded);
		}
		catch (RuntimeException | Error ex) { // for the thread that asked
			this.failure.compareAndSet(null, ex);
			throw ex;
		}
	}

	private boolean isEnded() {
		return this.closed || this.failure.get() != null;
	}

	private void throwFailure() {
		Throwable failed = this.failure.get();
		if (failed != null) {
			close();
		}
		if (failed instanceof Error error) {
			throw error;
		}
		if (failed instanceof RuntimeException exception) {
			throw exception;
		}
	}

	private ExecutorService readers() {
		ExecutorService made = this.readers;
		if (made == null) {
			// nobody has to close a stream: idle threads end by themselves
			ThreadPoolExecutor pool = new ThreadPoolExecutor(MOST - 1, MOST - 1, IDLE_SECONDS, TimeUnit.SECONDS,
					new LinkedBlockingQueue<>(), ReadAhead::thread);
			pool.allowCoreThreadTimeOut(true);
			this.readers = pool;
			made = pool;
		}
		return made;
	}

	private static Thread thread(Runnable reader) {
		Thread thread = new Thread(reader, "singletable-read");
		thread.setDaemon(true);
		return thread;
	}

	/**
	 * Ends what is under way.
	 */
	@Override
	public void close() {
		this.closed = true;
		this.begun.forEach((task) -> task.cancel(true));
		ExecutorService made = this.readers;
		if (made != null) {
			ParallelScan.end(made);
		}
	}

}
