package dev.singletable.test;

import java.time.Duration;
import java.util.function.ObjIntConsumer;

/**
 * What is to happen to the next requests; of several that fit, the first comes first.
 */
public final class Faults {

	private final ObjIntConsumer<Fault> plan;

	Faults(ObjIntConsumer<Fault> plan) {
		this.plan = plan;
	}

	private Faults plan(Fault fault, int requests) {
		if (requests < 1) {
			throw new IllegalArgumentException("A fault happens to at least one request, not to " + requests + ".");
		}
		this.plan.accept(fault, requests);
		return this;
	}

	/**
	 * They are refused for coming too often.
	 */
	public Faults throttle(int requests) {
		return plan(new Fault.Throttled(), requests);
	}

	/**
	 * Writes are refused because a transaction is at the item.
	 */
	public Faults conflict(int requests) {
		return plan(new Fault.Conflict(), requests);
	}

	/**
	 * They fail in the service, without effect.
	 */
	public Faults fail(int requests) {
		return plan(new Fault.ServerError(), requests);
	}

	/**
	 * The connection breaks before they arrive, so that they have no effect.
	 */
	public Faults loseRequest(int requests) {
		return plan(new Fault.RequestLost(), requests);
	}

	/**
	 * They take effect, and the connection breaks before the answer arrives.
	 */
	public Faults loseAnswer(int requests) {
		return plan(new Fault.AnswerLost(), requests);
	}

	/**
	 * Batches do one half; the other half, or a single entry, is left unprocessed.
	 */
	public Faults leaveUnprocessed(int requests) {
		return plan(new Fault.Unprocessed(), requests);
	}

	/**
	 * They are sent that much later.
	 */
	public Faults delay(int requests, Duration by) {
		return plan(new Fault.Delayed(by), requests);
	}

}
