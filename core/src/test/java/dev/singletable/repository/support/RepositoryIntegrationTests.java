package dev.singletable.repository.support;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import dev.singletable.cursor.InvalidCursorException;
import dev.singletable.expression.Update;
import dev.singletable.local.DynamoDbLocal;
import dev.singletable.local.EmbeddedDynamoDb;
import dev.singletable.plan.AccessPathException;
import dev.singletable.query.ItemWindow;
import dev.singletable.repository.AllowFilter;
import dev.singletable.repository.Query;
import dev.singletable.repository.Shop.Box;
import dev.singletable.repository.Shop.Customer;
import dev.singletable.repository.Shop.HasTotal;
import dev.singletable.repository.Shop.Letter;
import dev.singletable.repository.Shop.Order;
import dev.singletable.repository.Shop.OrderId;
import dev.singletable.repository.Shop.Parcel;
import dev.singletable.repository.Shop.ParcelId;
import dev.singletable.repository.Shop.Status;
import dev.singletable.repository.Shop.Summary;
import dev.singletable.repository.SingleTableCrudRepository;
import dev.singletable.repository.SingleTableReadRepository;
import dev.singletable.repository.SingleTableRepository;
import dev.singletable.template.SingleTableTemplate;
import dev.singletable.write.ItemAlreadyExistsException;
import dev.singletable.write.ItemNotFoundException;
import dev.singletable.write.StaleVersionException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.dao.IncorrectResultSizeDataAccessException;
import org.springframework.data.domain.Limit;
import org.springframework.data.domain.PageRequest;
import org.springframework.data.domain.Pageable;
import org.springframework.data.domain.ScrollPosition;
import org.springframework.data.domain.Slice;
import org.springframework.data.domain.Sort;
import org.springframework.data.domain.Window;
import org.springframework.data.repository.core.support.RepositoryComposition.RepositoryFragments;
import org.springframework.data.util.Streamable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@DynamoDbLocal
class RepositoryIntegrationTests {

	private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

	private Orders orders;

	private Customers customers;

	private Parcels parcels;

	private SingleTableTemplate template;

	@BeforeEach
	void makeRepositories(EmbeddedDynamoDb engine) {
		String table = engine.freshTableName();
		this.template = SingleTableTemplate.builder(engine.client())
			.table(() -> table)
			.entities(Customer.class, Order.class, Parcel.class)
			.createTable(true)
			.build();
		SingleTableRepositoryFactory factory = new SingleTableRepositoryFactory(this.template);
		this.orders = factory.getRepository(Orders.class, RepositoryFragments.just(new ShippingByHand()));
		this.customers = factory.getRepository(Customers.class);
		this.parcels = factory.getRepository(Parcels.class);
	}

	private Order order(int number, Status status) {
		return new Order("c1", "o" + number, status, NOON.plusSeconds(number), BigDecimal.valueOf(number * 10L), "eu",
				number % 2 == 0, (number > 3) ? "note " + number : null, List.of(), Map.of(), null);
	}

	private void saveOrders(int count) {
		this.orders.saveAll(IntStream.rangeClosed(1, count).mapToObj((number) -> order(number, Status.NEW)).toList());
	}

	private static List<String> ids(Iterable<Order> orders) {
		return Streamable.of(orders).map(Order::id).toList();
	}

	@Test
	void inheritedMethodsKeepTheirPromises() {
		Order created = this.orders.create(order(1, Status.NEW));
		OrderId id = new OrderId("c1", "o1");

		assertThat(created.version()).isOne();
		assertThatExceptionOfType(ItemAlreadyExistsException.class).isThrownBy(() -> this.orders.create(created));
		assertThat(this.orders.update(id, Update.set("status", Status.PAID)).version()).isEqualTo(2);
		assertThatExceptionOfType(StaleVersionException.class).isThrownBy(() -> this.orders.delete(created));
		assertThat(this.orders.getById(id).status()).isEqualTo(Status.PAID);
		assertThat(this.orders.existsById(id)).isTrue();
		assertThat(ids(this.orders.findAllById(List.of(new OrderId("c1", "none"), id)))).containsExactly("o1");
		assertThat(this.orders.deleteIfExists(id)).isTrue();
		assertThat(this.orders.deleteIfExists(id)).isFalse();
		this.orders.deleteById(id);
		this.orders.deleteAllById(List.of(id));
		assertThatExceptionOfType(ItemNotFoundException.class).isThrownBy(() -> this.orders.deleteExisting(id));
		assertThatExceptionOfType(ItemNotFoundException.class).isThrownBy(() -> this.orders.getById(id));
		assertThat(this.orders.findById(id)).isEmpty();
	}

	@Test
	void anUnversionedEntityThatIsGoneIsDeletedQuietly() {
		Customer customer = this.customers.save(new Customer("c1", "Ann", null, null));

		this.customers.delete(customer);
		this.customers.delete(customer);

		assertThat(this.customers.findById("c1")).isEmpty();
	}

	@Test
	void derivedMethodsReadByKeyRanges() {
		saveOrders(5);

		assertThat(ids(this.orders.findByCustomerIdAndIdBetween("c1", "o2", "o3"))).containsExactly("o2", "o3");
		assertThat(ids(this.orders.findFirst2ByCustomerIdOrderByIdDesc("c1"))).containsExactly("o5", "o4");
		assertThat(this.orders.findByCustomerIdAndId("c1", "o4")).map(Order::note).contains("note 4");
		assertThat(this.orders.countByStatus(Status.NEW)).isEqualTo(5);
		assertThat(this.orders.existsByStatus(Status.PAID)).isFalse();
		assertThat(ids(this.orders.findByStatusAndPlacedAtAfter(Status.NEW, NOON.plusSeconds(3)))).containsExactly("o4",
				"o5");
		assertThat(ids(this.orders.findByStatusAndGiftTrueAndNoteIsNull(Status.NEW))).containsExactly("o2");
		try (Stream<Order> stream = this.orders.streamByCustomerId("c1")) {
			assertThat(stream.map(Order::id)).containsExactly("o1", "o2", "o3", "o4", "o5");
		}
	}

	@Test
	void aSecondResultOfASingleOneIsAnError() {
		saveOrders(2);

		assertThatExceptionOfType(IncorrectResultSizeDataAccessException.class)
			.isThrownBy(() -> this.orders.findByStatus(Status.NEW));
		assertThat(this.orders.findByStatus(Status.PAID)).isEmpty();
	}

	@Test
	void inAnswersInTheOrderOfItsValues() {
		saveOrders(3);
		this.orders.save(order(4, Status.PAID));

		assertThat(ids(this.orders.findByStatusIn(List.of(Status.PAID, Status.NEW)))).containsExactly("o4", "o1", "o2",
				"o3");
		assertThat(ids(this.orders.findByCustomerIdAndIdIn("c1", List.of("o3", "o1", "o3")))).containsExactly("o3",
				"o1");
		assertThat(this.orders.findByStatusIn(List.of())).isEmpty();
	}

	@Test
	void aWindowGoesOnFromAnyOfItsRows() {
		saveOrders(5);

		Window<Order> first = this.orders.findByCustomerId("c1", ScrollPosition.keyset(), Limit.of(3));

		assertThat(first).isInstanceOf(ItemWindow.class);
		assertThat(ids(first)).containsExactly("o1", "o2", "o3");
		assertThat(ids(this.orders.findByCustomerId("c1", first.positionAt(0), Limit.of(3)))).containsExactly("o2",
				"o3", "o4");
		assertThatExceptionOfType(InvalidCursorException.class)
			.isThrownBy(() -> this.orders.findByCustomerId("c2", first.positionAt(0), Limit.of(3)));
	}

	@Test
	void slicesLeadFromOneToTheNext() {
		saveOrders(5);

		Slice<Order> first = this.orders.queryByStatus(Status.NEW,
				PageRequest.of(0, 2, Sort.by("placedAt").descending()));
		Slice<Order> second = this.orders.queryByStatus(Status.NEW, first.nextPageable());
		Slice<Order> third = this.orders.queryByStatus(Status.NEW, second.nextPageable());

		assertThat(ids(first)).containsExactly("o5", "o4");
		assertThat(ids(second)).containsExactly("o3", "o2");
		assertThat(ids(third)).containsExactly("o1");
		assertThat(second.getNumber()).isOne();
		assertThat(third.hasNext()).isFalse();
		assertThat(ids(this.orders.queryByStatus(Status.NEW, Pageable.unpaged()))).hasSize(5);
	}

	@Test
	void projectionsHoldPartOfAnItem() {
		saveOrders(1);

		assertThat(this.orders.findSummariesByCustomerId("c1")).containsExactly(new Summary("o1", Status.NEW));
		assertThat(this.orders.searchByCustomerId("c1", HasTotal.class)).extracting(HasTotal::getTotal)
			.containsExactly(BigDecimal.TEN);
		assertThat(this.orders.searchByCustomerId("c1", Order.class)).hasSize(1);
	}

	@Test
	void derivedDeletesReadByPlanAndDeleteByKey() {
		saveOrders(5);
		this.orders.save(order(6, Status.PAID));

		assertThat(this.orders.deleteByStatusAndPlacedAtBefore(Status.NEW, NOON.plusSeconds(3))).isEqualTo(2);
		assertThat(ids(this.orders.removeByStatus(Status.NEW))).containsExactly("o3", "o4", "o5");
		assertThat(this.orders.countByStatus(Status.NEW)).isZero();
		assertThat(this.orders.countByStatus(Status.PAID)).isOne();
	}

	@Test
	void queriesBindTheirTemplatesAndFilters() {
		saveOrders(5);

		assertThat(ids(this.orders.expensive("c1", Status.NEW, BigDecimal.valueOf(30)))).containsExactly("o4", "o5");
		assertThat(this.orders.countExpensive("c1", BigDecimal.valueOf(30))).isEqualTo(2);
	}

	@Test
	void aSupertypeReadsEachItemAsItsOwnClass() {
		this.parcels.saveAll(List.of(new Letter("o1", 1, "red"), new Box("o1", 2, 5), new Box("o1", 10, 7)));

		assertThat(this.parcels.findByOrderId("o1")).containsExactly(new Letter("o1", 1, "red"), new Box("o1", 2, 5),
				new Box("o1", 10, 7));
		assertThat(this.parcels.findBoxesByOrderIdAndNumberGreaterThan("o1", 2)).containsExactly(new Box("o1", 10, 7));
		assertThat(this.parcels.findById(new ParcelId("o1", 2))).contains(new Box("o1", 2, 5));
		this.parcels.deleteByOrderId("o1");
		assertThat(this.parcels.findByOrderId("o1")).isEmpty();
	}

	@Test
	void everythingIsReadThroughTheWholeIndex() {
		this.customers
			.saveAll(IntStream.range(0, 5).mapToObj((number) -> new Customer("c" + number, "n", null, null)).toList());
		saveOrders(2);

		assertThat(this.customers.findAll()).hasSize(5);
		assertThat(this.customers.count()).isEqualTo(5);
		Slice<Customer> slice = this.customers.findAll(PageRequest.of(0, 3));
		assertThat(this.customers.findAll(slice.nextPageable())).extracting(Customer::id).containsExactly("c3", "c4");
		Window<Customer> window = this.customers.findAll(ScrollPosition.keyset(), Limit.of(4));
		assertThat(this.customers.findAll(window.positionAt(3), Limit.of(4))).hasSize(1);
		try (Stream<Customer> all = this.customers.streamAll()) {
			assertThat(all).hasSize(5);
		}
		this.customers.deleteAll(List.of(new Customer("c0", "n", null, null)));
		assertThat(this.customers.count()).isEqualTo(4);
		this.customers.deleteAll();
		assertThat(this.customers.findAll()).isEmpty();
		assertThat(this.orders.countByStatus(Status.NEW)).isEqualTo(2);
	}

	@Test
	void aRepositoryThatOnlyReadsAnswersAsTheOthers() {
		saveOrders(3);
		OrderViews views = new SingleTableRepositoryFactory(this.template).getRepository(OrderViews.class);
		OrderId id = new OrderId("c1", "o2");

		assertThat(views.getById(id).id()).isEqualTo("o2");
		assertThat(views.findById(new OrderId("c1", "none"))).isEmpty();
		assertThat(views.existsById(id)).isTrue();
		assertThat(ids(views.findAllById(List.of(id)))).containsExactly("o2");
		assertThat(ids(views.findByStatusAndPlacedAtGreaterThanEqualAndPlacedAtLessThan(Status.NEW, NOON.plusSeconds(1),
				NOON.plusSeconds(3))))
			.containsExactly("o1", "o2");
		assertThat(ids(
				views.findByRegionAndPlacedAtAfterAndPlacedAtBefore("eu", NOON.plusSeconds(1), NOON.plusSeconds(3))))
			.containsExactly("o2");
	}

	@Test
	void aLimitIsHeededWhenDeleting() {
		saveOrders(4);

		this.orders.deleteByCustomerId("c1", Limit.of(3), Sort.by("id").descending());

		assertThat(ids(this.orders.findByStatusIn(List.of(Status.NEW)))).containsExactly("o1");
	}

	@Test
	void defaultMethodsAndFragmentsWork() {
		saveOrders(2);

		assertThat(this.orders.countNew()).isEqualTo(2);
		assertThat(this.orders.ship("o1")).isEqualTo("o1 is on its way");
	}

	@Test
	void withoutAContainerTheFactoryProvesItsRepository() {
		assertThatExceptionOfType(AccessPathException.class)
			.isThrownBy(() -> new SingleTableRepositoryFactory(this.template).getRepository(Wrong.class))
			.withMessageContaining("Wrong.findByRegionAndNote(String, String): ")
			.withMessageContaining("Wrong.findByNote(String): ");
	}

	@Test
	void anEntityIsNewByItsVersion() {
		SingleTableRepositoryFactory factory = new SingleTableRepositoryFactory(this.template);
		SingleTableEntityInformation<Order, OrderId> information = SingleTableEntityInformation.of(
				this.template.model(),
				org.springframework.data.repository.core.support.AbstractRepositoryMetadata.getMetadata(Orders.class),
				factory.planner());

		assertThat(information.isNew(order(1, Status.NEW))).isTrue();
		assertThat(information.isNew(this.orders.save(order(1, Status.NEW)))).isFalse();
		assertThat(information.getId(order(1, Status.NEW))).isEqualTo(new OrderId("c1", "o1"));
	}

	interface Orders extends SingleTableRepository<Order, OrderId>, Shipping {

		List<Order> findByCustomerIdAndIdBetween(String customerId, String from, String to);

		Streamable<Order> findFirst2ByCustomerIdOrderByIdDesc(String customerId);

		Optional<Order> findByCustomerIdAndId(String customerId, String id);

		int countByStatus(Status status);

		boolean existsByStatus(Status status);

		List<Order> findByStatusAndPlacedAtAfter(Status status, Instant moment);

		@AllowFilter
		List<Order> findByStatusAndGiftTrueAndNoteIsNull(Status status);

		Stream<Order> streamByCustomerId(String customerId);

		Optional<Order> findByStatus(Status status);

		List<Order> findByStatusIn(List<Status> statuses);

		Collection<Order> findByCustomerIdAndIdIn(String customerId, List<String> ids);

		Window<Order> findByCustomerId(String customerId, ScrollPosition position, Limit limit);

		Slice<Order> queryByStatus(Status status, Pageable page);

		List<Summary> findSummariesByCustomerId(String customerId);

		<P> List<P> searchByCustomerId(String customerId, Class<P> type);

		long deleteByStatusAndPlacedAtBefore(Status status, Instant moment);

		List<Order> removeByStatus(Status status);

		void deleteByCustomerId(String customerId, Limit limit, Sort sort);

		@Query(partition = "CUSTOMER#{customerId}", sortBeginsWith = "ORDER#",
				filter = "status = {status} and total > {min}")
		List<Order> expensive(String customerId, Status status, BigDecimal min);

		@Query(partition = "CUSTOMER#{customerId}", filter = "total > {min} and attribute_exists(note)")
		long countExpensive(String customerId, BigDecimal min);

		default int countNew() {
			return countByStatus(Status.NEW);
		}

	}

	interface OrderViews extends SingleTableReadRepository<Order, OrderId> {

		List<Order> findByStatusAndPlacedAtGreaterThanEqualAndPlacedAtLessThan(Status status, Instant from, Instant to);

		List<Order> findByRegionAndPlacedAtAfterAndPlacedAtBefore(String region, Instant after, Instant before);

	}

	interface Shipping {

		String ship(String id);

	}

	static class ShippingByHand implements Shipping {

		@Override
		public String ship(String id) {
			return id + " is on its way";
		}

	}

	interface Customers extends SingleTableCrudRepository<Customer, String> {

	}

	interface Parcels extends SingleTableRepository<Parcel, ParcelId> {

		List<Parcel> findByOrderId(String orderId);

		List<Box> findBoxesByOrderIdAndNumberGreaterThan(String orderId, int number);

		void deleteByOrderId(String orderId);

	}

	interface Wrong extends SingleTableRepository<Order, OrderId> {

		List<Order> findByNote(String note);

		List<Order> findByRegionAndNote(String region, String note);

	}

}
