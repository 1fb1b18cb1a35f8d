package dev.singletable.repository;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import dev.singletable.repository.Hotel.Room;
import dev.singletable.repository.Hotel.RoomId;
import dev.singletable.repository.Hotel.RoomKey;
import dev.singletable.repository.Hotel.KeyId;
import dev.singletable.repository.Hotel.Single;
import dev.singletable.repository.Hotel.Stay;
import dev.singletable.repository.Hotel.StayId;
import dev.singletable.repository.Hotel.Suite;
import dev.singletable.repository.MethodRequests.Sends;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import org.springframework.data.repository.Repository;

/**
 * What derived methods send to the table and its local index.
 */
class TableMethodRequestsTests {

	@TestFactory
	Stream<DynamicTest> everyMethodSendsWhatIsWrittenOnIt() {
		return Stream.of(Stays.class, Rooms.class, Suites.class, Keys.class).flatMap(MethodRequests::of);
	}

	interface Stays extends Repository<Stay, StayId> {

		// equality

		@Sends("""
				Query
				ExpressionAttributeNames: {#n0: pk, #n1: sk}
				ExpressionAttributeValues: {:v0: {S: HOTEL#hotel}, :v1: {S: STAY#}}
				KeyConditionExpression: #n0 = :v0 AND begins_with(#n1, :v1)
				""")
		List<Stay> findByHotel(String hotel);

		@Sends("""
				Query
				ExpressionAttributeNames: {#n0: pk, #n1: sk}
				ExpressionAttributeValues: {:v0: {S: HOTEL#hotel}, :v1: {S: STAY#2026-03-01#}}
				KeyConditionExpression: #n0 = :v0 AND begins_with(#n1, :v1)
				""")
		List<Stay> findByHotelAndArrival(String hotel, LocalDate arrival);

		@Sends("""
				Query
				ExpressionAttributeNames: {#n0: pk, #n1: sk}
				ExpressionAttributeValues: {:v0: {S: HOTEL#hotel}, :v1: {S: STAY#2026-03-01#0000000007}}
				KeyConditionExpression: #n0 = :v0 AND #n1 = :v1
				Limit: 2
				""")
		Optional<Stay> findByHotelAndArrivalAndNumber(String hotel, LocalDate arrival, int number);

		@Sends("""
				Query
				ExpressionAttributeNames: {#n0: pk, #n1: sk}
				ExpressionAttributeValues: {:v0: {S: HOTEL#hotel}, :v1: {S: STAY#2026-03-01#0000000007}}
				KeyConditionExpression: #n0 = :v0 AND #n1 = :v1
				Limit: 2
				""")
		@Nullable Stay getByNumberAndHotelAndArrivalIs(int number, String hotel, LocalDate arrival);

		// ranges of a part in the middle

		@Sends("""
				Query
				ExpressionAttributeNames: {#n0: pk, #n1: sk}
				ExpressionAttributeValues: {:v0: {S: HOTEL#hotel}, :v1: {S: STAY#}, :v2: {S: STAY#2026-03-01}}
				KeyConditionExpression: #n0 = :v0 AND #n1 BETWEEN :v1 AND :v2
				""")
		List<Stay> findByHotelAndArrivalLessThan(String hotel, LocalDate arrival);

		@Sends("""
				Query
				ExpressionAttributeNames: {#n0: pk, #n1: sk}
				ExpressionAttributeValues: {:v0: {S: HOTEL#hotel}, :v1: {S: STAY#}, :v2: {S: STAY#2026-03-01$}}
				KeyConditionExpression: #n0 = :v0 AND #n1 BETWEEN :v1 AND :v2
				""")
		List<Stay> findByHotelAndArrivalLessThanEqual(String hotel, LocalDate arrival);

		@Sends("""
				Query
				ExpressionAttributeNames: {#n0: pk, #n1: sk}
				ExpressionAttributeValues: {:v0: {S: HOTEL#hotel}, :v1: {S: STAY#2026-03-01$}, :v2: {S: STAY$}}
				KeyConditionExpression: #n0 = :v0 AND #n1 BETWEEN :v1 AND :v2
				""")
		List<Stay> findByHotelAndArrivalGreaterThan(String hotel, LocalDate arrival);

		@Sends("""
				Query
				ExpressionAttributeNames: {#n0: pk, #n1: sk}
				ExpressionAttributeValues: {:v0: {S: HOTEL#hotel}, :v1: {S: STAY#2026-03-01}, :v2: {S: STAY$}}
				KeyConditionExpression: #n0 = :v0 AND #n1 BETWEEN :v1 AND :v2
				""")
		List<Stay> findByHotelAndArrivalGreaterThanEqual(String hotel, LocalDate arrival);

		@Sends("""
				Query
				ExpressionAttributeNames: {#n0: pk, #n1: sk}
				ExpressionAttributeValues: {:v0: {S: HOTEL#hotel}, :v1: {S: STAY#}, :v2: {S: STAY#2026-03-01}}
				KeyConditionExpression: #n0 = :v0 AND #n1 BETWEEN :v1 AND :v2
				""")
		List<Stay> findByHotelAndArrivalBefore(String hotel, LocalDate arrival);

		@Sends("""
				Query
				ExpressionAttributeNames: {#n0: pk, #n1: sk}
				ExpressionAttributeValues: {:v0: {S: HOTEL#hotel}, :v1: {S: STAY#2026-03-01$}, :v2: {S: STAY$}}
				KeyConditionExpression: #n0 = :v0 AND #n1 BETWEEN :v1 AND :v2
				""")
		List<Stay> findByHotelAndArrivalAfter(String hotel, LocalDate arrival);

		@Sends("""
				Query
				ExpressionAttributeNames: {#n0: pk, #n1: sk}
				ExpressionAttributeValues: {:v0: {S: HOTEL#hotel}, :v1: {S: STAY#2026-03-01}, :v2: {S: STAY#2026-03-02$}}
				KeyConditionExpression: #n0 = :v0 AND #n1 BETWEEN :v1 AND :v2
				""")
		List<Stay> findByHotelAndArrivalBetween(String hotel, LocalDate from, LocalDate to);

		@Sends("""
				Query
				ExpressionAttributeNames: {#n0: pk, #n1: sk}
				ExpressionAttributeValues: {:v0: {S: HOTEL#hotel}, :v1: {S: STAY#2026-03-01}, :v2: {S: STAY#2026-03-02$}}
				KeyConditionExpression: #n0 = :v0 AND #n1 BETWEEN :v1 AND :v2
				""")
		List<Stay> findByArrivalBetweenAndHotel(LocalDate from, LocalDate to, String hotel);

		// ranges of the last part

		@Sends("""
				Query
				ExpressionAttributeNames: {#n0: pk, #n1: sk}
				ExpressionAttributeValues: {:v0: {S: HOTEL#hotel}, :v1: {S: STAY#2026-03-01#}, :v2: {S: \
				STAY#2026-03-01#0000000006}}
				KeyConditionExpression: #n0 = :v0 AND #n1 BETWEEN :v1 AND :v2
				""")
		List<Stay> findByHotelAndArrivalAndNumberLessThan(String hotel, LocalDate arrival, int number);

		@Sends("""
				Query
				ExpressionAttributeNames: {#n0: pk, #n1: sk}
				ExpressionAttributeValues: {:v0: {S: HOTEL#hotel}, :v1: {S: STAY#2026-03-01#}, :v2: {S: \
				STAY#2026-03-01#0000000007$}}
				KeyConditionExpression: #n0 = :v0 AND #n1 BETWEEN :v1 AND :v2
				""")
		List<Stay> findByHotelAndArrivalAndNumberLessThanEqual(String hotel, LocalDate arrival, int number);

		@Sends("""
				Query
				ExpressionAttributeNames: {#n0: pk, #n1: sk}
				ExpressionAttributeValues: {:v0: {S: HOTEL#hotel}, :v1: {S: STAY#2026-03-01#0000000007$}, :v2: {S: \
				STAY#2026-03-01$}}
				KeyConditionExpression: #n0 = :v0 AND #n1 BETWEEN :v1 AND :v2
				""")
		List<Stay> findByHotelAndArrivalAndNumberGreaterThan(String hotel, LocalDate arrival, int number);

		@Sends("""
				Query
				ExpressionAttributeNames: {#n0: pk, #n1: sk}
				ExpressionAttributeValues: {:v0: {S: HOTEL#hotel}, :v1: {S: STAY#2026-03-01#0000000007}, :v2: {S: \
				STAY#2026-03-01$}}
				KeyConditionExpression: #n0 = :v0 AND #n1 BETWEEN :v1 AND :v2
				""")
		List<Stay> findByHotelAndArrivalAndNumberGreaterThanEqual(String hotel, LocalDate arrival, int number);

		@Sends("""
				Query
				ExpressionAttributeNames: {#n0: pk, #n1: sk}
				ExpressionAttributeValues: {:v0: {S: HOTEL#hotel}, :v1: {S: STAY#2026-03-01#0000000007}, :v2: {S: \
				STAY#2026-03-01#0000000008$}}
				KeyConditionExpression: #n0 = :v0 AND #n1 BETWEEN :v1 AND :v2
				""")
		List<Stay> findByHotelAndArrivalAndNumberBetween(String hotel, LocalDate arrival, int from, int to);

		// several values

		@Sends("""
				Query
				ExpressionAttributeNames: {#n0: pk, #n1: sk}
				ExpressionAttributeValues: {:v0: {S: HOTEL#hotels1}, :v1: {S: STAY#}}
				KeyConditionExpression: #n0 = :v0 AND begins_with(#n1, :v1)

				Query
				ExpressionAttributeNames: {#n0: pk, #n1: sk}
				ExpressionAttributeValues: {:v0: {S: HOTEL#hotels2}, :v1: {S: STAY#}}
				KeyConditionExpression: #n0 = :v0 AND begins_with(#n1, :v1)
				""")
		List<Stay> findByHotelIn(Collection<String> hotels);

		@Sends("""
				Query
				ExpressionAttributeNames: {#n0: pk, #n1: sk}
				ExpressionAttributeValues: {:v0: {S: HOTEL#hotel}, :v1: {S: STAY#2026-03-01#}}
				KeyConditionExpression: #n0 = :v0 AND begins_with(#n1, :v1)

				Query
				ExpressionAttributeNames: {#n0: pk, #n1: sk}
				ExpressionAttributeValues: {:v0: {S: HOTEL#hotel}, :v1: {S: STAY#2026-03-02#}}
				KeyConditionExpression: #n0 = :v0 AND begins_with(#n1, :v1)
				""")
		List<Stay> findByHotelAndArrivalIn(String hotel, List<LocalDate> arrivals);

		@Sends("""
				Query
				ExpressionAttributeNames: {#n0: pk, #n1: sk}
				ExpressionAttributeValues: {:v0: {S: HOTEL#hotels1}, :v1: {S: STAY#2026-03-01$}, :v2: {S: STAY$}}
				KeyConditionExpression: #n0 = :v0 AND #n1 BETWEEN :v1 AND :v2

				Query
				ExpressionAttributeNames: {#n0: pk, #n1: sk}
				ExpressionAttributeValues: {:v0: {S: HOTEL#hotels2}, :v1: {S: STAY#2026-03-01$}, :v2: {S: STAY$}}
				KeyConditionExpression: #n0 = :v0 AND #n1 BETWEEN :v1 AND :v2
				""")
		List<Stay> findByHotelInAndArrivalAfter(String[] hotels, LocalDate arrival);

		// orders

		@Sends("""
				Query
				ExpressionAttributeNames: {#n0: pk, #n1: sk}
				ExpressionAttributeValues: {:v0: {S: HOTEL#hotel}, :v1: {S: STAY#}}
				KeyConditionExpression: #n0 = :v0 AND begins_with(#n1, :v1)
				""")
		List<Stay> findByHotelOrderByArrival(String hotel);

		@Sends("""
				Query
				ExpressionAttributeNames: {#n0: pk, #n1: sk}
				ExpressionAttributeValues: {:v0: {S: HOTEL#hotel}, :v1: {S: STAY#}}
				KeyConditionExpression: #n0 = :v0 AND begins_with(#n1, :v1)
				ScanIndexForward: false
				""")
		List<Stay> findByHotelOrderByArrivalDesc(String hotel);

		@Sends("""
				Query
				ExpressionAttributeNames: {#n0: pk, #n1: sk}
				ExpressionAttributeValues: {:v0: {S: HOTEL#hotel}, :v1: {S: STAY#}}
				KeyConditionExpression: #n0 = :v0 AND begins_with(#n1, :v1)
				ScanIndexForward: false
				""")
		List<Stay> findByHotelOrderByArrivalDescNumberDesc(String hotel);

		@Sends("""
				Query
				ExpressionAttributeNames: {#n0: pk, #n1: sk}
				ExpressionAttributeValues: {:v0: {S: HOTEL#hotel}, :v1: {S: STAY#2026-03-01#}}
				KeyConditionExpression: #n0 = :v0 AND begins_with(#n1, :v1)
				ScanIndexForward: false
				""")
		List<Stay> findByHotelAndArrivalOrderByNumberDesc(String hotel, LocalDate arrival);

		@Sends("""
				Query
				ExpressionAttributeNames: {#n0: pk, #n1: sk}
				ExpressionAttributeValues: {:v0: {S: HOTEL#hotel}, :v1: {S: STAY#2026-03-01}, :v2: {S: STAY#2026-03-02$}}
				KeyConditionExpression: #n0 = :v0 AND #n1 BETWEEN :v1 AND :v2
				""")
		List<Stay> findByHotelAndArrivalBetweenOrderByArrivalAsc(String hotel, LocalDate from, LocalDate to);

		// the local index

		@Sends("""
				Query
				ExpressionAttributeNames: {#n0: pk, #n1: byPricesk}
				ExpressionAttributeValues: {:v0: {S: HOTEL#hotel}, :v1: {S: PRICE#15011999}}
				IndexName: byPrice
				KeyConditionExpression: #n0 = :v0 AND #n1 = :v1
				""")
		List<Stay> findByHotelAndPrice(String hotel, BigDecimal price);

		@Sends("""
				Query
				ExpressionAttributeNames: {#n0: pk, #n1: byPricesk}
				ExpressionAttributeValues: {:v0: {S: HOTEL#hotel}, :v1: {S: PRICE#}, :v2: {S: PRICE#15011999}}
				IndexName: byPrice
				KeyConditionExpression: #n0 = :v0 AND #n1 BETWEEN :v1 AND :v2
				""")
		List<Stay> findByHotelAndPriceLessThan(String hotel, BigDecimal price);

		@Sends("""
				Query
				ExpressionAttributeNames: {#n0: pk, #n1: byPricesk}
				ExpressionAttributeValues: {:v0: {S: HOTEL#hotel}, :v1: {S: PRICE#15011999}, :v2: {S: PRICE$}}
				IndexName: byPrice
				KeyConditionExpression: #n0 = :v0 AND #n1 BETWEEN :v1 AND :v2
				""")
		List<Stay> findByHotelAndPriceGreaterThanEqual(String hotel, BigDecimal price);

		@Sends("""
				Query
				ExpressionAttributeNames: {#n0: pk, #n1: byPricesk}
				ExpressionAttributeValues: {:v0: {S: HOTEL#hotel}, :v1: {S: PRICE#15011999}, :v2: {S: PRICE#15012099$}}
				IndexName: byPrice
				KeyConditionExpression: #n0 = :v0 AND #n1 BETWEEN :v1 AND :v2
				""")
		List<Stay> findByHotelAndPriceBetween(String hotel, BigDecimal from, BigDecimal to);

		@Sends("""
				Query
				ExpressionAttributeNames: {#n0: pk, #n1: byPricesk}
				ExpressionAttributeValues: {:v0: {S: HOTEL#hotel}, :v1: {S: PRICE#}}
				IndexName: byPrice
				KeyConditionExpression: #n0 = :v0 AND begins_with(#n1, :v1)
				ScanIndexForward: false
				""")
		List<Stay> findByHotelOrderByPriceDesc(String hotel);

		@UseIndex("byPrice")
		@Sends("""
				Query
				ExpressionAttributeNames: {#n0: pk, #n1: byPricesk}
				ExpressionAttributeValues: {:v0: {S: HOTEL#hotel}, :v1: {S: PRICE#}}
				IndexName: byPrice
				KeyConditionExpression: #n0 = :v0 AND begins_with(#n1, :v1)
				""")
		List<Stay> readByHotel(String hotel);

	}

	interface Rooms extends Repository<Room, RoomId> {

		@Sends("""
				Query
				ExpressionAttributeNames: {#n0: pk, #n1: sk, #n2: _type}
				ExpressionAttributeValues: {:v0: {S: HOTEL#hotel}, :v1: {S: ROOM#}, :v2: {S: SINGLE}, :v3: {S: SUITE}}
				FilterExpression: (#n2 IN (:v2, :v3) OR attribute_not_exists(#n2))
				KeyConditionExpression: #n0 = :v0 AND begins_with(#n1, :v1)
				""")
		List<Room> findByHotel(String hotel);

		@Sends("""
				Query
				ExpressionAttributeNames: {#n0: pk, #n1: sk, #n2: _type}
				ExpressionAttributeValues: {:v0: {S: HOTEL#hotel}, :v1: {S: ROOM#}, :v2: {S: ROOM#0000000006}, :v3: {S: \
				SINGLE}, :v4: {S: SUITE}}
				FilterExpression: (#n2 IN (:v3, :v4) OR attribute_not_exists(#n2))
				KeyConditionExpression: #n0 = :v0 AND #n1 BETWEEN :v1 AND :v2
				""")
		List<Room> findByHotelAndNumberLessThan(String hotel, int number);

		@Sends("""
				Query
				ExpressionAttributeNames: {#n0: pk, #n1: sk}
				ExpressionAttributeValues: {:v0: {S: HOTEL#hotel}, :v1: {S: ROOM#0000000007}}
				KeyConditionExpression: #n0 = :v0 AND #n1 = :v1
				Limit: 2
				""")
		Optional<Room> findByHotelAndNumber(String hotel, int number);

		@Sends("""
				Query
				ExpressionAttributeNames: {#n0: pk, #n1: sk, #n2: _type}
				ExpressionAttributeValues: {:v0: {S: HOTEL#hotel}, :v1: {S: ROOM#}, :v2: {S: SUITE}}
				FilterExpression: (#n2 = :v2 OR attribute_not_exists(#n2))
				KeyConditionExpression: #n0 = :v0 AND begins_with(#n1, :v1)
				""")
		List<Suite> findSuitesByHotel(String hotel);

		@Sends("""
				Query
				ExpressionAttributeNames: {#n0: pk, #n1: sk, #n2: _type}
				ExpressionAttributeValues: {:v0: {S: HOTEL#hotel}, :v1: {S: ROOM#}, :v2: {S: SINGLE}}
				FilterExpression: (#n2 = :v2 OR attribute_not_exists(#n2))
				KeyConditionExpression: #n0 = :v0 AND begins_with(#n1, :v1)
				ScanIndexForward: false
				""")
		List<Single> findSinglesByHotelOrderByNumberDesc(String hotel);

	}

	interface Suites extends Repository<Suite, RoomId> {

		@Sends("""
				Query
				ExpressionAttributeNames: {#n0: pk, #n1: sk, #n2: _type}
				ExpressionAttributeValues: {:v0: {S: HOTEL#hotel}, :v1: {S: ROOM#0000000007}, :v2: {S: ROOM#0000000008$}, \
				:v3: {S: SUITE}}
				FilterExpression: (#n2 = :v3 OR attribute_not_exists(#n2))
				KeyConditionExpression: #n0 = :v0 AND #n1 BETWEEN :v1 AND :v2
				""")
		List<Suite> findByHotelAndNumberBetween(String hotel, int from, int to);

	}

	interface Keys extends Repository<RoomKey, KeyId> {

		@Sends("""
				Query
				ExpressionAttributeNames: {#n0: pk, #n1: sk, #n2: _type}
				ExpressionAttributeValues: {:v0: {S: HOTEL#hotel}, :v1: {S: ROOM#}, :v2: {S: KEY}}
				FilterExpression: (#n2 = :v2 OR attribute_not_exists(#n2))
				KeyConditionExpression: #n0 = :v0 AND begins_with(#n1, :v1)
				""")
		List<RoomKey> findByHotel(String hotel);

		@Sends("""
				Query
				ExpressionAttributeNames: {#n0: pk, #n1: sk}
				ExpressionAttributeValues: {:v0: {S: HOTEL#hotel}, :v1: {S: ROOM#0000000007#KEY#}}
				KeyConditionExpression: #n0 = :v0 AND begins_with(#n1, :v1)
				""")
		List<RoomKey> findByHotelAndNumber(String hotel, int number);

		@Sends("""
				Query
				ExpressionAttributeNames: {#n0: pk, #n1: sk}
				ExpressionAttributeValues: {:v0: {S: HOTEL#hotel}, :v1: {S: ROOM#0000000007#KEY#serial}}
				KeyConditionExpression: #n0 = :v0 AND begins_with(#n1, :v1)
				""")
		List<RoomKey> findByHotelAndNumberAndSerialStartingWith(String hotel, int number, String serial);

		@Sends("""
				Query
				ExpressionAttributeNames: {#n0: pk, #n1: sk}
				ExpressionAttributeValues: {:v0: {S: HOTEL#hotel}, :v1: {S: ROOM#0000000007#KEY#}, :v2: {S: \
				ROOM#0000000007#KEY#serial}}
				KeyConditionExpression: #n0 = :v0 AND #n1 BETWEEN :v1 AND :v2
				""")
		List<RoomKey> findByHotelAndNumberAndSerialLessThan(String hotel, int number, String serial);

	}

}
