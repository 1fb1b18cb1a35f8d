package dev.singletable.trail;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Something to be recorded that concerns no item.
 *
 * @param at when it happened
 * @param actor who did it, or null for whoever is known
 * @param operation such as {@code LOGIN}
 * @param details text, numbers, booleans, moments, and lists and maps of them
 */
public record AuditedEvent(Instant at, @Nullable String actor, String operation, Map<String, ?> details) {

	public AuditedEvent {
		details = new LinkedHashMap<>(details);
	}

	/** Never the details. */
	@Override
	public String toString() {
		return "AuditedEvent[" + this.operation + "]";
	}

}
