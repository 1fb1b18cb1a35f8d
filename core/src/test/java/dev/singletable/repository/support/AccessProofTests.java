package dev.singletable.repository.support;

import java.util.List;
import java.util.Optional;

import dev.singletable.annotation.SecondaryIndex;
import dev.singletable.annotation.SingleTableEntity;
import dev.singletable.key.ItemKey;
import dev.singletable.mapping.ItemModel;
import dev.singletable.mapping.Problem;
import dev.singletable.plan.AccessPathException;
import dev.singletable.plan.RepositoryPlans.MethodPlan;
import dev.singletable.repository.AllowScan;
import dev.singletable.repository.Query;
import dev.singletable.repository.Shop;
import dev.singletable.repository.Shop.Customer;
import dev.singletable.repository.Shop.Order;
import dev.singletable.repository.Shop.OrderId;
import dev.singletable.repository.Shop.Status;
import dev.singletable.repository.SingleTableCrudRepository;
import dev.singletable.repository.SingleTableReadRepository;
import dev.singletable.repository.SingleTableRepository;
import dev.singletable.repository.UseIndex;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.data.repository.NoRepositoryBean;
import org.springframework.data.repository.core.support.RepositoryComposition.RepositoryFragments;
import org.springframework.data.repository.core.support.RepositoryFragment;
import org.springframework.data.repository.query.Param;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class AccessProofTests {

	private final ItemModel model = Shop.model();

	@Test
	void everythingThatIsWrongIsInOneMessage() {
		ItemModel broken = Shop.model(Customer.class, Order.class, Lost.class);
		ProofSubject subject = new ProofSubject(broken,
				() -> List.of(new Problem("Order.socket", "Socket cannot be stored", "Mark it @Transient.")),
				() -> List.of(new Problem("Table 'shop'", "index 'byStatus' is missing", "Add it.")));

		assertThatExceptionOfType(AccessPathException.class)
			.isThrownBy(() -> AccessProof.of(subject, WrongOrders.class, WrongCustomers.class, LostRepository.class,
					Strings.class))
			.withMessage(
					"""
							10 problems keep the application from starting:

							1. Lost, the partition key: the template names 'nothing', which is no property; there are [id].
							   Name one of these, or add a getter marked @KeyPart.

							2. Order.socket: Socket cannot be stored.
							   Mark it @Transient.

							3. WrongOrders.findByCustomerId(String, Pageable): it returns Page, whose total is a scan.
							   Return Slice, or Window for positions that leave the JVM.

							4. WrongOrders.findByNote(String): no key and no index of ORDER is partitioned by 'note'.
							   Add @SecondaryIndex(name = "byNote", pk = "NOTE#{note}", sk = "{customerId}#{id}", sparse = true) to Order, or allow a scan \
							with @AllowScan.

							5. WrongOrders: count, deleteAll, findAll, streamAll: no key and no index of ORDER is partitioned by the type alone.
							   Add @SecondaryIndex(name = "types", pk = "{@type}", sk = "{customerId}#{id}") to Order, or allow a scan with @AllowScan.

							6. WrongCustomers.findByNickname(String): CUSTOMER has no property 'nickname'.
							   Name one of address, email, id, name.

							7. Strings: String is not an entity of this table.
							   Annotate it with @SingleTableEntity and place it in a scanned package, or name it in the template's builder.

							8. WrongOrders: the id type String does not fit ORDER, whose key is made of customerId (String), id (String).
							   Use a record (String customerId, String id) or ItemKey.

							9. WrongCustomers: the id type Long does not fit CUSTOMER, whose key is made of id (String).
							   Use String or ItemKey.

							10. Table 'shop': index 'byStatus' is missing.
							   Add it.""");
	}

	@Test
	void everyMethodHasAPlanInheritedOnesIncluded() {
		AccessProof proof = new AccessProof(ProofSubject.of(this.model),
				List.of(withShipping(Orders.class), ProvenRepository.of(Customers.class)));
		proof.afterPropertiesSet();

		assertThat(describe(proof.of(Orders.class))).isEqualTo("""
				create(Object): PutItem by key
				delete(Object): DeleteItem by key
				deleteAllById(Iterable): BatchWriteItem by keys
				deleteById(Object): DeleteItem by key
				deleteExisting(Object): DeleteItem by key
				deleteIfExists(Object): DeleteItem by key
				existsById(Object): GetItem by key
				findAllById(Iterable): BatchGetItem by keys
				findById(OrderId): GetItem by key
				findByStatus(Status): Query index 'byStatus': partition STATUS#{status}
				getById(Object): GetItem by key
				getOrCreate(Object, Supplier): PutItem by key where GetItem finds nothing
				paid(): default method
				replace(Object): PutItem by key
				save(Object): PutItem by key
				saveAll(Iterable): BatchWriteItem by keys
				ship(String): implemented by a fragment
				update(Object, Update): UpdateItem by key
				""");
		assertThat(describe(proof.of(Customers.class))).isEqualTo("""
				count(): Query index 'types': partition CUSTOMER
				create(Object): PutItem by key
				delete(Object): DeleteItem by key
				deleteAll(): Query index 'types': partition CUSTOMER
				deleteAll(Iterable): BatchWriteItem by keys
				deleteAllById(Iterable): BatchWriteItem by keys
				deleteById(Object): DeleteItem by key
				deleteExisting(Object): DeleteItem by key
				deleteIfExists(Object): DeleteItem by key
				existsById(Object): GetItem by key
				findAll(): Query index 'types': partition CUSTOMER
				findAll(Pageable): Query index 'types': partition CUSTOMER
				findAll(ScrollPosition, Limit): Query index 'types': partition CUSTOMER
				findAllById(Iterable): BatchGetItem by keys
				findAllByOrderById(): Query index 'types': partition CUSTOMER
				findById(Object): GetItem by key
				getById(Object): GetItem by key
				getOrCreate(Object, Supplier): PutItem by key where GetItem finds nothing
				replace(Object): PutItem by key
				save(Object): PutItem by key
				saveAll(Iterable): BatchWriteItem by keys
				streamAll(): Query index 'types': partition CUSTOMER
				update(Object, Update): UpdateItem by key
				""");
		assertThat(proof.all()).hasSize(proof.of(Orders.class).size() + proof.of(Customers.class).size());
	}

	@Test
	void aScanThatIsAllowedServesWhatReadsEverything() {
		AccessProof proof = AccessProof.of(ProofSubject.of(this.model), ScannedOrders.class);

		assertThat(describe(proof.of(ScannedOrders.class)))
			.contains("findAll(): Scan the table; also reads BOX, CUSTOMER, LETTER, NOTE, PAYMENT");
	}

	@Test
	void aBaseClassOfOnesOwnServesItsMethods() {
		AccessProof proof = new AccessProof(ProofSubject.of(this.model),
				List.of(ProvenRepository.of(Refreshed.class, RefreshingRepository.class)));
		proof.afterPropertiesSet();

		assertThat(describe(proof.of(Refreshed.class))).contains("refresh(Object): implemented by the base class");
	}

	@Test
	void aMethodThatNoFragmentImplementsIsAQueryOrAProblem() {
		isRefused(Shipped.class,
				"""
						2 problems keep the application from starting:

						1. Shipped.findByNote(String): no fragment implements it, and no key and no index of ORDER is partitioned by 'note'.
						   Add @SecondaryIndex(name = "byNote", pk = "NOTE#{note}", sk = "{customerId}#{id}", sparse = true) to Order, or allow \
						a scan with @AllowScan.

						2. Shipped.ship(String): no fragment implements it, and 'ship' is not a name a query is derived from.
						   Begin it with find…By, count…By, exists…By or delete…By, annotate it with @Query, or implement it as a \
						default method or in a fragment.""");

		AccessProof proof = new AccessProof(ProofSubject.of(this.model),
				List.of(new ProvenRepository(Shipped.class, SimpleSingleTableRepository.class, RepositoryFragments
					.of(RepositoryFragment.structural(Shipping.class), RepositoryFragment.structural(Finding.class)))));
		proof.afterPropertiesSet();
		assertThat(describe(proof.of(Shipped.class))).contains("findByNote(String): implemented by a fragment",
				"ship(String): implemented by a fragment", "readByStatus(Status): implemented by a fragment");
	}

	@Test
	void anInheritedMethodWithAQueryIsProvenAsThatQuery() {
		AccessProof proof = AccessProof.of(ProofSubject.of(this.model), QueriedCustomers.class);

		assertThat(describe(proof.of(QueriedCustomers.class))).contains(
				"findById(String): Query index 'byEmail': partition EMAIL#{email}", "getById(Object): GetItem by key");
	}

	@Test
	void anIdTypeHasToFitEveryTypeOfASupertype() {
		isRefused(Things.class, """
				1 problem keeps the application from starting:

				1. Things: the id type String does not fit STONE, whose key is made of weight (int).
				   Use Integer or ItemKey.""");
	}

	@Test
	void theIndexNamedByARedeclaredMethodIsRead() {
		AccessProof proof = AccessProof.of(ProofSubject.of(Shop.model(Coin.class)), NamedCoins.class);

		assertThat(describe(proof.of(NamedCoins.class))).contains("count(): Query index 'alsoTypes': partition COIN\n",
				"findAll(): Query index 'byYear': partition YEARS\n",
				"streamAll(): Query index 'types': partition COIN\n");
	}

	@Test
	void aSparseIndexNeverReadsEverything() {
		isRefused(Shop.model(Coupon.class), Coupons.class, """
				1 problem keeps the application from starting:

				1. Coupons: count, deleteAll, findAll, streamAll: index 'types' is sparse.
				   Declare a whole index over the type, or allow a scan with @AllowScan.""");
		isRefused(Shop.model(Coin.class), SparseCoins.class, """
				1 problem keeps the application from starting:

				1. SparseCoins: findAll: index 'worn' is sparse.
				   Declare a whole index over the type, or allow a scan with @AllowScan.""");

		AccessProof proof = AccessProof.of(ProofSubject.of(Shop.model(Coupon.class)), ScannedCoupons.class);

		assertThat(describe(proof.of(ScannedCoupons.class))).contains("findAll(): Scan the table\n");
	}

	@Test
	void aRepositoryThatOnlyReadsHasNoOtherMethods() {
		AccessProof proof = AccessProof.of(ProofSubject.of(this.model), OrderViews.class);

		assertThat(describe(proof.of(OrderViews.class))).isEqualTo("""
				existsById(Object): GetItem by key
				findAllById(Iterable): BatchGetItem by keys
				findById(Object): GetItem by key
				findByStatus(Status): Query index 'byStatus': partition STATUS#{status}
				getById(Object): GetItem by key
				""");
	}

	private void isRefused(Class<?> repository, String message) {
		isRefused(Shop.model(Customer.class, Order.class, Pebble.class, Stone.class), repository, message);
	}

	private static void isRefused(ItemModel model, Class<?> repository, String message) {
		assertThat(model.problems()).isEmpty();
		assertThatExceptionOfType(AccessPathException.class)
			.isThrownBy(() -> AccessProof.of(ProofSubject.of(model), repository))
			.withMessage(message);
	}

	static ProvenRepository withShipping(Class<?> repository) {
		return new ProvenRepository(repository, SimpleSingleTableRepository.class,
				RepositoryFragments.of(RepositoryFragment.structural(Shipping.class)));
	}

	private static String describe(List<MethodPlan> plans) {
		StringBuilder text = new StringBuilder();
		plans.forEach((each) -> text.append(each.signature()).append(": ").append(each.plan().describe()).append('\n'));
		return text.toString();
	}

	interface Orders extends SingleTableRepository<Order, OrderId>, Shipping {

		List<Order> findByStatus(Status status);

		@Override
		Optional<Order> findById(OrderId id);

		default List<Order> paid() {
			return findByStatus(Status.PAID);
		}

	}

	interface Shipping {

		void ship(String customerId);

	}

	interface Finding {

		List<Order> findByNote(String note);

		List<Order> readByStatus(Status status);

	}

	interface Shipped extends SingleTableRepository<Order, OrderId>, Shipping, Finding {

	}

	interface QueriedCustomers extends SingleTableRepository<Customer, String> {

		@Override
		@Query(partition = "EMAIL#{email}")
		Optional<Customer> findById(@Param("email") String email);

	}

	sealed interface Thing permits Pebble, Stone {

	}

	@SingleTableEntity(type = "PEBBLE", pk = "PEBBLE#{color}")
	record Pebble(String color) implements Thing {
	}

	@SingleTableEntity(type = "STONE", pk = "STONE#{weight}")
	record Stone(int weight) implements Thing {
	}

	interface Things extends SingleTableRepository<Thing, String> {

	}

	@SingleTableEntity(type = "COIN", pk = "COIN#{id}")
	@SecondaryIndex(name = "types", pk = "{@type}", sk = "{id}")
	@SecondaryIndex(name = "alsoTypes", pk = "{@type}", sk = "{year}")
	@SecondaryIndex(name = "byYear", pk = "YEARS", sk = "{year}")
	@SecondaryIndex(name = "worn", pk = "{@type}", sk = "{wear}", sparse = true)
	record Coin(String id, int year, @Nullable String wear) {
	}

	@UseIndex("types")
	interface NamedCoins extends SingleTableCrudRepository<Coin, String> {

		@Override
		@UseIndex("byYear")
		List<Coin> findAll();

		@Override
		@UseIndex("alsoTypes")
		long count();

	}

	@UseIndex("types")
	interface SparseCoins extends SingleTableCrudRepository<Coin, String> {

		@Override
		@UseIndex("worn")
		List<Coin> findAll();

	}

	@SingleTableEntity(type = "COUPON", pk = "COUPON#{id}")
	@SecondaryIndex(name = "types", pk = "{@type}", sk = "{id}", sparse = true)
	record Coupon(String id) {
	}

	interface Coupons extends SingleTableCrudRepository<Coupon, String> {

	}

	@AllowScan
	interface ScannedCoupons extends SingleTableCrudRepository<Coupon, String> {

	}

	interface OrderViews extends SingleTableReadRepository<Order, OrderId> {

		List<Order> findByStatus(Status status);

	}

	interface Customers extends SingleTableCrudRepository<Customer, ItemKey> {

		List<Customer> findAllByOrderById();

	}

	@AllowScan
	interface ScannedOrders extends SingleTableCrudRepository<Order, OrderId> {

	}

	@NoRepositoryBean
	interface Refreshing<T, ID> extends SingleTableRepository<T, ID> {

		void refresh(T entity);

	}

	interface Refreshed extends Refreshing<Customer, String> {

	}

	static class RefreshingRepository<T, ID> extends SimpleSingleTableRepository<T, ID> implements Refreshing<T, ID> {

		RefreshingRepository(SingleTableEntityInformation<T, ID> information,
				dev.singletable.template.SingleTableTemplate template) {
			super(information, template);
		}

		@Override
		public void refresh(T entity) {
			save(entity);
		}

	}

	interface WrongOrders extends SingleTableCrudRepository<Order, String> {

		List<Order> findByNote(String note);

		Page<Order> findByCustomerId(String customerId, Pageable page);

		List<Order> findByStatus(Status status);

	}

	interface WrongCustomers extends SingleTableRepository<Customer, Long> {

		Customer findByNickname(String nickname);

	}

	@SingleTableEntity(pk = "LOST#{nothing}")
	record Lost(String id) {
	}

	interface LostRepository extends SingleTableRepository<Lost, String> {

		List<Lost> findByWhatever(String whatever);

	}

	interface Strings extends SingleTableRepository<String, String> {

	}

}
