package dev.singletable.wire;

import java.util.concurrent.atomic.AtomicReferenceArray;

import dev.singletable.json.JsonItemReader;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.core.interceptor.ExecutionAttribute;

/**
 * What a call borrows on its way past the SDK's values: the mark by which the interceptor
 * finds the call, and buffers.
 * <p>
 * All of it serves the next call again. After a failure it does not: somebody, such as an
 * attempt that was given up, may still hold it.
 */
final class WireSlot {

	/** Where the interceptor finds it. */
	static final ExecutionAttribute<WireSlot> ATTRIBUTE = new ExecutionAttribute<>("SingleTableCall");

	private static final int IDLE = 64;

	/** What is larger is not kept. */
	private static final int KEPT = 64 * 1024;

	/** Threads that share a place make one more, and one is let go. */
	private static final AtomicReferenceArray<@Nullable WireSlot> SLOTS = new AtomicReferenceArray<>(IDLE);

	private final AwsRequestOverrideConfiguration override = AwsRequestOverrideConfiguration.builder()
		.putExecutionAttribute(ATTRIBUTE, this)
		.build();

	private @Nullable AwsRequestOverrideConfiguration once;

	private WireBody body = new WireBody();

	private JsonItemReader reader = new JsonItemReader();

	private volatile @Nullable WireExchange<?> exchange;

	private WireSlot() {
	}

	static WireSlot borrow(WireExchange<?> exchange) {
		WireSlot idle = SLOTS.getAndSet(place(), null);
		WireSlot slot = (idle != null) ? idle : new WireSlot();
		slot.exchange = exchange;
		return slot;
	}

	private static int place() {
		return (int) (Thread.currentThread().getId() % IDLE);
	}

	void giveBack() {
		this.exchange = null;
		if (this.body.size() > KEPT) {
			this.body = new WireBody();
		}
		if (this.reader.capacity() > KEPT) {
			this.reader = new JsonItemReader();
		}
		this.body.reset();
		SLOTS.set(place(), this);
	}

	/**
	 * The call, or null when it has ended.
	 */
	@Nullable WireExchange<?> exchange() {
		return this.exchange;
	}

	/**
	 * What makes the interceptor find it.
	 * @param sentOnce whether the client must not repeat the request
	 */
	AwsRequestOverrideConfiguration override(boolean sentOnce) {
		if (!sentOnce) {
			return this.override;
		}
		AwsRequestOverrideConfiguration known = this.once;
		if (known == null) {
			known = Sending.ONCE.toBuilder().putExecutionAttribute(ATTRIBUTE, this).build();
			this.once = known;
		}
		return known;
	}

	WireBody body() {
		return this.body;
	}

	JsonItemReader reader() {
		return this.reader;
	}

}
