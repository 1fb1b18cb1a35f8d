package dev.singletable.observe;

import java.time.Duration;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * Warns of operations that were slow, or cost much. Never a key value.
 */
public final class SlowOperationLog implements OperationListener {

	private static final Log LOG = LogFactory.getLog(SlowOperationLog.class);

	private final @Nullable Duration slowerThan;

	private final @Nullable Double costlierThan;

	/**
	 * A log of operations beyond these limits.
	 * @param slowerThan null where time does not matter
	 * @param costlierThan read and write units together; null where cost does not matter
	 */
	public SlowOperationLog(@Nullable Duration slowerThan, @Nullable Double costlierThan) {
		this.slowerThan = slowerThan;
		this.costlierThan = costlierThan;
	}

	@Override
	public void ended(SingleTableObservationContext operation, Duration duration) {
		OperationFigures.Units units = operation.figures().total();
		boolean slow = this.slowerThan != null && duration.compareTo(this.slowerThan) > 0;
		boolean costly = this.costlierThan != null && units.read() + units.write() > this.costlierThan;
		if (slow || costly) {
			LOG.warn(describe(operation, duration, slow ? costly ? "Slow and expensive" : "Slow" : "Expensive"));
		}
	}

	private static String describe(SingleTableObservationContext operation, Duration duration, String what) {
		OperationFigures figures = operation.figures();
		OperationFigures.Units units = figures.total();
		StringBuilder text = new StringBuilder(what).append(": ")
			.append(operation.operation())
			.append(" of ")
			.append(operation.entityType())
			.append(" in table '")
			.append(operation.table())
			.append('\'');
		if (operation.index() != null) {
			text.append(", index '").append(operation.index()).append('\'');
		}
		if (operation.repositoryMethod() != null) {
			text.append(", by ").append(operation.repositoryMethod());
		}
		return text.append(": %d ms, %s read units, %s write units, %d calls, %d items scanned, %d returned".formatted(
				duration.toMillis(), units.read(), units.write(), figures.callCount(), figures.scanned(),
				figures.returned()))
			.toString();
	}

}
