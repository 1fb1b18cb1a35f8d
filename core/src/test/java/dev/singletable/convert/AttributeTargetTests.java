package dev.singletable.convert;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import dev.singletable.annotation.Attribute;
import dev.singletable.annotation.SingleTableEntity;
import org.junit.jupiter.api.Test;

import org.springframework.dao.InvalidDataAccessApiUsageException;
import org.springframework.data.annotation.Id;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Values for conditions and updates.
 */
class AttributeTargetTests {

	private static final String NAMES = "[address, at, byStatus, counters, delay, id, keys, labels, lines, maybe, "
			+ "numbers, price, quantity, ratio, status, tags, words]";

	@Test
	void findsTheAttributesOfPaths() {
		assertThat(target("address.city").path()).hasToString("address.c");
		assertThat(target("lines[0].quantity").path()).hasToString("lines[0].quantity");
		assertThat(target("counters.visits").path()).hasToString("counters.visits");
		assertThat(target("byStatus.PAID").path()).hasToString("byStatus.PAID");
	}

	@Test
	void convertsAsTheProperty() {
		assertThat(value("address.city", "Berlin")).isEqualTo("S Berlin");
		assertThat(value("lines[0].quantity", 3)).isEqualTo("N 3");
		assertThat(value("counters.visits", 3)).isEqualTo("N 3");
		assertThat(value("status", Status.PAID)).isEqualTo("S PAID");
		assertThat(value("price", 0.1)).isEqualTo("N 0.1");
		assertThat(value("quantity", new BigDecimal("7.0"))).isEqualTo("N 7");
		assertThat(value("maybe", 5)).isEqualTo("N 5");
		assertThat(value("maybe", Optional.of(5))).isEqualTo("N 5");
		assertThat(value("lines", List.of(new Line("a", 1)))).isEqualTo("L [M {product=S a, quantity=N 1}]");
		assertThat(value("words", List.of("a", "b"))).isEqualTo("L [S a, S b]");
		assertThat(value("words", new String[] { "a" })).isEqualTo("L [S a]");
	}

	@Test
	void convertsMomentsAsTheyAreStored() {
		ZonedDateTime noon = ZonedDateTime.of(2026, 1, 2, 12, 0, 0, 0, ZoneId.of("Europe/Berlin"));
		assertThat(value("at", noon)).isEqualTo("S 2026-01-02T11:00:00.000000000Z");
		assertThat(target("at").zone(noon)).hasValueSatisfying((zone) -> {
			assertThat(zone.path()).hasToString("at_zone");
			assertThat(Entities.text(zone.value())).isEqualTo("S Europe/Berlin");
		});
		assertThat(target("price").zone(BigDecimal.ONE)).isEmpty();
	}

	@Test
	void convertsElementsSetsAndLists() {
		assertThat(Entities.text(target("tags").set(List.of("a", "b", "a")))).isEqualTo("SS [a, b]");
		assertThat(Entities.text(target("numbers").set(List.of(1, 2L)))).isEqualTo("NS [1, 2]");
		assertThat(Entities.text(target("labels").set(List.of("x")))).isEqualTo("SS [x]");
		assertThat(Entities.text(target("lines").list(List.of(new Line("a", 1)))))
			.isEqualTo("L [M {product=S a, quantity=N 1}]");
		assertThat(Entities.text(target("tags").element("a"))).isEqualTo("S a");
		assertThat(Entities.text(target("address.city").element("Ber"))).isEqualTo("S Ber");
	}

	@Test
	void convertsDifferences() {
		assertThat(Entities.text(target("quantity").delta(-2L))).isEqualTo("N -2");
		assertThat(Entities.text(target("price").delta(0.5))).isEqualTo("N 0.5");
		assertThat(Entities.text(target("maybe").delta(10))).isEqualTo("N 10");
	}

	@Test
	void refusesUnknownPaths() {
		refused(() -> target("city"), "Order has no property 'city'; it has " + NAMES + ".");
		refused(() -> target("address.planet"), "Order has no property 'address.planet'; it has " + NAMES + ".");
		refused(() -> target("quantity.value"), "Order has no property 'quantity.value'; it has " + NAMES + ".");
		refused(() -> target("_type"), "Order has no property '_type'; it has " + NAMES + ".");
		refused(() -> target("byStatus.LOST"), "Order has no property 'byStatus.LOST'; it has " + NAMES + ".");
		refused(() -> target("quantity[0]"), "Order: 'quantity[0]' names a place in something that is no list.");
		refused(() -> target("tags[0]"), "Order: 'tags[0]' names a place in something that is no list.");
	}

	@Test
	void refusesIllTypedValues() {
		refused(() -> value("status", "PAID"), "Order.status takes Status, not String.");
		refused(() -> value("quantity", "3"), "Order.quantity takes Integer, not String.");
		refused(() -> value("address", "Berlin"), "Order.address takes Address, not String.");
		refused(() -> value("address.city", 3), "Order.address.city takes String, not Integer.");
		refused(() -> value("maybe", "x"), "Order.maybe takes Integer, not String.");
		refused(() -> target("tags").set(List.of(1)), "Order.tags takes String, not Integer.");
		refused(() -> target("lines").list(List.of("x")), "Order.lines takes Line, not String.");
		refused(() -> target("quantity").element(1), "Order.quantity has no elements.");
	}

	@Test
	void refusesNumbersTheTypeDoesNotHold() {
		String message = "Order.quantity takes Integer, which the number given does not fit.";
		refused(() -> value("quantity", 1L << 40), message);
		refused(() -> value("quantity", 1.5), message);
		refused(() -> target("quantity").delta(0.5), message);
		refused(() -> target("quantity").delta(Double.NaN), message);
		refused(() -> value("ratio", (1L << 53) + 1), "Order.ratio takes Double, which the number given does not fit.");
		refused(() -> target("maybe").delta(0.5), "Order.maybe takes Integer, which the number given does not fit.");
	}

	@Test
	void refusesTheWrongShape() {
		refused(() -> target("lines").set(List.of(1)), "Order.lines is stored as L, not as a set.");
		refused(() -> target("quantity").set(List.of(1)), "Order.quantity is stored as N, not as a set.");
		refused(() -> target("tags").list(List.of("a")), "Order.tags is stored as SS, not as a list.");
		refused(() -> target("delay").delta(1), "Order.delay takes Duration, not Integer.");
		refused(() -> target("status").delta(1), "Order.status is stored as S, so nothing can be added to it.");
		refused(() -> target("tags").set(List.of()), "Order.tags needs at least one element.");
		refused(() -> value("tags", Set.of()),
				"Order.tags is a set, which is absent when empty. Ask isAbsent() for that.");
	}

	@Test
	void tellsThePathOfValuesDynamoDbCannotHold() {
		refused(() -> value("address.city", "\uD800"),
				"At attribute 'address.c': the text has an unpaired surrogate at index 0, which has no UTF-8 form. "
						+ "Remove it, or store the value as byte[].");
		refused(() -> value("lines", List.of(new Line("\uD800", 1))),
				"At attribute 'lines[0].product': the text has an unpaired surrogate at index 0, which has no UTF-8 form. "
						+ "Remove it, or store the value as byte[].");
		refused(() -> target("price").delta(new BigDecimal("1." + "1".repeat(38))),
				"At attribute 'price': DynamoDB cannot hold this number exactly: it has 39 digits and the exponent 0; "
						+ "allowed are 38 digits and exponents from -130 to 125. Round it, or store it as text.");
		refused(() -> value("keys", Map.of(Instant.parse("+10000-01-01T00:00:00Z"), 1)),
				"At attribute 'keys': a stored Instant has a year from 0000 to 9999. Use one in that range.");
	}

	private static AttributeTarget target(String path) {
		return Entities.of(Order.class).codec(Order.class).target(path);
	}

	private static String value(String path, Object value) {
		return Entities.text(target(path).value(value));
	}

	private static void refused(org.assertj.core.api.ThrowableAssert.ThrowingCallable call, String message) {
		assertThatExceptionOfType(InvalidDataAccessApiUsageException.class).isThrownBy(call).withMessage(message);
	}

	enum Status {

		NEW, PAID

	}

	record Address(@Attribute("c") String city) {
	}

	record Line(String product, int quantity) {
	}

	@SingleTableEntity
	record Order(@Id String id, Address address, List<Line> lines, Map<String, Long> counters, Status status,
			int quantity, BigDecimal price, double ratio, Optional<Integer> maybe, String[] words, ZonedDateTime at,
			Duration delay, Set<String> tags, Set<Integer> numbers, Optional<Set<String>> labels,
			Map<Status, Integer> byStatus, Map<Instant, Integer> keys) {
	}

}
