package dev.singletable.template;

import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.singletable.cursor.InvalidCursorException;
import dev.singletable.expression.Update;
import dev.singletable.query.ItemQuery;
import dev.singletable.query.ItemScrollPosition;
import dev.singletable.query.ItemWindow;
import dev.singletable.template.Journal.Event;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemResponse;

import org.springframework.dao.InvalidDataAccessApiUsageException;

import static dev.singletable.expression.Condition.property;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * GS-7: what is sent for an index in shards.
 */
class ShardedIndexRequestsTests {

	private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

	private static final ItemQuery<Event> LOGINS = ItemQuery.of(Event.class).where(property("kind").is("login"));

	private final RecordingClient client = RecordingClient.withoutRetries();

	private final SingleTableTemplate template = SingleTableTemplate.builder(this.client)
		.table(() -> "journal")
		.entities(Event.class)
		.build();

	private static Event event(String id, int rank) {
		return new Event(id, "login", rank, NOON, "note");
	}

	private QueryResponse found(Event... events) {
		List<Map<String, AttributeValue>> items = Arrays.stream(events)
			.map(this.template.conversion()::toItem)
			.toList();
		return QueryResponse.builder().items(items).count(items.size()).scannedCount(items.size()).build();
	}

	private Map<String, AttributeValue> keys(Event event) {
		Map<String, AttributeValue> keys = new HashMap<>(this.template.conversion().toItem(event));
		keys.keySet().retainAll(List.of("pk", "sk", "byKindpk", "byKindsk"));
		return keys;
	}

	private List<String> partitions() {
		return this.client.requests()
			.stream()
			.map((request) -> ((QueryRequest) request).expressionAttributeValues().get(":v0").s())
			.sorted()
			.toList();
	}

	@Test
	void anItemIsStoredInTheShardOfItsKey() {
		this.template.create(event("e1", 7));
		assertThat(this.client.sent()).contains("byKindpk: {S: KIND#login#01}, byKindsk: {S: 0000000007#e1}")
			.contains("keyspk: {S: KEYS#EVENT#01}")
			.contains("typespk: {S: EVENT#04}");
	}

	@Test
	void anUpdateKnowsTheShardWithoutReading() {
		this.client
			.answer(UpdateItemResponse.builder().attributes(this.template.conversion().toItem(event("e1", 3))).build());
		this.template.update(Event.class, "e1", Update.set("kind", "logout").set("rank", 3));
		assertThat(this.client.sent()).isEqualTo("""
				UpdateItem
				ConditionExpression: attribute_exists(#n4)
				ExpressionAttributeNames: {#n0: kind, #n1: rank, #n2: byKindpk, #n3: byKindsk, #n4: pk}
				ExpressionAttributeValues: {:v0: {S: logout}, :v1: {N: 3}, :v2: {S: KIND#logout#01}, :v3: {S: \
				0000000003#e1}}
				Key: {pk: {S: EVENT#e1}, sk: {S: META}}
				ReturnValues: ALL_NEW
				ReturnValuesOnConditionCheckFailure: ALL_OLD
				TableName: journal
				UpdateExpression: SET #n0 = :v0, #n1 = :v1, #n2 = :v2, #n3 = :v3
				""");
	}

	@Test
	void aListAsksEveryShardAtTheSameTime() {
		this.template.findAll(LOGINS);
		assertThat(Stream.of(this.client.sent().split("\n\n"))
			.map(String::strip)
			.sorted()
			.collect(Collectors.joining("\n\n"))).isEqualTo("""
					Query
					ExpressionAttributeNames: {#n0: byKindpk}
					ExpressionAttributeValues: {:v0: {S: KIND#login#00}}
					IndexName: byKind
					KeyConditionExpression: #n0 = :v0
					ReturnConsumedCapacity: TOTAL
					TableName: journal

					Query
					ExpressionAttributeNames: {#n0: byKindpk}
					ExpressionAttributeValues: {:v0: {S: KIND#login#01}}
					IndexName: byKind
					KeyConditionExpression: #n0 = :v0
					ReturnConsumedCapacity: TOTAL
					TableName: journal

					Query
					ExpressionAttributeNames: {#n0: byKindpk}
					ExpressionAttributeValues: {:v0: {S: KIND#login#02}}
					IndexName: byKind
					KeyConditionExpression: #n0 = :v0
					ReturnConsumedCapacity: TOTAL
					TableName: journal""");
	}

	@Test
	void aLimitInOrderAsksEveryShardForAsMany() {
		this.template.findAll(LOGINS.limit(5).descending());
		assertThat(this.client.requests()).hasSize(3).allSatisfy((request) -> {
			assertThat(((QueryRequest) request).limit()).isEqualTo(5);
			assertThat(((QueryRequest) request).scanIndexForward()).isFalse();
		});
	}

	@Test
	void countsAreSummedUp() {
		this.client.always((request) -> QueryResponse.builder().count(4).scannedCount(4).build());
		assertThat(this.template.count(LOGINS)).isEqualTo(12);
		assertThat(partitions()).containsExactly("KIND#login#00", "KIND#login#01", "KIND#login#02");
	}

	@Test
	void existenceNeedsNoMoreShardsThanOneThatHasAnItem() {
		this.client.answer(found()).answer(found(event("e1", 1)));
		assertThat(this.template.exists(LOGINS)).isTrue();
		assertThat(partitions()).containsExactly("KIND#login#00", "KIND#login#01");
	}

	@Test
	void aWindowGoesOnInTheNextShardAndKnowsItsPlace() {
		Event first = event("e5", 1);
		Event second = event("e1", 2);
		this.client.answer(found(first)).answer(found(second));
		ItemWindow<Event> window = this.template.scroll(LOGINS.limit(1));
		assertThat(window.getContent()).containsExactly(first);
		assertThat(partitions()).containsExactly("KIND#login#00", "KIND#login#01");
		assertThat(((ItemScrollPosition) window.nextPosition()).key()).isEqualTo(keys(first));
		this.client.sent();

		assertThat(this.template.scroll(LOGINS.from(window.nextPosition()))).isEmpty();
		assertThat(partitions()).containsExactly("KIND#login#00", "KIND#login#01", "KIND#login#02");
		assertThat(((QueryRequest) this.client.requests().get(0)).exclusiveStartKey()).isEqualTo(keys(first));
		assertThat(((QueryRequest) this.client.requests().get(1)).hasExclusiveStartKey()).isFalse();
	}

	@Test
	void aPositionBetweenTwoShardsNamesTheLater() {
		SingleTableTemplate brief = SingleTableTemplate.builder(this.client)
			.table(() -> "journal")
			.entities(Event.class)
			.maxPages(1)
			.build();
		ItemWindow<Event> none = brief.scroll(LOGINS.limit(3));
		ItemScrollPosition between = (ItemScrollPosition) none.nextPosition();
		assertThat(between.key()).isEqualTo(Map.of("byKindpk", AttributeValue.fromS("KIND#login#01")));
		this.client.sent();
		brief.scroll(LOGINS.from(between));
		assertThat(partitions()).containsExactly("KIND#login#01");
		this.client.sent();
		assertThat(brief.scroll(LOGINS.from(between.backward())).hasNext()).isFalse();
		assertThat(partitions()).containsExactly("KIND#login#00");
		assertThat(((QueryRequest) this.client.requests().get(0)).scanIndexForward()).isFalse();
	}

	@Test
	void windowsHaveNoOrderToTurnRound() {
		assertThatExceptionOfType(InvalidDataAccessApiUsageException.class)
			.isThrownBy(() -> this.template.scroll(LOGINS.descending()))
			.withMessage("Index 'byKind' is in 3 shards, and its pages come shard after shard. Ask for a List or a "
					+ "Stream in that order, or for pages without one.");
		ItemScrollPosition between = ItemScrollPosition.of(Map.of("byKindpk", AttributeValue.fromS("KIND#login#01")),
				"any");
		assertThatExceptionOfType(InvalidDataAccessApiUsageException.class)
			.isThrownBy(() -> this.template.findAll(LOGINS.descending().from(between)))
			.withMessageStartingWith("Index 'byKind' is in 3 shards, and its pages come shard after shard.");
		assertThatExceptionOfType(InvalidDataAccessApiUsageException.class)
			.isThrownBy(() -> this.template
				.scroll(ItemQuery.of(Event.class).where(property("kind").in(List.of("login", "logout")))))
			.withMessage("Several partitions have no common position. Ask for a List, or for one partition.");
		assertThat(this.client.requests()).isEmpty();
	}

	@Test
	void aPositionIsRefusedThatIsNotOfThisQuery() {
		this.client.answer(found(event("e5", 1), event("e6", 2)));
		ItemScrollPosition place = (ItemScrollPosition) this.template.scroll(LOGINS.limit(1)).nextPosition();
		ItemQuery<Event> others = ItemQuery.of(Event.class).where(property("kind").is("logout"));
		assertThatExceptionOfType(InvalidCursorException.class)
			.isThrownBy(() -> this.template.scroll(others.from(place)))
			.withMessageStartingWith("The position does not belong to this query");
		ItemScrollPosition nowhere = ItemScrollPosition.of(Map.of("byKindpk", AttributeValue.fromS("KIND#login#09")),
				place.fingerprint());
		assertThatExceptionOfType(InvalidCursorException.class)
			.isThrownBy(() -> this.template.scroll(LOGINS.from(nowhere)))
			.withMessage("The position is in no shard of this query. Begin at page one.");
	}

	@Test
	void noConditionCanNameAShard() {
		assertThatExceptionOfType(InvalidDataAccessApiUsageException.class)
			.isThrownBy(() -> this.template.findAll(LOGINS.where(property("@shard").is(1))))
			.withMessageStartingWith("EVENT has no property '@shard'");
	}

	@Test
	void oneShardCanBeReadByItsText() {
		this.template.findAll(ItemQuery.partition("KIND#login#02").index("byKind"));
		assertThat(partitions()).containsExactly("KIND#login#02");
	}

}
