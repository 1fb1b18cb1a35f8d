package dev.singletable.observe;

import dev.singletable.observe.SingleTableObservation.Key;
import io.micrometer.common.KeyValues;
import org.jspecify.annotations.Nullable;

/**
 * The names that are documented. Extend it to add keys of your own.
 */
public class DefaultSingleTableObservationConvention implements SingleTableObservationConvention {

	/** The one that is used where no other is given. */
	static final DefaultSingleTableObservationConvention INSTANCE = new DefaultSingleTableObservationConvention();

	@Override
	public String getName() {
		return SingleTableObservation.NAME;
	}

	@Override
	public String getContextualName(SingleTableObservationContext context) {
		return context.operation() + " " + context.entityType();
	}

	@Override
	public KeyValues getLowCardinalityKeyValues(SingleTableObservationContext context) {
		ErrorCode code = context.errorCode();
		return KeyValues.of(Key.OPERATION.withValue(context.operation()),
				Key.ENTITY_TYPE.withValue(context.entityType()), Key.TABLE.withValue(context.table()),
				Key.INDEX.withValue(orNone(context.index())),
				Key.REPOSITORY_METHOD.withValue(orNone(context.repositoryMethod())),
				Key.OUTCOME.withValue(code.outcome().name()),
				Key.ERROR_CODE.withValue((code != ErrorCode.NONE) ? code.name() : SingleTableObservation.NONE));
	}

	private static String orNone(@Nullable String text) {
		return (text != null) ? text : SingleTableObservation.NONE;
	}

}
