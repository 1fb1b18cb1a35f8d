package dev.singletable.manual;

import java.math.BigDecimal;
import java.util.Optional;

import dev.singletable.annotation.SecondaryIndex;
import dev.singletable.annotation.SingleTableEntity;
import dev.singletable.local.DynamoDbLocal;
import dev.singletable.local.EmbeddedDynamoDb;
import dev.singletable.repository.SingleTableRepository;
import dev.singletable.template.SingleTableTemplate;
import org.junit.jupiter.api.Test;

import org.springframework.data.annotation.Id;
import org.springframework.data.domain.Limit;
import org.springframework.data.domain.ScrollPosition;
import org.springframework.data.domain.Window;

import static org.assertj.core.api.Assertions.assertThat;

@DynamoDbLocal
class ResponsesIntegrationTests {

	@SingleTableEntity(type = "ORDER", pk = "ORDER#{number}")
	@SecondaryIndex(name = "gsi1", pk = "CUSTOMER#{customerId}", sk = "{number}")
	record Order(@Id String number, String customerId, BigDecimal total, int lines) {

	}

	// tag::orders[]
	interface Orders extends SingleTableRepository<Order, String> {

		Window<OrderView> findViewsByCustomerId(String customerId, ScrollPosition position, Limit limit);

		<P> Optional<P> findByNumber(String number, Class<P> type);

	}

	record OrderView(String number, BigDecimal total, int lines) {

	}
	// end::orders[]

	@Test
	void aMethodAnswersWhatItDeclares(EmbeddedDynamoDb engine) {
		SingleTableTemplate template = Tables.template(engine, Order.class);
		Orders orders = Tables.repository(template, Orders.class);
		orders.create(new Order("o1", "c1", BigDecimal.TEN, 3));
		OrderView view = new OrderView("o1", BigDecimal.TEN, 3);
		assertThat(orders.findByNumber("o1", OrderView.class)).contains(view);
		assertThat(orders.findViewsByCustomerId("c1", ScrollPosition.keyset(), Limit.of(1))).containsExactly(view);
	}

}
