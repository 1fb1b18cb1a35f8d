package dev.singletable.autoconfigure;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.Temporal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import dev.singletable.trail.AuditEntry;
import dev.singletable.trail.AuditedEvent;
import dev.singletable.trail.TrailOperations;
import dev.singletable.trail.TrailRange;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.actuate.audit.AuditEvent;
import org.springframework.boot.actuate.audit.AuditEventRepository;
import org.springframework.dao.DataAccessException;

/**
 * Actuator's events as rows of the audit trail that concern no item; finds those and the
 * rows of items, the newest thousand at most.
 */
final class TrailAuditEventRepository implements AuditEventRepository {

	private static final Log LOG = LogFactory.getLog(TrailAuditEventRepository.class);

	private static final int MOST = 1000;

	private static final Duration FARTHEST = Duration.ofDays(364);

	private final TrailOperations trail;

	private final Clock clock;

	TrailAuditEventRepository(TrailOperations trail, Clock clock) {
		this.trail = trail;
		this.clock = clock;
	}

	/** An event of a row is in the trail already; and a login never fails for its row. */
	@Override
	public void add(AuditEvent event) {
		if (event.getData().containsKey(AuditedWriteEvents.ROW)) {
			return;
		}
		try {
			this.trail.record(new AuditedEvent(event.getTimestamp(), event.getPrincipal(), event.getType(),
					plain(event.getData())));
		}
		catch (DataAccessException ex) {
			LOG.error("An event '" + event.getType() + "' is missing in the audit trail.", ex);
		}
	}

	private static Map<String, Object> plain(Map<?, ?> data) {
		Map<String, Object> plain = new LinkedHashMap<>();
		data.forEach((name, value) -> plain.put(String.valueOf(name), plain(value)));
		return plain;
	}

	private static Object plain(@Nullable Object value) {
		if (value instanceof Map<?, ?> map) {
			return plain(map);
		}
		boolean simple = value instanceof Number || value instanceof Boolean || value instanceof Temporal;
		return (simple && value != null) ? value : String.valueOf(value);
	}

	@Override
	public List<AuditEvent> find(@Nullable String principal, @Nullable Instant after, @Nullable String type) {
		TrailRange range = (after != null) ? TrailRange.since(later(after, this.clock.instant().minus(FARTHEST)))
				: TrailRange.recent();
		try (Stream<AuditEntry> rows = (principal != null) ? this.trail.by(principal, range) : this.trail.all(range)) {
			List<AuditEvent> found = new ArrayList<>(rows.map(TrailAuditEventRepository::event)
				.filter((event) -> type == null || type.equals(event.getType()))
				.filter((event) -> after == null || event.getTimestamp().isAfter(after))
				.limit(MOST)
				.toList());
			Collections.reverse(found);
			return found;
		}
	}

	private static Instant later(Instant one, Instant other) {
		return one.isAfter(other) ? one : other;
	}

	private static AuditEvent event(AuditEntry entry) {
		if (entry.type().isPresent()) {
			return AuditedWriteEvents.of(entry);
		}
		Map<String, Object> data = new LinkedHashMap<>();
		entry.details().forEach((name, value) -> data.put(name, String.valueOf(value)));
		return new AuditEvent(entry.at(), entry.actor().orElse(""), entry.operation(), data);
	}

}
