package dev.singletable.samples.orders.shop;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

import dev.singletable.expression.Update;
import dev.singletable.samples.orders.domain.Cart;
import dev.singletable.samples.orders.domain.CartRepository;
import dev.singletable.samples.orders.domain.CustomerRepository;
import dev.singletable.samples.orders.domain.ProductRepository;

import org.springframework.stereotype.Service;

/**
 * Fills carts. A cart that is left alone for a week is gone.
 */
@Service
public final class Carts {

	private static final Duration KEPT = Duration.ofDays(7);

	private final CartRepository carts;

	private final CustomerRepository customers;

	private final ProductRepository products;

	private final Clock clock;

	Carts(CartRepository carts, CustomerRepository customers, ProductRepository products, Clock clock) {
		this.carts = carts;
		this.customers = customers;
		this.products = products;
		this.clock = clock;
	}

	/**
	 * Says how many of a product are in the cart; none takes it out.
	 * @throws dev.singletable.write.ItemNotFoundException if there is no such customer or
	 * product
	 */
	public Cart put(String customerId, String sku, long quantity) {
		this.products.getById(sku);
		Instant expiresAt = this.clock.instant().plus(KEPT);
		this.carts.getOrCreate(customerId, () -> {
			this.customers.getById(customerId);
			return new Cart(customerId, Map.of(), expiresAt, null);
		});
		Update.Steps later = Update.set("expiresAt", expiresAt);
		String path = "quantities." + sku;
		return this.carts.update(customerId, (quantity > 0) ? later.set(path, quantity) : later.remove(path));
	}

}
