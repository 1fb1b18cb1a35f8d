package dev.singletable.autoconfigure;

import java.time.Clock;

import dev.singletable.template.SingleTableTemplate;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.actuate.audit.AuditEventRepository;
import org.springframework.boot.actuate.autoconfigure.audit.AuditAutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnSingleCandidate;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;

/**
 * The audit trail as Actuator's audit events, and those events in the audit trail.
 */
@AutoConfiguration(after = SingleTableAutoConfiguration.class, before = AuditAutoConfiguration.class)
@ConditionalOnClass({ AuditEventRepository.class, AuditAutoConfiguration.class })
@ConditionalOnBean(SingleTableTemplate.class)
public final class SingleTableAuditAutoConfiguration {

	private static final String SECURITY = "org.springframework.security.authentication.event.AbstractAuthenticationEvent";

	SingleTableAuditAutoConfiguration() {
	}

	@Bean
	@ConditionalOnMissingBean
	AuditedWriteEvents singleTableAuditedWriteEvents(ApplicationEventPublisher publisher) {
		return new AuditedWriteEvents(publisher);
	}

	/**
	 * Only beside Spring Security: without it, any repository of events makes Boot
	 * register listeners for events whose classes are missing, and the start fails.
	 */
	@Bean
	@ConditionalOnClass(name = SECURITY)
	@ConditionalOnMissingBean(AuditEventRepository.class)
	@ConditionalOnSingleCandidate(SingleTableTemplate.class)
	@ConditionalOnBooleanProperty(name = "singletable.audit.event-repository", matchIfMissing = true)
	TrailAuditEventRepository singleTableAuditEventRepository(SingleTableTemplate template,
			ObjectProvider<Clock> clock) {
		return new TrailAuditEventRepository(template.trail(), clock.getIfUnique(Clock::systemUTC));
	}

}
