package dev.singletable.template;

import java.util.Map;

import dev.singletable.annotation.IndexProjection;
import dev.singletable.annotation.SecondaryIndex;
import dev.singletable.annotation.SingleTableEntity;
import dev.singletable.repository.SingleTableRepository;
import dev.singletable.repository.support.SingleTableRepositoryFactory;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;

import org.springframework.data.annotation.Id;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whether something is there is asked once, of an index that has little more than keys.
 */
class ExistenceRequestsTests {

	private final RecordingClient client = RecordingClient.withoutRetries();

	private final Seats seats = new SingleTableRepositoryFactory(
			SingleTableTemplate.builder(this.client).table(() -> "shop").entities(Seat.class).build())
		.getRepository(Seats.class);

	@Test
	void existsReadsNoItemAfterItsKeys() {
		this.client.answer(QueryResponse.builder()
			.items(Map.of("_type", AttributeValue.fromS("SEAT"), "pk", AttributeValue.fromS("SEAT#1"), "sk",
					AttributeValue.fromS("META"), "bySectorpk", AttributeValue.fromS("SECTOR#a"), "bySectorsk",
					AttributeValue.fromS("1")))
			.count(1)
			.scannedCount(1)
			.build());
		boolean exists = this.seats.existsBySector("a");
		assertThat(this.client.sent()).isEqualTo("""
				Query
				ExpressionAttributeNames: {#n0: bySectorpk}
				ExpressionAttributeValues: {:v0: {S: SECTOR#a}}
				IndexName: bySector
				KeyConditionExpression: #n0 = :v0
				Limit: 1
				ReturnConsumedCapacity: TOTAL
				TableName: shop
				""");
		assertThat(exists).isTrue();
	}

	@SingleTableEntity(type = "SEAT", pk = "SEAT#{id}")
	@SecondaryIndex(name = "bySector", pk = "SECTOR#{sector}", sk = "{id}", projection = IndexProjection.INCLUDE,
			include = "color")
	record Seat(@Id String id, String sector, String color, String note) {
	}

	interface Seats extends SingleTableRepository<Seat, String> {

		boolean existsBySector(String sector);

	}

}
