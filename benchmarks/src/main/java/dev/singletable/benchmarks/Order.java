package dev.singletable.benchmarks;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

import dev.singletable.annotation.SingleTableEntity;

import org.springframework.data.annotation.Id;

/**
 * Ten attributes with a list: what most queries return.
 */
@SingleTableEntity(type = "ORDER", pk = "CUSTOMER#{customerId}", sk = "ORDER#{id}")
public record Order(@Id String id, String customerId, String status, Instant placedAt, BigDecimal total,
		List<Line> lines, String note, int attempts, boolean gift, String currency) {

	static final String CUSTOMER = "c1";

	/** A line of an order. */
	public record Line(String product, int quantity, BigDecimal price) {

	}

	static Order of(int number) {
		List<Line> lines = List.of(new Line("product-" + number, 2, new BigDecimal("19.95")),
				new Line("gift-wrap", 1, new BigDecimal("2.5")));
		return new Order("o" + (100_000 + number), CUSTOMER, "PAID",
				Instant.parse("2026-01-01T00:00:00.123456789Z").plusSeconds(61L * number),
				new BigDecimal("42.40").add(BigDecimal.valueOf(number)), lines, "leave at the door", number % 3,
				number % 2 == 0, "EUR");
	}

}
