package dev.singletable.wire;

import java.util.ArrayList;
import java.util.List;

import dev.singletable.observe.ObservedOperation;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.ConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;

/**
 * Adds up what the reads of one thread, and of those that read for it, consume while it
 * is open.
 * <p>
 * A read that would not ask the service what it consumed does so while a meter is open.
 * Meters may be opened inside one another; each counts.
 */
public final class CapacityMeter implements AutoCloseable {

	private static final ThreadLocal<@Nullable List<CapacityMeter>> OPEN = new ThreadLocal<>();

	private int calls;

	private double readUnits;

	private CapacityMeter() {
	}

	/**
	 * Begins to count on this thread, which has to close it.
	 */
	public static CapacityMeter open() {
		List<CapacityMeter> open = OPEN.get();
		if (open == null) {
			open = new ArrayList<>();
			OPEN.set(open);
		}
		CapacityMeter meter = new CapacityMeter();
		open.add(meter);
		return meter;
	}

	/**
	 * The same for another thread, counted by the meters that are open on this one, and
	 * observed as a part of its operation.
	 */
	public static Runnable counted(Runnable work) {
		Runnable reads = ObservedOperation.carried(work);
		List<CapacityMeter> open = OPEN.get();
		if (open == null) {
			return reads;
		}
		List<CapacityMeter> counting = List.copyOf(open);
		return () -> {
			OPEN.set(new ArrayList<>(counting));
			try {
				reads.run();
			}
			finally {
				OPEN.remove();
			}
		};
	}

	/** What a read has to ask for, or null. */
	static @Nullable ReturnConsumedCapacity wanted() {
		return Observing.wanted((OPEN.get() != null) ? ReturnConsumedCapacity.TOTAL : null);
	}

	static void count(@Nullable ConsumedCapacity capacity) {
		List<CapacityMeter> open = OPEN.get();
		if (open != null) {
			Double units = (capacity != null) ? capacity.capacityUnits() : null;
			open.forEach((meter) -> meter.add((units != null) ? units : 0));
		}
	}

	private synchronized void add(double units) {
		this.calls++;
		this.readUnits += units;
	}

	/**
	 * How many reads were answered.
	 */
	public synchronized int calls() {
		return this.calls;
	}

	/**
	 * What the service charged for them.
	 */
	public synchronized double readUnits() {
		return this.readUnits;
	}

	@Override
	public void close() {
		List<CapacityMeter> open = OPEN.get();
		if (open != null) {
			open.remove(this);
			if (open.isEmpty()) {
				OPEN.remove();
			}
		}
	}

}
