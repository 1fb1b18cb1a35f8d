package dev.singletable.template;

import java.math.BigDecimal;
import java.util.List;

import dev.singletable.expression.Condition;
import dev.singletable.query.ItemQuery;
import dev.singletable.template.Shop.Order;
import org.junit.jupiter.api.Test;

import static dev.singletable.expression.Condition.not;
import static dev.singletable.expression.Condition.property;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * A filter whose values nothing can pass needs no call.
 */
class EmptyFilterRequestsTests {

	private final RecordingClient client = RecordingClient.withoutRetries();

	private final SingleTableTemplate template = SingleTableTemplate.builder(this.client)
		.table(() -> "shop")
		.entities(Order.class)
		.build();

	private static ItemQuery<Order> orders() {
		return ItemQuery.of(Order.class).where(property("customerId").is("c1"));
	}

	@Test
	void sendsNothingForAFilterThatNothingPasses() {
		Condition crossed = property("total").between(BigDecimal.TEN, BigDecimal.ONE);
		assertThat(this.template.findAll(orders().filter(crossed))).isEmpty();
		assertThat(this.template.scroll(orders().filter(crossed.and(property("attempts").is(1))))).isEmpty();
		assertThat(this.template.count(orders().filter(not(not(crossed))))).isZero();
		assertThat(this.template.exists(orders().filter(property("attempts").in(List.of())))).isFalse();
		assertThat(this.template.findAll(ItemQuery.partition("CUSTOMER#c1").filter(crossed))).isEmpty();
		assertThat(this.client.requests()).isEmpty();
		this.template.findAll(orders().filter(crossed.or(property("attempts").is(1))));
		assertThat(this.client.sent()).isEqualTo("""
				Query
				ExpressionAttributeNames: {#n0: pk, #n1: sk, #n2: attempts}
				ExpressionAttributeValues: {:v0: {S: CUSTOMER#c1}, :v1: {S: ORDER#}, :v2: {N: 1}}
				FilterExpression: #n2 = :v2
				KeyConditionExpression: #n0 = :v0 AND begins_with(#n1, :v1)
				ReturnConsumedCapacity: TOTAL
				TableName: shop
				""");
	}

}
