package dev.singletable.service;

import java.util.function.Consumer;

import dev.singletable.query.ItemQuery;
import dev.singletable.service.Hotel.Booking;
import dev.singletable.service.Hotel.BookingId;
import dev.singletable.service.Hotel.Room;
import dev.singletable.template.RecordingClient;
import dev.singletable.template.SingleTableTemplate;
import org.junit.jupiter.api.Test;

import static dev.singletable.expression.Condition.property;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * What each method of the service asks of the table.
 */
class DataServiceRequestsTests {

	private static final BookingId ID = new BookingId("h1", "b1");

	private static String sent(Consumer<DataService<Booking>> call) {
		RecordingClient client = RecordingClient.withoutRetries();
		SingleTableTemplate template = SingleTableTemplate.builder(client)
			.table(() -> "hotel")
			.entities(Booking.class, Room.class)
			.build();
		call.accept(DataService.of(template, Booking.class));
		return client.sent();
	}

	private static ItemQuery<Booking> inHotel(DataService<Booking> service) {
		return service.query().where(property("hotel").is("h1"));
	}

	@Test
	void oneEntityIsOneCall() {
		assertThat(sent((service) -> service.save(Booking.of("b1", "g1", 1, 1)))).startsWith("PutItem\n")
			.hasLineCount(6);
		assertThat(sent((service) -> service.findById(ID))).isEqualTo("""
				GetItem
				Key: {pk: {S: HOTEL#h1}, sk: {S: BOOKING#b1}}
				TableName: hotel
				""");
		assertThat(sent((service) -> service.existsById(ID))).isEqualTo("""
				GetItem
				ExpressionAttributeNames: {#n0: pk, #n1: sk, #n2: _type}
				Key: {pk: {S: HOTEL#h1}, sk: {S: BOOKING#b1}}
				ProjectionExpression: #n0, #n1, #n2
				TableName: hotel
				""");
		assertThat(sent((service) -> service.deleteById(ID))).startsWith("DeleteItem\n");
	}

	@Test
	void everythingIsReadAndCountedByTheIndexOverTheType() {
		assertThat(sent(DataService::findAll)).isEqualTo("""
				Query
				ExpressionAttributeNames: {#n0: typespk}
				ExpressionAttributeValues: {:v0: {S: BOOKING}}
				IndexName: types
				KeyConditionExpression: #n0 = :v0
				ReturnConsumedCapacity: TOTAL
				TableName: hotel
				""");
		assertThat(sent(DataService::count)).isEqualTo("""
				Query
				ExpressionAttributeNames: {#n0: typespk, #n1: _type}
				ExpressionAttributeValues: {:v0: {S: BOOKING}, :v1: {S: BOOKING}}
				FilterExpression: (#n1 = :v1 OR attribute_not_exists(#n1))
				IndexName: types
				KeyConditionExpression: #n0 = :v0
				ReturnConsumedCapacity: TOTAL
				Select: COUNT
				TableName: hotel
				""");
	}

	@Test
	void aFilterLeavesTheLimitToWhatMatches() {
		assertThat(sent((service) -> service.scroll(inHotel(service).filter(property("nights").is(2)).limit(3))))
			.isEqualTo("""
					Query
					ExpressionAttributeNames: {#n0: pk, #n1: sk, #n2: nights}
					ExpressionAttributeValues: {:v0: {S: HOTEL#h1}, :v1: {S: BOOKING#}, :v2: {N: 2}}
					FilterExpression: #n2 = :v2
					KeyConditionExpression: #n0 = :v0 AND begins_with(#n1, :v1)
					Limit: 50
					ReturnConsumedCapacity: TOTAL
					TableName: hotel
					""");
	}

}
