package dev.singletable.observe;

import java.util.ArrayList;
import java.util.List;

import io.micrometer.observation.ObservationRegistry;
import org.jspecify.annotations.Nullable;

/**
 * Who watches the operations of a template; nobody, unless told otherwise.
 *
 * @param convention how operations are named, or null for the registry's own or the
 * default
 * @param capacity what DynamoDB is asked to tell of consumed capacity while there is a
 * listener
 */
public record ObservationOptions(ObservationRegistry registry, @Nullable SingleTableObservationConvention convention,
		List<OperationListener> listeners, CapacityDetail capacity) {

	public ObservationOptions {
		listeners = List.copyOf(listeners);
	}

	public static ObservationOptions none() {
		return new ObservationOptions(ObservationRegistry.NOOP, null, List.of(), CapacityDetail.INDEXES);
	}

	public ObservationOptions withRegistry(ObservationRegistry other) {
		return new ObservationOptions(other, this.convention, this.listeners, this.capacity);
	}

	public ObservationOptions withConvention(SingleTableObservationConvention other) {
		return new ObservationOptions(this.registry, other, this.listeners, this.capacity);
	}

	/**
	 * The same with one more listener.
	 */
	public ObservationOptions withListener(OperationListener added) {
		List<OperationListener> all = new ArrayList<>(this.listeners);
		all.add(added);
		return new ObservationOptions(this.registry, this.convention, all, this.capacity);
	}

	public ObservationOptions withCapacity(CapacityDetail wanted) {
		return new ObservationOptions(this.registry, this.convention, this.listeners, wanted);
	}

}
