package dev.singletable.manual;

import java.time.Instant;
import java.util.List;

import dev.singletable.annotation.SecondaryIndex;
import dev.singletable.annotation.SingleTableEntity;
import dev.singletable.local.DynamoDbLocal;
import dev.singletable.local.EmbeddedDynamoDb;
import dev.singletable.query.ItemQuery;
import dev.singletable.repository.SingleTableRepository;
import dev.singletable.template.SingleTableTemplate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.LastModifiedDate;

import static org.assertj.core.api.Assertions.assertThat;

@DynamoDbLocal
class KeysIntegrationTests {

	// tag::part[]
	sealed interface OrderPart permits Order, OrderLine {

	}
	// end::part[]

	@SingleTableEntity(type = "ORDER", pk = "CUSTOMER#{customerId}", sk = "ORDER#{orderId}")
	record Order(String customerId, String orderId) implements OrderPart {

	}

	@SingleTableEntity(type = "LINE", pk = "CUSTOMER#{customerId}", sk = "ORDER#{orderId}#LINE#{number}")
	record OrderLine(String customerId, String orderId, int number) implements OrderPart {

	}

	record OrderId(String customerId, String orderId) {

	}

	interface Orders extends SingleTableRepository<Order, OrderId> {

		// tag::method[]
		List<OrderPart> findByCustomerIdAndOrderId(String customerId, String orderId);
		// end::method[]

	}

	@Test
	void anOrderComesWithItsLinesAndWithNoOthers(EmbeddedDynamoDb engine) {
		SingleTableTemplate template = Tables.template(engine, Order.class, OrderLine.class);
		Order order = template.create(new Order("c1", "1"));
		OrderLine line = template.create(new OrderLine("c1", "1", 1));
		template.create(new Order("c1", "10"));
		Orders orders = Tables.repository(template, Orders.class);
		assertThat(orders.findByCustomerIdAndOrderId("c1", "1")).containsExactly(order, line);
	}

	@SingleTableEntity(type = "REPORT", pk = "REPORT#{id}")
	// tag::shards[]
	@SecondaryIndex(name = "types", pk = "TYPE#{@type}", sk = "{updatedAt}", shards = 8)
	// end::shards[]
	record Report(@Id String id, @LastModifiedDate @Nullable Instant updatedAt) {

	}

	@Test
	void anIndexOverShardsIsReadInOrder(EmbeddedDynamoDb engine) {
		SingleTableTemplate template = Tables.template(engine, Report.class);
		Report first = template.create(new Report("r1", null));
		Report second = template.create(new Report("r2", null));
		assertThat(template.findAll(ItemQuery.of(Report.class))).containsExactly(first, second);
	}

}
