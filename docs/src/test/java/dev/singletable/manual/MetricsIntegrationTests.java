package dev.singletable.manual;

import dev.singletable.annotation.SingleTableEntity;
import dev.singletable.local.DynamoDbLocal;
import dev.singletable.local.EmbeddedDynamoDb;
import dev.singletable.observe.ObservationOptions;
import dev.singletable.observe.OperationMeters;
import dev.singletable.template.SingleTableTemplate;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

import org.springframework.data.annotation.Id;

import static org.assertj.core.api.Assertions.assertThat;

@DynamoDbLocal
class MetricsIntegrationTests {

	@SingleTableEntity(type = "LAMP", pk = "LAMP#{id}")
	record Lamp(@Id String id) {

	}

	@Test
	void metersCountWithoutSpringBoot(EmbeddedDynamoDb engine) {
		DynamoDbClient client = engine.client();
		String table = engine.freshTableName();
		ObservationRegistry observationRegistry = ObservationRegistry.create();
		SimpleMeterRegistry meterRegistry = new SimpleMeterRegistry();
		// tag::by-hand[]
		SingleTableTemplate template = SingleTableTemplate.builder(client)
			.observation(ObservationOptions.none()
				.withRegistry(observationRegistry)
				.withListener(new OperationMeters(meterRegistry)))
			// end::by-hand[]
			.table(() -> table)
			.entities(Lamp.class)
			.createTable(true)
			// tag::by-hand[]
			.build();
		// end::by-hand[]
		template.create(new Lamp("l1"));
		assertThat(meterRegistry.get("singletable.calls").counter().count()).isEqualTo(1);
	}

}
