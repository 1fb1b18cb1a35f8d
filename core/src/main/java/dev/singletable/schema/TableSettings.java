package dev.singletable.schema;

import org.jspecify.annotations.Nullable;

/**
 * Settings of a table that entities do not need but an operator may want. What is null is
 * not wanted, or not known.
 *
 * @param billing how it is paid
 * @param stream what its stream carries
 * @param deletionProtection whether nobody can delete it
 * @param pointInTimeRecovery whether it can be restored to any moment of the last weeks
 */
public record TableSettings(@Nullable Billing billing, @Nullable StreamView stream,
		@Nullable Boolean deletionProtection, @Nullable Boolean pointInTimeRecovery) {

	/**
	 * Nothing is wanted, or known.
	 */
	public static TableSettings none() {
		return new TableSettings(null, null, null, null);
	}

	public TableSettings withPointInTimeRecovery(@Nullable Boolean on) {
		return new TableSettings(this.billing, this.stream, this.deletionProtection, on);
	}

}
