package dev.singletable.template;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import org.springframework.dao.ConcurrencyFailureException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Several reads at the same time, in their order.
 */
class ReadAheadTests {

	private static final int READS = 100;

	private final AtomicInteger begun = new AtomicInteger();

	private List<Function<BooleanSupplier, Integer>> reads(Function<Integer, Integer> read) {
		return IntStream.range(0, READS).<Function<BooleanSupplier, Integer>>mapToObj((number) -> (ended) -> {
			this.begun.incrementAndGet();
			return read.apply(number);
		}).toList();
	}

	@AfterEach
	void noReaderIsLeft() {
		long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
		while (readers() > 0 && System.nanoTime() < end) {
			LockSupport.parkNanos(Duration.ofMillis(1).toNanos());
		}
		assertThat(readers()).isZero();
	}

	private static long readers() {
		return Thread.getAllStackTraces()
			.keySet()
			.stream()
			.filter((thread) -> thread.getName().equals("singletable-read"))
			.count();
	}

	private static void await(CountDownLatch latch) {
		try {
			assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException("interrupted", ex);
		}
	}

	@Test
	void answersComeInOrderWhicheverIsFirst() {
		CountDownLatch seventh = new CountDownLatch(1);
		List<Integer> answers = new ArrayList<>();
		try (ReadAhead<Integer> ahead = ReadAhead.eager(reads((number) -> {
			if (number == 7) {
				seventh.countDown();
			}
			await(seventh);
			return number;
		}))) {
			ahead.forEachRemaining(answers::add);
		}
		assertThat(answers).containsExactlyElementsOf(IntStream.range(0, READS).boxed().toList());
	}

	@Test
	void noMoreThanEightAreUnderWay() {
		AtomicInteger running = new AtomicInteger();
		AtomicInteger most = new AtomicInteger();
		try (ReadAhead<Integer> ahead = ReadAhead.eager(reads((number) -> {
			most.accumulateAndGet(running.incrementAndGet(), Math::max);
			Thread.yield();
			return running.decrementAndGet();
		}))) {
			ahead.forEachRemaining((answer) -> {
			});
		}
		assertThat(most.get()).isBetween(2, 8);
	}

	@Test
	void whoMayStopReadsTwiceAsFarWithEachStep() {
		try (ReadAhead<Integer> ahead = ReadAhead.careful(reads((number) -> number))) {
			assertThat(this.begun).hasValue(0);
			ahead.next();
			assertThat(this.begun).hasValue(1);
			ahead.next();
			assertThat(this.begun.get()).isBetween(2, 3);
			ahead.next();
			assertThat(this.begun.get()).isBetween(3, 6);
			IntStream.range(3, 20).forEach((step) -> ahead.next());
			assertThat(this.begun.get()).isBetween(20, 27);
		}
	}

	@Test
	void oneReadNeedsNoOtherThread() {
		Thread own = Thread.currentThread();
		List<Function<BooleanSupplier, Thread>> one = List.of((ended) -> Thread.currentThread());
		try (ReadAhead<Thread> ahead = ReadAhead.eager(one)) {
			assertThat(ahead.next()).isSameAs(own);
			assertThat(ahead.hasNext()).isFalse();
		}
	}

	@Test
	void aFailureIsToldOnceAndEndsTheOthers() {
		CountDownLatch failed = new CountDownLatch(1);
		List<Function<BooleanSupplier, Integer>> reads = new ArrayList<>();
		reads.add((ended) -> {
			await(failed);
			while (!ended.getAsBoolean()) {
				Thread.onSpinWait();
			}
			return 0;
		});
		reads.add((ended) -> {
			failed.countDown();
			throw new IllegalStateException("enough");
		});
		reads.addAll(reads((number) -> number));
		try (ReadAhead<Integer> ahead = ReadAhead.eager(reads)) {
			assertThatIllegalStateException().isThrownBy(ahead::next).withMessage("enough");
		}
		assertThat(this.begun.get()).isLessThan(8);
	}

	@Test
	void whoeverWaitsCanBeInterrupted() {
		CountDownLatch elsewhere = new CountDownLatch(1);
		CountDownLatch never = new CountDownLatch(1);
		List<Function<BooleanSupplier, Integer>> reads = List.of((ended) -> {
			await(elsewhere);
			return 0;
		}, (ended) -> {
			elsewhere.countDown();
			await(never);
			return 1;
		});
		try (ReadAhead<Integer> ahead = ReadAhead.eager(reads)) {
			assertThat(ahead.next()).isZero();
			Thread.currentThread().interrupt();
			assertThatExceptionOfType(ConcurrencyFailureException.class).isThrownBy(ahead::next)
				.withMessage("Interrupted while reading.");
			assertThat(Thread.interrupted()).isTrue();
		}
	}

}
