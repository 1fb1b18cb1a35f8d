package dev.singletable.benchmarks;

import software.amazon.awssdk.enhanced.dynamodb.DynamoDbEnhancedClient;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbTable;
import software.amazon.awssdk.enhanced.dynamodb.Key;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * Orders as the enhanced client has them.
 */
final class EnhancedMapping {

	static final TableSchema<EnhancedOrder> SCHEMA = TableSchema.fromBean(EnhancedOrder.class);

	private EnhancedMapping() {
	}

	static DynamoDbEnhancedClient client(DynamoDbClient client) {
		return DynamoDbEnhancedClient.builder().dynamoDbClient(client).build();
	}

	static DynamoDbTable<EnhancedOrder> table(DynamoDbEnhancedClient client) {
		return client.table("orders", SCHEMA);
	}

	static Key key(String id) {
		return Key.builder().partitionValue("CUSTOMER#" + Order.CUSTOMER).sortValue("ORDER#" + id).build();
	}

	static EnhancedOrder of(Order order) {
		EnhancedOrder bean = new EnhancedOrder();
		bean.setPk("CUSTOMER#" + order.customerId());
		bean.setSk("ORDER#" + order.id());
		bean.setType("ORDER");
		bean.setId(order.id());
		bean.setCustomerId(order.customerId());
		bean.setStatus(order.status());
		bean.setPlacedAt(order.placedAt());
		bean.setTotal(order.total());
		bean.setLines(order.lines().stream().map(EnhancedMapping::line).toList());
		bean.setNote(order.note());
		bean.setAttempts(order.attempts());
		bean.setGift(order.gift());
		bean.setCurrency(order.currency());
		return bean;
	}

	private static Shapes.LineShape line(Order.Line line) {
		Shapes.LineShape bean = new Shapes.LineShape();
		bean.setProduct(line.product());
		bean.setQuantity(line.quantity());
		bean.setPrice(line.price());
		return bean;
	}

}
