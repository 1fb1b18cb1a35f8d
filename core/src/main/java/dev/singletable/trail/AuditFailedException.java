package dev.singletable.trail;

import java.util.List;

import dev.singletable.write.OperationDetails;

import org.springframework.dao.NonTransientDataAccessResourceException;

/**
 * A write was made, and its rows in the audit trail were not.
 */
public final class AuditFailedException extends NonTransientDataAccessResourceException {

	private static final long serialVersionUID = 1L;

	private final transient List<AuditEntry> entries;

	public AuditFailedException(OperationDetails details, List<AuditEntry> entries, Throwable cause) {
		super(details.message("the write was made, but not its row in the audit trail. Do not repeat the write."),
				cause);
		this.entries = List.copyOf(entries);
	}

	/**
	 * What is missing in the trail.
	 */
	public List<AuditEntry> entries() {
		return this.entries;
	}

}
