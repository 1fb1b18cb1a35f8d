package dev.singletable.observe;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import org.jspecify.annotations.Nullable;

/**
 * One operation from its beginning to its end, on one thread or several.
 */
public final class ObservedOperation {

	private static final ThreadLocal<@Nullable ObservedOperation> CURRENT = new ThreadLocal<>();

	private final OperationObserver observer;

	private final SingleTableObservationContext context;

	private final @Nullable Observation observation;

	private final long started = System.nanoTime();

	private final AtomicBoolean ended = new AtomicBoolean();

	ObservedOperation(OperationObserver observer, SingleTableObservationContext context,
			@Nullable Observation observation) {
		this.observer = observer;
		this.context = context;
		this.observation = observation;
	}

	/**
	 * What is counted of the operation that this thread works for, or null.
	 */
	public static @Nullable OperationFigures counting() {
		ObservedOperation current = CURRENT.get();
		return (current != null) ? current.context.figures() : null;
	}

	/**
	 * What the operation that this thread works for has to know of consumed capacity.
	 */
	public static CapacityDetail capacity() {
		ObservedOperation current = CURRENT.get();
		return (current != null) ? current.observer.capacity() : CapacityDetail.NONE;
	}

	/**
	 * The same for another thread, as a part of the operation that this one works for.
	 */
	public static Runnable carried(Runnable work) {
		ObservedOperation current = CURRENT.get();
		return (current == null) ? work : () -> current.during(() -> {
			work.run();
			return Boolean.TRUE;
		});
	}

	/**
	 * Works for the operation.
	 */
	public <R extends @Nullable Object> R during(Supplier<R> work) {
		ObservedOperation before = CURRENT.get();
		CURRENT.set(this);
		ObservationRegistry registry = this.observer.registry();
		Observation.Scope outer = (this.observation != null) ? registry.getCurrentObservationScope() : null;
		Observation.Scope scope = opened(outer);
		try {
			return work.get();
		}
		finally {
			close(scope, outer);
			if (before == null) {
				CURRENT.remove();
			}
			else {
				CURRENT.set(before);
			}
		}
	}

	/** A handler that fails leaves the scope open that others would take for theirs. */
	private Observation.@Nullable Scope opened(Observation.@Nullable Scope outer) {
		Observation own = this.observation;
		if (own == null) {
			return null;
		}
		Observation.@Nullable Scope[] opened = new Observation.Scope[1];
		this.observer.safely(() -> opened[0] = own.openScope());
		if (opened[0] == null) {
			this.observer.registry().setCurrentObservationScope(outer);
		}
		return opened[0];
	}

	private void close(Observation.@Nullable Scope scope, Observation.@Nullable Scope outer) {
		if (scope != null) {
			this.observer.safely(scope::close);
			this.observer.registry().setCurrentObservationScope(outer);
		}
	}

	/**
	 * Does all of the operation, and ends it.
	 */
	public <R extends @Nullable Object> R whole(Supplier<R> work) {
		try {
			R result = during(work);
			end(null);
			return result;
		}
		catch (RuntimeException | Error ex) {
			end(ex);
			throw ex;
		}
	}

	/**
	 * Does a part of the operation, and ends it if that fails.
	 */
	public <R extends @Nullable Object> R part(Supplier<R> work) {
		try {
			return during(work);
		}
		catch (RuntimeException | Error ex) {
			end(ex);
			throw ex;
		}
	}

	/**
	 * Ends the operation, once.
	 * @param failure why it failed, or null
	 */
	public void end(@Nullable Throwable failure) {
		if (!this.ended.compareAndSet(false, true)) {
			return;
		}
		if (failure != null) {
			this.context.setError(failure);
		}
		Observation own = this.observation;
		if (own != null) {
			if (failure != null) {
				this.observer.safely(() -> own.error(failure));
			}
			this.observer.safely(own::stop);
		}
		this.observer.ended(this.context, Duration.ofNanos(System.nanoTime() - this.started));
	}

}
