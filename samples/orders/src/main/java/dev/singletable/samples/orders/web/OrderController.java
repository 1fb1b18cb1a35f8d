package dev.singletable.samples.orders.web;

import java.util.List;

import dev.singletable.cursor.Cursors;
import dev.singletable.expression.Update;
import dev.singletable.samples.orders.domain.Cart;
import dev.singletable.samples.orders.domain.CartRepository;
import dev.singletable.samples.orders.domain.Order;
import dev.singletable.samples.orders.domain.OrderId;
import dev.singletable.samples.orders.domain.OrderLine;
import dev.singletable.samples.orders.domain.OrderPart;
import dev.singletable.samples.orders.domain.OrderRepository;
import dev.singletable.samples.orders.domain.OrderStatus;
import dev.singletable.samples.orders.shop.Carts;
import dev.singletable.samples.orders.shop.Checkout;
import dev.singletable.write.ItemNotFoundException;
import jakarta.validation.Valid;
import jakarta.validation.constraints.PositiveOrZero;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

import static dev.singletable.expression.Condition.property;

/**
 * A customer's cart and orders.
 */
@RestController
@RequestMapping("/customers/{customerId}")
final class OrderController {

	private final Carts filling;

	private final Checkout checkout;

	private final CartRepository carts;

	private final OrderRepository orders;

	private final Cursors cursors;

	OrderController(Carts filling, Checkout checkout, CartRepository carts, OrderRepository orders, Cursors cursors) {
		this.filling = filling;
		this.checkout = checkout;
		this.carts = carts;
		this.orders = orders;
		this.cursors = cursors;
	}

	@GetMapping("/cart")
	Cart cart(@PathVariable String customerId) {
		return this.carts.getById(customerId);
	}

	@PutMapping("/cart/{sku}")
	Cart put(@PathVariable String customerId, @PathVariable String sku, @RequestParam @PositiveOrZero long quantity) {
		return this.filling.put(customerId, sku, quantity);
	}

	/**
	 * Orders what is in the cart.
	 * @param address which of the customer's addresses it goes to
	 */
	@PostMapping("/orders")
	@ResponseStatus(HttpStatus.CREATED)
	Order order(@PathVariable String customerId, @RequestParam String address) {
		return this.checkout.place(customerId, address);
	}

	/**
	 * The customer's orders, the latest first.
	 */
	@GetMapping("/orders")
	Page<Order> orders(@PathVariable String customerId, @Valid PageRequest page) {
		return Page.of(
				this.orders.findByCustomerIdOrderByOrderIdDesc(customerId, page.position(this.cursors), page.limit()),
				this.cursors);
	}

	@GetMapping("/orders/{id}")
	OrderWithLines orderWithLines(@PathVariable String customerId, @PathVariable String id) {
		return OrderWithLines.of(this.orders.findByCustomerIdAndOrderId(customerId, id));
	}

	/**
	 * Sends an open order, or gives it up.
	 */
	@PutMapping("/orders/{id}/status")
	Order status(@PathVariable String customerId, @PathVariable String id, @RequestParam OrderStatus status) {
		return this.orders.update(new OrderId(customerId, id),
				Update.set("status", status).onlyIf(property("status").is(OrderStatus.OPEN)));
	}

	record OrderWithLines(Order order, List<OrderLine> lines) {

		static OrderWithLines of(List<OrderPart> parts) {
			Order order = parts.stream()
				.filter(Order.class::isInstance)
				.map(Order.class::cast)
				.findFirst()
				.orElseThrow(() -> new ItemNotFoundException("There is no such order.", null));
			return new OrderWithLines(order,
					parts.stream().filter(OrderLine.class::isInstance).map(OrderLine.class::cast).toList());
		}

	}

}
