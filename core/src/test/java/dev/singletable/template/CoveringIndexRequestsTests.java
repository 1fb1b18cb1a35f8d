package dev.singletable.template;

import java.util.List;
import java.util.Map;

import dev.singletable.annotation.IndexProjection;
import dev.singletable.annotation.SecondaryIndex;
import dev.singletable.annotation.SingleTableEntity;
import dev.singletable.query.ItemQuery;
import dev.singletable.repository.SingleTableCrudRepository;
import dev.singletable.repository.support.SingleTableRepositoryFactory;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;

import org.springframework.data.annotation.Id;

import static dev.singletable.expression.Condition.property;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * A query asks the index that carries what is wanted and little more, as a method of a
 * repository does.
 */
class CoveringIndexRequestsTests {

	private static final String COUNT = """
			Query
			ExpressionAttributeNames: {#n0: thinpk}
			ExpressionAttributeValues: {:v0: {S: THIN#a}}
			IndexName: thin
			KeyConditionExpression: #n0 = :v0
			ReturnConsumedCapacity: TOTAL
			Select: COUNT
			TableName: shop
			""";

	private static final String EXISTS = """
			Query
			ExpressionAttributeNames: {#n0: thinpk}
			ExpressionAttributeValues: {:v0: {S: THIN#a}}
			IndexName: thin
			KeyConditionExpression: #n0 = :v0
			Limit: 1
			ReturnConsumedCapacity: TOTAL
			TableName: shop
			""";

	private static final String COLORS = """
			Query
			ExpressionAttributeNames: {#n0: slimpk, #n1: pk, #n2: sk, #n3: slimsk, #n4: _type, #n5: color}
			ExpressionAttributeValues: {:v0: {S: SLIM#a}}
			IndexName: slim
			KeyConditionExpression: #n0 = :v0
			ProjectionExpression: #n1, #n2, #n0, #n3, #n4, #n5
			ReturnConsumedCapacity: TOTAL
			TableName: shop
			""";

	private final RecordingClient client = RecordingClient.withoutRetries();

	private final SingleTableTemplate template = template(Seat.class);

	private final Seats seats = new SingleTableRepositoryFactory(this.template).getRepository(Seats.class);

	private SingleTableTemplate template(Class<?>... entities) {
		return SingleTableTemplate.builder(this.client).table(() -> "shop").entities(entities).build();
	}

	private static ItemQuery<Seat> ofSector() {
		return ItemQuery.of(Seat.class).where(property("sector").is("a"));
	}

	@Test
	void readsAProjectionWhereItIsCarried() {
		this.template.findAll(ofSector().as(HasColor.class));
		this.seats.findColorsBySector("a");
		assertThat(this.client.sent()).isEqualTo(COLORS + "\n" + COLORS);
		assertThat(this.template.explain(ofSector().as(HasColor.class)).describe())
			.isEqualTo("Query index 'slim': partition SLIM#{sector}");
	}

	@Test
	void readsWholeItemsWhereTheyAre() {
		this.template.findAll(ofSector());
		assertThat(this.template.explain(ofSector()).index()).contains("wide");
		assertThat(this.client.sent()).contains("IndexName: wide");
	}

	@Test
	void countsKeysWhereTheyProveTheType() {
		this.client.answer(QueryResponse.builder().count(2).scannedCount(2).build())
			.answer(QueryResponse.builder().count(2).scannedCount(2).build());
		assertThat(this.template.count(ofSector())).isEqualTo(2);
		assertThat(this.seats.countBySector("a")).isEqualTo(2);
		assertThat(this.client.sent()).isEqualTo(COUNT + "\n" + COUNT);
	}

	@Test
	void findsKeysWhereTheyProveTheType() {
		this.client.answer(key()).answer(key());
		assertThat(this.template.exists(ofSector())).isTrue();
		assertThat(this.seats.existsBySector("a")).isTrue();
		assertThat(this.template.exists(ofSector())).isFalse();
		assertThat(this.client.sent()).isEqualTo(EXISTS + "\n" + EXISTS + "\n" + EXISTS);
	}

	private static QueryResponse key() {
		return QueryResponse.builder()
			.items(Map.of("pk", AttributeValue.fromS("SEAT#1"), "sk", AttributeValue.fromS("META"), "thinpk",
					AttributeValue.fromS("THIN#a"), "thinsk", AttributeValue.fromS("1")))
			.count(1)
			.scannedCount(1)
			.build();
	}

	@Test
	void asksForTheTypeWhereOthersHaveSuchKeys() {
		template(Seat.class, Chair.class).exists(ofSector());
		assertThat(this.client.sent()).isEqualTo("""
				Query
				ExpressionAttributeNames: {#n0: slimpk}
				ExpressionAttributeValues: {:v0: {S: SLIM#a}}
				IndexName: slim
				KeyConditionExpression: #n0 = :v0
				Limit: 1
				ReturnConsumedCapacity: TOTAL
				TableName: shop
				""");
	}

	@Test
	void readsWhatAPredicateAsksOf() {
		this.template.exists(ofSector().matching((seat) -> seat.note().isEmpty()));
		this.template.count(ofSector().matching((seat) -> seat.note().isEmpty()));
		assertThat(this.client.sent()).doesNotContain("thin", "slim", "COUNT");
	}

	@Test
	void countsEverythingByTheKeysOfTheType() {
		this.client.answer(QueryResponse.builder().count(3).scannedCount(3).build());
		assertThat(this.seats.count()).isEqualTo(3);
		assertThat(this.client.sent()).isEqualTo("""
				Query
				ExpressionAttributeNames: {#n0: keyspk}
				ExpressionAttributeValues: {:v0: {S: SEAT}}
				IndexName: keys
				KeyConditionExpression: #n0 = :v0
				ReturnConsumedCapacity: TOTAL
				Select: COUNT
				TableName: shop
				""");
	}

	@SingleTableEntity(type = "SEAT", pk = "SEAT#{id}")
	@SecondaryIndex(name = "wide", pk = "WIDE#{sector}", sk = "{id}")
	@SecondaryIndex(name = "slim", pk = "SLIM#{sector}", sk = "{id}", projection = IndexProjection.INCLUDE,
			include = "color")
	@SecondaryIndex(name = "thin", pk = "THIN#{sector}", sk = "{id}", projection = IndexProjection.KEYS_ONLY)
	@SecondaryIndex(name = "types", pk = "{@type}", sk = "{id}")
	@SecondaryIndex(name = "keys", pk = "{@type}", sk = "{id}", projection = IndexProjection.KEYS_ONLY)
	record Seat(@Id String id, String sector, String color, String note) {
	}

	/** Has the keys of seats in one index. */
	@SingleTableEntity(type = "CHAIR", pk = "CHAIR#{id}")
	@SecondaryIndex(name = "thin", pk = "THIN#{sector}", sk = "{id}", projection = IndexProjection.KEYS_ONLY)
	record Chair(@Id String id, String sector) {
	}

	interface HasColor {

		String getColor();

	}

	interface Seats extends SingleTableCrudRepository<Seat, String> {

		List<HasColor> findColorsBySector(String sector);

		long countBySector(String sector);

		boolean existsBySector(String sector);

	}

}
