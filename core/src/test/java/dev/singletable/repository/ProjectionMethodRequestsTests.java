package dev.singletable.repository;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

import dev.singletable.repository.Hotel.Arrival;
import dev.singletable.repository.Hotel.Guest;
import dev.singletable.repository.Hotel.HasName;
import dev.singletable.repository.Hotel.HasPrice;
import dev.singletable.repository.Hotel.State;
import dev.singletable.repository.Hotel.Stay;
import dev.singletable.repository.Hotel.StayId;
import dev.singletable.repository.MethodRequests.Sends;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import org.springframework.data.domain.Limit;
import org.springframework.data.domain.Pageable;
import org.springframework.data.domain.ScrollPosition;
import org.springframework.data.domain.Slice;
import org.springframework.data.domain.Window;
import org.springframework.data.repository.Repository;

/**
 * What derived methods send for parts of entities.
 */
class ProjectionMethodRequestsTests {

	@TestFactory
	Stream<DynamicTest> everyMethodSendsWhatIsWrittenOnIt() {
		return Stream.of(Stays.class, Guests.class).flatMap(MethodRequests::of);
	}

	interface Stays extends Repository<Stay, StayId> {

		@Sends("""
				Query
				ExpressionAttributeNames: {#n0: pk, #n1: sk, #n2: _type, #n3: price}
				ExpressionAttributeValues: {:v0: {S: HOTEL#hotel}, :v1: {S: STAY#}}
				KeyConditionExpression: #n0 = :v0 AND begins_with(#n1, :v1)
				ProjectionExpression: #n0, #n1, #n2, #n3
				""")
		List<HasPrice> findPricesByHotel(String hotel);

		@Sends("""
				Query
				ExpressionAttributeNames: {#n0: pk, #n1: sk, #n2: _type, #n3: arrival, #n4: number}
				ExpressionAttributeValues: {:v0: {S: HOTEL#hotel}, :v1: {S: STAY#2026-03-01#0000000007}}
				KeyConditionExpression: #n0 = :v0 AND #n1 = :v1
				Limit: 2
				ProjectionExpression: #n0, #n1, #n2, #n3, #n4
				""")
		Optional<Arrival> findArrivalByHotelAndArrivalAndNumber(String hotel, LocalDate arrival, int number);

		@Sends("""
				Query
				ExpressionAttributeNames: {#n0: byStatepk, #n1: pk, #n2: sk, #n3: byStatesk, #n4: _type, #n5: arrival, \
				#n6: number}
				ExpressionAttributeValues: {:v0: {S: STATE#BOOKED}}
				IndexName: byState
				KeyConditionExpression: #n0 = :v0
				Limit: 6
				ProjectionExpression: #n1, #n2, #n0, #n3, #n4, #n5, #n6
				""")
		Slice<Arrival> findArrivalsByState(State state, Pageable page);

		@Sends("""
				Query
				ExpressionAttributeNames: {#n0: pk, #n1: sk, #n2: _type, #n3: price}
				ExpressionAttributeValues: {:v0: {S: HOTEL#hotel}, :v1: {S: STAY#}}
				KeyConditionExpression: #n0 = :v0 AND begins_with(#n1, :v1)
				Limit: 5
				ProjectionExpression: #n0, #n1, #n2, #n3
				""")
		Window<HasPrice> findPricesByHotel(String hotel, ScrollPosition position, Limit limit);

		@Sends("""
				Query
				ExpressionAttributeNames: {#n0: pk, #n1: sk, #n2: _type, #n3: price}
				ExpressionAttributeValues: {:v0: {S: HOTEL#hotel}, :v1: {S: STAY#}}
				KeyConditionExpression: #n0 = :v0 AND begins_with(#n1, :v1)
				ProjectionExpression: #n0, #n1, #n2, #n3
				""")
		<P> List<P> searchByHotel(String hotel, Class<P> type);

		@Sends("""
				Query
				ExpressionAttributeNames: {#n0: pk, #n1: sk, #n2: _type, #n3: price}
				ExpressionAttributeValues: {:v0: {S: HOTEL#hotel}, :v1: {S: STAY#2026-03-01#0000000007}}
				KeyConditionExpression: #n0 = :v0 AND #n1 = :v1
				Limit: 2
				ProjectionExpression: #n0, #n1, #n2, #n3
				""")
		<P> Optional<P> searchByHotelAndArrivalAndNumber(String hotel, LocalDate arrival, int number, Class<P> type);

	}

	interface Guests extends Repository<Guest, UUID> {

		@Sends("""
				Query
				ExpressionAttributeNames: {#n0: typespk, #n1: pk, #n2: sk, #n3: typessk, #n4: _type, #n5: name}
				ExpressionAttributeValues: {:v0: {S: GUEST}}
				IndexName: types
				KeyConditionExpression: #n0 = :v0
				ProjectionExpression: #n1, #n2, #n0, #n3, #n4, #n5
				""")
		List<HasName> findAllBy();

		@Sends("""
				Query
				ExpressionAttributeNames: {#n0: typespk, #n1: pk, #n2: sk, #n3: typessk, #n4: _type, #n5: name}
				ExpressionAttributeValues: {:v0: {S: GUEST}}
				IndexName: types
				KeyConditionExpression: #n0 = :v0
				ProjectionExpression: #n1, #n2, #n0, #n3, #n4, #n5
				ScanIndexForward: false
				""")
		Stream<HasName> streamAllByOrderByNameDesc();

		@Sends("""
				Query
				ExpressionAttributeNames: {#n0: typespk, #n1: pk, #n2: sk, #n3: typessk, #n4: _type, #n5: name}
				ExpressionAttributeValues: {:v0: {S: GUEST}}
				IndexName: types
				KeyConditionExpression: #n0 = :v0
				Limit: 6
				ProjectionExpression: #n1, #n2, #n0, #n3, #n4, #n5
				""")
		Slice<HasName> findAllBy(Pageable page);

	}

}
