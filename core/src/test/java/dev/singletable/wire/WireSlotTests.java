package dev.singletable.wire;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * What calls borrow belongs to one of them at a time.
 */
class WireSlotTests {

	private static final int LARGE = 200_000;

	private static WireExchange<Object> exchange(String body) {
		return new WireExchange<>((out) -> out.writeBytes(body.getBytes(StandardCharsets.UTF_8)), null);
	}

	private static WireBody sent(WireExchange<Object> exchange) {
		return exchange.sent(() -> {
			exchange.written();
			return Objects.requireNonNull(exchange.body());
		});
	}

	@Test
	void aCallUsesTheBuffersOfTheOneBefore() {
		WireBody first = sent(exchange("one"));
		assertThat(sent(exchange("two"))).isSameAs(first);
	}

	@Test
	void aFailedCallTakesItsBuffersAlong() {
		WireBody before = sent(exchange("one"));
		WireExchange<Object> failing = exchange("two");
		assertThatIllegalStateException().isThrownBy(() -> failing.sent(() -> {
			throw new IllegalStateException("given up");
		}));
		assertThat(sent(exchange("three"))).isNotSameAs(before);
		assertThat(failing.body()).isSameAs(before);
	}

	@Test
	void aCallInsideACallHasItsOwn() {
		WireExchange<Object> outer = exchange("outer");
		outer.sent(() -> {
			outer.written();
			WireBody inner = sent(exchange("inner"));
			assertThat(inner).isNotSameAs(outer.body());
			assertThat(outer.body()).hasToString("outer");
			return inner;
		});
	}

	@Test
	void aLargeBodyIsNotKept() {
		WireBody large = sent(exchange("x".repeat(LARGE)));
		assertThat(sent(exchange("small"))).isNotSameAs(large);
	}

	@Test
	void theMarkOfACallThatEndedLeadsNowhere() {
		WireSlot slot = WireSlot.borrow(exchange("one"));
		assertThat(slot.exchange()).isNotNull();
		slot.giveBack();
		assertThat(slot.exchange()).isNull();
	}

	@Test
	void callsAtTheSameTimeShareNothing() throws Exception {
		Set<WireBody> busy = ConcurrentHashMap.newKeySet();
		Callable<Boolean> calls = () -> {
			boolean alone = true;
			for (int number = 0; number < 2000; number++) {
				String text = Thread.currentThread().getName() + number;
				WireExchange<Object> exchange = exchange(text);
				alone &= exchange.sent(() -> {
					exchange.written();
					WireBody body = Objects.requireNonNull(exchange.body());
					boolean own = busy.add(body) && body.toString().equals(text);
					Thread.yield();
					return busy.remove(body) && own && body.toString().equals(text);
				});
			}
			return alone;
		};
		ExecutorService threads = Executors.newFixedThreadPool(150);
		try {
			List<Future<Boolean>> results = new ArrayList<>(threads.invokeAll(Collections.nCopies(150, calls)));
			for (Future<Boolean> result : results) {
				assertThat(result.get()).isTrue();
			}
		}
		finally {
			threads.shutdown();
		}
	}

}
