package dev.singletable.benchmarks;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.springframework.beans.BeanWrapperImpl;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * An object of each shape, and its item.
 */
final class ShapeSamples {

	/** Both mappers write it with nine digits. */
	private static final Instant MOMENT = Instant.parse("2026-01-01T12:30:00.123456789Z");

	private ShapeSamples() {
	}

	static Object of(String shape) {
		return switch (shape) {
			case "TINY" -> filled(new Shapes.Tiny(), Map.of("id", "t1", "name", "a name", "count", 7));
			case "SMALL" -> filled(new Shapes.Small(),
					Map.of("id", "s1", "name", "a name", "count", 7, "size", 1234567890123L, "ratio", 0.75, "active",
							true, "price", new BigDecimal("19.95"), "createdAt", MOMENT, "labels",
							List.of("red", "blue")));
			case "ORDER" -> order();
			case "HUGE" -> filled(new Shapes.Huge(),
					Map.of("id", "h1", "nodes",
							IntStream.range(0, 10)
								.boxed()
								.collect(Collectors.toMap((number) -> "node" + number, ShapeSamples::node)),
							"leaves", IntStream.range(0, 20).mapToObj(ShapeSamples::node).toList()));
			default -> flat();
		};
	}

	private static Object order() {
		return filled(new Shapes.OrderShape(),
				Map.of("id", "o1", "customerId", "c1", "status", "PAID", "placedAt", MOMENT, "total",
						new BigDecimal("42.40"), "lines", List.of(line(1), line(2)), "note", "leave at the door",
						"attempts", 1, "gift", true, "currency", "EUR"));
	}

	private static Shapes.LineShape line(int number) {
		return filled(new Shapes.LineShape(),
				Map.of("product", "product-" + number, "quantity", number, "price", new BigDecimal("19.95")));
	}

	private static Shapes.NodeShape node(int number) {
		return filled(new Shapes.NodeShape(), Map.of("name", "node " + number, "weight", 17L * number, "lines",
				List.of(line(1), line(2), line(3)), "labels", Map.of("colour", "red", "size", "large")));
	}

	private static Object flat() {
		HugeFlat flat = filled(new HugeFlat(), Map.of("id", "f1"));
		BeanWrapperImpl bean = new BeanWrapperImpl(flat);
		for (int number = 0; number < 62; number++) {
			bean.setPropertyValue("text%02d".formatted(number), "the text of number " + number);
		}
		return flat;
	}

	private static <T> T filled(T bean, Map<String, Object> values) {
		BeanWrapperImpl wrapper = new BeanWrapperImpl(bean);
		values.forEach(wrapper::setPropertyValue);
		return bean;
	}

	/**
	 * The item both mappers read, as the SDK parsed it from an answer; keys and type are
	 * left out, which neither maps here.
	 */
	@SuppressWarnings("unchecked")
	static <T> Map<String, AttributeValue> item(TableSchema<T> schema, Object sample) {
		return new StubHttpClient(Bodies.get(schema.itemToMap((T) sample, true))).client(false)
			.getItem((get) -> get.tableName("shapes").key(HandMapping.key("o1")))
			.item();
	}

}
