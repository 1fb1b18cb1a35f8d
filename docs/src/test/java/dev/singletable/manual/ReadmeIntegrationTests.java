package dev.singletable.manual;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

import dev.singletable.annotation.GeneratedId;
import dev.singletable.annotation.SecondaryIndex;
import dev.singletable.annotation.SingleTableEntity;
import dev.singletable.expression.Update;
import dev.singletable.local.DynamoDbLocal;
import dev.singletable.local.EmbeddedDynamoDb;
import dev.singletable.manual.ReadmeIntegrationTests.Order.Status;
import dev.singletable.query.ItemQuery;
import dev.singletable.query.ItemWindow;
import dev.singletable.repository.SingleTableRepository;
import dev.singletable.template.SingleTableTemplate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import org.springframework.data.annotation.Version;
import org.springframework.data.domain.Limit;
import org.springframework.data.domain.ScrollPosition;
import org.springframework.data.domain.Window;

import static dev.singletable.expression.Condition.property;
import static dev.singletable.manual.ReadmeIntegrationTests.Order.Status.PAID;
import static dev.singletable.manual.ReadmeIntegrationTests.Order.Status.SHIPPED;
import static org.assertj.core.api.Assertions.assertThat;

@DynamoDbLocal
class ReadmeIntegrationTests {

	// @formatter:off
	// tag::order[]
	@SingleTableEntity(type = "ORDER", pk = "CUSTOMER#{customerId}", sk = "ORDER#{id}")
	@SecondaryIndex(name = "gsi1", pk = "STATUS#{status}", sk = "{placedAt}")
	public record Order(String customerId, @GeneratedId @Nullable String id, Status status, Instant placedAt,
			BigDecimal total, int attempts, @Version @Nullable Long version) {

		public enum Status { PAID, SHIPPED }

	}

	public record OrderId(String customerId, String id) {}

	public interface OrderRepository extends SingleTableRepository<Order, OrderId> {

		List<Order> findByCustomerId(String customerId);                                  // the table, by partition

		Window<Order> findByCustomerIdAndIdGreaterThan(String customerId, String id,      // the table, by range
				ScrollPosition position, Limit limit);

		List<Order> findByStatusAndPlacedAtAfter(Status status, Instant placedAt);        // gsi1

	}
	// end::order[]
	// @formatter:on

	@Test
	void repositoriesAndTheTemplateAgree(EmbeddedDynamoDb engine) {
		SingleTableTemplate template = Tables.template(engine, Order.class);
		OrderRepository orders = Tables.repository(template, OrderRepository.class);
		Instant noon = Instant.parse("2026-03-01T12:00:00Z");
		String id = orders.create(new Order("c-42", null, PAID, noon, new BigDecimal("199.5"), 0, null)).id();
		String last = "0";
		// tag::template[]
		Order shipped = template.update(Order.class, new OrderId("c-42", id),
				Update.set("status", SHIPPED).add("attempts", 1).onlyIf(property("status").is(PAID)));

		ItemWindow<Order> dear = template.scroll(ItemQuery.of(Order.class)
			.where(property("customerId").is("c-42").and(property("id").greaterThan(last)))
			.filter(property("total").greaterThan(100))
			.descending()
			.limit(50));
		// end::template[]
		assertThat(dear.getContent()).containsExactly(shipped);
		assertThat(orders.findByCustomerId("c-42")).containsExactly(shipped);
		assertThat(orders.findByCustomerIdAndIdGreaterThan("c-42", last, ScrollPosition.keyset(), Limit.of(1)))
			.containsExactly(shipped);
		assertThat(orders.findByStatusAndPlacedAtAfter(SHIPPED, noon.minusSeconds(1))).containsExactly(shipped);
	}

}
