package dev.singletable.observe;

import java.time.Duration;

import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import org.jspecify.annotations.Nullable;

/**
 * Counts what operations take, as Micrometer's meters.
 */
public final class OperationMeters implements OperationListener {

	private final MeterRegistry registry;

	public OperationMeters(MeterRegistry registry) {
		this.registry = registry;
	}

	@Override
	public void ended(SingleTableObservationContext operation, Duration duration) {
		OperationFigures figures = operation.figures();
		Tags tags = Tags.of("operation", operation.operation(), "entity.type", operation.entityType(), "table",
				operation.table());
		figures.calls().forEach((call, times) -> count(Meter.CALLS, tags.and("call", call), times));
		figures.units().forEach((index, units) -> {
			count(Meter.READ_UNITS, tags.and("index", index), units.read());
			count(Meter.WRITE_UNITS, tags.and("index", index), units.write());
		});
		Tags read = tags.and("index", orNone(operation.index()));
		count(Meter.RETURNED, read, figures.returned());
		count(Meter.SCANNED, read, figures.scanned());
		summarize(Meter.PAGES, read, figures.pages());
		count(Meter.RETRIES, tags, figures.retries());
		count(Meter.UNPROCESSED, tags, figures.unprocessed());
		count(Meter.CONFLICTS, tags.and("reason", "condition"), figures.failedConditions());
		count(Meter.CONFLICTS, tags.and("reason", "transaction"), figures.conflicts());
		figures.throttles().forEach((reason, times) -> count(Meter.THROTTLES, tags.and("reason", reason), times));
		summarize(Meter.BATCH_SIZE, tags, figures.largestBatch());
		summarize(Meter.TRANSACTION_SIZE, tags, figures.largestTransaction());
		if (operation.errorCode() == ErrorCode.INVALID_CURSOR) {
			counted(Meter.CURSOR_FAILURES.what(), operation.table());
		}
	}

	private static String orNone(@Nullable String text) {
		return (text != null) ? text : SingleTableObservation.NONE;
	}

	@Override
	public void counted(String what, String table) {
		this.registry.counter("singletable." + what, Tags.of("table", table)).increment();
	}

	private void count(Meter meter, Tags tags, Number amount) {
		if (amount.doubleValue() > 0) {
			this.registry.counter(meter.fullName(), tags).increment(amount.doubleValue());
		}
	}

	private void summarize(Meter meter, Tags tags, Number amount) {
		if (amount.doubleValue() > 0) {
			DistributionSummary.builder(meter.fullName())
				.tags(tags)
				.register(this.registry)
				.record(amount.doubleValue());
		}
	}

	/**
	 * The meters.
	 */
	public enum Meter {

		/** Requests, by DynamoDB's name of the operation. */
		CALLS("calls"),

		/** Read units that were consumed. */
		READ_UNITS("consumed.read.units"),

		/** Write units that were consumed. */
		WRITE_UNITS("consumed.write.units"),

		/** Items that DynamoDB returned. */
		RETURNED("items.returned"),

		/** Items that DynamoDB read, and charged for. */
		SCANNED("items.scanned"),

		/** Pages of each operation. */
		PAGES("pages"),

		/** Requests that were sent again. */
		RETRIES("retries"),

		/** Items of batches that DynamoDB left. */
		UNPROCESSED("unprocessed.items"),

		/** Conditions that were not fulfilled, and transactions that met another. */
		CONFLICTS("conflicts"),

		/** Requests that DynamoDB refused for their rate, by its reason. */
		THROTTLES("throttles"),

		/** Items of the largest batch of each operation. */
		BATCH_SIZE("batch.size"),

		/** Items of the largest transaction of each operation. */
		TRANSACTION_SIZE("transaction.size"),

		/** Page positions that were refused. */
		CURSOR_FAILURES("cursor.failures");

		private final String what;

		Meter(String what) {
			this.what = what;
		}

		String what() {
			return this.what;
		}

		/**
		 * The name it is registered by.
		 */
		public String fullName() {
			return "singletable." + this.what;
		}

	}

}
