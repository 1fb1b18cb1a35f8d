package dev.singletable.repository;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.singletable.mapping.Problem;
import dev.singletable.plan.AccessPathException;
import dev.singletable.repository.Hotel.Guest;
import dev.singletable.repository.Hotel.HasName;
import dev.singletable.repository.Hotel.HasPrice;
import dev.singletable.repository.Hotel.Room;
import dev.singletable.repository.Hotel.RoomId;
import dev.singletable.repository.Hotel.State;
import dev.singletable.repository.Hotel.Stay;
import dev.singletable.repository.Hotel.StayId;
import dev.singletable.repository.support.AccessProof;
import dev.singletable.repository.support.ProofSubject;
import dev.singletable.template.RecordingClient;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import org.springframework.data.domain.Limit;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.data.domain.ScrollPosition;
import org.springframework.data.domain.Slice;
import org.springframework.data.domain.Sort;
import org.springframework.data.domain.Window;
import org.springframework.data.repository.Repository;
import org.springframework.data.repository.query.Param;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

/**
 * Methods that keep the application from starting, with what it says of them.
 */
class RefusedMethodsTests {

	@TestFactory
	Stream<DynamicTest> everyMethodIsRefusedWithWhatIsWrittenOnIt() {
		Class<?>[] repositories = { Stays.class, Queries.class, Guests.class, Rooms.class };
		ProofSubject subject = ProofSubject.of(Hotel.template(RecordingClient.withoutRetries()).model());
		AccessPathException refused = catchThrowableOfType(AccessPathException.class,
				() -> AccessProof.of(subject, repositories));
		Map<String, Problem> problems = refused.problems()
			.stream()
			.collect(Collectors.toMap(Problem::where, (problem) -> problem));
		return Arrays.stream(repositories)
			.flatMap((repository) -> Arrays.stream(repository.getMethods()))
			.map((method) -> {
				String where = "%s.%s(%s)".formatted(method.getDeclaringClass().getSimpleName(), method.getName(),
						Arrays.stream(method.getParameterTypes())
							.map(Class::getSimpleName)
							.collect(Collectors.joining(", ")));
				return dynamicTest(where, () -> assertThat(text(problems.get(where))).as(where)
					.isEqualTo(method.getAnnotation(Refused.class).value()));
			});
	}

	private static String text(@Nullable Problem problem) {
		return (problem != null) ? "%s.\n%s".formatted(problem.what(), problem.action()) : "It is not refused.";
	}

	/** What is wrong with the method, and what to do. */
	@Retention(RetentionPolicy.RUNTIME)
	@interface Refused {

		String value();

	}

	interface Stays extends Repository<Stay, StayId> {

		// results

		@Refused("""
				it ignores the case of 'hotel', which DynamoDB cannot.
				Store a lower-case copy and ask for that.""")
		List<Stay> findByHotelAllIgnoreCase(String hotel);

		@Refused("""
				it returns Page, whose total is a scan.
				Return Slice, or Window for positions that leave the JVM.""")
		Page<Stay> findByHotel(String hotel, Pageable page);

		@Refused("""
				it takes a Pageable and returns Stream.
				Return Slice, or take a Limit instead.""")
		Stream<Stay> streamByHotel(String hotel, Pageable page);

		@Refused("""
				it takes a Pageable and a Sort.
				Put the Sort into the Pageable.""")
		Slice<Stay> findSlicesByHotel(String hotel, Pageable page, Sort sort);

		@Refused("""
				it returns Slice and takes no Pageable.
				Add a Pageable parameter.""")
		Slice<Stay> findSlicesByHotel(String hotel, Limit limit);

		@Refused("""
				it takes a Pageable and returns Window.
				Take a ScrollPosition and a Limit in its place, or return Slice.""")
		Window<Stay> findWindowsByHotel(String hotel, Pageable page);

		@Refused("""
				it takes a ScrollPosition and returns List.
				Return Window, or take a Limit instead.""")
		List<Stay> findListsByHotel(String hotel, ScrollPosition position);

		@Refused("""
				it returns Map, which is neither Stay nor a projection of it.
				Return Stay, or an interface or record with some of its properties.""")
		Map<String, Stay> findMapsByHotel(String hotel);

		@Refused("""
				it returns LocalDate, which is neither Stay nor a projection of it.
				Return Stay, or an interface or record with some of its properties.""")
		List<LocalDate> findDatesByHotel(String hotel);

		@Refused("""
				it returns int, which is neither Stay nor a projection of it.
				Return Stay, or an interface or record with some of its properties.""")
		int findNumberByHotel(String hotel);

		@Refused("""
				it returns Page, whose total is a scan.
				Return Slice, or Window for positions that leave the JVM.""")
		CompletableFuture<Page<Stay>> findLaterByHotel(String hotel, Pageable page);

		@Refused("""
				it counts and returns List.
				Return long.""")
		List<Long> countByHotel(String hotel);

		@Refused("""
				it returns Long for whether there is one.
				Return boolean.""")
		long existsByHotel(String hotel);

		@Refused("""
				it deletes and returns Optional.
				Return void, long, boolean or a List of what was deleted.""")
		Optional<Stay> deleteByHotelAndArrival(String hotel, LocalDate arrival);

		@Refused("""
				it deletes and returns projections.
				Return a List of Stay.""")
		List<HasPrice> deleteByHotel(String hotel);

		@Refused("""
				its projection HasName asks for 'name', which STAY does not store.
				Name one of agent, arrival, billing, bookedAt, code, guest, hotel, lines, note, number, paid, price, \
				state, tags, version, waitingSince.""")
		List<HasName> findNamesByHotel(String hotel);

		@Refused("""
				its projection Narrow takes int for 'version', which is Long.
				Take Long.""")
		List<Narrow> findNarrowByHotel(String hotel);

		@Refused("""
				its projection Wide takes long for 'number', which is int.
				Take int.""")
		List<Wide> findWideByHotel(String hotel);

		// words

		@Refused("""
				'arrival' is LocalDate, and only texts start with something.
				Compare it, or ask for what is between two values.""")
		List<Stay> findByHotelAndArrivalStartingWith(String hotel, String prefix);

		@Refused("""
				STAY has no property 'billing.country'.
				Name a property of Address, which 'billing' is.""")
		List<Stay> findByHotelAndBillingCountry(String hotel, String country);

		@Refused("""
				it says Or, which no one query answers.
				Write a method for each side, or use In for several values of one property.""")
		List<Stay> findByHotelOrAgent(String hotel, String agent);

		@Refused("""
				it says IsEndingWith of 'note', which DynamoDB does not know.
				Use StartingWith, Between, In or a comparison, or implement it as a default method.""")
		List<Stay> findByHotelAndNoteEndingWith(String hotel, String end);

		@Refused("""
				it says MatchesRegex of 'note', which DynamoDB does not know.
				Use StartingWith, Between, In or a comparison, or implement it as a default method.""")
		List<Stay> findByHotelAndNoteMatchesRegex(String hotel, String pattern);

		@Refused("""
				it says IsEmpty of 'tags', which DynamoDB does not know.
				Use StartingWith, Between, In or a comparison, or implement it as a default method.""")
		List<Stay> findByHotelAndTagsIsEmpty(String hotel);

		@Refused("""
				'hotelsOf' is not a name a query is derived from.
				Begin it with find…By, count…By, exists…By or delete…By, annotate it with @Query, or implement it as a \
				default method or in a fragment.""")
		List<Stay> hotelsOf(String hotel);

		@Refused("""
				STAY has no property 'colour'.
				Name one of agent, arrival, billing, bookedAt, code, guest, hotel, lines, note, number, paid, price, \
				state, tags, version, waitingSince.""")
		List<Stay> findByHotelAndColour(String hotel, String colour);

		// arguments

		@Refused("""
				its name asks for 2 values and it takes 1.
				Give it one parameter for each property, two for Between, in the order of its name.""")
		List<Stay> findByHotelAndArrival(String hotel);

		@Refused("""
				its name asks for 3 values and it takes 2.
				Give it one parameter for each property, two for Between, in the order of its name.""")
		List<Stay> findByHotelAndArrivalBetween(String hotel, LocalDate from);

		@Refused("""
				it takes LocalDate for 'number', which is Integer.
				Take Integer.""")
		List<Stay> findByHotelAndNumber(String hotel, LocalDate number);

		@Refused("""
				it takes one String for the values of 'hotel'.
				Take a Collection or an array.""")
		List<Stay> findByHotelIn(String hotel);

		@Refused("""
				it takes String for 'guest', which is UUID.
				Take UUID.""")
		List<Stay> findByGuest(String guest);

		// keys

		@Refused("""
				'state' is State, whose keys have no order a range could use.
				Ask for single values, or order the keys by another property.""")
		List<Stay> findByStateGreaterThan(State state);

		@Refused("""
				'paid' is boolean, whose keys have no order a range could use.
				Ask for single values, or order the keys by another property.""")
		List<Stay> findByPaidLessThan(boolean paid);

		@Refused("""
				each value of its In is a query of its own, and they have no common position.
				Return a List without an order, or take one value.""")
		Slice<Stay> findByHotelIn(Collection<String> hotels, Pageable page);

		@Refused("""
				each value of its In is a query of its own, and they have no common order.
				Return a List without an order, or take one value.""")
		List<Stay> findByStateInOrderByBookedAt(Collection<State> states);

		@Refused("""
				each value of its In is a query of its own, and they have no common order.
				Return a List without an order, or take one value.""")
		List<Stay> findByHotelInAndArrivalAfter(Collection<String> hotels, LocalDate arrival, Sort sort);

		@UseIndex("byColour")
		@Refused("""
				STAY has no index 'byColour'.
				Name one of 'byState', 'byGuest', 'byCode', 'byAgent', 'waiting', 'inverse', 'byPrice'.""")
		List<Stay> readByHotel(String hotel);

	}

	interface Queries extends Repository<Stay, StayId> {

		@Query(partition = "HOTEL#{hotel}")
		@Refused("""
				its query names {hotel}, and it has no such parameter.
				Name one of {house}, or add the parameter.""")
		List<Stay> unknownName(@Param("house") String hotel);

		@Query(partition = "HOTEL#{hotel}", filter = "price > {hotel}")
		@Refused("""
				it takes String for 'price', which is BigDecimal.
				Take BigDecimal.""")
		List<Stay> wrongValue(String hotel);

		@Query(partition = "HOTEL#{hotel}", filter = "price > 'much'")
		@Refused("""
				its filter compares 'price' with 'much', which is no BigDecimal.
				Write a value of that type, or take it as a parameter.""")
		List<Stay> wrongLiteral(String hotel);

		@Query(partition = "HOTEL#{hotel}", filter = "agent in {agent}")
		@Refused("""
				it takes one String for the values of 'agent'.
				Take a Collection or an array.""")
		List<Stay> oneForMany(String hotel, String agent);

		@Query(partition = "HOTEL#{hotel}", filter = "paid = true or price = 3")
		@Refused("""
				its filter "paid = true or price = 3" cannot be read at 'or'.
				Write comparisons (=, <>, <, <=, >, >=, between {a} and {b}, in {values}, begins_with(name, {a}), \
				contains(name, {a}), attribute_exists(name), attribute_not_exists(name)) joined by 'and'.""")
		List<Stay> alternatives(String hotel);

		@Query(partition = "HOTEL#{hotel}", filter = "paid = true and")
		@Refused("""
				its filter "paid = true and" cannot be read to its end.
				Write comparisons (=, <>, <, <=, >, >=, between {a} and {b}, in {values}, begins_with(name, {a}), \
				contains(name, {a}), attribute_exists(name), attribute_not_exists(name)) joined by 'and'.""")
		List<Stay> unfinished(String hotel);

		@Query(partition = "HOTEL#{hotel}", filter = "size(note) > 3")
		@Refused("""
				its filter "size(note) > 3" cannot be read at 'size'.
				Write comparisons (=, <>, <, <=, >, >=, between {a} and {b}, in {values}, begins_with(name, {a}), \
				contains(name, {a}), attribute_exists(name), attribute_not_exists(name)) joined by 'and'.""")
		List<Stay> unknownFunction(String hotel);

		@Query(partition = "HOTEL#{hotel}", index = "byCode")
		@Refused("""
				its partition "HOTEL#{hotel}" is no partition key of STAY.
				There are "CODE#{code}" (index 'byCode').""")
		List<Stay> anotherIndex(String hotel);

		@Query(partition = "HOTEL#{hotel}", sortBeginsWith = "STAY#2026-03")
		@Refused("""
				its sortBeginsWith "STAY#2026-03" begins no sort key of STAY.
				There are "STAY#{arrival}#{number}" (the table), "{bookedAt}#{number}" (index 'byState'), "{arrival}" \
				(index 'byCode'), "{bookedAt}" (index 'byAgent'), "{waitingSince}" (index 'waiting'), "HOTEL#{hotel}" \
				(index 'inverse'), "PRICE#{price}" (index 'byPrice'). "2026-03" is no whole value of {arrival} as keys \
				hold it, which is a LocalDate; write one, or take it as a parameter.""")
		List<Stay> halfADate(String hotel);

		@Query(partition = "HOTEL#{hotel}", sortBeginsWith = "STAY#{arrival}#")
		@Refused("""
				it takes int for 'arrival', which is LocalDate.
				Take LocalDate.""")
		List<Stay> unfit(String hotel, int arrival);

	}

	interface Guests extends Repository<Guest, UUID> {

		@Refused("""
				it takes int for 'address.city', which is String.
				Take String.""")
		List<Guest> findByAddressCityAndNameGreaterThan(int city, String name);

		@Refused("""
				'id' is UUID, and only texts start with something.
				Compare it, or ask for what is between two values.""")
		List<Guest> findByIdStartingWith(int id);

	}

	interface Rooms extends Repository<Room, RoomId> {

		@Refused("""
				SUITE has no property 'bath'.
				Name one of hotel, number, rooms.""")
		List<Room> findByBath(boolean bath);

		@Refused("""
				its projection Guest asks for 'id', which SINGLE does not store.
				Name one of bath, hotel, number.""")
		List<Guest> findByHotel(String hotel);

	}

	record Narrow(BigDecimal price, int number, int version) {
	}

	record Wide(BigDecimal price, long number) {
	}

}
