package dev.singletable.template;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

import dev.singletable.template.ModelStep.Verbs;
import org.jspecify.annotations.Nullable;

/**
 * One write that may be made alone or as a step of a transaction.
 *
 * @param given the entities handed over
 * @param promised what the model is to do for it: two steps for a move
 */
record RandomWrite(String text, List<Object> given, Alone alone, Consumer<TransactionOperations> step,
		Function<Verbs, List<ModelStep>> promised) {

	/** The write as a call. */
	interface Alone {

		@Nullable Object by(SingleTableTemplate template);

	}

	@Override
	public String toString() {
		return this.text;
	}

}
