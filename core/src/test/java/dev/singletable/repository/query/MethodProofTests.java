package dev.singletable.repository.query;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

import dev.singletable.repository.AllowFilter;
import dev.singletable.repository.Query;
import dev.singletable.repository.Shop;
import dev.singletable.repository.Shop.Order;
import dev.singletable.repository.Shop.OrderId;
import dev.singletable.repository.Shop.Status;
import dev.singletable.repository.Shop.Summary;
import dev.singletable.repository.SingleTableReadRepository;
import dev.singletable.repository.UseIndex;
import dev.singletable.repository.query.MethodPlannerTests.Expect;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import org.springframework.data.domain.Limit;
import org.springframework.data.domain.Pageable;
import org.springframework.data.domain.Slice;
import org.springframework.data.domain.Sort;
import org.springframework.data.repository.Repository;

/**
 * What methods say that no query does, and ranges with two ends.
 */
class MethodProofTests {

	@TestFactory
	Stream<DynamicTest> everyMethodHasThePlanOrTheMessageThatIsWrittenOnIt() {
		return MethodPlannerTests.expected(Shop.model(), Orders.class, OrderViews.class);
	}

	interface Orders extends Repository<Order, OrderId> {

		@Expect("Query index 'byStatus': partition STATUS#{status}, sort {placedAt}#{id}, placedAt "
				+ "greater or equal, placedAt less")
		List<Order> findByStatusAndPlacedAtGreaterThanEqualAndPlacedAtLessThan(Status status, Instant from, Instant to);

		@Expect("Query index 'byRegion': partition @type, region, sort placedAt, id, placedAt greater, "
				+ "placedAt less")
		List<Order> findByRegionAndPlacedAtAfterAndPlacedAtBefore(String region, Instant from, Instant to);

		@Expect("Query index 'byStatus': partition STATUS#{status}")
		long deleteByStatus(Status status, Limit limit, Sort sort);

		@Expect("Orders.deleteSummariesByStatus(Status): it deletes and returns projections. Return a "
				+ "List of Order.")
		List<Summary> deleteSummariesByStatus(Status status);

		@Expect("Orders.existsByRegion(String): it returns Long for whether there is one. Return " + "boolean.")
		long existsByRegion(String region);

		@Expect("Orders.countByStatus(Status, Limit): it takes a Limit, which does not change a count. "
				+ "Leave it out.")
		long countByStatus(Status status, Limit limit);

		@Expect("Orders.existsByStatus(Status, Sort): it takes a Sort, which does not change whether "
				+ "there is one. Leave it out.")
		boolean existsByStatus(Status status, Sort sort);

		@Expect("Orders.countFirst3ByStatus(Status): it says First or Top, which only methods that "
				+ "read can. Leave it out.")
		long countFirst3ByStatus(Status status);

		@Expect("Orders.existsTopByStatus(Status): it says First or Top, which only methods that read "
				+ "can. Leave it out.")
		boolean existsTopByStatus(Status status);

		@Expect("Orders.deleteTop3ByStatus(Status): it says First or Top, which only methods that read "
				+ "can. Leave it out, or take a Limit.")
		void deleteTop3ByStatus(Status status);

		@Expect("Orders.findSortedSlicesByStatus(Status, Pageable, Sort): it takes a Pageable and a "
				+ "Sort. Put the Sort into the Pageable.")
		Slice<Order> findSortedSlicesByStatus(Status status, Pageable page, Sort sort);

		@Expect("Orders.findLimitedSlicesByStatus(Status, Pageable, Limit): it takes a Pageable and a "
				+ "Limit. Leave the Limit out: the Pageable says how many.")
		Slice<Order> findLimitedSlicesByStatus(Status status, Pageable page, Limit limit);

		@Expect("Orders.findByRegionAndPlacedAtStartingWith(String, Instant): 'placedAt' is Instant, "
				+ "and only texts start with something. Compare it, or ask for what is between two values.")
		List<Order> findByRegionAndPlacedAtStartingWith(String region, Instant prefix);

		@AllowFilter
		@UseIndex("byRegion")
		@Expect("Orders.findByRegionAndIdIsNotNull(String): 'id' is in the key of index 'byRegion', and "
				+ "no filter can name it. Bind it with the key, or read another index.")
		List<Order> findByRegionAndIdIsNotNull(String region);

		@Query(partition = "CUSTOMER#{customerId}", filter = "month = '2026-01'")
		@Expect("Orders.computed(String): 'month' is computed and not stored, so no filter can name it. "
				+ "Bind it with a key, or store it.")
		List<Order> computed(String customerId);

		@Expect("Orders.findByCustomerIdOrderByStatus(String): the table does not sort by 'status'. No "
				+ "index has that order, as 'status' is Status, whose keys do not sort. Leave the order out "
				+ "and sort what comes.")
		List<Order> findByCustomerIdOrderByStatus(String customerId);

		@Expect("Orders.findByStatusAndNoteContaining(Status, String): index 'byStatus' serves it, but "
				+ "not 'note'. No index answers what 'note' contains. Allow a filter with @AllowFilter.")
		List<Order> findByStatusAndNoteContaining(Status status, String word);

		@Expect("Orders.findByNoteOrderByPlacedAt(String): no key and no index of ORDER is partitioned by "
				+ "'note'. Add @SecondaryIndex(name = \"byNote\", pk = \"NOTE#{note}\", sk = "
				+ "\"{placedAt}#{customerId}#{id}\", sparse = true) to Order and name it, @UseIndex(\"byNote\"), if "
				+ "only items with all of that are meant.")
		List<Order> findByNoteOrderByPlacedAt(String note);

		@Expect("Orders.findByGiftTrueOrderByNote(): no key and no index of ORDER is partitioned by "
				+ "'gift'. Add @SecondaryIndex(name = \"byGift\", pk = \"GIFT#{gift}\", sk = "
				+ "\"{note}#{customerId}#{id}\", sparse = true) to Order and name it, @UseIndex(\"byGift\"), if "
				+ "only items with all of that are meant.")
		List<Order> findByGiftTrueOrderByNote();

	}

	interface OrderViews extends SingleTableReadRepository<Order, OrderId> {

		@Expect("Query index 'byStatus': partition STATUS#{status}")
		List<Order> findByStatus(Status status);

		@Expect("OrderViews.deleteByStatus(Status): it deletes, and OrderViews only reads. Leave it out, "
				+ "or extend SingleTableRepository.")
		void deleteByStatus(Status status);

	}

}
