package dev.singletable.faults;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;

import dev.singletable.faults.RegisterStep.Register;

/**
 * What everybody did to each item, and when.
 */
final class Recording {

	private final AtomicLong clock = new AtomicLong();

	private final Map<String, Queue<Operation<Register>>> histories = new ConcurrentHashMap<>();

	/**
	 * This moment, and no other is the same.
	 */
	long now() {
		return this.clock.incrementAndGet();
	}

	void add(String id, Operation<Register> operation) {
		this.histories.computeIfAbsent(id, (each) -> new ConcurrentLinkedQueue<>()).add(operation);
	}

	/** Something that began then and ends now. */
	void known(String id, long invoked, RegisterStep step) {
		add(id, Operation.known(step, invoked, now()));
	}

	/** Something that began then and may still happen. */
	void unknown(String id, long invoked, RegisterStep step) {
		add(id, Operation.unknown(step, invoked));
	}

	/**
	 * Why the history of the item cannot have been, empty if it can.
	 */
	String problem(String id, Register initial) {
		List<Operation<Register>> history = new ArrayList<>(
				this.histories.getOrDefault(id, new ConcurrentLinkedQueue<>()));
		return Linearizability.problem(initial, history);
	}

}
