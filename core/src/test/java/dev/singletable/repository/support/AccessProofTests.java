package dev.singletable.repository.support;

import java.util.List;
import java.util.Optional;

import dev.singletable.annotation.SingleTableEntity;
import dev.singletable.key.ItemKey;
import dev.singletable.mapping.ItemModel;
import dev.singletable.mapping.Problem;
import dev.singletable.plan.AccessPathException;
import dev.singletable.plan.RepositoryPlans.MethodPlan;
import dev.singletable.repository.AllowScan;
import dev.singletable.repository.Shop;
import dev.singletable.repository.Shop.Customer;
import dev.singletable.repository.Shop.Order;
import dev.singletable.repository.Shop.OrderId;
import dev.singletable.repository.Shop.Status;
import dev.singletable.repository.SingleTableCrudRepository;
import dev.singletable.repository.SingleTableRepository;
import org.junit.jupiter.api.Test;

import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.data.repository.NoRepositoryBean;

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
							   Add @SecondaryIndex(name = "byNote", pk = "NOTE#{note}", sk = "{customerId}#{id}") to Order, or allow a scan \
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
		AccessProof proof = AccessProof.of(ProofSubject.of(this.model), Orders.class, Customers.class);

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
				replace(Object): PutItem by key
				save(Object): PutItem by key
				saveAll(Iterable): BatchWriteItem by keys
				streamAll(): Query index 'types': partition CUSTOMER
				update(Object, Update): UpdateItem by key
				""");
		assertThat(proof.all()).hasSize(proof.of(Orders.class).size() + proof.of(Customers.class).size());
	}

	@Test
	void theReportIsATableOfEveryMethod() {
		AccessProof proof = AccessProof.of(ProofSubject.of(this.model), Orders.class);

		assertThat(proof.report().lines()).hasSize(2 + proof.all().size())
			.startsWith("| repository | method | plan |", "|---|---|---|")
			.contains("| Orders | `findByStatus(Status)` | Query index 'byStatus': partition STATUS#{status} |",
					"| Orders | `ship(String)` | implemented by a fragment |");
	}

	@Test
	void inheritedMethodsNameTheirOperation() {
		AccessProof proof = AccessProof.of(ProofSubject.of(this.model), Orders.class);

		assertThat(proof.all()).filteredOn((each) -> each.method().getName().equals("getById"))
			.allSatisfy((each) -> assertThat(each.plan().operation()).contains("GetItem"));
		assertThat(proof.all()).filteredOn((each) -> each.method().getName().equals("paid"))
			.allSatisfy((each) -> assertThat(each.plan().operation()).isEmpty());
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

	private static String describe(List<MethodPlan> plans) {
		StringBuilder text = new StringBuilder();
		plans.forEach((each) -> text.append(RepositoryInspection.describe(each.method()))
			.append(": ")
			.append(each.plan().describe())
			.append('\n'));
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
