package dev.singletable.autoconfigure;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.singletable.trail.AuditEntry;
import dev.singletable.trail.AuditedWrite;

import org.springframework.boot.actuate.audit.AuditEvent;
import org.springframework.boot.actuate.audit.listener.AuditApplicationEvent;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.ApplicationListener;
import org.springframework.context.PayloadApplicationEvent;

/**
 * Publishes audited writes as Actuator's events, without any value.
 */
final class AuditedWriteEvents implements ApplicationListener<PayloadApplicationEvent<AuditedWrite>> {

	/** Only events of rows have it. */
	static final String ROW = "auditRow";

	private final ApplicationEventPublisher publisher;

	AuditedWriteEvents(ApplicationEventPublisher publisher) {
		this.publisher = publisher;
	}

	@Override
	public void onApplicationEvent(PayloadApplicationEvent<AuditedWrite> event) {
		AuditEntry entry = event.getPayload().entry();
		// what concerns no item was an event before it was a row
		if (entry.type().isPresent()) {
			this.publisher.publishEvent(new AuditApplicationEvent(of(entry)));
		}
	}

	/**
	 * Such as {@code BOOKING_UPDATE}.
	 */
	static AuditEvent of(AuditEntry entry) {
		Map<String, Object> data = new LinkedHashMap<>();
		data.put(ROW, entry.id());
		data.put("transaction", entry.transaction());
		data.put("changed", List.copyOf(entry.changes().keySet()));
		return new AuditEvent(entry.at(), entry.actor().orElse(""),
				entry.type().orElseThrow() + "_" + entry.operation(), data);
	}

}
