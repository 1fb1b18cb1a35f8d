package dev.singletable.repository.query;

import java.lang.reflect.Method;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;

import dev.singletable.query.ItemScrollPosition;
import dev.singletable.repository.AllowFilter;
import dev.singletable.repository.Query;
import dev.singletable.repository.Shop;
import dev.singletable.repository.Shop.HasTotal;
import dev.singletable.repository.Shop.Note;
import dev.singletable.repository.Shop.Order;
import dev.singletable.repository.Shop.OrderId;
import dev.singletable.repository.Shop.Status;
import dev.singletable.repository.Shop.Summary;
import dev.singletable.template.PlannedQuery;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

import org.springframework.dao.InvalidDataAccessApiUsageException;
import org.springframework.data.domain.Limit;
import org.springframework.data.domain.PageRequest;
import org.springframework.data.domain.Pageable;
import org.springframework.data.domain.ScrollPosition;
import org.springframework.data.domain.Slice;
import org.springframework.data.domain.Sort;
import org.springframework.data.domain.Window;
import org.springframework.data.repository.Repository;
import org.springframework.data.repository.core.support.AbstractRepositoryMetadata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class MethodCallTests {

	private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

	private static final ScrollPosition POSITION = ItemScrollPosition
		.of(Map.of("pk", AttributeValue.fromS("a"), "sk", AttributeValue.fromS("b")), "print");

	private static PlannedQuery<Object> call(String name, Object... arguments) {
		return call(Orders.class, name, arguments);
	}

	private static PlannedQuery<Object> call(Class<?> repository, String name, Object... arguments) {
		Method method = Arrays.stream(repository.getMethods())
			.filter((each) -> each.getName().equals(name))
			.findFirst()
			.orElseThrow();
		MethodPlanner.Planning planning = new MethodPlanner(Shop.model())
			.plan(AbstractRepositoryMetadata.getMetadata(repository), method);
		assertThat(planning.problem()).isNull();
		return new MethodCall(planning.method(), arguments).query();
	}

	@Test
	void argumentsAreInTheOrderOfTheName() {
		PlannedQuery<Object> query = call("findByStatusAndPlacedAtBetween", Status.PAID, NOON, NOON.plusSeconds(1));

		assertThat(query.values()).containsExactly(List.of(Status.PAID), List.of(NOON, NOON.plusSeconds(1)));
		assertThat(query.resultType()).isEqualTo(Order.class);
		assertThat(query.reading()).isEqualTo(PlannedQuery.Reading.ALL);
	}

	@Test
	void specialParametersMayStandAnywhere() {
		PlannedQuery<Object> query = call("findByCustomerIdAndIdStartingWith", Limit.of(7), "c1", POSITION, "o");

		assertThat(query.values()).containsExactly(List.of("c1"), List.of("o"));
		assertThat(query.reading()).isEqualTo(new PlannedQuery.Reading(7, POSITION, false, false));
	}

	@Test
	void aCollectionOrAnArrayGivesTheValuesOfIn() {
		assertThat(call("findByStatusIn", List.of(Status.NEW, Status.PAID)).values())
			.containsExactly(List.of(Status.NEW, Status.PAID));
		assertThat(call("readByCustomerIdAndIdIn", "c1", new String[] { "o2", "o1" }).values())
			.containsExactly(List.of("c1"), List.of("o2", "o1"));
	}

	@Test
	void trueIsAValueAndWhatHasNoOperatorBecomesAFilter() {
		PlannedQuery<Object> query = call("findByStatusAndGiftTrueAndNoteIsNullAndRegionNotIn", Status.NEW,
				List.of("eu", "us"));

		assertThat(query.values()).containsExactly(List.of(Status.NEW), List.of(true));
		assertThat(query.filter()).hasToString("attribute_not_exists(note) AND NOT (region IN (2 values))");
	}

	@Test
	void firstAndLimitGiveTheSmaller() {
		assertThat(call("findFirst3ByCustomerId", "c1", Limit.of(2)).reading().limit()).isEqualTo(2);
		assertThat(call("findFirst3ByCustomerId", "c1", Limit.of(9)).reading().limit()).isEqualTo(3);
		assertThat(call("findFirst3ByCustomerId", "c1", Limit.unlimited()).reading().limit()).isEqualTo(3);
	}

	@Test
	void oneResultAsksForTwoSoThatASecondIsNoticed() {
		assertThat(call("findByCustomerIdAndId", "c1", "o1").reading().limit()).isEqualTo(2);
		assertThat(call("findFirstByCustomerId", "c1").reading().limit()).isEqualTo(1);
	}

	@Test
	void aSortTheKeysHaveTurnsThePlan() {
		assertThat(call("findByStatus", Status.NEW, Sort.by("placedAt").descending()).plan().isForward()).isFalse();
		assertThat(call("findByStatus", Status.NEW, Sort.by("placedAt", "id")).plan().isForward()).isTrue();
		assertThat(call("findByStatus", Status.NEW, Sort.unsorted()).plan().isForward()).isTrue();
	}

	@Test
	void aSortTheKeysDoNotHaveIsRefused() {
		refused(() -> call("findByStatus", Status.NEW, Sort.by("total")),
				"Orders.findByStatus(Status, Sort): it cannot sort by total, since index 'byStatus' sorts by "
						+ "placedAt, id. Sort by these, all ascending or all descending.");
		refused(() -> call("findByStatus", Status.NEW, Sort.by("placedAt").and(Sort.by("id").descending())),
				"Orders.findByStatus(Status, Sort): it cannot sort by placedAt, id descending, since index "
						+ "'byStatus' sorts by placedAt, id. Sort by these, all ascending or all descending.");
	}

	@Test
	void aNullIsRefusedBeforeTheCall() {
		refused(() -> call("findByStatusIn", Arrays.asList(Status.NEW, null)),
				"Orders.findByStatusIn(Collection): the value for 'status' is null, which no stored value equals. "
						+ "Pass a value.");
		refused(() -> call("findByCustomerIdAndId", "c1", null),
				"Orders.findByCustomerIdAndId(String, String): the value for 'id' is null, which no stored value "
						+ "equals. Pass a value.");
	}

	@Test
	void aLimitBelowOneIsRefused() {
		refused(() -> call("findFirst3ByCustomerId", "c1", Limit.of(0)),
				"Orders.findFirst3ByCustomerId(String, Limit): the limit 0 is below 1. Pass Limit.unlimited() to ask "
						+ "for everything.");
	}

	@Test
	void theFirstPageNeedsNoPositionAndTheOthersComeFromASlice() {
		assertThat(call("queryByCustomerId", "c1", PageRequest.of(0, 5)).reading())
			.isEqualTo(new PlannedQuery.Reading(5, null, false, false));
		assertThat(call("queryByCustomerId", "c1", Pageable.unpaged()).reading()).isEqualTo(PlannedQuery.Reading.ALL);

		Pageable next = PositionedPageRequest.of(PageRequest.of(0, 5), POSITION).next();

		assertThat(next.getPageNumber()).isOne();
		assertThat(call("queryByCustomerId", "c1", next).reading())
			.isEqualTo(new PlannedQuery.Reading(5, POSITION, false, false));
		refused(() -> call("queryByCustomerId", "c1", PageRequest.of(3, 5)),
				"Orders.queryByCustomerId(String, Pageable): page 3 does not say where it starts, and pages cannot be "
						+ "counted off. Pass the nextPageable() of the slice before it, or return a Window.");
	}

	@Test
	void aProjectionIsNamedByTheMethodOrByTheCaller() {
		assertThat(call("findTotalsByStatus", Status.NEW).resultType()).isEqualTo(HasTotal.class);
		assertThat(call("searchByStatus", Status.NEW, Summary.class).resultType()).isEqualTo(Summary.class);
		assertThat(call("searchByStatus", Status.NEW, Order.class).resultType()).isEqualTo(Order.class);
		refused(() -> call("searchByStatus", Status.NEW, String.class),
				"Orders.searchByStatus(Status, Class): String is no projection of Order. Pass an interface or record "
						+ "with some of its properties.");
	}

	@Test
	void theTemplatesOfAQueryBindPropertiesAndItsFilterBecomesACondition() {
		PlannedQuery<Object> query = call("expensive", "c#1", Status.PAID, BigDecimal.TEN);

		assertThat(query.values()).containsExactly(List.of("c#1"));
		assertThat(query.filter()).hasToString("status = ? AND total > ?");
	}

	@Test
	void rawKeysAreComposedFromEscapedParts() {
		assertThat(call(Notes.class, "inCity", "Bad #1", 7).values()).containsExactly(List.of("CITY#Bad$20$231"),
				List.of("DAY#0000000007#"));
	}

	private static void refused(Runnable call, String message) {
		assertThatExceptionOfType(InvalidDataAccessApiUsageException.class).isThrownBy(call::run).withMessage(message);
	}

	interface Orders extends Repository<Order, OrderId> {

		List<Order> findByStatusAndPlacedAtBetween(Status status, Instant from, Instant to);

		Window<Order> findByCustomerIdAndIdStartingWith(Limit limit, String customerId, ScrollPosition position,
				String prefix);

		List<Order> findByStatusIn(Collection<Status> statuses);

		List<Order> readByCustomerIdAndIdIn(String customerId, String... ids);

		@AllowFilter
		List<Order> findByStatusAndGiftTrueAndNoteIsNullAndRegionNotIn(Status status, List<String> regions);

		List<Order> findFirst3ByCustomerId(String customerId, Limit limit);

		Order findFirstByCustomerId(String customerId);

		Order findByCustomerIdAndId(String customerId, String id);

		List<Order> findByStatus(Status status, Sort sort);

		Slice<Order> queryByCustomerId(String customerId, Pageable page);

		List<HasTotal> findTotalsByStatus(Status status);

		<P> List<P> searchByStatus(Status status, Class<P> type);

		@Query(partition = "CUSTOMER#{customerId}", sortBeginsWith = "ORDER#",
				filter = "status = {status} and total > {min}")
		List<Order> expensive(String customerId, Status status, BigDecimal min);

	}

	interface Notes extends Repository<Note, String> {

		@Query(partition = "CITY#{city}", sortBeginsWith = "DAY#{day}#")
		List<Note> inCity(String city, Integer day);

	}

}
