package dev.singletable.benchmarks;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

import app.cash.tempest2.Attribute;
import app.cash.tempest2.BeginsWith;
import app.cash.tempest2.InlineView;
import app.cash.tempest2.LogicalDb;
import app.cash.tempest2.LogicalTable;
import app.cash.tempest2.QueryConfig;
import app.cash.tempest2.TableName;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbEnhancedClient;

/**
 * Orders as Tempest has them: a view of the enhanced client's bean.
 */
final class Tempest {

	private final InlineView<Key, View> view;

	Tempest(DynamoDbEnhancedClient client) {
		this.view = LogicalDb.create(Db.class, client).orders().view();
	}

	Object query(int orders) {
		QueryConfig config = new QueryConfig.Builder().pageSize(orders).build();
		return this.view.query(new BeginsWith<>(new Key(Order.CUSTOMER, "")), config).getContents();
	}

	@Nullable Object get(String id) {
		return this.view.load(new Key(Order.CUSTOMER, id));
	}

	void put(View order) {
		this.view.save(order);
	}

	/** The database. */
	public interface Db extends LogicalDb {

		@TableName("orders")
		Table orders();

	}

	/** The table. */
	public interface Table extends LogicalTable<EnhancedOrder> {

		InlineView<Key, View> view();

	}

	/** A key. */
	public record Key(String customer, String order) {

	}

	/** An order. */
	public record View(@Attribute(name = "pk", prefix = "CUSTOMER#") String customer,
			@Attribute(name = "sk", prefix = "ORDER#") String order, String id, String customerId, String status,
			Instant placedAt, BigDecimal total, List<Shapes.LineShape> lines, String note, Integer attempts,
			Boolean gift, String currency) {

		static View of(Order order) {
			EnhancedOrder bean = EnhancedMapping.of(order);
			return new View(order.customerId(), order.id(), order.id(), order.customerId(), order.status(),
					order.placedAt(), order.total(), bean.getLines(), order.note(), order.attempts(), order.gift(),
					order.currency());
		}

	}

}
