package dev.singletable.benchmarks;

import java.lang.management.ManagementFactory;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import com.sun.management.ThreadMXBean;
import dev.singletable.annotation.Audited;
import dev.singletable.annotation.Historized;
import dev.singletable.annotation.SingleTableEntity;
import dev.singletable.template.SingleTableTemplate;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;

/**
 * What a save allocates that keeps versions and a trail beside the item, against one that
 * does not. Memory is counted, not time: it is the same on every machine.
 */
final class CompanionsComparison {

	private static final int WARMUPS = 5000;

	private static final int SAVES = 2000;

	private static final ThreadMXBean THREAD = (ThreadMXBean) ManagementFactory.getThreadMXBean();

	private CompanionsComparison() {
	}

	static Bytes run() {
		Order order = Order.of(1);
		return new Bytes(bytes(Plain.of(order)), bytes(Kept.of(order)), bytes(Told.of(order)), byHand(order));
	}

	/** The same two calls, an item and its copies mapped by hand. */
	private static double byHand(Order order) {
		DynamoDbClient client = new StubHttpClient(Bodies.get(HandMapping.toItem(order))).client(false);
		saveByHand(client, order, WARMUPS);
		long before = THREAD.getCurrentThreadAllocatedBytes();
		saveByHand(client, order, SAVES);
		return (THREAD.getCurrentThreadAllocatedBytes() - before) / (double) SAVES;
	}

	private static void saveByHand(DynamoDbClient client, Order order, int times) {
		for (int number = 0; number < times; number++) {
			Map<String, AttributeValue> item = HandMapping.toItem(order);
			Map<String, AttributeValue> stored = client
				.getItem((get) -> get.tableName("orders")
					.consistentRead(true)
					.key(Map.of("pk", item.get("pk"), "sk", item.get("sk"))))
				.item();
			client.transactWriteItems((write) -> write.transactItems(
					put(item,
							(put) -> put.conditionExpression("#v = :v")
								.expressionAttributeNames(Map.of("#v", "attempts"))
								.expressionAttributeValues(Map.of(":v", stored.get("attempts")))),
					put(Map.of("pk", item.get("pk"), "sk", item.get("id"), "copy", AttributeValue.fromM(item)),
							(put) -> put.tableName("orders")),
					put(Map.of("pk", item.get("sk"), "sk", item.get("id"), "before", stored.get("status"), "after",
							item.get("status")), (put) -> put.tableName("orders"))));
		}
	}

	private static TransactWriteItem put(Map<String, AttributeValue> item, Consumer<Put.Builder> more) {
		return TransactWriteItem.builder().put((put) -> more.accept(put.tableName("orders").item(item))).build();
	}

	private static double bytes(Object entity) {
		Map<String, AttributeValue> stored = template(new StubHttpClient(Bodies.nothing()).client(true), entity)
			.conversion()
			.toItem(entity);
		SingleTableTemplate template = template(new StubHttpClient(Bodies.get(stored)).client(true), entity);
		save(template, entity, WARMUPS);
		long before = THREAD.getCurrentThreadAllocatedBytes();
		save(template, entity, SAVES);
		return (THREAD.getCurrentThreadAllocatedBytes() - before) / (double) SAVES;
	}

	private static SingleTableTemplate template(DynamoDbClient client, Object entity) {
		return SingleTableTemplate.builder(client).table(() -> "orders").entities(entity.getClass()).build();
	}

	private static void save(SingleTableTemplate template, Object entity, int times) {
		for (int number = 0; number < times; number++) {
			template.save(entity);
		}
	}

	/**
	 * Bytes of one save.
	 *
	 * @param plain of an item alone
	 * @param historised of an item and its version, one transaction
	 * @param audited of an item, its version and its row, a read and one transaction
	 * @param byHand of the same read and transaction through the SDK alone
	 */
	record Bytes(double plain, double historised, double audited, double byHand) {

		void print() {
			System.out.printf(
					"%none save: %,.0f bytes; with a version %,.0f; with a version and a row of the trail %,.0f, by hand %,.0f%n",
					this.plain, this.historised, this.audited, this.byHand);
		}

	}

	/** Nothing beside it. */
	@SingleTableEntity(type = "PLAIN", pk = "CUSTOMER#{customerId}", sk = "PLAIN#{id}")
	public record Plain(@Id String id, String customerId, String status, Instant placedAt, BigDecimal total,
			List<Order.Line> lines, String note, int attempts, boolean gift, String currency, @Version Long version) {

		static Plain of(Order order) {
			return new Plain(order.id(), order.customerId(), order.status(), order.placedAt(), order.total(),
					order.lines(), order.note(), order.attempts(), order.gift(), order.currency(), 1L);
		}

	}

	/** Versions. */
	@SingleTableEntity(type = "KEPT", pk = "CUSTOMER#{customerId}", sk = "KEPT#{id}")
	@Historized(maxVersions = 10)
	public record Kept(@Id String id, String customerId, String status, Instant placedAt, BigDecimal total,
			List<Order.Line> lines, String note, int attempts, boolean gift, String currency, @Version Long version) {

		static Kept of(Order order) {
			return new Kept(order.id(), order.customerId(), order.status(), order.placedAt(), order.total(),
					order.lines(), order.note(), order.attempts(), order.gift(), order.currency(), 1L);
		}

	}

	/** Versions and a trail. */
	@SingleTableEntity(type = "TOLD", pk = "CUSTOMER#{customerId}", sk = "TOLD#{id}")
	@Historized(maxVersions = 10)
	@Audited
	public record Told(@Id String id, String customerId, String status, Instant placedAt, BigDecimal total,
			List<Order.Line> lines, String note, int attempts, boolean gift, String currency, @Version Long version) {

		static Told of(Order order) {
			return new Told(order.id(), order.customerId(), order.status(), order.placedAt(), order.total(),
					order.lines(), order.note(), order.attempts(), order.gift(), order.currency(), 1L);
		}

	}

}
