package dev.singletable.trail;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The audit trail of a table. Everything comes newest first and is found by a key or an
 * index, never by a scan. Streams read page by page, as they are asked for.
 * <p>
 * The rows of an item are read consistently. All others are found by the two indexes of
 * the trail, day by day, up to 366 days at once.
 *
 * @see dev.singletable.annotation.Audited
 */
public interface TrailOperations {

	/**
	 * All rows of an item, be it that it is deleted.
	 */
	List<AuditEntry> of(Class<?> type, Object id);

	/**
	 * Rows of an item.
	 */
	Stream<AuditEntry> of(Class<?> type, Object id, TrailRange range);

	/**
	 * Rows of all items of a type, or of all types it is a parent of.
	 */
	Stream<AuditEntry> ofType(Class<?> type, TrailRange range);

	/**
	 * What an actor did in the last 30 days.
	 */
	List<AuditEntry> by(String actor);

	/**
	 * What an actor did.
	 */
	Stream<AuditEntry> by(String actor, TrailRange range);

	/**
	 * Everything that was done.
	 */
	Stream<AuditEntry> all(TrailRange range);

	/**
	 * What was done last, in the last 30 days.
	 */
	List<AuditEntry> recent(int limit);

	/**
	 * The values that a property of an item came to have.
	 * @param path of the property, as the changes name it
	 * @throws org.springframework.dao.InvalidDataAccessApiUsageException if it is left
	 * out of the trail
	 */
	List<PropertyValue> values(Class<?> type, Object id, String path);

	/**
	 * Writes a row of the application's own about an item.
	 * @param operation such as {@code EXPORT}
	 */
	AuditEntry record(Class<?> type, Object id, String operation, Map<String, ?> details);

	/**
	 * Writes a row of something that concerns no item.
	 */
	AuditEntry record(AuditedEvent event);

}
