package dev.singletable.trail;

/**
 * What happens when a row that follows its write cannot be written.
 */
public enum OnFailure {

	/** The caller gets an {@link AuditFailedException}; the write stands. */
	FAIL,

	/** It is logged, without any value, and lost. */
	LOG

}
