package dev.singletable.repository;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import dev.singletable.expression.Update;
import dev.singletable.repository.Hotel.Guest;
import dev.singletable.repository.Hotel.HasPrice;
import dev.singletable.repository.Hotel.Room;
import dev.singletable.repository.Hotel.RoomId;
import dev.singletable.repository.Hotel.Single;
import dev.singletable.repository.Hotel.State;
import dev.singletable.repository.Hotel.Stay;
import dev.singletable.repository.Hotel.StayId;
import dev.singletable.repository.support.SingleTableRepositoryFactory;
import dev.singletable.template.RecordingClient;
import dev.singletable.template.SingleTableTemplate;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemResponse;

import org.springframework.dao.EmptyResultDataAccessException;
import org.springframework.data.domain.Limit;
import org.springframework.data.domain.PageRequest;
import org.springframework.data.domain.Pageable;
import org.springframework.data.domain.ScrollPosition;
import org.springframework.data.domain.Slice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What inherited methods send, and what methods send once something is found.
 */
class InheritedMethodRequestsTests {

	private static final UUID BOB = new UUID(0, 2);

	private static final StayId STAY = new StayId("h#1", LocalDate.of(2026, 3, 1), 7);

	private final RecordingClient client = RecordingClient.withoutRetries();

	private final SingleTableTemplate template = Hotel.template(this.client);

	private final SingleTableRepositoryFactory factory = new SingleTableRepositoryFactory(this.template);

	private final Guests guests = this.factory.getRepository(Guests.class);

	private final Stays stays = this.factory.getRepository(Stays.class);

	private final Rooms rooms = this.factory.getRepository(Rooms.class);

	private void isSent(String expected) {
		assertThat(MethodRequests.shown(this.client.sent())).isEqualTo(expected);
	}

	private static Map<String, AttributeValue> texts(String... namesAndValues) {
		Map<String, AttributeValue> texts = new HashMap<>();
		for (int at = 0; at < namesAndValues.length; at += 2) {
			texts.put(namesAndValues[at], AttributeValue.fromS(namesAndValues[at + 1]));
		}
		return texts;
	}

	private static Map<String, AttributeValue> stayItem(int number) {
		Map<String, AttributeValue> item = texts("pk", "HOTEL#h", "sk", "STAY#2026-03-01#000000000" + number, "_type",
				"STAY", "hotel", "h", "arrival", "2026-03-01", "state", "BOOKED", "bookedAt",
				"2026-03-01T12:00:00.000000000Z", "guest", Hotel.ANN.toString(), "code", "c", "agent", "a", "byCodepk",
				"CODE#c", "byCodesk", "2026-03-01", "byAgentpk", "AGENT#a", "byAgentsk",
				"2026-03-01T12:00:00.000000000Z");
		item.put("number", AttributeValue.fromN(Integer.toString(number)));
		item.put("price", AttributeValue.fromN("19.99"));
		item.put("paid", AttributeValue.fromBool(true));
		item.put("version", AttributeValue.fromN("1"));
		return item;
	}

	private static Map<String, AttributeValue> part(Map<String, AttributeValue> item, String... attributes) {
		Map<String, AttributeValue> part = new HashMap<>(item);
		part.keySet().retainAll(List.of(attributes));
		return part;
	}

	@SafeVarargs
	private RecordingClient finds(Map<String, AttributeValue>... items) {
		return this.client
			.answer(QueryResponse.builder().items(items).count(items.length).scannedCount(items.length).build());
	}

	@Test
	void findById() {
		this.guests.findById(BOB);
		this.stays.findById(STAY);
		this.rooms.findById(new RoomId("h", 7));
		isSent("""
				GetItem
				Key: {pk: {S: GUEST#00000000-0000-0000-0000-000000000002}, sk: {S: META}}

				GetItem
				Key: {pk: {S: HOTEL#h$231}, sk: {S: STAY#2026-03-01#0000000007}}

				GetItem
				Key: {pk: {S: HOTEL#h}, sk: {S: ROOM#0000000007}}
				""");
	}

	@Test
	void existsById() {
		this.stays.existsById(STAY);
		isSent("""
				GetItem
				ExpressionAttributeNames: {#n0: pk, #n1: sk, #n2: _type}
				Key: {pk: {S: HOTEL#h$231}, sk: {S: STAY#2026-03-01#0000000007}}
				ProjectionExpression: #n0, #n1, #n2
				""");
	}

	@Test
	void findAllById() {
		this.guests.findAllById(List.of(BOB, Hotel.ANN, BOB));
		isSent("""
				BatchGetItem
				RequestItems: {hotel: {Keys: [{pk: {S: GUEST#00000000-0000-0000-0000-000000000002}, sk: {S: META}}, \
				{pk: {S: GUEST#00000000-0000-0000-0000-000000000001}, sk: {S: META}}]}}
				""");
	}

	@Test
	void findAllByIdOfNothing() {
		assertThat(this.guests.findAllById(List.of())).isEmpty();
		assertThat(this.client.requests()).isEmpty();
	}

	@Test
	void findAll() {
		this.guests.findAll();
		isSent("""
				Query
				ExpressionAttributeNames: {#n0: typespk}
				ExpressionAttributeValues: {:v0: {S: GUEST}}
				IndexName: types
				KeyConditionExpression: #n0 = :v0
				""");
	}

	@Test
	void findAllOfASupertype() {
		this.rooms.findAll();
		isSent("""
				Query
				ExpressionAttributeNames: {#n0: typespk}
				ExpressionAttributeValues: {:v0: {S: ROOM}}
				IndexName: types
				KeyConditionExpression: #n0 = :v0
				""");
	}

	@Test
	void findAllAsSlice() {
		this.guests.findAll(PageRequest.of(0, 5));
		isSent("""
				Query
				ExpressionAttributeNames: {#n0: typespk}
				ExpressionAttributeValues: {:v0: {S: GUEST}}
				IndexName: types
				KeyConditionExpression: #n0 = :v0
				Limit: 6
				""");
	}

	@Test
	void findAllAsWindow() {
		this.guests.findAll(ScrollPosition.keyset(), Limit.of(5));
		isSent("""
				Query
				ExpressionAttributeNames: {#n0: typespk}
				ExpressionAttributeValues: {:v0: {S: GUEST}}
				IndexName: types
				KeyConditionExpression: #n0 = :v0
				Limit: 6
				""");
	}

	@Test
	void streamAll() {
		assertThat(this.guests.streamAll()).isEmpty();
		isSent("""
				Query
				ExpressionAttributeNames: {#n0: typespk}
				ExpressionAttributeValues: {:v0: {S: GUEST}}
				IndexName: types
				KeyConditionExpression: #n0 = :v0
				""");
	}

	@Test
	void count() {
		this.guests.count();
		isSent("""
				Query
				ExpressionAttributeNames: {#n0: typespk, #n1: _type}
				ExpressionAttributeValues: {:v0: {S: GUEST}, :v1: {S: GUEST}}
				FilterExpression: (#n1 = :v1 OR attribute_not_exists(#n1))
				IndexName: types
				KeyConditionExpression: #n0 = :v0
				Select: COUNT
				""");
	}

	@Test
	void save() {
		this.guests.save(Guest.of(2, "Bob"));
		isSent("""
				PutItem
				Item: {_type: {S: GUEST}, address: {M: {city: {S: Rome}}}, byCitypk: {S: CITY#Rome}, byCitysk: {S: \
				Bob}, id: {S: 00000000-0000-0000-0000-000000000002}, name: {S: Bob}, pk: {S: \
				GUEST#00000000-0000-0000-0000-000000000002}, sk: {S: META}, typespk: {S: GUEST}, typessk: {S: Bob}}
				""");
	}

	@Test
	void create() {
		this.rooms.create(new Single("h", 7, true));
		isSent("""
				PutItem
				ConditionExpression: attribute_not_exists(#n0)
				ExpressionAttributeNames: {#n0: pk}
				Item: {_type: {S: SINGLE}, bath: {BOOL: true}, hotel: {S: h}, number: {N: 7}, pk: {S: HOTEL#h}, sk: \
				{S: ROOM#0000000007}, typespk: {S: ROOM}, typessk: {S: 0000000007}}
				ReturnValuesOnConditionCheckFailure: ALL_OLD
				""");
	}

	@Test
	void saveAll() {
		this.guests.saveAll(List.of(Guest.of(1, "Ann"), Guest.of(2, "Bob")));
		isSent("""
				BatchWriteItem
				RequestItems: {hotel: [{PutRequest: {Item: {_type: {S: GUEST}, address: {M: {city: {S: Rome}}}, \
				byCitypk: {S: CITY#Rome}, byCitysk: {S: Ann}, id: {S: 00000000-0000-0000-0000-000000000001}, name: \
				{S: Ann}, pk: {S: GUEST#00000000-0000-0000-0000-000000000001}, sk: {S: META}, typespk: {S: GUEST}, \
				typessk: {S: Ann}}}}, {PutRequest: {Item: {_type: {S: GUEST}, address: {M: {city: {S: Rome}}}, \
				byCitypk: {S: CITY#Rome}, byCitysk: {S: Bob}, id: {S: 00000000-0000-0000-0000-000000000002}, name: \
				{S: Bob}, pk: {S: GUEST#00000000-0000-0000-0000-000000000002}, sk: {S: META}, typespk: {S: GUEST}, \
				typessk: {S: Bob}}}}]}
				""");
	}

	@Test
	void saveAllOfVersioned() {
		this.stays.saveAll(List.of(Stay.of("h", 1)));
		isSent("""
				PutItem
				ConditionExpression: #n0 = :v0
				ExpressionAttributeNames: {#n0: version}
				ExpressionAttributeValues: {:v0: {N: 1}}
				Item: {_type: {S: STAY}, agent: {S: agent}, arrival: {S: 2026-03-01}, bookedAt: {S: \
				2026-03-01T12:00:00.000000000Z}, byAgentpk: {S: AGENT#agent}, byAgentsk: {S: \
				2026-03-01T12:00:00.000000000Z}, byCodepk: {S: CODE#code}, byCodesk: {S: 2026-03-01}, byPricesk: {S: \
				PRICE#15011999}, byStatepk: {S: STATE#BOOKED}, byStatesk: {S: \
				2026-03-01T12:00:00.000000000Z#0000000001}, code: {S: code}, guest: {S: \
				00000000-0000-0000-0000-000000000001}, hotel: {S: h}, lines: {L: []}, number: {N: 1}, paid: {BOOL: \
				false}, pk: {S: HOTEL#h}, price: {N: 19.99}, sk: {S: STAY#2026-03-01#0000000001}, state: {S: BOOKED}, \
				version: {N: 2}}
				ReturnValuesOnConditionCheckFailure: ALL_OLD
				""");
	}

	@Test
	void update() {
		this.client.answer(UpdateItemResponse.builder().attributes(stayItem(7)).build());
		this.stays.update(STAY, Update.set("note", "late"));
		isSent("""
				UpdateItem
				ConditionExpression: attribute_exists(#n2)
				ExpressionAttributeNames: {#n0: note, #n1: version, #n2: pk}
				ExpressionAttributeValues: {:v0: {S: late}, :v1: {N: 0}, :v2: {N: 1}}
				Key: {pk: {S: HOTEL#h$231}, sk: {S: STAY#2026-03-01#0000000007}}
				ReturnValues: ALL_NEW
				ReturnValuesOnConditionCheckFailure: ALL_OLD
				UpdateExpression: SET #n0 = :v0, #n1 = if_not_exists(#n1, :v1) + :v2
				""");
	}

	@Test
	void deleteById() {
		this.guests.deleteById(BOB);
		isSent("""
				DeleteItem
				ConditionExpression: attribute_exists(#n0)
				ExpressionAttributeNames: {#n0: pk}
				Key: {pk: {S: GUEST#00000000-0000-0000-0000-000000000002}, sk: {S: META}}
				ReturnValuesOnConditionCheckFailure: ALL_OLD
				""");
	}

	@Test
	void deleteAllById() {
		this.guests.deleteAllById(List.of(BOB, Hotel.ANN));
		isSent("""
				BatchWriteItem
				RequestItems: {hotel: [{DeleteRequest: {Key: {pk: {S: GUEST#00000000-0000-0000-0000-000000000002}, \
				sk: {S: META}}}}, {DeleteRequest: {Key: {pk: {S: GUEST#00000000-0000-0000-0000-000000000001}, sk: {S: \
				META}}}}]}
				""");
	}

	@Test
	void deleteAll() {
		this.guests.deleteAll();
		isSent("""
				Query
				ExpressionAttributeNames: {#n0: typespk}
				ExpressionAttributeValues: {:v0: {S: GUEST}}
				IndexName: types
				KeyConditionExpression: #n0 = :v0
				""");
	}

	@Test
	void keysFoundInAnIndexAreFollowedUpByOneBatch() {
		finds(part(stayItem(2), "pk", "sk", "byCodepk", "byCodesk"),
				part(stayItem(1), "pk", "sk", "byCodepk", "byCodesk"));
		this.client.answer(
				BatchGetItemResponse.builder().responses(Map.of("hotel", List.of(stayItem(1), stayItem(2)))).build());
		assertThat(this.stays.findByCode("c")).extracting(Stay::number).containsExactly(2, 1);
		isSent("""
				Query
				ExpressionAttributeNames: {#n0: byCodepk}
				ExpressionAttributeValues: {:v0: {S: CODE#c}}
				IndexName: byCode
				KeyConditionExpression: #n0 = :v0

				BatchGetItem
				RequestItems: {hotel: {Keys: [{pk: {S: HOTEL#h}, sk: {S: STAY#2026-03-01#0000000002}}, {pk: {S: \
				HOTEL#h}, sk: {S: STAY#2026-03-01#0000000001}}]}}
				""");
	}

	@Test
	void whatAnIndexIncludesIsNotFollowedUp() {
		finds(part(stayItem(1), "pk", "sk", "byAgentpk", "byAgentsk", "_type", "price"));
		assertThat(this.stays.findPricesByAgent("a")).extracting(HasPrice::getPrice)
			.containsExactly(new BigDecimal("19.99"));
		isSent("""
				Query
				ExpressionAttributeNames: {#n0: byAgentpk, #n1: pk, #n2: sk, #n3: byAgentsk, #n4: _type, #n5: price}
				ExpressionAttributeValues: {:v0: {S: AGENT#a}}
				IndexName: byAgent
				KeyConditionExpression: #n0 = :v0
				ProjectionExpression: #n1, #n2, #n0, #n3, #n4, #n5
				""");
	}

	@Test
	void whatAnIndexDoesNotIncludeIsFollowedUp() {
		finds(part(stayItem(1), "pk", "sk", "byAgentpk", "byAgentsk", "_type", "price"));
		this.client.answer(BatchGetItemResponse.builder().responses(Map.of("hotel", List.of(stayItem(1)))).build());
		assertThat(this.stays.findByAgent("a")).extracting(Stay::number).containsExactly(1);
		isSent("""
				Query
				ExpressionAttributeNames: {#n0: byAgentpk}
				ExpressionAttributeValues: {:v0: {S: AGENT#a}}
				IndexName: byAgent
				KeyConditionExpression: #n0 = :v0

				BatchGetItem
				RequestItems: {hotel: {Keys: [{pk: {S: HOTEL#h}, sk: {S: STAY#2026-03-01#0000000001}}]}}
				""");
	}

	@Test
	void whatADeletionFindsIsDeletedByKey() {
		finds(stayItem(1), stayItem(2));
		assertThat(this.stays.deleteByState(State.BOOKED)).isEqualTo(2);
		isSent("""
				Query
				ExpressionAttributeNames: {#n0: byStatepk}
				ExpressionAttributeValues: {:v0: {S: STATE#BOOKED}}
				IndexName: byState
				KeyConditionExpression: #n0 = :v0

				BatchWriteItem
				RequestItems: {hotel: [{DeleteRequest: {Key: {pk: {S: HOTEL#h}, sk: {S: \
				STAY#2026-03-01#0000000001}}}}, {DeleteRequest: {Key: {pk: {S: HOTEL#h}, sk: {S: \
				STAY#2026-03-01#0000000002}}}}]}
				""");
	}

	@Test
	void theNextSliceBeginsAfterTheOneBefore() {
		finds(stayItem(1), stayItem(2));
		Slice<Stay> slice = this.stays.findByHotel("h", PageRequest.of(0, 1));
		this.client.sent();
		this.stays.findByHotel("h", slice.nextPageable());
		isSent("""
				Query
				ExclusiveStartKey: {pk: {S: HOTEL#h}, sk: {S: STAY#2026-03-01#0000000001}}
				ExpressionAttributeNames: {#n0: pk, #n1: sk}
				ExpressionAttributeValues: {:v0: {S: HOTEL#h}, :v1: {S: STAY#}}
				KeyConditionExpression: #n0 = :v0 AND begins_with(#n1, :v1)
				Limit: 2
				""");
	}

	@Test
	void aResultThatHasToBeThereIsMissed() {
		assertThatExceptionOfType(EmptyResultDataAccessException.class)
			.isThrownBy(() -> this.stays.getByHotelAndArrivalAndNumber("h", STAY.arrival(), 7));
	}

	interface Guests extends SingleTableCrudRepository<Guest, UUID> {

	}

	interface Rooms extends SingleTableCrudRepository<Room, RoomId> {

	}

	interface Stays extends SingleTableRepository<Stay, StayId> {

		@Override
		Optional<Stay> findById(StayId id);

		List<Stay> findByCode(String code);

		List<Stay> findByAgent(String agent);

		List<HasPrice> findPricesByAgent(String agent);

		long deleteByState(State state);

		Slice<Stay> findByHotel(String hotel, Pageable page);

		Stay getByHotelAndArrivalAndNumber(String hotel, LocalDate arrival, int number);

	}

}
