package dev.singletable.samples.orders.web;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

import dev.singletable.cursor.Cursors;
import dev.singletable.samples.orders.domain.Order;
import dev.singletable.samples.orders.domain.OrderLine;
import dev.singletable.samples.orders.domain.OrderLineRepository;
import dev.singletable.samples.orders.domain.OrderRepository;
import dev.singletable.samples.orders.domain.OrderStatus;
import dev.singletable.template.SingleTableOperations;
import jakarta.validation.Valid;

import org.springframework.data.domain.Limit;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * What the people of the shop look at, each answer one query of an index.
 */
@RestController
@RequestMapping("/dashboard")
final class DashboardController {

	private final OrderRepository orders;

	private final OrderLineRepository lines;

	private final Cursors cursors;

	private final SingleTableOperations template;

	DashboardController(OrderRepository orders, OrderLineRepository lines, Cursors cursors,
			SingleTableOperations template) {
		this.template = template;
		this.orders = orders;
		this.lines = lines;
		this.cursors = cursors;
	}

	/**
	 * Orders of a status, the longest waiting first.
	 */
	@GetMapping("/orders")
	Page<Order> orders(@RequestParam OrderStatus status, @Valid PageRequest page) {
		return Page.of(this.orders.findByStatusOrderByPlacedAtAsc(status, page.position(this.cursors), page.limit()),
				this.cursors);
	}

	/**
	 * How many orders there are, kept in the transactions that make them.
	 */
	@GetMapping("/orders/count")
	long count() {
		return this.template.statistics().count(Order.class).items();
	}

	/**
	 * The ten largest orders of a day.
	 */
	@GetMapping("/days/{day}/largest")
	List<Order> largest(@PathVariable LocalDate day) {
		return this.orders.findByDayOrderByTotalDesc(day, Limit.of(10));
	}

	/**
	 * What was sold of a product from a moment on.
	 */
	@GetMapping("/products/{sku}/sales")
	List<OrderLine> sales(@PathVariable String sku, @RequestParam Instant from) {
		return this.lines.findBySkuAndPlacedAtGreaterThanEqual(sku, from);
	}

}
