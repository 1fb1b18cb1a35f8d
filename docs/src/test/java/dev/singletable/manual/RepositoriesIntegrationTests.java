package dev.singletable.manual;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import dev.singletable.annotation.GeneratedId;
import dev.singletable.annotation.SecondaryIndex;
import dev.singletable.annotation.SingleTableEntity;
import dev.singletable.expression.Update;
import dev.singletable.local.DynamoDbLocal;
import dev.singletable.local.EmbeddedDynamoDb;
import dev.singletable.plan.AccessPathException;
import dev.singletable.repository.AllowFilter;
import dev.singletable.repository.Query;
import dev.singletable.repository.SingleTableCrudRepository;
import dev.singletable.repository.SingleTableReadRepository;
import dev.singletable.repository.SingleTableRepository;
import dev.singletable.template.SingleTableTemplate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import org.springframework.data.annotation.Version;
import org.springframework.data.domain.Limit;
import org.springframework.data.domain.ScrollPosition;
import org.springframework.data.domain.Window;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@DynamoDbLocal
class RepositoriesIntegrationTests {

	// tag::repository[]
	@SingleTableEntity(type = "ORDER", pk = "CUSTOMER#{customerId}", sk = "ORDER#{id}")
	@SecondaryIndex(name = "gsi1", pk = "STATUS#{status}", sk = "{placedAt}")
	@SecondaryIndex(name = "types", pk = "{@type}", sk = "{placedAt}#{id}")
	record Order(String customerId, @GeneratedId @Nullable String id, Status status, Instant placedAt, BigDecimal total,
			@Version @Nullable Long version) {

	}

	record OrderId(String customerId, String id) {

	}

	interface Orders extends SingleTableRepository<Order, OrderId> {

		List<Order> findByCustomerId(String customerId);

		Optional<Order> findFirstByCustomerIdOrderByIdDesc(String customerId);

		Window<Order> findByStatusAndPlacedAtAfter(Status status, Instant moment, ScrollPosition position, Limit limit);

		long countByStatus(Status status);

		List<OrderTotal> findByStatusOrderByPlacedAtDesc(Status status, Limit limit);

		@AllowFilter
		List<Order> findByCustomerIdAndTotalGreaterThan(String customerId, BigDecimal total);

		@Query(partition = "CUSTOMER#{customerId}", sortBeginsWith = "ORDER#", filter = "status = {status}")
		List<Order> ofCustomer(String customerId, Status status);

		default Order ship(OrderId id) {
			return update(id, Update.set("status", Status.SHIPPED));
		}

	}

	record OrderTotal(String id, BigDecimal total) {

	}
	// end::repository[]

	enum Status {

		OPEN, SHIPPED

	}

	// tag::crud[]
	interface AllOrders extends SingleTableCrudRepository<Order, OrderId> {

	}
	// end::crud[]

	// tag::read[]
	interface OrderReports extends SingleTableReadRepository<Order, OrderId> {

		List<Order> findByStatus(Status status);

	}
	// end::read[]

	interface Unserved extends SingleTableRepository<Order, OrderId> {

		List<Order> findByTotalGreaterThan(BigDecimal total);

	}

	@Test
	void methodsDoWhatTheirNamesSay(EmbeddedDynamoDb engine) {
		SingleTableTemplate template = Tables.template(engine, Order.class);
		Orders orders = Tables.repository(template, Orders.class);
		Instant noon = Instant.parse("2026-03-01T12:00:00Z");
		// tag::use[]
		Order order = orders.create(new Order("c-42", null, Status.OPEN, noon, new BigDecimal("19.99"), null));
		OrderId id = new OrderId("c-42", order.id());
		Order shipped = orders.ship(id);
		// end::use[]
		assertThat(orders.findByCustomerId("c-42")).containsExactly(shipped);
		assertThat(orders.findFirstByCustomerIdOrderByIdDesc("c-42")).contains(shipped);
		assertThat(orders.findByStatusAndPlacedAtAfter(Status.SHIPPED, noon.minusSeconds(1), ScrollPosition.keyset(),
				Limit.of(5)))
			.containsExactly(shipped);
		assertThat(orders.countByStatus(Status.OPEN)).isZero();
		assertThat(orders.findByStatusOrderByPlacedAtDesc(Status.SHIPPED, Limit.of(1)))
			.containsExactly(new OrderTotal(order.id(), new BigDecimal("19.99")));
		assertThat(orders.findByCustomerIdAndTotalGreaterThan("c-42", BigDecimal.TEN)).containsExactly(shipped);
		assertThat(orders.ofCustomer("c-42", Status.OPEN)).isEmpty();
		assertThat(Tables.repository(template, AllOrders.class).findAll()).containsExactly(shipped);
		assertThat(Tables.repository(template, OrderReports.class).findByStatus(Status.SHIPPED))
			.containsExactly(shipped);
	}

	@Test
	void aMethodWithoutAPathStopsTheStart(EmbeddedDynamoDb engine) {
		SingleTableTemplate template = Tables.template(engine, Order.class);
		assertThatExceptionOfType(AccessPathException.class)
			.isThrownBy(() -> Tables.repository(template, Unserved.class))
			.withMessageContaining("findByTotalGreaterThan(BigDecimal)")
			.withMessageContaining("@SecondaryIndex");
	}

}
