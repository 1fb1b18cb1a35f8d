package dev.singletable.template;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;

import dev.singletable.mapping.ItemType;
import dev.singletable.wire.CapacityMeter;
import org.jspecify.annotations.Nullable;

/**
 * Sends chunks, several at a time, and hands over what became of each, in their order, on
 * the thread that asked.
 * <p>
 * Once it has ended, by a chunk that gave up, a failure or an interruption, no chunk is
 * sent any more; those under way finish, so that it is known what became of them. A
 * single chunk is sent by the thread that asked.
 */
final class ChunkRun {

	private final int concurrency;

	private final UnaryOperator<Runnable> carrying;

	private volatile boolean ended;

	private @Nullable InterruptedException interruption;

	private @Nullable Throwable failure;

	ChunkRun(int concurrency) {
		this(concurrency, UnaryOperator.identity());
	}

	private ChunkRun(int concurrency, UnaryOperator<Runnable> carrying) {
		this.concurrency = concurrency;
		this.carrying = carrying;
	}

	/**
	 * One of writes, which are those of whoever is known on the thread that asks.
	 */
	static ChunkRun ofWrites(TemplateParts parts) {
		boolean named = parts.codecs().model().types().stream().anyMatch(ItemType::isAudited);
		return new ChunkRun(parts.options().batchConcurrency(),
				named ? parts.context()::carried : UnaryOperator.identity());
	}

	/**
	 * Works all chunks off.
	 * @param send on any thread
	 * @param leave in place of sending, after the end
	 * @param take on this thread
	 * @throws RuntimeException the first that was thrown, after every chunk was taken
	 */
	<C, A> void run(List<C> chunks, Function<C, A> send, Function<C, A> leave, Consumer<A> take) {
		Function<C, A> work = (chunk) -> (this.ended ? leave : send).apply(chunk);
		if (this.concurrency == 1 || chunks.size() == 1) {
			chunks.forEach((chunk) -> attempt(() -> take.accept(work.apply(chunk))));
		}
		else if (!chunks.isEmpty()) {
			together(chunks, work, take);
		}
		rethrow();
	}

	/** New threads inherit the context class loader of the one that asks. */
	private <C, A> void together(List<C> chunks, Function<C, A> work, Consumer<A> take) {
		ExecutorService threads = Executors.newFixedThreadPool(Math.min(this.concurrency, chunks.size()),
				ChunkRun::thread);
		try {
			List<FutureTask<A>> sent = chunks.stream()
				.map((chunk) -> new FutureTask<>(() -> work.apply(chunk)))
				.toList();
			sent.forEach((each) -> threads.execute(CapacityMeter.counted(this.carrying.apply(each))));
			sent.forEach((each) -> take(each, take));
		}
		finally {
			threads.shutdownNow();
			if (this.interruption != null) {
				Thread.currentThread().interrupt();
			}
		}
	}

	private static Thread thread(Runnable sender) {
		Thread thread = new Thread(sender, "singletable-batch");
		thread.setDaemon(true);
		return thread;
	}

	private <A> void take(Future<A> sent, Consumer<A> take) {
		try {
			A answer = await(sent);
			attempt(() -> take.accept(answer));
		}
		catch (ExecutionException ex) {
			fail(Objects.requireNonNullElse(ex.getCause(), ex));
		}
	}

	private <A> A await(Future<A> sent) throws ExecutionException {
		while (true) {
			try {
				return sent.get();
			}
			catch (InterruptedException ex) {
				this.interruption = ex;
				end();
			}
		}
	}

	private void attempt(Runnable work) {
		try {
			work.run();
		}
		catch (RuntimeException | Error ex) { // once every chunk is accounted for
			fail(ex);
		}
	}

	private void fail(Throwable ex) {
		end();
		if (this.failure == null) {
			this.failure = ex;
		}
		else if (this.failure != ex) {
			this.failure.addSuppressed(ex);
		}
	}

	private void rethrow() {
		if (this.failure instanceof Error error) {
			throw error;
		}
		if (this.failure instanceof RuntimeException exception) {
			throw exception;
		}
	}

	void end() {
		this.ended = true;
	}

	boolean hasEnded() {
		return this.ended;
	}

	/**
	 * What ended it from outside, if something did.
	 */
	@Nullable InterruptedException interruption() {
		return this.interruption;
	}

}
