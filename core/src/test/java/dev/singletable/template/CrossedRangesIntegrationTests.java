package dev.singletable.template;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

import dev.singletable.expression.Condition;
import dev.singletable.expression.Update;
import dev.singletable.local.DynamoDbLocal;
import dev.singletable.local.EmbeddedDynamoDb;
import dev.singletable.query.ItemQuery;
import dev.singletable.repository.AllowFilter;
import dev.singletable.repository.support.SingleTableRepositoryFactory;
import dev.singletable.template.Shop.Order;
import dev.singletable.template.Shop.OrderId;
import dev.singletable.template.Shop.Status;
import dev.singletable.write.ConditionFailedException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.data.repository.Repository;

import static dev.singletable.expression.Condition.not;
import static dev.singletable.expression.Condition.property;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * A range that ends before it begins has nothing in it, wherever it is asked for.
 */
@DynamoDbLocal
class CrossedRangesIntegrationTests {

	private static final Condition CROSSED = property("total").between(new BigDecimal("10"), new BigDecimal("9"));

	private static final OrderId ID = new OrderId("c", "o");

	private SingleTableTemplate template;

	@BeforeEach
	void makeTable(EmbeddedDynamoDb engine) {
		String table = engine.freshTableName();
		this.template = SingleTableTemplate.builder(engine.client())
			.table(() -> table)
			.entities(Order.class)
			.createTable(true)
			.build();
		this.template.create(Order.of("c", "o", Status.NEW, Instant.EPOCH));
	}

	private List<Order> filtered(Condition filter) {
		return this.template.findAll(ItemQuery.of(Order.class).where(property("customerId").is("c")).filter(filter));
	}

	@Test
	void aFilterLeavesOutWhatIsInNoRange() {
		Condition open = property("status").is(Status.NEW);
		assertThat(filtered(CROSSED)).isEmpty();
		assertThat(filtered(open.and(CROSSED))).isEmpty();
		assertThat(filtered(open.or(CROSSED))).hasSize(1);
		assertThat(filtered(not(CROSSED))).hasSize(1);
		assertThat(filtered(not(open.and(CROSSED)))).hasSize(1);
		assertThat(filtered(open.and(not(CROSSED)))).hasSize(1);
		assertThat(filtered(not(open).or(CROSSED))).isEmpty();
	}

	@Test
	void aConditionOfAWriteFails() {
		assertThatExceptionOfType(ConditionFailedException.class)
			.isThrownBy(() -> this.template.update(Order.class, ID, Update.set("attempts", 1).onlyIf(CROSSED)));
		assertThatExceptionOfType(ConditionFailedException.class)
			.isThrownBy(() -> this.template.delete(Order.class, ID, CROSSED));
		Order updated = this.template.update(Order.class, ID, Update.set("attempts", 1).onlyIf(not(CROSSED)));
		assertThat(updated.attempts()).isEqualTo(1);
		assertThatExceptionOfType(ConditionFailedException.class)
			.isThrownBy(() -> this.template.replace(updated, CROSSED));
	}

	@Test
	void aMethodOfARepositoryFindsNothing() {
		Orders orders = new SingleTableRepositoryFactory(this.template).getRepository(Orders.class);
		assertThat(orders.findByCustomerIdAndTotalBetween("c", BigDecimal.TEN, BigDecimal.ONE)).isEmpty();
		assertThat(orders.countByCustomerIdAndTotalBetween("c", BigDecimal.ONE, new BigDecimal("100"))).isOne();
	}

	@AllowFilter
	interface Orders extends Repository<Order, OrderId> {

		List<Order> findByCustomerIdAndTotalBetween(String customerId, BigDecimal from, BigDecimal to);

		long countByCustomerIdAndTotalBetween(String customerId, BigDecimal from, BigDecimal to);

	}

}
