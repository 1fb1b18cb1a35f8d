package dev.singletable.observe;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationConvention;

/**
 * How operations are named; a bean of this type replaces the default.
 */
public interface SingleTableObservationConvention extends ObservationConvention<SingleTableObservationContext> {

	@Override
	default boolean supportsContext(Observation.Context context) {
		return context instanceof SingleTableObservationContext;
	}

}
