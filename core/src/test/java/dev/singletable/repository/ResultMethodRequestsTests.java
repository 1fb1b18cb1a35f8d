package dev.singletable.repository;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.stream.Stream;

import dev.singletable.query.ItemWindow;
import dev.singletable.repository.Hotel.State;
import dev.singletable.repository.Hotel.Stay;
import dev.singletable.repository.Hotel.StayId;
import dev.singletable.repository.MethodRequests.Sends;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import org.springframework.data.domain.Limit;
import org.springframework.data.domain.Pageable;
import org.springframework.data.domain.ScrollPosition;
import org.springframework.data.domain.Slice;
import org.springframework.data.domain.Sort;
import org.springframework.data.domain.Window;
import org.springframework.data.repository.Repository;
import org.springframework.data.util.Streamable;

/**
 * What derived methods send for each kind of result.
 */
class ResultMethodRequestsTests {

	@TestFactory
	Stream<DynamicTest> everyMethodSendsWhatIsWrittenOnIt() {
		return MethodRequests.of(Stays.class);
	}

	interface Stays extends Repository<Stay, StayId> {

		// how many

		@Sends("""
				Query
				ExpressionAttributeNames: {#n0: pk, #n1: sk}
				ExpressionAttributeValues: {:v0: {S: HOTEL#hotel}, :v1: {S: STAY#}}
				KeyConditionExpression: #n0 = :v0 AND begins_with(#n1, :v1)
				Limit: 1
				""")
		Optional<Stay> findFirstByHotel(String hotel);

		@Sends("""
				Query
				ExpressionAttributeNames: {#n0: pk, #n1: sk}
				ExpressionAttributeValues: {:v0: {S: HOTEL#hotel}, :v1: {S: STAY#}}
				KeyConditionExpression: #n0 = :v0 AND begins_with(#n1, :v1)
				Limit: 1
				ScanIndexForward: false
				""")
		@Nullable Stay findTopByHotelOrderByArrivalDesc(String hotel);

		@Sends("""
				Query
				ExpressionAttributeNames: {#n0: pk, #n1: sk}
				ExpressionAttributeValues: {:v0: {S: HOTEL#hotel}, :v1: {S: STAY#}}
				KeyConditionExpression: #n0 = :v0 AND begins_with(#n1, :v1)
				Limit: 2
				""")
		List<Stay> findFirst2ByHotel(String hotel);

		@Sends("""
				Query
				ExpressionAttributeNames: {#n0: pk, #n1: sk}
				ExpressionAttributeValues: {:v0: {S: HOTEL#hotel}, :v1: {S: STAY#}}
				KeyConditionExpression: #n0 = :v0 AND begins_with(#n1, :v1)
				Limit: 3
				ScanIndexForward: false
				""")
		List<Stay> findTop3ByHotelOrderByArrivalDesc(String hotel);

		@Sends("""
				Query
				ExpressionAttributeNames: {#n0: pk, #n1: sk}
				ExpressionAttributeValues: {:v0: {S: HOTEL#hotel}, :v1: {S: STAY#}}
				KeyConditionExpression: #n0 = :v0 AND begins_with(#n1, :v1)
				Limit: 4
				""")
		List<Stay> findByHotel(String hotel, Limit limit);

		@Sends("""
				Query
				ExpressionAttributeNames: {#n0: pk, #n1: sk}
				ExpressionAttributeValues: {:v0: {S: HOTEL#hotel}, :v1: {S: STAY#}}
				KeyConditionExpression: #n0 = :v0 AND begins_with(#n1, :v1)
				Limit: 4
				""")
		List<Stay> findFirst9ByHotel(String hotel, Limit limit);

		@Sends("""
				Query
				ExpressionAttributeNames: {#n0: pk, #n1: sk}
				ExpressionAttributeValues: {:v0: {S: HOTEL#hotels1}, :v1: {S: STAY#}}
				KeyConditionExpression: #n0 = :v0 AND begins_with(#n1, :v1)
				Limit: 2

				Query
				ExpressionAttributeNames: {#n0: pk, #n1: sk}
				ExpressionAttributeValues: {:v0: {S: HOTEL#hotels2}, :v1: {S: STAY#}}
				KeyConditionExpression: #n0 = :v0 AND begins_with(#n1, :v1)
				Limit: 2
				""")
		List<Stay> findFirst2ByHotelIn(List<String> hotels);

		// pages

		@Sends("""
				Query
				ExpressionAttributeNames: {#n0: pk, #n1: sk}
				ExpressionAttributeValues: {:v0: {S: HOTEL#hotel}, :v1: {S: STAY#}}
				KeyConditionExpression: #n0 = :v0 AND begins_with(#n1, :v1)
				Limit: 6
				""")
		Slice<Stay> findByHotel(String hotel, Pageable page);

		@Sends("""
				Query
				ExpressionAttributeNames: {#n0: byStatepk}
				ExpressionAttributeValues: {:v0: {S: STATE#BOOKED}}
				IndexName: byState
				KeyConditionExpression: #n0 = :v0
				Limit: 6
				ScanIndexForward: false
				""")
		Slice<Stay> findByStateOrderByBookedAtDesc(State state, Pageable page);

		@Sends("""
				Query
				ExpressionAttributeNames: {#n0: pk, #n1: sk}
				ExpressionAttributeValues: {:v0: {S: HOTEL#hotel}, :v1: {S: STAY#}}
				KeyConditionExpression: #n0 = :v0 AND begins_with(#n1, :v1)
				Limit: 101
				""")
		Window<Stay> findByHotel(String hotel, ScrollPosition position);

		@Sends("""
				Query
				ExpressionAttributeNames: {#n0: pk, #n1: sk}
				ExpressionAttributeValues: {:v0: {S: HOTEL#hotel}, :v1: {S: STAY#2026-03-01$}, :v2: {S: STAY$}}
				KeyConditionExpression: #n0 = :v0 AND #n1 BETWEEN :v1 AND :v2
				Limit: 5
				""")
		Window<Stay> findByHotelAndArrivalAfter(String hotel, LocalDate arrival, ScrollPosition position, Limit limit);

		@Sends("""
				Query
				ExpressionAttributeNames: {#n0: pk, #n1: sk}
				ExpressionAttributeValues: {:v0: {S: HOTEL#hotel}, :v1: {S: STAY#}}
				KeyConditionExpression: #n0 = :v0 AND begins_with(#n1, :v1)
				Limit: 7
				ScanIndexForward: false
				""")
		Window<Stay> findTop6ByHotelOrderByArrivalDesc(String hotel, ScrollPosition position);

		@Sends("""
				Query
				ExpressionAttributeNames: {#n0: pk, #n1: sk}
				ExpressionAttributeValues: {:v0: {S: HOTEL#hotel}, :v1: {S: STAY#}}
				KeyConditionExpression: #n0 = :v0 AND begins_with(#n1, :v1)
				Limit: 5
				""")
		ItemWindow<Stay> findItemsByHotel(Limit limit, ScrollPosition position, String hotel);

		@Sends("""
				Query
				ExpressionAttributeNames: {#n0: byStatepk}
				ExpressionAttributeValues: {:v0: {S: STATE#BOOKED}}
				IndexName: byState
				KeyConditionExpression: #n0 = :v0
				ScanIndexForward: false
				""")
		List<Stay> findByState(State state, Sort sort);

		// many

		@Sends("""
				Query
				ExpressionAttributeNames: {#n0: pk, #n1: sk}
				ExpressionAttributeValues: {:v0: {S: HOTEL#hotel}, :v1: {S: STAY#}}
				KeyConditionExpression: #n0 = :v0 AND begins_with(#n1, :v1)
				""")
		Stream<Stay> streamByHotel(String hotel);

		@Sends("""
				Query
				ExpressionAttributeNames: {#n0: pk, #n1: sk}
				ExpressionAttributeValues: {:v0: {S: HOTEL#hotel}, :v1: {S: STAY#}}
				KeyConditionExpression: #n0 = :v0 AND begins_with(#n1, :v1)
				""")
		Streamable<Stay> findStreamableByHotel(String hotel);

		@Sends("""
				Query
				ExpressionAttributeNames: {#n0: pk, #n1: sk}
				ExpressionAttributeValues: {:v0: {S: HOTEL#hotel}, :v1: {S: STAY#}}
				KeyConditionExpression: #n0 = :v0 AND begins_with(#n1, :v1)
				""")
		Iterable<Stay> findIterableByHotel(String hotel);

		@Sends("""
				Query
				ExpressionAttributeNames: {#n0: pk, #n1: sk}
				ExpressionAttributeValues: {:v0: {S: HOTEL#hotel}, :v1: {S: STAY#}}
				KeyConditionExpression: #n0 = :v0 AND begins_with(#n1, :v1)
				""")
		Collection<Stay> findCollectionByHotel(String hotel);

		@Sends("""
				Query
				ExpressionAttributeNames: {#n0: pk, #n1: sk}
				ExpressionAttributeValues: {:v0: {S: HOTEL#hotel}, :v1: {S: STAY#}}
				KeyConditionExpression: #n0 = :v0 AND begins_with(#n1, :v1)
				""")
		Set<Stay> findSetByHotel(String hotel);

		@Sends("""
				Query
				ExpressionAttributeNames: {#n0: pk, #n1: sk}
				ExpressionAttributeValues: {:v0: {S: HOTEL#hotel}, :v1: {S: STAY#}}
				KeyConditionExpression: #n0 = :v0 AND begins_with(#n1, :v1)
				""")
		Stay[] findArrayByHotel(String hotel);

		@Sends("""
				Query
				ExpressionAttributeNames: {#n0: pk, #n1: sk}
				ExpressionAttributeValues: {:v0: {S: HOTEL#hotel}, :v1: {S: STAY#}}
				KeyConditionExpression: #n0 = :v0 AND begins_with(#n1, :v1)
				""")
		Future<List<Stay>> findFutureByHotel(String hotel);

		@Sends("""
				Query
				ExpressionAttributeNames: {#n0: pk, #n1: sk}
				ExpressionAttributeValues: {:v0: {S: HOTEL#hotel}, :v1: {S: STAY#}}
				KeyConditionExpression: #n0 = :v0 AND begins_with(#n1, :v1)
				""")
		CompletableFuture<List<Stay>> findCompletableByHotel(String hotel);

		// numbers and deletions

		@Sends("""
				Query
				ExpressionAttributeNames: {#n0: pk, #n1: sk, #n2: _type}
				ExpressionAttributeValues: {:v0: {S: HOTEL#hotel}, :v1: {S: STAY#}, :v2: {S: STAY}}
				FilterExpression: (#n2 = :v2 OR attribute_not_exists(#n2))
				KeyConditionExpression: #n0 = :v0 AND begins_with(#n1, :v1)
				Select: COUNT
				""")
		long countByHotel(String hotel);

		@Sends("""
				Query
				ExpressionAttributeNames: {#n0: pk, #n1: sk, #n2: _type}
				ExpressionAttributeValues: {:v0: {S: HOTEL#hotel}, :v1: {S: STAY#2026-03-01}, :v2: {S: STAY$}, :v3: {S: STAY}}
				FilterExpression: (#n2 = :v3 OR attribute_not_exists(#n2))
				KeyConditionExpression: #n0 = :v0 AND #n1 BETWEEN :v1 AND :v2
				Select: COUNT
				""")
		Integer countByHotelAndArrivalGreaterThanEqual(String hotel, LocalDate arrival);

		@Sends("""
				Query
				ExpressionAttributeNames: {#n0: byStatepk, #n1: _type}
				ExpressionAttributeValues: {:v0: {S: STATE#BOOKED}, :v1: {S: STAY}}
				FilterExpression: (#n1 = :v1 OR attribute_not_exists(#n1))
				IndexName: byState
				KeyConditionExpression: #n0 = :v0
				Select: COUNT

				Query
				ExpressionAttributeNames: {#n0: byStatepk, #n1: _type}
				ExpressionAttributeValues: {:v0: {S: STATE#HERE}, :v1: {S: STAY}}
				FilterExpression: (#n1 = :v1 OR attribute_not_exists(#n1))
				IndexName: byState
				KeyConditionExpression: #n0 = :v0
				Select: COUNT
				""")
		int countByStateIn(List<State> states);

		@Sends("""
				Query
				ExpressionAttributeNames: {#n0: pk, #n1: sk}
				ExpressionAttributeValues: {:v0: {S: HOTEL#hotel}, :v1: {S: STAY#2026-03-01#}}
				KeyConditionExpression: #n0 = :v0 AND begins_with(#n1, :v1)
				Limit: 1
				""")
		boolean existsByHotelAndArrival(String hotel, LocalDate arrival);

		@Sends("""
				Query
				ExpressionAttributeNames: {#n0: byStatepk}
				ExpressionAttributeValues: {:v0: {S: STATE#BOOKED}}
				IndexName: byState
				KeyConditionExpression: #n0 = :v0
				Limit: 1

				Query
				ExpressionAttributeNames: {#n0: byStatepk}
				ExpressionAttributeValues: {:v0: {S: STATE#HERE}}
				IndexName: byState
				KeyConditionExpression: #n0 = :v0
				Limit: 1
				""")
		Boolean existsByStateIn(List<State> states);

		@Sends("""
				Query
				ExpressionAttributeNames: {#n0: pk, #n1: sk}
				ExpressionAttributeValues: {:v0: {S: HOTEL#hotel}, :v1: {S: STAY#}}
				KeyConditionExpression: #n0 = :v0 AND begins_with(#n1, :v1)
				""")
		void deleteByHotel(String hotel);

		@Sends("""
				Query
				ExpressionAttributeNames: {#n0: pk, #n1: sk}
				ExpressionAttributeValues: {:v0: {S: HOTEL#hotel}, :v1: {S: STAY#}, :v2: {S: STAY#2026-03-01}}
				KeyConditionExpression: #n0 = :v0 AND #n1 BETWEEN :v1 AND :v2
				""")
		long deleteByHotelAndArrivalBefore(String hotel, LocalDate arrival);

		@Sends("""
				Query
				ExpressionAttributeNames: {#n0: byStatepk}
				ExpressionAttributeValues: {:v0: {S: STATE#BOOKED}}
				IndexName: byState
				KeyConditionExpression: #n0 = :v0
				""")
		List<Stay> removeByState(State state);

		// others that call these

		@Sends("""
				Query
				ExpressionAttributeNames: {#n0: byStatepk, #n1: _type}
				ExpressionAttributeValues: {:v0: {S: STATE#BOOKED}, :v1: {S: STAY}}
				FilterExpression: (#n1 = :v1 OR attribute_not_exists(#n1))
				IndexName: byState
				KeyConditionExpression: #n0 = :v0
				Select: COUNT
				""")
		default int countBooked() {
			return countByStateIn(List.of(State.BOOKED));
		}

	}

}
