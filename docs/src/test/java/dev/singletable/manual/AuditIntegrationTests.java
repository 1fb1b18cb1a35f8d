package dev.singletable.manual;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

import dev.singletable.annotation.Audited;
import dev.singletable.annotation.Sensitive;
import dev.singletable.annotation.SingleTableEntity;
import dev.singletable.local.DynamoDbLocal;
import dev.singletable.local.EmbeddedDynamoDb;
import dev.singletable.template.SingleTableTemplate;
import dev.singletable.template.TrailSetup;
import dev.singletable.trail.AuditEntry;
import dev.singletable.trail.OnFailure;
import dev.singletable.trail.PropertyValue;
import dev.singletable.trail.TrailOperations;
import dev.singletable.trail.TrailOptions;
import dev.singletable.trail.TrailRange;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.data.annotation.Id;

import static org.assertj.core.api.Assertions.assertThat;

@DynamoDbLocal
class AuditIntegrationTests {

	// tag::patient[]
	@SingleTableEntity(type = "PATIENT", pk = "PATIENT#{id}")
	@Audited(snapshot = true, exclude = { "address.phone", "note" }, actorRequired = true, actor = "changedBy",
			retention = "P7Y")
	record Patient(@Id String id, String name, Address address, String note, @Sensitive String insurance,
			String changedBy) {

	}
	// end::patient[]

	record Address(String city, String phone) {

	}

	@Test
	void theTrailIsRead(EmbeddedDynamoDb engine) {
		SingleTableTemplate template = Tables.template(engine, Patient.class);
		Instant from = Instant.now().minusSeconds(60);
		template.create(new Patient("p1", "Eve", new Address("Oslo", "1"), "-", "i1", "ann"));
		template.save(new Patient("p1", "Eva", new Address("Oslo", "2"), "-", "i2", "ann"));
		Instant until = Instant.now().plusSeconds(60);
		AuditEntry last = template.trail().recent(1).get(0);
		// @formatter:off
		// tag::read[]
		TrailOperations trail = template.trail();
		List<AuditEntry> all = trail.of(Patient.class, "p1");                                  // newest first, also of a deleted item
		Stream<AuditEntry> page = trail.of(Patient.class, "p1", TrailRange.recent().before(last)).limit(20);
		Stream<AuditEntry> march = trail.ofType(Patient.class, TrailRange.between(from, until));
		List<AuditEntry> anns = trail.by("ann");                                               // the last 30 days
		List<AuditEntry> newest = trail.recent(50);
		List<PropertyValue> names = trail.values(Patient.class, "p1", "name");
		// end::read[]
		// @formatter:on
		assertThat(all).hasSize(2).isEqualTo(anns).isEqualTo(newest);
		assertThat(all.get(0).changes()).containsOnlyKeys("name");
		assertThat(page).hasSize(1);
		assertThat(march).hasSize(2);
		assertThat(names).extracting(PropertyValue::value).containsExactlyInAnyOrder("Eve", "Eva");
	}

	// tag::setup[]
	@Bean
	TrailSetup trailSetup(@Qualifier("audit") DynamoDbClient client) {
		return TrailSetup.defaults()
			.with(TrailOptions.defaults().afterwards(OnFailure.FAIL))
			.inTable(client, "audit-rows");
	}
	// end::setup[]

	@Test
	void theTrailMayBeInATableOfAnotherClient(EmbeddedDynamoDb engine) {
		assertThat(trailSetup(engine.client()).table()).isEqualTo("audit-rows");
	}

}
