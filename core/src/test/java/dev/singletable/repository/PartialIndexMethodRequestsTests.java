package dev.singletable.repository;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;

import dev.singletable.repository.Hotel.Arrival;
import dev.singletable.repository.Hotel.HasPrice;
import dev.singletable.repository.Hotel.Stay;
import dev.singletable.repository.Hotel.StayId;
import dev.singletable.repository.MethodRequests.Sends;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import org.springframework.data.repository.Repository;

/**
 * What derived methods send to indexes that lack attributes or items, and to the inverse.
 */
class PartialIndexMethodRequestsTests {

	@TestFactory
	Stream<DynamicTest> everyMethodSendsWhatIsWrittenOnIt() {
		return MethodRequests.of(Stays.class);
	}

	interface Stays extends Repository<Stay, StayId> {

		// keys alone

		@Sends("""
				Query
				ExpressionAttributeNames: {#n0: byCodepk}
				ExpressionAttributeValues: {:v0: {S: CODE#code}}
				IndexName: byCode
				KeyConditionExpression: #n0 = :v0
				""")
		List<Stay> findByCode(String code);

		@Sends("""
				Query
				ExpressionAttributeNames: {#n0: byCodepk, #n1: byCodesk}
				ExpressionAttributeValues: {:v0: {S: CODE#code}, :v1: {S: 2026-03-01$}}
				IndexName: byCode
				KeyConditionExpression: #n0 = :v0 AND #n1 >= :v1
				""")
		List<Stay> findByCodeAndArrivalGreaterThan(String code, LocalDate arrival);

		@Sends("""
				Query
				ExpressionAttributeNames: {#n0: byCodepk}
				ExpressionAttributeValues: {:v0: {S: CODE#code}}
				IndexName: byCode
				KeyConditionExpression: #n0 = :v0
				""")
		List<Arrival> findArrivalsByCode(String code);

		@Sends("""
				Query
				ExpressionAttributeNames: {#n0: byCodepk}
				ExpressionAttributeValues: {:v0: {S: CODE#code}}
				IndexName: byCode
				KeyConditionExpression: #n0 = :v0
				Select: COUNT
				""")
		long countByCode(String code);

		@Sends("""
				Query
				ExpressionAttributeNames: {#n0: byCodepk}
				ExpressionAttributeValues: {:v0: {S: CODE#code}}
				IndexName: byCode
				KeyConditionExpression: #n0 = :v0
				Limit: 1
				""")
		boolean existsByCode(String code);

		// keys and what is included

		@Sends("""
				Query
				ExpressionAttributeNames: {#n0: byAgentpk}
				ExpressionAttributeValues: {:v0: {S: AGENT#agent}}
				IndexName: byAgent
				KeyConditionExpression: #n0 = :v0
				""")
		List<Stay> findByAgent(String agent);

		@Sends("""
				Query
				ExpressionAttributeNames: {#n0: byAgentpk, #n1: pk, #n2: sk, #n3: byAgentsk, #n4: _type, #n5: price}
				ExpressionAttributeValues: {:v0: {S: AGENT#agent}}
				IndexName: byAgent
				KeyConditionExpression: #n0 = :v0
				ProjectionExpression: #n1, #n2, #n0, #n3, #n4, #n5
				""")
		List<HasPrice> findPricesByAgent(String agent);

		@Sends("""
				Query
				ExpressionAttributeNames: {#n0: byAgentpk, #n1: byAgentsk, #n2: pk, #n3: sk, #n4: _type, #n5: price}
				ExpressionAttributeValues: {:v0: {S: AGENT#agent}, :v1: {S: 2026-03-01T12:00:00.000000000Z}, :v2: {S: \
				2026-03-01T13:00:00.000000000Z$}}
				IndexName: byAgent
				KeyConditionExpression: #n0 = :v0 AND #n1 BETWEEN :v1 AND :v2
				ProjectionExpression: #n2, #n3, #n0, #n1, #n4, #n5
				""")
		List<HasPrice> findPricesByAgentAndBookedAtBetween(String agent, Instant from, Instant to);

		@AllowFilter
		@Sends("""
				Query
				ExpressionAttributeNames: {#n0: byAgentpk, #n1: price, #n2: pk, #n3: sk, #n4: byAgentsk, #n5: _type}
				ExpressionAttributeValues: {:v0: {S: AGENT#agent}, :v1: {N: 19.99}}
				FilterExpression: #n1 > :v1
				IndexName: byAgent
				KeyConditionExpression: #n0 = :v0
				ProjectionExpression: #n2, #n3, #n0, #n4, #n5, #n1
				""")
		List<HasPrice> findPricesByAgentAndPriceGreaterThan(String agent, BigDecimal price);

		@Sends("""
				Query
				ExpressionAttributeNames: {#n0: byAgentpk, #n1: _type}
				ExpressionAttributeValues: {:v0: {S: AGENT#agent}, :v1: {S: STAY}}
				FilterExpression: (#n1 = :v1 OR attribute_not_exists(#n1))
				IndexName: byAgent
				KeyConditionExpression: #n0 = :v0
				Select: COUNT
				""")
		long countByAgent(String agent);

		// sparse

		@UseIndex("waiting")
		@Sends("""
				Query
				ExpressionAttributeNames: {#n0: waitingpk}
				ExpressionAttributeValues: {:v0: {S: WAITING#hotel}}
				IndexName: waiting
				KeyConditionExpression: #n0 = :v0
				""")
		List<Stay> findByHotel(String hotel);

		@Sends("""
				Query
				ExpressionAttributeNames: {#n0: waitingpk, #n1: waitingsk}
				ExpressionAttributeValues: {:v0: {S: WAITING#hotel}, :v1: {S: 2026-03-01T11:59:59.999999999Z}}
				IndexName: waiting
				KeyConditionExpression: #n0 = :v0 AND #n1 <= :v1
				""")
		List<Stay> findByHotelAndWaitingSinceBefore(String hotel, Instant moment);

		@Sends("""
				Query
				ExpressionAttributeNames: {#n0: waitingpk, #n1: waitingsk}
				ExpressionAttributeValues: {:v0: {S: WAITING#hotel}, :v1: {S: 2026-03-01T12:00:00.000000000Z}}
				IndexName: waiting
				KeyConditionExpression: #n0 = :v0 AND #n1 = :v1

				Query
				ExpressionAttributeNames: {#n0: waitingpk, #n1: waitingsk}
				ExpressionAttributeValues: {:v0: {S: WAITING#hotel}, :v1: {S: 2026-03-01T13:00:00.000000000Z}}
				IndexName: waiting
				KeyConditionExpression: #n0 = :v0 AND #n1 = :v1
				""")
		List<Stay> findByHotelAndWaitingSinceIn(String hotel, List<Instant> moments);

		@UseIndex("waiting")
		@Sends("""
				Query
				ExpressionAttributeNames: {#n0: waitingpk}
				ExpressionAttributeValues: {:v0: {S: WAITING#hotel}}
				IndexName: waiting
				KeyConditionExpression: #n0 = :v0
				ScanIndexForward: false
				""")
		List<Stay> findByHotelOrderByWaitingSinceDesc(String hotel);

		// the table's key the other way round

		@Sends("""
				Query
				ExpressionAttributeNames: {#n0: sk, #n1: pk, #n2: _type}
				ExpressionAttributeValues: {:v0: {S: STAY#2026-03-01#0000000007}, :v1: {S: HOTEL#}, :v2: {S: STAY}}
				FilterExpression: (#n2 = :v2 OR attribute_not_exists(#n2))
				IndexName: inverse
				KeyConditionExpression: #n0 = :v0 AND begins_with(#n1, :v1)
				""")
		List<Stay> findByArrivalAndNumber(LocalDate arrival, int number);

		@UseIndex("inverse")
		@Sends("""
				Query
				ExpressionAttributeNames: {#n0: sk, #n1: pk, #n2: _type}
				ExpressionAttributeValues: {:v0: {S: STAY#2026-03-01#0000000007}, :v1: {S: HOTEL#hotel}, :v2: {S: STAY}}
				FilterExpression: (#n2 = :v2 OR attribute_not_exists(#n2))
				IndexName: inverse
				KeyConditionExpression: #n0 = :v0 AND begins_with(#n1, :v1)
				""")
		List<Stay> findByArrivalAndNumberAndHotelStartingWith(LocalDate arrival, int number, String hotel);

	}

}
