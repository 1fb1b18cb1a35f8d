package dev.singletable.benchmarks;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Orders mapped by hand on the low-level client, without detours.
 */
final class HandMapping {

	private HandMapping() {
	}

	static Map<String, AttributeValue> key(String id) {
		return Map.of("pk", AttributeValue.fromS("CUSTOMER#" + Order.CUSTOMER), "sk",
				AttributeValue.fromS("ORDER#" + id));
	}

	static Map<String, AttributeValue> toItem(Order order) {
		Map<String, AttributeValue> item = new HashMap<>(32);
		item.put("pk", AttributeValue.fromS("CUSTOMER#" + order.customerId()));
		item.put("sk", AttributeValue.fromS("ORDER#" + order.id()));
		item.put("_type", AttributeValue.fromS("ORDER"));
		item.put("id", AttributeValue.fromS(order.id()));
		item.put("customerId", AttributeValue.fromS(order.customerId()));
		item.put("status", AttributeValue.fromS(order.status()));
		item.put("placedAt", AttributeValue.fromS(order.placedAt().toString()));
		item.put("total", AttributeValue.fromN(order.total().toString()));
		List<AttributeValue> lines = new ArrayList<>(order.lines().size());
		for (Order.Line line : order.lines()) {
			lines.add(AttributeValue.fromM(Map.of("product", AttributeValue.fromS(line.product()), "quantity",
					AttributeValue.fromN(Integer.toString(line.quantity())), "price",
					AttributeValue.fromN(line.price().toString()))));
		}
		item.put("lines", AttributeValue.fromL(lines));
		item.put("note", AttributeValue.fromS(order.note()));
		item.put("attempts", AttributeValue.fromN(Integer.toString(order.attempts())));
		item.put("gift", AttributeValue.fromBool(order.gift()));
		item.put("currency", AttributeValue.fromS(order.currency()));
		return item;
	}

	static List<Order> toOrders(List<Map<String, AttributeValue>> items) {
		List<Order> orders = new ArrayList<>(items.size());
		for (Map<String, AttributeValue> item : items) {
			orders.add(toOrder(item));
		}
		return orders;
	}

	private static AttributeValue at(Map<String, AttributeValue> values, String name) {
		return Objects.requireNonNull(values.get(name));
	}

	static Order toOrder(Map<String, AttributeValue> item) {
		List<AttributeValue> stored = at(item, "lines").l();
		List<Order.Line> lines = new ArrayList<>(stored.size());
		for (AttributeValue each : stored) {
			Map<String, AttributeValue> line = each.m();
			lines.add(new Order.Line(at(line, "product").s(), Integer.parseInt(at(line, "quantity").n()),
					new BigDecimal(at(line, "price").n())));
		}
		return new Order(at(item, "id").s(), at(item, "customerId").s(), at(item, "status").s(),
				Instant.parse(at(item, "placedAt").s()), new BigDecimal(at(item, "total").n()), lines,
				at(item, "note").s(), Integer.parseInt(at(item, "attempts").n()), at(item, "gift").bool(),
				at(item, "currency").s());
	}

}
