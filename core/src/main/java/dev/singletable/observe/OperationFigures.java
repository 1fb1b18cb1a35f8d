package dev.singletable.observe;

import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * What one operation took. Calls of several threads may add to it at the same time.
 */
public final class OperationFigures {

	private final Map<String, Long> calls = new LinkedHashMap<>();

	private final Map<String, Long> throttles = new LinkedHashMap<>();

	private final Map<String, Units> units = new LinkedHashMap<>();

	private @Nullable String index;

	private long pages;

	private long returned;

	private long scanned;

	private long retries;

	private long unprocessed;

	private long failedConditions;

	private long conflicts;

	private long largestBatch;

	private long largestTransaction;

	/**
	 * A request goes out.
	 * @param name in DynamoDB's words, such as {@code GetItem}
	 */
	public synchronized void called(String name) {
		this.calls.merge(name, 1L, Long::sum);
	}

	/**
	 * The requests that went out, by DynamoDB's name of the operation.
	 */
	public synchronized Map<String, Long> calls() {
		return Map.copyOf(this.calls);
	}

	/**
	 * How many requests went out.
	 */
	public synchronized long callCount() {
		return this.calls.values().stream().mapToLong(Long::longValue).sum();
	}

	/**
	 * DynamoDB has charged for something.
	 * @param of the index, or null for the table, or for all where indexes are not told
	 * apart
	 */
	public synchronized void consumed(@Nullable String of, double readUnits, double writeUnits) {
		this.units.merge((of != null) ? of : SingleTableObservation.NONE, new Units(readUnits, writeUnits), Units::and);
	}

	/**
	 * What was charged, by the name of the index; that of the table itself is
	 * {@code none}.
	 */
	public synchronized Map<String, Units> units() {
		return Map.copyOf(this.units);
	}

	/**
	 * What was charged in all.
	 */
	public synchronized Units total() {
		return this.units.values().stream().reduce(new Units(0, 0), Units::and);
	}

	/**
	 * A page of a query or scan has come.
	 */
	public synchronized void page(@Nullable String of, long itemsReturned, long itemsScanned) {
		this.pages++;
		this.index = (of != null) ? of : this.index;
		items(itemsReturned, itemsScanned);
	}

	/**
	 * Items have come that were asked for by their keys.
	 */
	public synchronized void items(long itemsReturned, long itemsScanned) {
		this.returned += itemsReturned;
		this.scanned += itemsScanned;
	}

	/**
	 * The index that is read, or null.
	 */
	public synchronized @Nullable String index() {
		return this.index;
	}

	/**
	 * How many pages of queries and scans came.
	 */
	public synchronized long pages() {
		return this.pages;
	}

	/**
	 * How many items DynamoDB returned.
	 */
	public synchronized long returned() {
		return this.returned;
	}

	/**
	 * How many items DynamoDB read, and charged for, before its filter.
	 */
	public synchronized long scanned() {
		return this.scanned;
	}

	/**
	 * A request is sent again.
	 */
	public synchronized void retried(long times) {
		this.retries += times;
	}

	/**
	 * How many requests were sent again.
	 */
	public synchronized long retries() {
		return this.retries;
	}

	/**
	 * DynamoDB left a part of a batch.
	 */
	public synchronized void unprocessed(long items) {
		this.unprocessed += items;
	}

	/**
	 * How many items of batches DynamoDB left, each time it did.
	 */
	public synchronized long unprocessed() {
		return this.unprocessed;
	}

	/**
	 * The condition of a write was not fulfilled.
	 */
	public synchronized void failedCondition() {
		this.failedConditions++;
	}

	/**
	 * How many conditions were not fulfilled.
	 */
	public synchronized long failedConditions() {
		return this.failedConditions;
	}

	/**
	 * Another transaction was at an item.
	 */
	public synchronized void conflict() {
		this.conflicts++;
	}

	/**
	 * How often another transaction was at an item.
	 */
	public synchronized long conflicts() {
		return this.conflicts;
	}

	/**
	 * DynamoDB refused a request for its rate.
	 * @param reason in DynamoDB's words
	 */
	public synchronized void throttled(String reason) {
		this.throttles.merge(reason, 1L, Long::sum);
	}

	/**
	 * How often DynamoDB refused a request for its rate, by its reason.
	 */
	public synchronized Map<String, Long> throttles() {
		return Map.copyOf(this.throttles);
	}

	/**
	 * A batch goes out.
	 */
	public synchronized void batch(long items) {
		this.largestBatch = Math.max(this.largestBatch, items);
	}

	/**
	 * How many items the largest batch of one call had; 0 without any.
	 */
	public synchronized long largestBatch() {
		return this.largestBatch;
	}

	/**
	 * A transaction goes out.
	 */
	public synchronized void transaction(long items) {
		this.largestTransaction = Math.max(this.largestTransaction, items);
	}

	/**
	 * How many items the largest transaction had; 0 without any.
	 */
	public synchronized long largestTransaction() {
		return this.largestTransaction;
	}

	/**
	 * What DynamoDB charges.
	 */
	public record Units(double read, double write) {

		Units and(Units other) {
			return new Units(this.read + other.read, this.write + other.write);
		}

	}

}
