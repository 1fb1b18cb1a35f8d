package dev.singletable.service;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;

import dev.singletable.cursor.InvalidCursorException;
import dev.singletable.expression.Condition;
import dev.singletable.query.ItemQuery;
import dev.singletable.query.ItemScrollPosition;
import dev.singletable.query.ItemWindow;
import dev.singletable.service.Hotel.Booking;
import dev.singletable.service.Hotel.BookingId;
import dev.singletable.service.Hotel.Hold;
import dev.singletable.service.Hotel.Room;
import org.junit.jupiter.api.Test;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.InvalidDataAccessApiUsageException;
import org.springframework.dao.OptimisticLockingFailureException;

import static dev.singletable.expression.Condition.not;
import static dev.singletable.expression.Condition.property;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What every {@link DataService} keeps to, wherever its entities are (RS-5).
 */
abstract class DataServiceContract {

	static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

	static final Clock CLOCK = Clock.fixed(NOON, ZoneOffset.UTC);

	DataService<Booking> bookings;

	DataService<Room> rooms;

	DataService<Hold> holds;

	final void open(DataService<Booking> bookings, DataService<Room> rooms, DataService<Hold> holds) {
		this.bookings = bookings;
		this.rooms = rooms;
		this.holds = holds;
	}

	private static BookingId id(String id) {
		return new BookingId("h1", id);
	}

	private void fill(int count) {
		IntStream.range(0, count)
			.forEach((number) -> this.bookings.save(Booking.of("b" + (char) ('a' + number),
					(number % 3 == 0) ? null : "g" + number % 3, 1 + (number * 7) % 25, 1 + number % 4)));
	}

	private ItemQuery<Booking> inHotel() {
		return this.bookings.query().where(property("hotel").is("h1"));
	}

	static List<String> ids(Iterable<Booking> found) {
		List<String> ids = new ArrayList<>();
		found.forEach((each) -> ids.add(each.id()));
		return ids;
	}

	@Test
	void whatIsSavedIsFoundById() {
		Booking saved = this.bookings.save(Booking.of("ba", "g1", 3, 2));
		assertThat(saved.version()).isEqualTo(1);
		assertThat(this.bookings.findById(id("ba"))).contains(saved);
		assertThat(this.bookings.existsById(id("ba"))).isTrue();
		assertThat(this.bookings.findById(id("bb"))).isEmpty();
		assertThat(this.bookings.existsById(id("bb"))).isFalse();
	}

	@Test
	void anIdIsGeneratedWhereNoneIsGiven() {
		Booking saved = this.bookings.save(Booking.of(null, "g1", 3, 2));
		assertThat(saved.id()).hasSize(26);
		assertThat(this.bookings.findById(id(saved.id()))).contains(saved);
	}

	@Test
	void savingAgainReplacesAndCountsTheVersion() {
		Booking first = this.bookings.save(Booking.of("ba", "g1", 3, 2));
		Booking second = this.bookings.save(first.forNights(5));
		assertThat(second.version()).isEqualTo(2);
		assertThat(this.bookings.findById(id("ba"))).contains(second);
		assertThat(this.bookings.count()).isEqualTo(1);
	}

	@Test
	void aStaleEntityIsRefusedAndChangesNothing() {
		Booking first = this.bookings.save(Booking.of("ba", "g1", 3, 2));
		Booking second = this.bookings.save(first.forNights(5));
		assertThatExceptionOfType(OptimisticLockingFailureException.class)
			.isThrownBy(() -> this.bookings.save(first.forNights(7)));
		assertThat(this.bookings.findById(id("ba"))).contains(second);
		this.bookings.deleteById(id("ba"));
		assertThatExceptionOfType(OptimisticLockingFailureException.class).isThrownBy(() -> this.bookings.save(second));
		assertThat(this.bookings.existsById(id("ba"))).isFalse();
	}

	@Test
	void anEntityWithoutItsVersionDoesNotReplaceOne() {
		Booking first = this.bookings.save(Booking.of("ba", "g1", 3, 2));
		assertThatExceptionOfType(DuplicateKeyException.class)
			.isThrownBy(() -> this.bookings.save(Booking.of("ba", "g2", 9, 9)));
		assertThat(this.bookings.findById(id("ba"))).contains(first);
	}

	@Test
	void deletingTellsWhetherThereWasSomething() {
		this.bookings.save(Booking.of("ba", "g1", 3, 2));
		assertThat(this.bookings.deleteById(id("ba"))).isTrue();
		assertThat(this.bookings.deleteById(id("ba"))).isFalse();
		assertThat(this.bookings.findById(id("ba"))).isEmpty();
	}

	@Test
	void changesOfAnObjectAreNotStoredUntilItIsSaved() {
		Room room = new Room();
		room.number = "101";
		room.beds = new ArrayList<>(List.of("single"));
		this.rooms.save(room);
		room.beds.add("double");
		Room read = this.rooms.findById("101").orElseThrow();
		assertThat(read.beds).containsExactly("single");
		Objects.requireNonNull(read.beds).add("sofa");
		assertThat(this.rooms.findById("101").orElseThrow().beds).containsExactly("single");
	}

	@Test
	void datesOfCreationAndChangeAreKept() {
		Room room = new Room();
		room.number = "101";
		assertThat(this.rooms.save(room).created).isEqualTo(NOON);
		Room again = new Room();
		again.number = "101";
		assertThat(this.rooms.save(again).created).isEqualTo(NOON);
		assertThat(this.rooms.findById("101").orElseThrow().modified).isEqualTo(NOON);
	}

	@Test
	void whatHasExpiredIsGone() {
		this.holds.save(new Hold("101", "Ann", NOON));
		Hold alive = this.holds.save(new Hold("102", "Ann", NOON.plusSeconds(1)));
		assertThat(this.holds.findById("101")).isEmpty();
		assertThat(this.holds.existsById("101")).isFalse();
		assertThat(this.holds.findAll()).containsExactly(alive);
		assertThat(this.holds.count()).isEqualTo(1);
		assertThat(this.holds.deleteById("101")).isFalse();
	}

	@Test
	void everythingIsListedInTheOrderOfItsIndex() {
		fill(4);
		assertThat(ids(this.bookings.findAll())).containsExactly("ba", "bb", "bc", "bd");
		this.bookings.save(Booking.of("a0", null, 2, 1));
		assertThat(ids(this.bookings.findAll())).containsExactly("ba", "a0", "bb", "bc", "bd");
		assertThat(this.bookings.count()).isEqualTo(5);
	}

	@Test
	void keysAnswerInTheirOrder() {
		fill(6);
		this.bookings.save(Booking.of("ba", "g1", 1, 1).at("h2"));
		assertThat(ids(this.bookings.findAll(inHotel()))).containsExactly("ba", "bb", "bc", "bd", "be", "bf");
		assertThat(ids(this.bookings.findAll(inHotel().descending().limit(2)))).containsExactly("bf", "be");
		assertThat(ids(this.bookings.findAll(inHotel().where(property("id").between("bb", "bc")))))
			.containsExactly("bb", "bc");
		assertThat(ids(this.bookings.findAll(this.bookings.query().index("byGuest").where(property("guest").is("g1")))))
			.containsExactly("ba", "be", "bb");
		assertThat(ids(this.bookings.findAll(inHotel().where(property("nights").greaterThan(1)).index("byNights"))))
			.containsExactly("bb", "bf", "bc", "bd");
	}

	@Test
	void valuesOfInComeInTheirOrder() {
		fill(6);
		ItemQuery<Booking> query = this.bookings.query()
			.index("byGuest")
			.where(property("guest").in(List.of("g2", "g1")));
		assertThat(ids(this.bookings.findAll(query))).containsExactly("bf", "bc", "be", "bb");
		assertThatExceptionOfType(InvalidDataAccessApiUsageException.class)
			.isThrownBy(() -> this.bookings.scroll(query))
			.withMessage("Several partitions have no common position. Ask for a List, or for one partition.");
	}

	@Test
	void theLimitCountsWhatTheFilterLets() {
		fill(20);
		ItemQuery<Booking> query = inHotel().filter(property("nights").is(4)).limit(3);
		assertThat(ids(this.bookings.findAll(query))).containsExactly("bd", "bh", "bl");
		ItemWindow<Booking> window = this.bookings.scroll(query);
		assertThat(ids(window)).containsExactly("bd", "bh", "bl");
		assertThat(window.hasNext()).isTrue();
		assertThat(this.bookings.count(query)).isEqualTo(5);
		assertThat(ids(this.bookings.findAll(inHotel().matching((each) -> each.nights() == 4).limit(2))))
			.containsExactly("bd", "bh");
	}

	@Test
	void filtersSayWhatTheySayToTheTable() {
		Booking full = new Booking("h1", "ba", "Ann", LocalDate.of(2026, 3, 1), 2, new BigDecimal("99.50"),
				Set.of("sauna", "bike"), List.of("late"), null);
		this.bookings.save(full);
		this.bookings
			.save(new Booking("h1", "bb", null, LocalDate.of(2026, 3, 2), 10, null, Set.of(), List.of(), null));
		assertThat(filtered(property("price").is(new BigDecimal("99.5000")))).containsExactly("ba");
		assertThat(filtered(property("price").isNot(new BigDecimal("1")))).containsExactly("ba", "bb");
		assertThat(filtered(property("nights").lessThan(10))).containsExactly("ba");
		assertThat(filtered(property("arrival").between(LocalDate.of(2026, 3, 2), LocalDate.of(2026, 3, 9))))
			.containsExactly("bb");
		assertThat(filtered(property("guest").startsWith("An"))).containsExactly("ba");
		assertThat(filtered(property("guest").contains("nn"))).containsExactly("ba");
		assertThat(filtered(property("extras").contains("sauna"))).containsExactly("ba");
		assertThat(filtered(property("notes").contains("late"))).containsExactly("ba");
		assertThat(filtered(property("notes[0]").is("late"))).containsExactly("ba");
		assertThat(filtered(property("guest").isAbsent())).containsExactly("bb");
		assertThat(filtered(property("extras").exists())).containsExactly("ba");
		assertThat(filtered(property("nights").in(List.of(10, 11)))).containsExactly("bb");
		assertThat(filtered(property("nights").in(List.of()))).isEmpty();
		assertThat(filtered(not(property("nights").is(2)).or(property("guest").is("Ann")))).containsExactly("ba", "bb");
		assertThat(filtered(property("nights").between(9, 3))).isEmpty();
	}

	private List<String> filtered(Condition filter) {
		return ids(this.bookings.findAll(inHotel().filter(filter)));
	}

	@Test
	void windowsContinueThroughEverythingOnceBothWays() {
		fill(11);
		ItemQuery<Booking> query = this.bookings.query().filter(property("nights").isNot(2)).limit(3);
		List<String> all = ids(this.bookings.findAll(this.bookings.query().filter(property("nights").isNot(2))));
		List<String> read = new ArrayList<>();
		ItemWindow<Booking> window = this.bookings.scroll(query);
		read.addAll(ids(window));
		while (window.hasNext()) {
			window = this.bookings.scroll(query.from(window.nextPosition()));
			read.addAll(ids(window));
		}
		assertThat(read).isEqualTo(all).hasSize(8);
		ItemWindow<Booking> before = this.bookings.scroll(query.from(window.positionBefore(0)));
		assertThat(ids(before)).isEqualTo(all.subList(3, 6));
		assertThat(before.hasNext()).isTrue();
		assertThat(ids(this.bookings.scroll(query.from(before.nextPosition())))).isEqualTo(all.subList(0, 3));
		assertThat(ids(this.bookings.scroll(query.from(before.positionAfter(0))))).isEqualTo(all.subList(4, 7));
	}

	@Test
	void aPositionOutlivesItsItem() {
		fill(5);
		ItemWindow<Booking> window = this.bookings.scroll(inHotel().limit(2));
		this.bookings.deleteById(id("bb"));
		assertThat(ids(this.bookings.findAll(inHotel().from(window.positionAt(1))))).containsExactly("bc", "bd", "be");
	}

	@Test
	void aPositionOfAnotherQueryIsRefused() {
		fill(5);
		ItemScrollPosition position = (ItemScrollPosition) this.bookings.scroll(inHotel().limit(2)).positionAt(1);
		ItemQuery<Booking> other = this.bookings.query().where(property("hotel").is("h2"));
		assertThatExceptionOfType(InvalidCursorException.class)
			.isThrownBy(() -> this.bookings.scroll(other.from(position)))
			.withMessageEndingWith("Begin at page one.");
		assertThatExceptionOfType(InvalidCursorException.class)
			.isThrownBy(() -> this.bookings.scroll(inHotel().descending().from(position)));
	}

	@Test
	void whatNoKeyServesIsRefusedAlike() {
		assertThatExceptionOfType(InvalidDataAccessApiUsageException.class)
			.isThrownBy(() -> this.bookings.findAll(this.bookings.query().where(property("price").is(BigDecimal.ONE))))
			.withMessageStartingWith("The query has no access path: ");
		assertThatExceptionOfType(InvalidDataAccessApiUsageException.class).isThrownBy(() -> this.rooms.findAll())
			.withMessageStartingWith("The query has no access path: ");
		assertThatExceptionOfType(InvalidDataAccessApiUsageException.class)
			.isThrownBy(() -> this.bookings.findAll(inHotel().filter(property("stars").is(1))))
			.withMessage("BOOKING has no property 'stars'; it has [arrival, extras, guest, hotel, id, nights, notes, "
					+ "price, version].");
		assertThatExceptionOfType(InvalidDataAccessApiUsageException.class)
			.isThrownBy(() -> this.bookings.findAll(inHotel().index("byNights").filter(property("nights").is(1))))
			.withMessage("'nights' is a key of index 'byNights', which DynamoDB cannot filter by. "
					+ "Ask for it in where(…).");
		assertThatExceptionOfType(InvalidDataAccessApiUsageException.class)
			.isThrownBy(() -> this.bookings.findAll(inHotel().filter(property("nights").is("two"))));
		assertThatExceptionOfType(InvalidDataAccessApiUsageException.class)
			.isThrownBy(() -> this.bookings.findById("ba"))
			.withMessage("An id of BOOKING cannot be a String: its key is made of hotel (String), id (String). "
					+ "Use a record (String hotel, String id) or ItemKey.");
	}

}
