package dev.singletable.template;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import dev.singletable.observe.ObservationOptions;
import dev.singletable.observe.SlowOperationLog;
import dev.singletable.query.ItemQuery;
import dev.singletable.template.Shop.Customer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Capacity;
import software.amazon.awssdk.services.dynamodb.model.ConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The log of slow and expensive operations (OB-4).
 */
@ExtendWith(OutputCaptureExtension.class)
class SlowOperationLogTests {

	private void query(@Nullable Duration slowerThan, @Nullable Double costlierThan) {
		RecordingClient client = RecordingClient.withoutRetries();
		client.answer(QueryResponse.builder()
			.items(List.of(Map.of("_type", AttributeValue.fromS("CUSTOMER"), "id", AttributeValue.fromS("secret"), "pk",
					AttributeValue.fromS("CUSTOMER#secret"), "sk", AttributeValue.fromS("META"))))
			.count(1)
			.scannedCount(40)
			.consumedCapacity(ConsumedCapacity.builder()
				.capacityUnits(12.5)
				.table(Capacity.builder().capacityUnits(0.0).build())
				.globalSecondaryIndexes(Map.of("types", Capacity.builder().capacityUnits(12.5).build()))
				.build())
			.build());
		SingleTableTemplate.builder(client)
			.table(() -> "shop")
			.entities(Customer.class)
			.observation(ObservationOptions.none().withListener(new SlowOperationLog(slowerThan, costlierThan)))
			.build()
			.findAll(ItemQuery.of(Customer.class).index("types"));
	}

	@Test
	@DisplayName("OB-4: an expensive operation is a warning with what it took and no key value")
	void anExpensiveOperationIsAWarning(CapturedOutput output) {
		query(null, 12.0);
		assertThat(output.getOut()).contains("WARN")
			.containsPattern("Expensive: query of CUSTOMER in table 'shop', index 'types': \\d+ ms, 12.5 read units, "
					+ "0.0 write units, 1 calls, 40 items scanned, 1 returned")
			.doesNotContain("secret");
	}

	@Test
	void aSlowOperationIsAWarning(CapturedOutput output) {
		query(Duration.ZERO, 13.0);
		assertThat(output.getOut()).contains("Slow: query of CUSTOMER in table 'shop'");
	}

	@Test
	void othersAreNotLogged(CapturedOutput output) {
		query(Duration.ofMinutes(1), 12.5);
		assertThat(output.getOut()).doesNotContain("query of CUSTOMER");
	}

}
