package dev.singletable.template;

import java.util.List;
import java.util.Map;

import dev.singletable.expression.Update;
import dev.singletable.query.ItemQuery;
import dev.singletable.template.Library.Card;
import dev.singletable.template.Library.CardUpgrade;
import dev.singletable.template.Library.Family;
import dev.singletable.template.Library.Reader;
import dev.singletable.template.Library.ReaderUpgrade;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemResponse;

import static dev.singletable.expression.Condition.property;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * What reads and writes of types with a schema version ask of DynamoDB (EM-17).
 */
class SchemaVersionRequestsTests {

	private final RecordingClient client = RecordingClient.withoutRetries();

	private final SingleTableTemplate template = SingleTableTemplate.builder(this.client)
		.table(() -> "library")
		.entities(Reader.class, Card.class)
		.upgrades(List.of(new ReaderUpgrade(), new CardUpgrade()))
		.build();

	/** Without the tokens, which are random. */
	private void isSent(String expected) {
		assertThat(this.client.sent().replaceAll("(?m)^ClientRequestToken: .*\n", "")).isEqualTo(expected);
	}

	@Test
	void demandsItsOwnFormOfAPartialUpdate() {
		this.client.answer(UpdateItemResponse.builder()
			.attributes(this.template.conversion().toItem(new Reader("r1", null, "Bell", 1, null)))
			.build());
		this.template.update(Reader.class, "r1", Update.add("loans", 1));
		isSent("""
				UpdateItem
				ConditionExpression: attribute_exists(#n1) AND #n2 = :v2
				ExpressionAttributeNames: {#n0: loans, #n1: pk, #n2: _v}
				ExpressionAttributeValues: {:v0: {N: 0}, :v1: {N: 1}, :v2: {N: 2}}
				Key: {pk: {S: READER#r1}, sk: {S: META}}
				ReturnValues: ALL_NEW
				ReturnValuesOnConditionCheckFailure: ALL_OLD
				TableName: library
				UpdateExpression: SET #n0 = if_not_exists(#n0, :v0) + :v1
				""");
	}

	@Test
	void rewritesAnOlderItemAsAWhole() {
		this.client.answer(BatchGetItemResponse.builder()
			.responses(Map.of("library",
					List.of(Map.of("pk", AttributeValue.fromS("READER#r1"), "sk", AttributeValue.fromS("META"), "_type",
							AttributeValue.fromS("READER"), "id", AttributeValue.fromS("r1"), "name",
							AttributeValue.fromS("Ann Bell"), "loans", AttributeValue.fromN("2")))))
			.build());
		this.template.transaction().update(Reader.class, "r1", Update.add("loans", 1)).execute();
		isSent("""
				BatchGetItem
				RequestItems: {library: {ConsistentRead: true, Keys: [{pk: {S: READER#r1}, sk: {S: META}}]}}

				TransactWriteItems
				TransactItems: [{Update: {ConditionExpression: attribute_exists(#n7) AND attribute_not_exists(#n8) AND #n9 = \
				:v6 AND attribute_not_exists(#n0) AND attribute_not_exists(#n1) AND attribute_not_exists(#n2) AND \
				attribute_not_exists(#n3) AND attribute_not_exists(#n4) AND #n10 = :v7 AND #n5 = :v8 AND \
				attribute_not_exists(#n11) AND #n6 = :v9, ExpressionAttributeNames: {#n0: _v, #n1: byNamepk, #n10: id, #n11: \
				mail, #n2: byNamesk, #n3: family, #n4: given, #n5: loans, #n6: name, #n7: pk, #n8: _ttl, #n9: _type}, \
				ExpressionAttributeValues: {:v0: {N: 2}, :v1: {S: NAME#Bell}, :v2: {S: r1}, :v3: {S: Bell}, :v4: {S: Ann}, :v5: \
				{N: 3}, :v6: {S: READER}, :v7: {S: r1}, :v8: {N: 2}, :v9: {S: Ann Bell}}, Key: {pk: {S: READER#r1}, sk: {S: \
				META}}, ReturnValuesOnConditionCheckFailure: ALL_OLD, TableName: library, UpdateExpression: SET #n0 = :v0, #n1 \
				= :v1, #n2 = :v2, #n3 = :v3, #n4 = :v4, #n5 = :v5 REMOVE #n6}}]
				""");
	}

	@Test
	void readsTheWholeItemForAProjection() {
		this.template.findAll(ItemQuery.of(Reader.class).where(property("family").is("Bell")).as(Family.class));
		isSent("""
				Query
				ExpressionAttributeNames: {#n0: byNamepk}
				ExpressionAttributeValues: {:v0: {S: NAME#Bell}}
				IndexName: byName
				KeyConditionExpression: #n0 = :v0
				ReturnConsumedCapacity: TOTAL
				TableName: library
				""");
	}

}
