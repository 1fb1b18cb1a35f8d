package dev.singletable.repository.query;

import java.lang.reflect.Method;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import dev.singletable.mapping.ItemModel;
import dev.singletable.mapping.Problem;
import dev.singletable.query.ItemWindow;
import dev.singletable.repository.AllowFilter;
import dev.singletable.repository.AllowScan;
import dev.singletable.repository.Query;
import dev.singletable.repository.Shop;
import dev.singletable.repository.Shop.Box;
import dev.singletable.repository.Shop.Customer;
import dev.singletable.repository.Shop.HasTotal;
import dev.singletable.repository.Shop.Note;
import dev.singletable.repository.Shop.Order;
import dev.singletable.repository.Shop.OrderId;
import dev.singletable.repository.Shop.Parcel;
import dev.singletable.repository.Shop.ParcelId;
import dev.singletable.repository.Shop.Payment;
import dev.singletable.repository.Shop.Status;
import dev.singletable.repository.Shop.Summary;
import dev.singletable.repository.Shop.WrongSummary;
import dev.singletable.repository.UseIndex;
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
import org.springframework.data.repository.core.support.AbstractRepositoryMetadata;
import org.springframework.data.util.Streamable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

class MethodPlannerTests {

	private final ItemModel model = Shop.model();

	@TestFactory
	Stream<DynamicTest> everyMethodHasThePlanOrTheMessageThatIsWrittenOnIt() {
		assertThat(this.model.problems()).isEmpty();
		return expected(this.model, Orders.class, Customers.class, Parcels.class, Notes.class, Payments.class);
	}

	/**
	 * A test for each method of the repositories on which it is written what is expected.
	 */
	static Stream<DynamicTest> expected(ItemModel model, Class<?>... repositories) {
		return Stream.of(repositories)
			.flatMap((repository) -> Arrays.stream(repository.getMethods())
				.filter((method) -> method.isAnnotationPresent(Expect.class))
				.map((method) -> dynamicTest(repository.getSimpleName() + "." + method.getName(),
						() -> assertThat(outcome(model, repository, method))
							.as(MethodSignature.describe(AbstractRepositoryMetadata.getMetadata(repository), method))
							.isEqualTo(method.getAnnotation(Expect.class).value()))));
	}

	private static String outcome(ItemModel model, Class<?> repository, Method method) {
		MethodPlanner.Planning planning = new MethodPlanner(model)
			.plan(AbstractRepositoryMetadata.getMetadata(repository), method);
		Problem problem = planning.problem();
		return (problem != null) ? "%s: %s. %s".formatted(problem.where(), problem.what(), problem.action())
				: planning.method().plan().describe();
	}

	@java.lang.annotation.Retention(java.lang.annotation.RetentionPolicy.RUNTIME)
	@interface Expect {

		String value();

	}

	interface Orders extends Repository<Order, OrderId> {

		// keys of the table

		@Expect("Query the table: partition CUSTOMER#{customerId}; also reads NOTE")
		List<Order> findByCustomerId(String customerId);

		@Expect("Query the table: partition CUSTOMER#{customerId}, sort ORDER#{id}, id equal; also " + "reads NOTE")
		Optional<Order> findByCustomerIdAndId(String customerId, String id);

		@Expect("Query the table: partition CUSTOMER#{customerId}, sort ORDER#{id}, id equal; also " + "reads NOTE")
		Order getByIdAndCustomerId(String id, String customerId);

		@Expect("Query the table: partition CUSTOMER#{customerId}, sort ORDER#{id}, id begins with; "
				+ "also reads NOTE")
		List<Order> readByCustomerIdAndIdStartingWith(String customerId, String prefix);

		@Expect("Query the table: partition CUSTOMER#{customerId}, sort ORDER#{id}, id greater; also " + "reads NOTE")
		Stream<Order> streamByCustomerIdAndIdGreaterThan(String customerId, String id);

		@Expect("Query the table: partition CUSTOMER#{customerId}, sort ORDER#{id}, id between; also " + "reads NOTE")
		Window<Order> findByCustomerIdAndIdBetween(String customerId, String from, String to, ScrollPosition position);

		@Expect("Query the table: partition CUSTOMER#{customerId}; also reads NOTE")
		ItemWindow<Order> searchByCustomerId(String customerId, ScrollPosition position);

		@Expect("Query the table: partition CUSTOMER#{customerId}; also reads NOTE")
		Slice<Order> queryByCustomerId(String customerId, Pageable page);

		@Expect("Query the table: partition CUSTOMER#{customerId}, descending; also reads NOTE")
		Streamable<Order> findFirst3ByCustomerIdOrderByIdDesc(String customerId);

		@Expect("Query index 'byTotal': partition CUSTOMER#{customerId}, descending")
		List<Order> findByCustomerIdOrderByTotalDesc(String customerId);

		@Expect("BatchGetItem by keys: partition CUSTOMER#{customerId}, sort ORDER#{id}, id in; also reads NOTE")
		List<Order> findByCustomerIdAndIdIn(String customerId, Collection<String> ids);

		// indexes

		@Expect("Query index 'byStatus': partition STATUS#{status}")
		long countByStatus(Status status);

		@Expect("Query index 'byStatus': partition STATUS#{status}, sort {placedAt}#{id}, placedAt " + "greater")
		boolean existsByStatusAndPlacedAtAfter(Status status, Instant moment);

		@Expect("Query index 'byStatus': partition STATUS#{status}, sort {placedAt}#{id}, placedAt " + "less")
		void deleteByStatusAndPlacedAtBefore(Status status, Instant moment);

		@Expect("Query index 'byStatus': partition STATUS#{status}")
		List<Order> removeByStatus(Status status);

		@Expect("Query index 'byStatus': partition STATUS#{status}; one query for each value")
		List<Order> findByStatusIn(List<Status> statuses);

		@Expect("Query index 'byMonth': partition MONTH#{month}")
		List<Order> findByMonth(String month, Sort sort);

		@Expect("Query index 'byRegion': partition @type, region, sort placedAt, id, placedAt less " + "or equal")
		List<Order> findByRegionAndPlacedAtLessThanEqual(String region, Instant moment);

		@Expect("Query index 'byStatus': partition STATUS#{status}")
		Set<Summary> findSummariesByStatus(Status status);

		@Expect("Query index 'byStatus': partition STATUS#{status}")
		Collection<HasTotal> findTotalsByStatus(Status status, Limit limit);

		@Expect("Query index 'byStatus': partition STATUS#{status}")
		<P> List<P> findByStatus(Status status, Class<P> type);

		// what is allowed

		@AllowFilter
		@Expect("Query index 'byStatus': partition STATUS#{status}; filter on total, note")
		List<Order> findByStatusAndTotalGreaterThanAndNoteContaining(Status status, BigDecimal total, String word);

		@AllowFilter
		@Expect("Query index 'byStatus': partition STATUS#{status}; filter on gift; then filter on " + "note")
		List<Order> findByStatusAndGiftTrueAndNoteIsNull(Status status);

		@AllowFilter
		@Expect("Query index 'byStatus': partition STATUS#{status}; filter on note; then filter on " + "region")
		List<Order> findByStatusAndRegionNotInAndNoteNot(Status status, List<String> regions, String note);

		@AllowScan
		@Expect("Scan the table; filter on total; also reads BOX, CUSTOMER, LETTER, NOTE, PAYMENT")
		List<Order> findByTotalGreaterThan(BigDecimal total);

		@UseIndex("byRegion")
		@Expect("Query index 'byRegion': partition @type, region")
		List<Order> findByRegion(String region);

		// what has no path

		@Expect("Orders.findByTotal(BigDecimal): no key and no index of ORDER is partitioned by "
				+ "'total'. Add @SecondaryIndex(name = \"byTotalByCustomerId\", pk = \"TOTAL#{total}\", "
				+ "sk = \"{customerId}#{id}\") to Order, or allow a scan with @AllowScan.")
		List<Order> findByTotal(BigDecimal total);

		@Expect("Orders.findByStatusAndTotal(Status, BigDecimal): index 'byStatus' serves it, but "
				+ "not 'total'. Add @SecondaryIndex(name = \"byStatusAndTotal\", pk = "
				+ "\"STATUS#{status}#TOTAL#{total}\", sk = \"{customerId}#{id}\") to Order, or allow a "
				+ "filter with @AllowFilter.")
		List<Order> findByStatusAndTotal(Status status, BigDecimal total);

		@Expect("Orders.findByStatusOrderByTotal(Status): index 'byStatus' does not sort by 'total'. "
				+ "Add @SecondaryIndex(name = \"byStatusByTotal\", pk = \"STATUS#{status}\", sk = "
				+ "\"{total}#{customerId}#{id}\") to Order.")
		List<Order> findByStatusOrderByTotal(Status status);

		@Expect("Orders.findByStatusAndNoteIsNull(Status): no key answers what it asks of 'note'. "
				+ "Allow a filter with @AllowFilter.")
		List<Order> findByStatusAndNoteIsNull(Status status);

		@UseIndex("byColour")
		@Expect("Orders.findByNote(String): ORDER has no index 'byColour'. Name one of 'byStatus', "
				+ "'byMonth', 'byRegion', 'byTotal'.")
		List<Order> findByNote(String note);

		@Expect("Orders.findAllBy(): no key and no index of ORDER is partitioned by the type alone. "
				+ "Add @SecondaryIndex(name = \"types\", pk = \"{@type}\", sk = \"{customerId}#{id}\") "
				+ "to Order, or allow a scan with @AllowScan.")
		List<Order> findAllBy();

		// what cannot be said

		@Expect("Orders.findByStatusOrRegion(Status, String): it says Or, which no one query "
				+ "answers. Write a method for each side, or use In for several values of one property.")
		List<Order> findByStatusOrRegion(Status status, String region);

		@Expect("Orders.findByColour(String): ORDER has no property 'colour'. Name one of counters, "
				+ "customerId, gift, id, lines, month, note, placedAt, region, status, total, version.")
		List<Order> findByColour(String colour);

		@Expect("Orders.open(String): 'open' is not a name a query is derived from. Begin it with "
				+ "find…By, count…By, exists…By or delete…By, annotate it with @Query, or implement it "
				+ "as a default method or in a fragment.")
		List<Order> open(String customerId);

		@Expect("Orders.findByCustomerIdIgnoreCase(String): it ignores the case of 'customerId', "
				+ "which DynamoDB cannot. Store a lower-case copy and ask for that.")
		List<Order> findByCustomerIdIgnoreCase(String customerId);

		@Expect("Orders.findByCustomerIdAndNoteLike(String, String): it says IsLike of 'note', which "
				+ "DynamoDB does not know. Use StartingWith, Between, In or a comparison, or implement "
				+ "it as a default method.")
		List<Order> findByCustomerIdAndNoteLike(String customerId, String pattern);

		@Expect("Orders.findDistinctByCustomerId(String): it says Distinct, which DynamoDB does not "
				+ "know. Leave Distinct out; no item comes twice.")
		List<Order> findDistinctByCustomerId(String customerId);

		@Expect("Orders.findByLinesSku(String): 'lines.sku' goes through the elements of 'lines', "
				+ "which no condition can. Keep what is asked for in a property of its own.")
		List<Order> findByLinesSku(String sku);

		@Expect("Orders.findByIdAndId(String, String): it asks for 'id' twice. Ask once.")
		List<Order> findByIdAndId(String one, String other);

		// what does not fit

		@Expect("Orders.findPagesByCustomerId(String, Pageable): it returns Page, whose total is a "
				+ "scan. Return Slice, or Window for positions that leave the JVM.")
		Page<Order> findPagesByCustomerId(String customerId, Pageable page);

		@Expect("Orders.findListsByCustomerId(String, Pageable): it takes a Pageable and returns "
				+ "List. Return Slice, or take a Limit instead.")
		List<Order> findListsByCustomerId(String customerId, Pageable page);

		@Expect("Orders.findSlicesByCustomerId(String): it returns Slice and takes no Pageable. Add "
				+ "a Pageable parameter.")
		Slice<Order> findSlicesByCustomerId(String customerId);

		@Expect("Orders.findWindowsByCustomerId(String): it returns Window and takes no "
				+ "ScrollPosition. Add a ScrollPosition parameter.")
		Window<Order> findWindowsByCustomerId(String customerId);

		@Expect("Orders.findFirst3SlicesByCustomerId(String, Pageable): it says First or Top and "
				+ "takes a Pageable, which says how many too. Leave First or Top out.")
		Slice<Order> findFirst3SlicesByCustomerId(String customerId, Pageable page);

		@Expect("Orders.findByStatusIn(List, ScrollPosition): each value of its In is a query of its "
				+ "own, and they have no common position. Return a List without an order, or take one " + "value.")
		Window<Order> findByStatusIn(List<Status> statuses, ScrollPosition position);

		@Expect("Orders.findByStatusInOrderByPlacedAt(List): each value of its In is a query of its "
				+ "own, and they have no common order. Return a List without an order, or take one " + "value.")
		List<Order> findByStatusInOrderByPlacedAt(List<Status> statuses);

		@Expect("Orders.findByStatusIn(Status): it takes one Status for the values of 'status'. Take "
				+ "a Collection or an array.")
		List<Order> findByStatusIn(Status status);

		@Expect("Orders.findByPlacedAt(String): it takes String for 'placedAt', which is Instant. " + "Take Instant.")
		List<Order> findByPlacedAt(String moment);

		@Expect("Orders.findByCustomerIdAndStatus(String): its name asks for 2 values and it takes "
				+ "1. Give it one parameter for each property, two for Between, in the order of its " + "name.")
		List<Order> findByCustomerIdAndStatus(String customerId);

		@Expect("Orders.findIdsByCustomerId(String): it returns String, which is neither Order nor a "
				+ "projection of it. Return Order, or an interface or record with some of its " + "properties.")
		List<String> findIdsByCustomerId(String customerId);

		@Expect("Orders.findWrongByCustomerId(String): its projection WrongSummary asks for "
				+ "'colour', which ORDER does not store. Name one of counters, customerId, gift, id, "
				+ "lines, month, note, placedAt, region, status, total, version.")
		List<WrongSummary> findWrongByCustomerId(String customerId);

		@Expect("Orders.countByCustomerId(String): it counts and returns String. Return long.")
		String countByCustomerId(String customerId);

		@Expect("Orders.deleteByCustomerId(String): it deletes and returns Order. Return void, long, "
				+ "boolean or a List of what was deleted.")
		Order deleteByCustomerId(String customerId);

		@Expect("Orders.findVoidByCustomerId(String): it reads and returns nothing. Return what it " + "reads.")
		void findVoidByCustomerId(String customerId);

		@AllowFilter
		@Expect("Query index 'byMonth': partition MONTH#{month}; filter on customerId")
		List<Order> findByCustomerIdAndMonth(String customerId, String month);

		// queries

		@Query(partition = "CUSTOMER#{customerId}", sortBeginsWith = "ORDER#",
				filter = "status = {status} and total > {min}")
		@Expect("Query the table: partition CUSTOMER#{customerId}; also reads NOTE; then filter on " + "status, total")
		List<Order> expensive(String customerId, Status status, BigDecimal min);

		@Query(partition = "CUSTOMER#{customer}", sortBeginsWith = "ORDER#{prefix}")
		@Expect("Query the table: partition CUSTOMER#{customerId}, sort ORDER#{id}, id begins with; "
				+ "also reads NOTE")
		List<Order> prefixed(String customer, String prefix);

		@Query(partition = "STATUS#PAID", sortBeginsWith = "{placedAt}#")
		@Expect("Query index 'byStatus': partition STATUS#{status}, sort {placedAt}#{id}, placedAt " + "equal")
		Window<Order> paidAt(Instant placedAt, ScrollPosition position);

		@Query(partition = "CUSTOMER#{customerId}",
				filter = "gift = true and contains(note, {word}) and lines[0].quantity between 1 and 3 and counters.visits < 5 and attribute_exists(region)")
		@Expect("Query the table: partition CUSTOMER#{customerId}; also reads NOTE; then filter on "
				+ "gift, note, lines[0].quantity, counters.visits, region")
		long counted(String customerId, String word);

		@Query(partition = "CLIENT#{customerId}")
		@Expect("Orders.wrongPartition(String): its partition \"CLIENT#{customerId}\" is no "
				+ "partition key of ORDER. There are \"CUSTOMER#{customerId}\" (the table), "
				+ "\"STATUS#{status}\" (index 'byStatus'), \"MONTH#{month}\" (index 'byMonth'), "
				+ "\"CUSTOMER#{customerId}\" (index 'byTotal').")
		List<Order> wrongPartition(String customerId);

		@Query(partition = "CUSTOMER#{customerId}", sortBeginsWith = "LINE#")
		@Expect("Orders.wrongSort(String): its sortBeginsWith \"LINE#\" begins no sort key of ORDER. "
				+ "There are \"ORDER#{id}\" (the table), \"{placedAt}#{id}\" (index 'byStatus'), "
				+ "\"{placedAt}#{id}\" (index 'byMonth'), \"TOTAL#{total}\" (index 'byTotal').")
		List<Order> wrongSort(String customerId);

		@Query(partition = "CUSTOMER#{customerId}")
		@Expect("Orders.wrongParameter(String): its query names {customerId}, and it has no such "
				+ "parameter. Name one of {id}, or add the parameter.")
		List<Order> wrongParameter(String id);

		@Query(partition = "CUSTOMER#{customerId}")
		@Expect("Orders.unused(String, Status): its query does not use 'status'. Name each parameter "
				+ "in the query as {name}, or leave it out.")
		List<Order> unused(String customerId, Status status);

		@Query(partition = "CUSTOMER#{customerId}", filter = "colour = 'red'")
		@Expect("Orders.wrongFilter(String): ORDER has no property 'colour'. Name one of counters, "
				+ "customerId, gift, id, lines, month, note, placedAt, region, status, total, version.")
		List<Order> wrongFilter(String customerId);

		@Query(partition = "CUSTOMER#{customerId}", filter = "status is {status}")
		@Expect("Orders.wrongGrammar(String, Status): its filter \"status is {status}\" cannot be "
				+ "read at 'is'. Write comparisons (=, <>, <, <=, >, >=, between {a} and {b}, in "
				+ "{values}, begins_with(name, {a}), contains(name, {a}), attribute_exists(name), "
				+ "attribute_not_exists(name)) joined by 'and'.")
		List<Order> wrongGrammar(String customerId, Status status);

		@Query(partition = "CUSTOMER#{customerId}", filter = "status = 'LOST'")
		@Expect("Orders.wrongLiteral(String): its filter compares 'status' with 'LOST', which is no "
				+ "Status. Write a value of that type, or take it as a parameter.")
		List<Order> wrongLiteral(String customerId);

		@Query(partition = "CUSTOMER#{customerId}-{status}")
		@Expect("Orders.wrongTemplate(String, Status): Key template "
				+ "\"CUSTOMER#{customerId}-{status}\": \"{customerId}-{status}\" is more than one part "
				+ "or literal, so two values could make one key. Write \"{customerId}#{status}\".")
		List<Order> wrongTemplate(String customerId, Status status);

		@Query(partition = "MONTH#{month}", index = "byStatus")
		@Expect("Orders.wrongIndex(String): its partition \"MONTH#{month}\" is no partition key of "
				+ "ORDER. There are \"STATUS#{status}\" (index 'byStatus').")
		List<Order> wrongIndex(String month);

		@Query(partition = "STATUS#{status}")
		@Expect("Orders.wrongType(Integer): it takes Integer for 'status', which is Status. Take " + "Status.")
		List<Order> wrongType(Integer status);

	}

	interface Customers extends Repository<Customer, String> {

		@Expect("Query index 'types': partition CUSTOMER")
		List<Customer> findAllBy();

		@Expect("Query the table: partition CUSTOMER#{id}; also reads NOTE")
		Optional<Customer> findById(String id);

		@Expect("Query index 'byEmail': partition EMAIL#{email}")
		Optional<Customer> findByEmail(String email);

		@Expect("Customers.findByAddressCity(String): index 'types' serves it, but not "
				+ "'address.city'. Add @SecondaryIndex(name = \"byCity\", pk = "
				+ "\"CITY#{address.city}\", sk = \"{id}\", sparse = true) to Customer, or allow a filter with "
				+ "@AllowFilter.")
		List<Customer> findByAddressCity(String city);

	}

	interface Parcels extends Repository<Parcel, ParcelId> {

		@Expect("Query the table: partition ORDER#{orderId}; also reads NOTE")
		List<Parcel> findByOrderId(String orderId);

		@Expect("Query the table: partition ORDER#{orderId}, sort PARCEL#{number}, number greater; "
				+ "also reads LETTER, NOTE")
		List<Box> findBoxesByOrderIdAndNumberGreaterThan(String orderId, int number);

		@Expect("Parcels.findByWeight(int): LETTER has no property 'weight'. Name one of number, " + "orderId, stamp.")
		List<Parcel> findByWeight(int weight);

	}

	interface Notes extends Repository<Note, String> {

		@Expect("Query the table: partition {place}, sort {moment}, moment begins with; also reads "
				+ "BOX, CUSTOMER, LETTER, ORDER, PAYMENT")
		List<Note> findByPlaceAndMomentStartingWith(String place, String moment);

		@Query(partition = "CITY#{city}", sortBeginsWith = "DAY#{day}#")
		@Expect("Query the table: partition {place}, sort {moment}, moment begins with; also reads "
				+ "BOX, CUSTOMER, LETTER, ORDER, PAYMENT")
		List<Note> inCity(String city, Integer day);

	}

	interface Payments extends Repository<Payment, String> {

		@Expect("Payments.findByPayer(String): index 'byPayer' and index 'alsoByPayer' serve it "
				+ "equally well. Name one: @UseIndex(\"byPayer\") on a method, index(\"byPayer\") in a query.")
		List<Payment> findByPayer(String payer);

		@UseIndex("byPayer")
		@Expect("Query index 'byPayer': partition PAYER#{payer}")
		List<Payment> readByPayer(String payer);

	}

}
