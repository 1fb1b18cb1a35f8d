package dev.singletable.repository;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

import dev.singletable.repository.Hotel.Guest;
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
import org.springframework.data.repository.query.Param;

/**
 * What methods send that carry a query.
 */
class QueryMethodRequestsTests {

	@TestFactory
	Stream<DynamicTest> everyMethodSendsWhatIsWrittenOnIt() {
		return Stream.of(Stays.class, Guests.class).flatMap(MethodRequests::of);
	}

	interface Stays extends Repository<Stay, StayId> {

		@Query(partition = "HOTEL#{hotel}")
		@Sends("""
				Query
				ExpressionAttributeNames: {#n0: pk, #n1: sk}
				ExpressionAttributeValues: {:v0: {S: HOTEL#hotel}, :v1: {S: STAY#}}
				KeyConditionExpression: #n0 = :v0 AND begins_with(#n1, :v1)
				""")
		List<Stay> inHotel(String hotel);

		@Query(partition = "HOTEL#{hotel}", sortBeginsWith = "STAY#")
		@Sends("""
				Query
				ExpressionAttributeNames: {#n0: pk, #n1: sk}
				ExpressionAttributeValues: {:v0: {S: HOTEL#hotel}, :v1: {S: STAY#}}
				KeyConditionExpression: #n0 = :v0 AND begins_with(#n1, :v1)
				""")
		List<Stay> staysInHotel(String hotel);

		@Query(partition = "HOTEL#{hotel}", sortBeginsWith = "STAY#{arrival}#")
		@Sends("""
				Query
				ExpressionAttributeNames: {#n0: pk, #n1: sk}
				ExpressionAttributeValues: {:v0: {S: HOTEL#hotel}, :v1: {S: STAY#2026-03-01#}}
				KeyConditionExpression: #n0 = :v0 AND begins_with(#n1, :v1)
				""")
		List<Stay> arriving(LocalDate arrival, String hotel);

		@Query(partition = "HOTEL#{hotel}", sortBeginsWith = "STAY#2026-03-01")
		@Sends("""
				Query
				ExpressionAttributeNames: {#n0: pk, #n1: sk}
				ExpressionAttributeValues: {:v0: {S: HOTEL#hotel}, :v1: {S: STAY#2026-03-01#}}
				KeyConditionExpression: #n0 = :v0 AND begins_with(#n1, :v1)
				""")
		List<Stay> onTheFirstOfMarch(String hotel);

		@Query(partition = "HOTEL#{hotel}", sortBeginsWith = "STAY#2026-03-01#7")
		@Sends("""
				Query
				ExpressionAttributeNames: {#n0: pk, #n1: sk}
				ExpressionAttributeValues: {:v0: {S: HOTEL#hotel}, :v1: {S: STAY#2026-03-01#0000000007}}
				KeyConditionExpression: #n0 = :v0 AND #n1 = :v1
				""")
		List<Stay> theSeventhOfThem(String hotel);

		@Query(partition = "CODE#c", sortBeginsWith = "2026-03-01")
		@Sends("""
				Query
				ExpressionAttributeNames: {#n0: byCodepk, #n1: byCodesk}
				ExpressionAttributeValues: {:v0: {S: CODE#c}, :v1: {S: 2026-03-01}}
				IndexName: byCode
				KeyConditionExpression: #n0 = :v0 AND #n1 = :v1
				""")
		List<Stay> ofOneCode();

		@Query(partition = "HOTEL#{hotel}", sortBeginsWith = "STAY#{arrival}#{number}")
		@Sends("""
				Query
				ExpressionAttributeNames: {#n0: pk, #n1: sk}
				ExpressionAttributeValues: {:v0: {S: HOTEL#hotel}, :v1: {S: STAY#2026-03-01#0000000007}}
				KeyConditionExpression: #n0 = :v0 AND #n1 = :v1
				""")
		List<Stay> numbered(String hotel, int number, LocalDate arrival);

		@Query(partition = "HOTEL#{where}", sortBeginsWith = "STAY#{when}#")
		@Sends("""
				Query
				ExpressionAttributeNames: {#n0: pk, #n1: sk}
				ExpressionAttributeValues: {:v0: {S: HOTEL#hotel}, :v1: {S: STAY#2026-03-01#}}
				KeyConditionExpression: #n0 = :v0 AND begins_with(#n1, :v1)
				""")
		List<Stay> named(@Param("where") String hotel, @Param("when") LocalDate arrival);

		@Query(partition = "STATE#{state}")
		@Sends("""
				Query
				ExpressionAttributeNames: {#n0: byStatepk}
				ExpressionAttributeValues: {:v0: {S: STATE#BOOKED}}
				IndexName: byState
				KeyConditionExpression: #n0 = :v0
				Limit: 5
				""")
		Window<Stay> inState(State state, ScrollPosition position, Limit limit);

		@Query(partition = "STATE#GONE", sortBeginsWith = "{bookedAt}#")
		@Sends("""
				Query
				ExpressionAttributeNames: {#n0: byStatepk, #n1: byStatesk}
				ExpressionAttributeValues: {:v0: {S: STATE#GONE}, :v1: {S: 2026-03-01T12:00:00.000000000Z#}}
				IndexName: byState
				KeyConditionExpression: #n0 = :v0 AND begins_with(#n1, :v1)
				""")
		List<Stay> goneAndBookedAt(Instant bookedAt);

		@Query(partition = "HOTEL#{hotel}", index = "byPrice", sortBeginsWith = "PRICE#{price}")
		@Sends("""
				Query
				ExpressionAttributeNames: {#n0: pk, #n1: byPricesk}
				ExpressionAttributeValues: {:v0: {S: HOTEL#hotel}, :v1: {S: PRICE#15011999}}
				IndexName: byPrice
				KeyConditionExpression: #n0 = :v0 AND #n1 = :v1
				""")
		List<Stay> atPrice(String hotel, BigDecimal price);

		@Query(partition = "WAITING#{hotel}", index = "waiting")
		@Sends("""
				Query
				ExpressionAttributeNames: {#n0: waitingpk}
				ExpressionAttributeValues: {:v0: {S: WAITING#hotel}}
				IndexName: waiting
				KeyConditionExpression: #n0 = :v0
				""")
		List<Stay> waiting(String hotel);

		@Query(partition = "HOTEL#{hotel}", filter = "note = {note} and paid = true")
		@Sends("""
				Query
				ExpressionAttributeNames: {#n0: pk, #n1: sk, #n2: note, #n3: paid}
				ExpressionAttributeValues: {:v0: {S: HOTEL#hotel}, :v1: {S: STAY#}, :v2: {S: note}, :v3: {BOOL: true}}
				FilterExpression: #n2 = :v2 AND #n3 = :v3
				KeyConditionExpression: #n0 = :v0 AND begins_with(#n1, :v1)
				""")
		List<Stay> paid(String hotel, String note);

		@Query(partition = "HOTEL#{hotel}", filter = "price <> {price} and agent >= 'm' and code < {code}")
		@Sends("""
				Query
				ExpressionAttributeNames: {#n0: pk, #n1: sk, #n2: price, #n3: agent, #n4: code}
				ExpressionAttributeValues: {:v0: {S: HOTEL#hotel}, :v1: {S: STAY#}, :v2: {N: 19.99}, :v3: {S: m}, :v4: \
				{S: code}}
				FilterExpression: #n2 <> :v2 AND #n3 >= :v3 AND #n4 < :v4
				KeyConditionExpression: #n0 = :v0 AND begins_with(#n1, :v1)
				""")
		List<Stay> compared(String hotel, BigDecimal price, String code);

		@Query(partition = "HOTEL#{hotel}", filter = "price between {from} and 30 and agent in {agents}")
		@Sends("""
				Query
				ExpressionAttributeNames: {#n0: pk, #n1: sk, #n2: price, #n3: agent}
				ExpressionAttributeValues: {:v0: {S: HOTEL#hotel}, :v1: {S: STAY#}, :v2: {N: 19.99}, :v3: {N: 3E+1}, :v4: \
				{S: agents1}, :v5: {S: agents2}}
				FilterExpression: #n2 BETWEEN :v2 AND :v3 AND #n3 IN (:v4, :v5)
				KeyConditionExpression: #n0 = :v0 AND begins_with(#n1, :v1)
				""")
		List<Stay> priced(String hotel, BigDecimal from, List<String> agents);

		@Query(partition = "HOTEL#{hotel}", filter = "begins_with(note, {start}) and contains(tags, {tag})")
		@Sends("""
				Query
				ExpressionAttributeNames: {#n0: pk, #n1: sk, #n2: note, #n3: tags}
				ExpressionAttributeValues: {:v0: {S: HOTEL#hotel}, :v1: {S: STAY#}, :v2: {S: start}, :v3: {S: tag}}
				FilterExpression: begins_with(#n2, :v2) AND contains(#n3, :v3)
				KeyConditionExpression: #n0 = :v0 AND begins_with(#n1, :v1)
				""")
		List<Stay> tagged(String hotel, String start, String tag);

		@Query(partition = "HOTEL#{hotel}", filter = "attribute_exists(note) and attribute_not_exists(billing.street)")
		@Sends("""
				Query
				ExpressionAttributeNames: {#n0: pk, #n1: sk, #n2: note, #n3: billing, #n4: street}
				ExpressionAttributeValues: {:v0: {S: HOTEL#hotel}, :v1: {S: STAY#}}
				FilterExpression: attribute_exists(#n2) AND attribute_not_exists(#n3.#n4)
				KeyConditionExpression: #n0 = :v0 AND begins_with(#n1, :v1)
				""")
		List<Stay> noted(String hotel);

		@Query(partition = "HOTEL#{hotel}", filter = "lines[0].count > {count}")
		@Sends("""
				Query
				ExpressionAttributeNames: {#n0: pk, #n1: sk, #n2: _type, #n3: lines, #n4: count}
				ExpressionAttributeValues: {:v0: {S: HOTEL#hotel}, :v1: {S: STAY#}, :v2: {S: STAY}, :v3: {N: 7}}
				FilterExpression: (#n2 = :v2 OR attribute_not_exists(#n2)) AND #n3[0].#n4 > :v3
				KeyConditionExpression: #n0 = :v0 AND begins_with(#n1, :v1)
				Select: COUNT
				""")
		long countLines(String hotel, int count);

		@Query(partition = "HOTEL#{hotel}", sortBeginsWith = "STAY#{arrival}#")
		@Sends("""
				Query
				ExpressionAttributeNames: {#n0: pk, #n1: sk}
				ExpressionAttributeValues: {:v0: {S: HOTEL#hotel}, :v1: {S: STAY#2026-03-01#}}
				KeyConditionExpression: #n0 = :v0 AND begins_with(#n1, :v1)
				Limit: 1
				""")
		boolean anyoneArriving(String hotel, LocalDate arrival);

		@Query(partition = "HOTEL#{hotel}", filter = "paid = false")
		@Sends("""
				Query
				ExpressionAttributeNames: {#n0: pk, #n1: sk, #n2: paid}
				ExpressionAttributeValues: {:v0: {S: HOTEL#hotel}, :v1: {S: STAY#}, :v2: {BOOL: false}}
				FilterExpression: #n2 = :v2
				KeyConditionExpression: #n0 = :v0 AND begins_with(#n1, :v1)
				""")
		void deleteUnpaid(String hotel);

	}

	interface Guests extends Repository<Guest, UUID> {

		@Query(partition = "CITY#{city}", sortBeginsWith = "{name}")
		@Sends("""
				Query
				ExpressionAttributeNames: {#n0: byCitypk, #n1: byCitysk}
				ExpressionAttributeValues: {:v0: {S: CITY#city}, :v1: {S: name}}
				IndexName: byCity
				KeyConditionExpression: #n0 = :v0 AND begins_with(#n1, :v1)
				""")
		List<Guest> inCity(String city, String name);

	}

}
