package dev.singletable.plan;

import java.util.Optional;
import java.util.Set;

/**
 * How a question is answered.
 */
public interface QueryPlan {

	/**
	 * The index that is read; empty for the table itself.
	 */
	Optional<String> index();

	/**
	 * Names of other item types the key range covers: read and paid for, never returned.
	 */
	Set<String> alsoReads();

	/**
	 * The plan in one line, without values.
	 */
	String describe();

	/**
	 * How items come from the client, and why so; empty for a plan no template explained.
	 */
	default Optional<String> carrier() {
		return Optional.empty();
	}

}
