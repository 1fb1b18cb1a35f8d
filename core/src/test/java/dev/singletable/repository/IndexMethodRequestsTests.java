package dev.singletable.repository;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

import dev.singletable.repository.Hotel.Guest;
import dev.singletable.repository.Hotel.Room;
import dev.singletable.repository.Hotel.RoomId;
import dev.singletable.repository.Hotel.State;
import dev.singletable.repository.Hotel.Stay;
import dev.singletable.repository.Hotel.StayId;
import dev.singletable.repository.MethodRequests.Sends;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import org.springframework.data.repository.Repository;

/**
 * What derived methods send to indexes of every kind.
 */
class IndexMethodRequestsTests {

	@TestFactory
	Stream<DynamicTest> everyMethodSendsWhatIsWrittenOnIt() {
		return Stream.of(Stays.class, Guests.class, Rooms.class).flatMap(MethodRequests::of);
	}

	interface Stays extends Repository<Stay, StayId> {

		// composed, over an enum and an instant

		@Sends("""
				Query
				ExpressionAttributeNames: {#n0: byStatepk}
				ExpressionAttributeValues: {:v0: {S: STATE#BOOKED}}
				IndexName: byState
				KeyConditionExpression: #n0 = :v0
				""")
		List<Stay> findByState(State state);

		@Sends("""
				Query
				ExpressionAttributeNames: {#n0: byStatepk}
				ExpressionAttributeValues: {:v0: {S: STATE#BOOKED}}
				IndexName: byState
				KeyConditionExpression: #n0 = :v0

				Query
				ExpressionAttributeNames: {#n0: byStatepk}
				ExpressionAttributeValues: {:v0: {S: STATE#HERE}}
				IndexName: byState
				KeyConditionExpression: #n0 = :v0
				""")
		List<Stay> findByStateIn(Collection<State> states);

		@Sends("""
				Query
				ExpressionAttributeNames: {#n0: byStatepk, #n1: byStatesk}
				ExpressionAttributeValues: {:v0: {S: STATE#BOOKED}, :v1: {S: 2026-03-01T12:00:00.000000000Z#}}
				IndexName: byState
				KeyConditionExpression: #n0 = :v0 AND begins_with(#n1, :v1)
				""")
		List<Stay> findByStateAndBookedAt(State state, Instant moment);

		@Sends("""
				Query
				ExpressionAttributeNames: {#n0: byStatepk, #n1: byStatesk}
				ExpressionAttributeValues: {:v0: {S: STATE#BOOKED}, :v1: {S: 2026-03-01T12:00:00.000000000Z$}}
				IndexName: byState
				KeyConditionExpression: #n0 = :v0 AND #n1 >= :v1
				""")
		List<Stay> findByStateAndBookedAtAfter(State state, Instant moment);

		@Sends("""
				Query
				ExpressionAttributeNames: {#n0: byStatepk, #n1: byStatesk}
				ExpressionAttributeValues: {:v0: {S: STATE#BOOKED}, :v1: {S: 2026-03-01T12:00:00.000000000Z}}
				IndexName: byState
				KeyConditionExpression: #n0 = :v0 AND #n1 <= :v1
				""")
		List<Stay> findByStateAndBookedAtBefore(State state, Instant moment);

		@Sends("""
				Query
				ExpressionAttributeNames: {#n0: byStatepk, #n1: byStatesk}
				ExpressionAttributeValues: {:v0: {S: STATE#BOOKED}, :v1: {S: 2026-03-01T12:00:00.000000000Z}, :v2: {S: \
				2026-03-01T13:00:00.000000000Z$}}
				IndexName: byState
				KeyConditionExpression: #n0 = :v0 AND #n1 BETWEEN :v1 AND :v2
				""")
		List<Stay> findByStateAndBookedAtBetween(State state, Instant from, Instant to);

		@Sends("""
				Query
				ExpressionAttributeNames: {#n0: byStatepk, #n1: byStatesk}
				ExpressionAttributeValues: {:v0: {S: STATE#BOOKED}, :v1: {S: 2026-03-01T12:00:00.000000000Z#0000000007$}, \
				:v2: {S: 2026-03-01T12:00:00.000000000Z$}}
				IndexName: byState
				KeyConditionExpression: #n0 = :v0 AND #n1 BETWEEN :v1 AND :v2
				""")
		List<Stay> findByStateAndBookedAtAndNumberGreaterThan(State state, Instant moment, int number);

		@Sends("""
				Query
				ExpressionAttributeNames: {#n0: byStatepk}
				ExpressionAttributeValues: {:v0: {S: STATE#BOOKED}}
				IndexName: byState
				KeyConditionExpression: #n0 = :v0
				ScanIndexForward: false
				""")
		List<Stay> findByStateOrderByBookedAtDesc(State state);

		// native, over a UUID, a date and a number

		@Sends("""
				Query
				ExpressionAttributeNames: {#n0: _type, #n1: guest}
				ExpressionAttributeValues: {:v0: {S: STAY}, :v1: {S: 00000000-0000-0000-0000-000000000001}}
				IndexName: byGuest
				KeyConditionExpression: #n0 = :v0 AND #n1 = :v1
				""")
		List<Stay> findByGuest(UUID guest);

		@Sends("""
				Query
				ExpressionAttributeNames: {#n0: _type, #n1: guest, #n2: arrival}
				ExpressionAttributeValues: {:v0: {S: STAY}, :v1: {S: 00000000-0000-0000-0000-000000000001}, :v2: {S: \
				2026-03-01}}
				IndexName: byGuest
				KeyConditionExpression: #n0 = :v0 AND #n1 = :v1 AND #n2 = :v2
				""")
		List<Stay> findByGuestAndArrival(UUID guest, LocalDate arrival);

		@Sends("""
				Query
				ExpressionAttributeNames: {#n0: _type, #n1: guest, #n2: arrival}
				ExpressionAttributeValues: {:v0: {S: STAY}, :v1: {S: 00000000-0000-0000-0000-000000000001}, :v2: {S: \
				2026-03-01}}
				IndexName: byGuest
				KeyConditionExpression: #n0 = :v0 AND #n1 = :v1 AND #n2 < :v2
				""")
		List<Stay> findByGuestAndArrivalLessThan(UUID guest, LocalDate arrival);

		@Sends("""
				Query
				ExpressionAttributeNames: {#n0: _type, #n1: guest, #n2: arrival}
				ExpressionAttributeValues: {:v0: {S: STAY}, :v1: {S: 00000000-0000-0000-0000-000000000001}, :v2: {S: \
				2026-03-01}, :v3: {S: 2026-03-02}}
				IndexName: byGuest
				KeyConditionExpression: #n0 = :v0 AND #n1 = :v1 AND #n2 BETWEEN :v2 AND :v3
				""")
		List<Stay> findByGuestAndArrivalBetween(UUID guest, LocalDate from, LocalDate to);

		@Sends("""
				Query
				ExpressionAttributeNames: {#n0: _type, #n1: guest, #n2: arrival, #n3: number}
				ExpressionAttributeValues: {:v0: {S: STAY}, :v1: {S: 00000000-0000-0000-0000-000000000001}, :v2: {S: \
				2026-03-01}, :v3: {N: 7}}
				IndexName: byGuest
				KeyConditionExpression: #n0 = :v0 AND #n1 = :v1 AND #n2 = :v2 AND #n3 >= :v3
				""")
		List<Stay> findByGuestAndArrivalAndNumberGreaterThanEqual(UUID guest, LocalDate arrival, int number);

		@Sends("""
				Query
				ExpressionAttributeNames: {#n0: _type, #n1: guest, #n2: arrival, #n3: number}
				ExpressionAttributeValues: {:v0: {S: STAY}, :v1: {S: 00000000-0000-0000-0000-000000000001}, :v2: {S: \
				2026-03-01}, :v3: {N: 7}}
				IndexName: byGuest
				KeyConditionExpression: #n0 = :v0 AND #n1 = :v1 AND #n2 = :v2 AND #n3 = :v3
				""")
		List<Stay> findByGuestAndArrivalAndNumber(UUID guest, LocalDate arrival, int number);

		@Sends("""
				Query
				ExpressionAttributeNames: {#n0: _type, #n1: guest}
				ExpressionAttributeValues: {:v0: {S: STAY}, :v1: {S: 00000000-0000-0000-0000-000000000001}}
				IndexName: byGuest
				KeyConditionExpression: #n0 = :v0 AND #n1 = :v1

				Query
				ExpressionAttributeNames: {#n0: _type, #n1: guest}
				ExpressionAttributeValues: {:v0: {S: STAY}, :v1: {S: 00000000-0000-0000-0000-000000000002}}
				IndexName: byGuest
				KeyConditionExpression: #n0 = :v0 AND #n1 = :v1
				""")
		List<Stay> findByGuestIn(List<UUID> guests);

		@Sends("""
				Query
				ExpressionAttributeNames: {#n0: _type, #n1: guest}
				ExpressionAttributeValues: {:v0: {S: STAY}, :v1: {S: 00000000-0000-0000-0000-000000000001}}
				IndexName: byGuest
				KeyConditionExpression: #n0 = :v0 AND #n1 = :v1
				ScanIndexForward: false
				""")
		List<Stay> findByGuestOrderByArrivalDescNumberDesc(UUID guest);

	}

	interface Guests extends Repository<Guest, UUID> {

		@Sends("""
				GetItem
				Key: {pk: {S: GUEST#00000000-0000-0000-0000-000000000001}, sk: {S: META}}
				""")
		Optional<Guest> findById(UUID id);

		@Sends("""
				Query
				ExpressionAttributeNames: {#n0: typespk}
				ExpressionAttributeValues: {:v0: {S: GUEST}}
				IndexName: types
				KeyConditionExpression: #n0 = :v0
				""")
		List<Guest> findAllBy();

		@Sends("""
				BatchGetItem
				RequestItems: {hotel: {Keys: [{pk: {S: GUEST#00000000-0000-0000-0000-000000000001}, sk: {S: META}}, {pk: \
				{S: GUEST#00000000-0000-0000-0000-000000000002}, sk: {S: META}}]}}
				""")
		List<Guest> findByIdIn(Collection<UUID> ids);

		@Sends("""
				BatchGetItem
				RequestItems: {hotel: {ExpressionAttributeNames: {#n0: pk, #n1: sk, #n2: _type}, Keys: [{pk: {S: \
				GUEST#00000000-0000-0000-0000-000000000001}, sk: {S: META}}, {pk: {S: \
				GUEST#00000000-0000-0000-0000-000000000002}, sk: {S: META}}], ProjectionExpression: #n0, #n1, #n2}}
				""")
		int countByIdIn(List<UUID> ids);

		@Sends("""
				BatchGetItem
				RequestItems: {hotel: {Keys: [{pk: {S: GUEST#00000000-0000-0000-0000-000000000001}, sk: {S: META}}]}}

				BatchGetItem
				RequestItems: {hotel: {Keys: [{pk: {S: GUEST#00000000-0000-0000-0000-000000000002}, sk: {S: META}}]}}
				""")
		boolean existsByIdIn(UUID[] ids);

		@Sends("""
				BatchGetItem
				RequestItems: {hotel: {Keys: [{pk: {S: GUEST#00000000-0000-0000-0000-000000000001}, sk: {S: META}}, {pk: \
				{S: GUEST#00000000-0000-0000-0000-000000000002}, sk: {S: META}}]}}
				""")
		long deleteByIdIn(Set<UUID> ids);

		@AllowFilter
		@Sends("""
				Query
				ExpressionAttributeNames: {#n0: pk, #n1: sk, #n2: name}
				ExpressionAttributeValues: {:v0: {S: GUEST#00000000-0000-0000-0000-000000000001}, :v1: {S: META}, :v2: \
				{S: name}}
				FilterExpression: #n2 = :v2
				KeyConditionExpression: #n0 = :v0 AND #n1 = :v1

				Query
				ExpressionAttributeNames: {#n0: pk, #n1: sk, #n2: name}
				ExpressionAttributeValues: {:v0: {S: GUEST#00000000-0000-0000-0000-000000000002}, :v1: {S: META}, :v2: \
				{S: name}}
				FilterExpression: #n2 = :v2
				KeyConditionExpression: #n0 = :v0 AND #n1 = :v1
				""")
		List<Guest> findByIdInAndName(Collection<UUID> ids, String name);

		@Sends("""
				Query
				ExpressionAttributeNames: {#n0: typespk, #n1: typessk}
				ExpressionAttributeValues: {:v0: {S: GUEST}, :v1: {S: name}}
				IndexName: types
				KeyConditionExpression: #n0 = :v0 AND #n1 = :v1
				""")
		List<Guest> findByName(String name);

		@Sends("""
				Query
				ExpressionAttributeNames: {#n0: typespk, #n1: typessk}
				ExpressionAttributeValues: {:v0: {S: GUEST}, :v1: {S: name}}
				IndexName: types
				KeyConditionExpression: #n0 = :v0 AND begins_with(#n1, :v1)
				""")
		List<Guest> findByNameStartingWith(String name);

		@Sends("""
				Query
				ExpressionAttributeNames: {#n0: typespk, #n1: typessk}
				ExpressionAttributeValues: {:v0: {S: GUEST}, :v1: {S: name}}
				IndexName: types
				KeyConditionExpression: #n0 = :v0 AND #n1 <= :v1
				""")
		List<Guest> findByNameLessThan(String name);

		@Sends("""
				Query
				ExpressionAttributeNames: {#n0: typespk}
				ExpressionAttributeValues: {:v0: {S: GUEST}}
				IndexName: types
				KeyConditionExpression: #n0 = :v0
				ScanIndexForward: false
				""")
		List<Guest> findAllByOrderByNameDesc();

		@Sends("""
				Query
				ExpressionAttributeNames: {#n0: typespk, #n1: _type}
				ExpressionAttributeValues: {:v0: {S: GUEST}, :v1: {S: GUEST}}
				FilterExpression: (#n1 = :v1 OR attribute_not_exists(#n1))
				IndexName: types
				KeyConditionExpression: #n0 = :v0
				Select: COUNT
				""")
		long countBy();

		@Sends("""
				Query
				ExpressionAttributeNames: {#n0: byEmailpk}
				ExpressionAttributeValues: {:v0: {S: EMAIL#email}}
				IndexName: byEmail
				KeyConditionExpression: #n0 = :v0
				Limit: 2
				""")
		Optional<Guest> findByEmail(String email);

		@Sends("""
				Query
				ExpressionAttributeNames: {#n0: byCitypk}
				ExpressionAttributeValues: {:v0: {S: CITY#city}}
				IndexName: byCity
				KeyConditionExpression: #n0 = :v0
				""")
		List<Guest> findByAddressCity(String city);

		@Sends("""
				Query
				ExpressionAttributeNames: {#n0: byCitypk}
				ExpressionAttributeValues: {:v0: {S: CITY#cities1}}
				IndexName: byCity
				KeyConditionExpression: #n0 = :v0

				Query
				ExpressionAttributeNames: {#n0: byCitypk}
				ExpressionAttributeValues: {:v0: {S: CITY#cities2}}
				IndexName: byCity
				KeyConditionExpression: #n0 = :v0
				""")
		List<Guest> findByAddress_CityIn(List<String> cities);

		@Sends("""
				Query
				ExpressionAttributeNames: {#n0: byCitypk, #n1: byCitysk}
				ExpressionAttributeValues: {:v0: {S: CITY#city}, :v1: {S: name}}
				IndexName: byCity
				KeyConditionExpression: #n0 = :v0 AND begins_with(#n1, :v1)
				""")
		List<Guest> findByAddressCityAndNameStartingWith(String city, String name);

		@Sends("""
				Query
				ExpressionAttributeNames: {#n0: byCitypk, #n1: byCitysk}
				ExpressionAttributeValues: {:v0: {S: CITY#city}, :v1: {S: from}, :v2: {S: to$}}
				IndexName: byCity
				KeyConditionExpression: #n0 = :v0 AND #n1 BETWEEN :v1 AND :v2
				""")
		List<Guest> findByAddressCityAndNameBetween(String city, String from, String to);

		@Sends("""
				Query
				ExpressionAttributeNames: {#n0: byCitypk}
				ExpressionAttributeValues: {:v0: {S: CITY#city}}
				IndexName: byCity
				KeyConditionExpression: #n0 = :v0
				ScanIndexForward: false
				""")
		List<Guest> findByAddressCityOrderByNameDesc(String city);

	}

	interface Rooms extends Repository<Room, RoomId> {

		@UseIndex("types")
		@Sends("""
				Query
				ExpressionAttributeNames: {#n0: typespk}
				ExpressionAttributeValues: {:v0: {S: ROOM}}
				IndexName: types
				KeyConditionExpression: #n0 = :v0
				""")
		List<Room> findAllBy();

	}

}
