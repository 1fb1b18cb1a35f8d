package dev.singletable.autoconfigure;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

import dev.singletable.observe.ErrorCode;
import dev.singletable.observe.OperationFigures;
import dev.singletable.observe.OperationListener;
import dev.singletable.observe.SingleTableObservationContext;
import org.jspecify.annotations.Nullable;

/**
 * Adds up since the start what methods of repositories, and operations, took.
 */
final class RepositoryFigures implements OperationListener {

	private final Map<String, Sum> methods = new ConcurrentHashMap<>();

	private final Map<String, Sum> operations = new ConcurrentHashMap<>();

	@Override
	public void ended(SingleTableObservationContext operation, Duration duration) {
		add(this.operations, operation.operation() + " " + operation.entityType(), operation, duration);
		String method = operation.repositoryMethod();
		if (method != null) {
			add(this.methods, method, operation, duration);
		}
	}

	private static void add(Map<String, Sum> sums, String name, SingleTableObservationContext operation,
			Duration duration) {
		sums.merge(name, Sum.of(operation, duration), Sum::and);
	}

	@Nullable Sum ofMethod(String name) {
		return this.methods.get(name);
	}

	Map<String, Sum> byOperation() {
		return new TreeMap<>(this.operations);
	}

	/**
	 * What several operations took.
	 *
	 * @param count how many there were
	 * @param failures how many of them did not do what was asked
	 * @param calls requests to DynamoDB
	 * @param itemsScanned items that DynamoDB read
	 * @param itemsReturned items that DynamoDB returned
	 */
	public record Sum(long count, long failures, long calls, double readUnits, double writeUnits, long itemsScanned,
			long itemsReturned, long retries, double totalSeconds) {

		private static final double SECOND = 1e9;

		static Sum of(SingleTableObservationContext operation, Duration duration) {
			OperationFigures figures = operation.figures();
			OperationFigures.Units units = figures.total();
			return new Sum(1, (operation.errorCode() != ErrorCode.NONE) ? 1 : 0, figures.callCount(), units.read(),
					units.write(), figures.scanned(), figures.returned(), figures.retries(),
					duration.toNanos() / SECOND);
		}

		Sum and(Sum other) {
			return new Sum(this.count + other.count, this.failures + other.failures, this.calls + other.calls,
					this.readUnits + other.readUnits, this.writeUnits + other.writeUnits,
					this.itemsScanned + other.itemsScanned, this.itemsReturned + other.itemsReturned,
					this.retries + other.retries, this.totalSeconds + other.totalSeconds);
		}

	}

}
