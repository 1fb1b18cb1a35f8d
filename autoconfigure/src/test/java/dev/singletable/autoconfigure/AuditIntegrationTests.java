package dev.singletable.autoconfigure;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.singletable.autoconfigure.audited.Audit;
import dev.singletable.autoconfigure.audited.Booking;
import dev.singletable.template.SingleTableTemplate;
import dev.singletable.trail.AuditEntry;
import dev.singletable.trail.AuditedWrite;
import dev.singletable.trail.TrailRange;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

import org.springframework.boot.actuate.audit.AuditEvent;
import org.springframework.boot.actuate.audit.AuditEventRepository;
import org.springframework.boot.actuate.audit.InMemoryAuditEventRepository;
import org.springframework.boot.actuate.audit.listener.AuditApplicationEvent;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.event.EventListener;
import org.springframework.data.domain.AuditorAware;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The audit trail of an application (AU-5, AU-6, AU-7).
 */
class AuditIntegrationTests {

	private final ApplicationContextRunner application = new ApplicationContextRunner()
		.withUserConfiguration(Audit.class, Listener.class)
		.withBean(AuditorAware.class, () -> () -> Optional.of("ann"))
		.withPropertyValues("spring.application.name=audit", "singletable.table.schema=create",
				"singletable.embedded.mode=on");

	static class Listener {

		final List<AuditEntry> writes = new ArrayList<>();

		final List<AuditEvent> events = new ArrayList<>();

		@EventListener
		void on(AuditedWrite written) {
			this.writes.add(written.entry());
		}

		@EventListener
		void on(AuditApplicationEvent event) {
			this.events.add(event.getAuditEvent());
		}

	}

	private static SingleTableTemplate template(AssertableApplicationContext context) {
		return context.getBean(SingleTableTemplate.class);
	}

	@Test
	void aWriteIsAnEventOfTheApplicationAndOfActuator() {
		this.application.run((context) -> {
			template(context).create(new Booking("b1", "bread"));
			Listener heard = context.getBean(Listener.class);
			assertThat(heard.writes).extracting(AuditEntry::operation).containsExactly("CREATE");
			assertThat(heard.events).hasSize(1).allSatisfy((event) -> {
				assertThat(event.getType()).isEqualTo("BOOKING_CREATE");
				assertThat(event.getPrincipal()).isEqualTo("ann");
				assertThat(event.getData()).containsEntry("changed", List.of("id", "text"));
				assertThat(event.getData().toString()).doesNotContain("bread");
			});
			assertThat(template(context).trail().recent(5)).hasSize(1);
		});
	}

	@Test
	void actuatorsEventsAreInTheTrailBesideTheWrites() {
		this.application.run((context) -> {
			AuditEventRepository repository = context.getBean(AuditEventRepository.class);
			context.publishEvent(new AuditApplicationEvent("bob", "LOGIN", Map.of("details", new Object())));
			template(context).create(new Booking("b1", "bread"));
			repository.add(new AuditEvent("bob", "LOGOUT", Map.of("minutes", 3)));
			assertThat(repository.find("bob", null, null)).extracting(AuditEvent::getType)
				.containsExactly("LOGIN", "LOGOUT");
			assertThat(repository.find("bob", null, "LOGOUT").get(0).getData()).isEqualTo(Map.of("minutes", "3"));
			assertThat(repository.find(null, Instant.EPOCH, null)).extracting(AuditEvent::getType)
				.containsExactlyInAnyOrder("LOGIN", "BOOKING_CREATE", "LOGOUT");
			assertThat(repository.find(null, Instant.now().plusSeconds(60), null)).isEmpty();
		});
	}

	@Test
	void anotherRepositoryOfEventsIsPreferred() {
		this.application.withBean(InMemoryAuditEventRepository.class).run((context) -> {
			assertThat(context).getBean(AuditEventRepository.class).isInstanceOf(InMemoryAuditEventRepository.class);
			template(context).create(new Booking("b1", "bread"));
			assertThat(context.getBean(AuditEventRepository.class).find("ann", null, "BOOKING_CREATE")).hasSize(1);
		});
		this.application.withPropertyValues("singletable.audit.event-repository=false")
			.run((context) -> assertThat(context).doesNotHaveBean(AuditEventRepository.class));
	}

	@Test
	void noRepositoryOfEventsIsMadeWithoutSpringSecurity() {
		this.application.withClassLoader(new FilteredClassLoader("org.springframework.security")).run((context) -> {
			assertThat(context).hasNotFailed().doesNotHaveBean(AuditEventRepository.class);
			template(context).create(new Booking("b1", "bread"));
			assertThat(context.getBean(Listener.class).events).hasSize(1);
		});
	}

	@Test
	void worksWithoutActuator() {
		new ApplicationContextRunner().withUserConfiguration(Audit.class, Writes.class)
			.withPropertyValues("spring.application.name=audit", "singletable.table.schema=create",
					"singletable.embedded.mode=on")
			.withClassLoader(new FilteredClassLoader(AuditEventRepository.class))
			.run((context) -> {
				template(context).create(new Booking("b1", "bread"));
				assertThat(context.getBean(Writes.class).count).isEqualTo(1);
			});
	}

	static class Writes {

		int count;

		@EventListener
		void on(AuditedWrite written) {
			this.count++;
		}

	}

	@Test
	void settingsNameTableIndexesShardsAndRetention() {
		this.application.withPropertyValues("singletable.audit.table=audit-rows", "singletable.audit.rows=afterwards",
				"singletable.audit.on-failure=log", "singletable.audit.retention=P100Y", "singletable.audit.shards=3",
				"singletable.audit.indexes.by-type=typeDay", "singletable.audit.indexes.by-actor=actorDay")
			.run((context) -> {
				template(context).create(new Booking("b1", "bread"));
				DynamoDbClient client = context.getBean(DynamoDbClient.class);
				assertThat(client.scan((scan) -> scan.tableName("audit-rows")).items()).hasSize(1)
					.allSatisfy((row) -> assertThat(row).containsKeys("typeDaypk", "actorDaypk", "_ttl"));
				assertThat(client.scan((scan) -> scan.tableName(template(context).tableName())).items()).hasSize(1);
				assertThat(template(context).trail().ofType(Booking.class, TrailRange.recent())).hasSize(1);
			});
	}

	@Test
	void settingsThatCannotBeStopTheStart() {
		this.application.withPropertyValues("singletable.audit.retention=90 days")
			.run((context) -> assertThat(Failures.of(context.getStartupFailure()).getDescription())
				.contains("'90 days' is no time that rows can be kept. Write it as P90D, P7Y or PT12H."));
	}

}
