package dev.singletable.samples.orders.web;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import dev.singletable.samples.orders.domain.Customer;
import dev.singletable.samples.orders.domain.Order;
import dev.singletable.samples.orders.domain.OrderId;
import dev.singletable.template.SingleTableOperations;
import dev.singletable.trail.AuditEntry;
import dev.singletable.trail.Change;
import dev.singletable.trail.TrailOperations;
import org.jspecify.annotations.Nullable;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Who did what.
 */
@RestController
@RequestMapping("/trail")
final class TrailController {

	private final TrailOperations trail;

	TrailController(SingleTableOperations template) {
		this.trail = template.trail();
	}

	/**
	 * What was done to a customer, the latest first.
	 */
	@GetMapping("/customers/{id}")
	List<Entry> customer(@PathVariable String id) {
		return entries(this.trail.of(Customer.class, id));
	}

	/**
	 * What was done to an order.
	 */
	@GetMapping("/customers/{customerId}/orders/{orderId}")
	List<Entry> order(@PathVariable String customerId, @PathVariable String orderId) {
		return entries(this.trail.of(Order.class, new OrderId(customerId, orderId)));
	}

	/**
	 * What somebody did in the last thirty days.
	 */
	@GetMapping("/actors/{actor}")
	List<Entry> actor(@PathVariable String actor) {
		return entries(this.trail.by(actor));
	}

	private static List<Entry> entries(List<AuditEntry> entries) {
		return entries.stream().map(Entry::of).toList();
	}

	record Entry(Instant at, @Nullable String actor, String operation, @Nullable String type,
			Map<String, Change> changes) {

		static Entry of(AuditEntry entry) {
			return new Entry(entry.at(), entry.actor().orElse(null), entry.operation(), entry.type().orElse(null),
					entry.changes());
		}

	}

}
