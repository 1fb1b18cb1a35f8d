package dev.singletable.observe;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * Watches the operations of one template.
 * <p>
 * Nothing that a handler, a convention or a listener throws reaches the operation: the
 * first time it is logged as a warning, then for debugging.
 */
public final class OperationObserver {

	private static final Log LOG = LogFactory.getLog(OperationObserver.class);

	private final String table;

	private final ObservationOptions options;

	private final AtomicBoolean warned = new AtomicBoolean();

	private OperationObserver(String table, ObservationOptions options) {
		this.table = table;
		this.options = options;
	}

	/**
	 * An observer, or null where nobody would be told.
	 */
	public static @Nullable OperationObserver of(String table, ObservationOptions options) {
		boolean nobody = options.registry() == ObservationRegistry.NOOP && options.listeners().isEmpty();
		return nobody ? null : new OperationObserver(table, options);
	}

	/**
	 * Whether anybody is told at present: a registry may have no handler yet.
	 */
	public boolean isActive() {
		return !this.options.listeners().isEmpty() || !this.options.registry().isNoop();
	}

	/**
	 * Begins an operation, which the caller has to end.
	 */
	public ObservedOperation start(String operation, String entityType) {
		SingleTableObservationContext context = new SingleTableObservationContext(operation, entityType, this.table,
				RepositoryMethod.current());
		return new ObservedOperation(this, context, started(context));
	}

	private @Nullable Observation started(SingleTableObservationContext context) {
		if (this.options.registry().isNoop()) {
			return null;
		}
		Observation[] started = new Observation[1];
		safely(() -> {
			Observation observation = SingleTableObservation.OPERATION.observation(this.options.convention(),
					DefaultSingleTableObservationConvention.INSTANCE, () -> context, this.options.registry());
			started[0] = observation;
			observation.start();
		});
		return started[0];
	}

	/**
	 * Counts something beside the operations.
	 * @param what as {@link OperationListener#counted} has it
	 */
	public void count(String what) {
		tell((listener) -> listener.counted(what, this.table));
	}

	void ended(SingleTableObservationContext context, Duration duration) {
		tell((listener) -> listener.ended(context, duration));
	}

	private void tell(Consumer<OperationListener> news) {
		for (OperationListener listener : this.options.listeners()) {
			safely(() -> news.accept(listener));
		}
	}

	CapacityDetail capacity() {
		return this.options.listeners().isEmpty() ? CapacityDetail.NONE : this.options.capacity();
	}

	ObservationRegistry registry() {
		return this.options.registry();
	}

	void safely(Runnable telling) {
		try {
			telling.run();
		}
		catch (RuntimeException | LinkageError | AssertionError ex) {
			String message = "An observation of table '" + this.table + "' failed; the operation goes on.";
			if (this.warned.compareAndSet(false, true)) {
				LOG.warn(message, ex);
			}
			else {
				LOG.debug(message, ex);
			}
		}
	}

}
