package dev.singletable.template;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

import dev.singletable.expression.Update;
import dev.singletable.template.Club.Member;
import dev.singletable.template.Shop.Address;
import dev.singletable.template.Shop.Customer;
import dev.singletable.template.Shop.Line;
import dev.singletable.template.Shop.Note;
import dev.singletable.template.Shop.Order;
import dev.singletable.template.Shop.OrderId;
import dev.singletable.template.Shop.Status;
import dev.singletable.wire.DirectWire;
import dev.singletable.wire.WireOptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.skyscreamer.jsonassert.JSONAssert;
import org.skyscreamer.jsonassert.JSONCompareMode;

import org.springframework.dao.DataAccessException;

import static dev.singletable.expression.Condition.property;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Each write sends the same JSON whichever carrier it takes, but for the order of
 * members.
 */
class BodiesOfBothCarriersTests {

	private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

	private static final Customer ANN = new Customer("c1", "Zoë \"😀\"\n", new Address("Main", "Ulm"), Set.of("a"),
			Map.of("x.y", 1L));

	private static final Order STORED = new Order("c1", "o1", Status.PAID, NOON, new BigDecimal("0.10"),
			List.of(new Line("p1", 2), new Line("p2", 3)), null, 4, 7L);

	private static final OrderId ID = new OrderId("c1", "o1");

	private static final String ORDER = """
			{"pk":{"S":"CUSTOMER#c1"},"sk":{"S":"ORDER#o1"},"_type":{"S":"ORDER"},"customerId":{"S":"c1"},\
			"id":{"S":"o1"},"status":{"S":"PAID"},"placedAt":{"S":"2026-03-01T12:00:00.000000000Z"},\
			"total":{"N":"0.1"},"lines":{"L":[]},"attempts":{"N":"4"},"version":{"N":"7"}}""";

	private static Map<String, Consumer<SingleTableTemplate>> writes() {
		Map<String, Consumer<SingleTableTemplate>> writes = new LinkedHashMap<>();
		writes.put("save", (template) -> template.save(ANN));
		writes.put("save with a version", (template) -> template.save(STORED));
		writes.put("save with a condition", (template) -> template.save(ANN, property("name").is("Bob")));
		writes.put("create", (template) -> template.create(ANN));
		writes.put("create with a time to live",
				(template) -> template.create(new Note("c1", 1, "text", null, null, null, Duration.ofDays(2))));
		writes.put("replace", (template) -> template.replace(STORED));
		writes.put("replace with a condition",
				(template) -> template.replace(ANN, property("address.city").is("Köln")));
		writes.put("delete", (template) -> template.delete(STORED));
		writes.put("delete with a condition",
				(template) -> template.delete(Customer.class, "c1", property("counters").exists()));
		writes.put("delete if it exists", (template) -> template.deleteIfExists(Customer.class, "c1"));
		writes.put("update", (template) -> template.update(Order.class, ID,
				Update.set("total", new BigDecimal("1E+3")).remove("openSince").append("lines", new Line("p", 1))));
		writes.put("update with a condition", (template) -> template.update(Order.class, ID,
				Update.add("attempts", 1).onlyIf(property("status").is(Status.PAID))));
		writes.put("update exactly once",
				(template) -> template.update(Order.class, ID, Update.add("attempts", 1).exactlyOnce()));
		writes.put("batch of saves", (template) -> template.batch()
			.saveAll(List.of(ANN, new Customer("c2", null, null, Set.of(), Map.of()))));
		writes.put("batch of deletes", (template) -> template.batch().deleteAll(Customer.class, List.of("c1", "c2")));
		writes.put("transaction",
				(template) -> template.transaction()
					.create(ANN)
					.replace(STORED, property("status").is(Status.PAID))
					.update(Customer.class, "c2", Update.set("name", "Köln").onlyIf(property("name").isAbsent()))
					.check(Customer.class, "c3", property("tags").contains("a"))
					.delete(Customer.class, "c4")
					.execute());
		writes.put("transaction with guards",
				(template) -> template.transaction()
					.create(new Member("m1", "zoë@x", null))
					.delete(Member.class, "m2")
					.execute());
		writes.put("move", (template) -> template.move(ANN, new Customer("c9", "Zoë", null, Set.of(), null)));
		return writes;
	}

	@TestFactory
	Stream<DynamicTest> sendTheSame() {
		return writes().entrySet()
			.stream()
			.map((write) -> DynamicTest.dynamicTest(write.getKey(), () -> sendsTheSame(write.getValue())));
	}

	private static void sendsTheSame(Consumer<SingleTableTemplate> write) throws Exception {
		List<String> direct = sent(true, write);
		List<String> indirect = sent(false, write);
		assertThat(direct).isNotEmpty().hasSameSizeAs(indirect);
		for (int call = 0; call < direct.size(); call++) {
			JSONAssert.assertEquals(indirect.get(call), direct.get(call), JSONCompareMode.STRICT);
		}
	}

	private static List<String> sent(boolean direct, Consumer<SingleTableTemplate> write) {
		RecordedNetwork network = RecordedNetwork
			.answering(RecordedAnswer.ok("{\"Attributes\":" + ORDER + ",\"Item\":" + ORDER + "}"));
		try {
			write.accept(SingleTableTemplate.builder(network.client(1, new DirectWire()))
				.table(() -> "shop")
				.entities(Customer.class, Order.class, Note.class, Member.class)
				.clock(Clock.fixed(NOON, ZoneOffset.UTC))
				.retryDeadline(Duration.ZERO)
				.wire(direct ? WireOptions.defaults() : WireOptions.indirect())
				.build());
		}
		catch (DataAccessException ex) {
			throw new AssertionError(ex);
		}
		return network.sent()
			.stream()
			.map((sent) -> new String(sent.body(), StandardCharsets.UTF_8)
				.replaceAll("\"ClientRequestToken\":\"[^\"]+\"", "\"ClientRequestToken\":\"T\""))
			.toList();
	}

}
