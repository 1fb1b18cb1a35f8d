package dev.singletable.service;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

import dev.singletable.annotation.Blob;
import dev.singletable.annotation.SingleTableEntity;
import dev.singletable.blob.BlobContent;
import dev.singletable.blob.BlobTooLargeException;
import dev.singletable.cursor.Cursors;
import dev.singletable.cursor.SealedCursors;
import dev.singletable.expression.Condition;
import dev.singletable.plan.AccessPathException;
import dev.singletable.query.ItemQuery;
import dev.singletable.service.Hotel.Booking;
import dev.singletable.service.Hotel.Hold;
import dev.singletable.service.Hotel.Room;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.dao.InvalidDataAccessApiUsageException;
import org.springframework.data.annotation.Id;

import static dev.singletable.expression.Condition.property;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * The service in memory (RS-5).
 */
class MapDataServiceTests extends DataServiceContract {

	@BeforeEach
	void open() {
		open(DataService.inMemory(Booking.class, CLOCK), DataService.inMemory(Room.class, CLOCK),
				DataService.inMemory(Hold.class, CLOCK));
	}

	@Test
	void positionsCanBeSealedForClients() {
		DataService<Booking> bookings = DataService.inMemory(Booking.class);
		IntStream.range(1, 5).forEach((day) -> bookings.save(Booking.of("b" + day, "g1", day, 1)));
		Cursors cursors = SealedCursors.random();
		ItemQuery<Booking> query = bookings.query().where(property("hotel").is("h1")).limit(2);
		String sealed = cursors.seal(bookings.scroll(query).nextPosition());
		assertThat(bookings.scroll(query.from(cursors.open(sealed)))).extracting(Booking::id)
			.containsExactly("b3", "b4");
	}

	/** CB-5: limits hold without a store, too. */
	@Test
	void blobsAreKeptAndReadWhenTheyAreAskedFor() {
		DataService<Menu> menus = DataService.inMemory(Menu.class);
		Menu saved = menus.save(new Menu("m1", BlobContent.of("soup")));
		Menu read = menus.findById("m1").orElseThrow();
		assertThat(read).isEqualTo(saved);
		assertThat(read.card().text()).isEqualTo("soup");
		assertThat(menus.save(read)).isEqualTo(read);
		assertThatExceptionOfType(BlobTooLargeException.class)
			.isThrownBy(() -> menus.save(new Menu("m2", BlobContent.of("soup and bread"))));
		assertThat(menus.existsById("m2")).isFalse();
	}

	@SingleTableEntity
	record Menu(@Id String id, @Blob(maxSize = 10) BlobContent card) {

	}

	@Test
	void aWindowWithoutALimitHasTheSizeOfAPage() {
		DataService<Booking> bookings = DataService.inMemory(Booking.class);
		IntStream.range(0, 101)
			.forEach((number) -> bookings.save(new Booking("h1", "b" + number, null, LocalDate.of(2026, 3, 1), 1, null,
					Set.of(), List.of(), null)));
		assertThat(bookings.scroll(bookings.query()).size()).isEqualTo(100);
		assertThat(bookings.scroll(bookings.query()).hasNext()).isTrue();
	}

	@Test
	void aModelThatIsWrongIsRefusedAtOnce() {
		assertThatExceptionOfType(AccessPathException.class).isThrownBy(() -> DataService.inMemory(Broken.class));
	}

	@Test
	void whatOnlyTheTableCanAnswerIsRefused() {
		DataService<Booking> bookings = DataService.inMemory(Booking.class);
		ItemQuery<Booking> hotel = bookings.query().where(property("hotel").is("h1"));
		assertThatExceptionOfType(InvalidDataAccessApiUsageException.class)
			.isThrownBy(() -> bookings.findAll(hotel.sortBeginsWith("BOOKING#")))
			.withMessage("In memory a query is answered by the properties of Booking: partition(…), "
					+ "sortBeginsWith(…) and as(…) need the table.");
		Condition text = Condition.expression("size(#n) > :no", Map.of("#n", "notes"), Map.of(":no", 0));
		assertThatExceptionOfType(InvalidDataAccessApiUsageException.class)
			.isThrownBy(() -> bookings.findAll(hotel.filter(text)))
			.withMessage("A condition in DynamoDB's own text cannot be answered in memory. Name properties instead.");
	}

	@SingleTableEntity(pk = "BROKEN#{missing}")
	record Broken(String id) {
	}

}
