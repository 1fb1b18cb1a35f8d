package dev.singletable.repository;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

import dev.singletable.repository.Hotel.Arrival;
import dev.singletable.repository.Hotel.Guest;
import dev.singletable.repository.Hotel.Room;
import dev.singletable.repository.Hotel.RoomId;
import dev.singletable.repository.Hotel.State;
import dev.singletable.repository.Hotel.Stay;
import dev.singletable.repository.Hotel.StayId;
import dev.singletable.repository.MethodRequests.Sends;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import org.springframework.data.domain.Limit;
import org.springframework.data.domain.ScrollPosition;
import org.springframework.data.domain.Window;
import org.springframework.data.repository.Repository;

/**
 * What methods send that filter or scan.
 */
class FilterMethodRequestsTests {

	@TestFactory
	Stream<DynamicTest> everyMethodSendsWhatIsWrittenOnIt() {
		return Stream.of(Filtered.class, Scanned.class, Rooms.class, Guests.class).flatMap(MethodRequests::of);
	}

	@AllowFilter
	interface Filtered extends Repository<Stay, StayId> {

		@Sends("""
				Query
				ExpressionAttributeNames: {#n0: pk, #n1: sk, #n2: note}
				ExpressionAttributeValues: {:v0: {S: HOTEL#hotel}, :v1: {S: STAY#}, :v2: {S: note}}
				FilterExpression: #n2 = :v2
				KeyConditionExpression: #n0 = :v0 AND begins_with(#n1, :v1)
				""")
		List<Stay> findByHotelAndNote(String hotel, String note);

		@Sends("""
				Query
				ExpressionAttributeNames: {#n0: pk, #n1: sk, #n2: note}
				ExpressionAttributeValues: {:v0: {S: HOTEL#hotel}, :v1: {S: STAY#}, :v2: {S: note}}
				FilterExpression: #n2 <> :v2
				KeyConditionExpression: #n0 = :v0 AND begins_with(#n1, :v1)
				""")
		List<Stay> findByHotelAndNoteNot(String hotel, String note);

		@Sends("""
				Query
				ExpressionAttributeNames: {#n0: pk, #n1: sk, #n2: note}
				ExpressionAttributeValues: {:v0: {S: HOTEL#hotel}, :v1: {S: STAY#}, :v2: {S: word}}
				FilterExpression: contains(#n2, :v2)
				KeyConditionExpression: #n0 = :v0 AND begins_with(#n1, :v1)
				""")
		List<Stay> findByHotelAndNoteContaining(String hotel, String word);

		@Sends("""
				Query
				ExpressionAttributeNames: {#n0: pk, #n1: sk, #n2: note}
				ExpressionAttributeValues: {:v0: {S: HOTEL#hotel}, :v1: {S: STAY#}, :v2: {S: word}}
				FilterExpression: NOT (contains(#n2, :v2))
				KeyConditionExpression: #n0 = :v0 AND begins_with(#n1, :v1)
				""")
		List<Stay> findByHotelAndNoteNotContaining(String hotel, String word);

		@Sends("""
				Query
				ExpressionAttributeNames: {#n0: pk, #n1: sk, #n2: tags}
				ExpressionAttributeValues: {:v0: {S: HOTEL#hotel}, :v1: {S: STAY#}, :v2: {S: tag}}
				FilterExpression: contains(#n2, :v2)
				KeyConditionExpression: #n0 = :v0 AND begins_with(#n1, :v1)
				""")
		List<Stay> findByHotelAndTagsContains(String hotel, String tag);

		@Sends("""
				Query
				ExpressionAttributeNames: {#n0: pk, #n1: sk, #n2: note}
				ExpressionAttributeValues: {:v0: {S: HOTEL#hotel}, :v1: {S: STAY#}, :v2: {S: prefix}}
				FilterExpression: begins_with(#n2, :v2)
				KeyConditionExpression: #n0 = :v0 AND begins_with(#n1, :v1)
				""")
		List<Stay> findByHotelAndNoteStartingWith(String hotel, String prefix);

		@Sends("""
				Query
				ExpressionAttributeNames: {#n0: pk, #n1: sk, #n2: note}
				ExpressionAttributeValues: {:v0: {S: HOTEL#hotel}, :v1: {S: STAY#}}
				FilterExpression: attribute_not_exists(#n2)
				KeyConditionExpression: #n0 = :v0 AND begins_with(#n1, :v1)
				""")
		List<Stay> findByHotelAndNoteIsNull(String hotel);

		@Sends("""
				Query
				ExpressionAttributeNames: {#n0: pk, #n1: sk, #n2: note}
				ExpressionAttributeValues: {:v0: {S: HOTEL#hotel}, :v1: {S: STAY#}}
				FilterExpression: attribute_exists(#n2)
				KeyConditionExpression: #n0 = :v0 AND begins_with(#n1, :v1)
				""")
		List<Stay> findByHotelAndNoteIsNotNull(String hotel);

		@Sends("""
				Query
				ExpressionAttributeNames: {#n0: pk, #n1: sk, #n2: paid}
				ExpressionAttributeValues: {:v0: {S: HOTEL#hotel}, :v1: {S: STAY#}, :v2: {BOOL: true}}
				FilterExpression: #n2 = :v2
				KeyConditionExpression: #n0 = :v0 AND begins_with(#n1, :v1)
				""")
		List<Stay> findByHotelAndPaidTrue(String hotel);

		@Sends("""
				Query
				ExpressionAttributeNames: {#n0: pk, #n1: sk, #n2: paid}
				ExpressionAttributeValues: {:v0: {S: HOTEL#hotel}, :v1: {S: STAY#}, :v2: {BOOL: false}}
				FilterExpression: #n2 = :v2
				KeyConditionExpression: #n0 = :v0 AND begins_with(#n1, :v1)
				""")
		List<Stay> findByHotelAndPaidIsFalse(String hotel);

		@Sends("""
				Query
				ExpressionAttributeNames: {#n0: pk, #n1: sk, #n2: agent}
				ExpressionAttributeValues: {:v0: {S: HOTEL#hotel}, :v1: {S: STAY#}, :v2: {S: agents1}, :v3: {S: agents2}}
				FilterExpression: #n2 IN (:v2, :v3)
				KeyConditionExpression: #n0 = :v0 AND begins_with(#n1, :v1)
				""")
		List<Stay> findByHotelAndAgentIn(String hotel, List<String> agents);

		@Sends("""
				Query
				ExpressionAttributeNames: {#n0: pk, #n1: sk, #n2: agent}
				ExpressionAttributeValues: {:v0: {S: HOTEL#hotel}, :v1: {S: STAY#}, :v2: {S: agents1}, :v3: {S: agents2}}
				FilterExpression: NOT (#n2 IN (:v2, :v3))
				KeyConditionExpression: #n0 = :v0 AND begins_with(#n1, :v1)
				""")
		List<Stay> findByHotelAndAgentNotIn(String hotel, Set<String> agents);

		@Sends("""
				Query
				ExpressionAttributeNames: {#n0: pk, #n1: sk, #n2: billing, #n3: city}
				ExpressionAttributeValues: {:v0: {S: HOTEL#hotel}, :v1: {S: STAY#}, :v2: {S: city}}
				FilterExpression: #n2.#n3 = :v2
				KeyConditionExpression: #n0 = :v0 AND begins_with(#n1, :v1)
				""")
		List<Stay> findByHotelAndBillingCity(String hotel, String city);

		@Sends("""
				Query
				ExpressionAttributeNames: {#n0: _type, #n1: guest, #n2: price}
				ExpressionAttributeValues: {:v0: {S: STAY}, :v1: {S: 00000000-0000-0000-0000-000000000001}, :v2: {N: \
				19.99}, :v3: {N: 20.99}}
				FilterExpression: #n2 BETWEEN :v2 AND :v3
				IndexName: byGuest
				KeyConditionExpression: #n0 = :v0 AND #n1 = :v1
				""")
		List<Stay> findByGuestAndPriceBetween(UUID guest, BigDecimal from, BigDecimal to);

		@Sends("""
				Query
				ExpressionAttributeNames: {#n0: byStatepk, #n1: price, #n2: paid}
				ExpressionAttributeValues: {:v0: {S: STATE#BOOKED}, :v1: {N: 19.99}, :v2: {BOOL: true}}
				FilterExpression: #n1 <= :v1 AND #n2 = :v2
				IndexName: byState
				KeyConditionExpression: #n0 = :v0
				""")
		List<Stay> findByStateAndPriceLessThanEqualAndPaid(State state, BigDecimal price, boolean paid);

		@Sends("""
				Query
				ExpressionAttributeNames: {#n0: pk, #n1: sk, #n2: _type, #n3: note}
				ExpressionAttributeValues: {:v0: {S: HOTEL#hotel}, :v1: {S: STAY#}, :v2: {S: STAY}, :v3: {S: word}}
				FilterExpression: (#n2 = :v2 OR attribute_not_exists(#n2)) AND contains(#n3, :v3)
				KeyConditionExpression: #n0 = :v0 AND begins_with(#n1, :v1)
				Select: COUNT
				""")
		long countByHotelAndNoteContaining(String hotel, String word);

		@Sends("""
				Query
				ExpressionAttributeNames: {#n0: pk, #n1: sk, #n2: note}
				ExpressionAttributeValues: {:v0: {S: HOTEL#hotel}, :v1: {S: STAY#}, :v2: {S: word}}
				FilterExpression: contains(#n2, :v2)
				KeyConditionExpression: #n0 = :v0 AND begins_with(#n1, :v1)
				""")
		boolean existsByHotelAndNoteContaining(String hotel, String word);

		@Sends("""
				Query
				ExpressionAttributeNames: {#n0: byStatepk, #n1: note}
				ExpressionAttributeValues: {:v0: {S: STATE#BOOKED}, :v1: {S: word}}
				FilterExpression: contains(#n1, :v1)
				IndexName: byState
				KeyConditionExpression: #n0 = :v0
				""")
		Window<Stay> findByStateAndNoteContaining(State state, String word, ScrollPosition position, Limit limit);

		@Sends("""
				Query
				ExpressionAttributeNames: {#n0: pk, #n1: sk, #n2: note, #n3: _type, #n4: arrival, #n5: number}
				ExpressionAttributeValues: {:v0: {S: HOTEL#hotel}, :v1: {S: STAY#}, :v2: {S: word}}
				FilterExpression: contains(#n2, :v2)
				KeyConditionExpression: #n0 = :v0 AND begins_with(#n1, :v1)
				ProjectionExpression: #n0, #n1, #n3, #n4, #n5
				""")
		List<Arrival> findArrivalsByHotelAndNoteContaining(String hotel, String word);

	}

	@AllowScan
	interface Scanned extends Repository<Stay, StayId> {

		@Sends("""
				Scan
				ExpressionAttributeNames: {#n0: _type, #n1: note}
				ExpressionAttributeValues: {:v0: {S: STAY}, :v1: {S: note}}
				FilterExpression: (#n0 = :v0 OR attribute_not_exists(#n0)) AND #n1 = :v1
				""")
		List<Stay> findByNote(String note);

		@Sends("""
				Scan
				ExpressionAttributeNames: {#n0: _type}
				ExpressionAttributeValues: {:v0: {S: STAY}}
				FilterExpression: (#n0 = :v0 OR attribute_not_exists(#n0))
				""")
		List<Stay> findAllBy();

		@Sends("""
				Scan
				ExpressionAttributeNames: {#n0: _type, #n1: price}
				ExpressionAttributeValues: {:v0: {S: STAY}, :v1: {N: 19.99}}
				FilterExpression: (#n0 = :v0 OR attribute_not_exists(#n0)) AND #n1 > :v1
				""")
		long countByPriceGreaterThan(BigDecimal price);

		@Sends("""
				Scan
				ExpressionAttributeNames: {#n0: _type, #n1: bookedAt}
				ExpressionAttributeValues: {:v0: {S: STAY}, :v1: {S: 2026-03-01T12:00:00.000000000Z}, :v2: {S: \
				2026-03-01T13:00:00.000000000Z}}
				FilterExpression: (#n0 = :v0 OR attribute_not_exists(#n0)) AND #n1 BETWEEN :v1 AND :v2
				""")
		Stream<Stay> streamByBookedAtBetween(Instant from, Instant to);

	}

	interface Rooms extends Repository<Room, RoomId> {

		@AllowScan
		@Sends("""
				Query
				ExpressionAttributeNames: {#n0: typespk, #n1: typessk}
				ExpressionAttributeValues: {:v0: {S: ROOM}, :v1: {S: 0000000007}}
				IndexName: types
				KeyConditionExpression: #n0 = :v0 AND #n1 = :v1
				""")
		List<Room> findByNumber(int number);

	}

	interface Guests extends Repository<Guest, UUID> {

		@AllowFilter
		@Sends("""
				Query
				ExpressionAttributeNames: {#n0: typespk, #n1: typessk, #n2: address, #n3: street}
				ExpressionAttributeValues: {:v0: {S: GUEST}, :v1: {S: name}, :v2: {S: street}}
				FilterExpression: #n2.#n3 = :v2
				IndexName: types
				KeyConditionExpression: #n0 = :v0 AND begins_with(#n1, :v1)
				""")
		List<Guest> findByNameStartingWithAndAddressStreet(String name, String street);

		@AllowFilter
		@Sends("""
				Query
				ExpressionAttributeNames: {#n0: typespk, #n1: email}
				ExpressionAttributeValues: {:v0: {S: GUEST}}
				FilterExpression: attribute_not_exists(#n1)
				IndexName: types
				KeyConditionExpression: #n0 = :v0
				""")
		List<Guest> findByEmailIsNull();

	}

}
