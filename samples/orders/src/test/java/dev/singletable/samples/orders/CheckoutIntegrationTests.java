package dev.singletable.samples.orders;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

import dev.singletable.samples.orders.domain.Address;
import dev.singletable.samples.orders.domain.AddressRepository;
import dev.singletable.samples.orders.domain.Cart;
import dev.singletable.samples.orders.domain.CartRepository;
import dev.singletable.samples.orders.domain.Customer;
import dev.singletable.samples.orders.domain.CustomerRepository;
import dev.singletable.samples.orders.domain.Order;
import dev.singletable.samples.orders.domain.OrderRepository;
import dev.singletable.samples.orders.domain.Product;
import dev.singletable.samples.orders.domain.ProductRepository;
import dev.singletable.samples.orders.domain.Stock;
import dev.singletable.samples.orders.domain.StockRepository;
import dev.singletable.samples.orders.shop.Carts;
import dev.singletable.samples.orders.shop.Checkout;
import dev.singletable.samples.orders.shop.OutOfStockException;
import dev.singletable.test.FixedClock;
import dev.singletable.test.MutableClock;
import dev.singletable.test.SingleTableTest;
import dev.singletable.write.ItemNotFoundException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.data.domain.AuditorAware;

import static java.util.Optional.of;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * The shop's services on a table of their own, without web and users.
 */
@SingleTableTest
@Import({ Checkout.class, Carts.class })
@FixedClock("2100-01-01T12:00:00Z")
class CheckoutIntegrationTests {

	@Autowired
	private Checkout checkout;

	@Autowired
	private Carts filling;

	@Autowired
	private CustomerRepository customers;

	@Autowired
	private AddressRepository addresses;

	@Autowired
	private ProductRepository products;

	@Autowired
	private StockRepository stock;

	@Autowired
	private CartRepository carts;

	@Autowired
	private OrderRepository orders;

	@Autowired
	private MutableClock clock;

	private String customer;

	@TestConfiguration
	static class Actor {

		@Bean
		AuditorAware<String> actor() {
			return () -> of("test");
		}

	}

	@BeforeEach
	void openTheShop() {
		this.customer = String.valueOf(this.customers.create(Customer.of("Ida", "ida@example.org")).id());
		this.addresses.create(new Address(this.customer, "home", "Main Street 1", "Turin", "IT"));
		this.products.create(Product.of("tea", "Tea", new BigDecimal("4.10")));
		this.stock.create(new Stock("tea", 3));
	}

	@Test
	void anOrderHasThePriceOfTheDay() {
		this.filling.put(this.customer, "tea", 2);
		Order order = this.checkout.place(this.customer, "home");
		this.products.replace(this.products.getById("tea").at(new BigDecimal("5.00")));
		assertThat(this.orders.findByCustomerIdAndOrderId(this.customer, String.valueOf(order.orderId()))).hasSize(2)
			.first()
			.isEqualTo(order);
		assertThat(order.total()).isEqualByComparingTo("8.20");
		assertThat(order.placedAt()).isEqualTo(Instant.parse("2100-01-01T12:00:00Z"));
	}

	@Test
	void nothingIsTakenWhenTheStockIsShort() {
		this.filling.put(this.customer, "tea", 4);
		assertThatExceptionOfType(OutOfStockException.class)
			.isThrownBy(() -> this.checkout.place(this.customer, "home"))
			.withMessage("There is not enough of product tea. Order less of it, or none.");
		assertThat(this.stock.getById("tea").quantity()).isEqualTo(3);
		assertThat(this.carts.getById(this.customer).quantities()).isEqualTo(Map.of("tea", 4L));
	}

	@Test
	void aCartIsGoneAfterAWeek() {
		Cart cart = this.filling.put(this.customer, "tea", 1);
		assertThat(cart.expiresAt()).isEqualTo(Instant.parse("2100-01-08T12:00:00Z"));
		this.clock.advance(Duration.ofDays(8));
		assertThat(this.carts.findById(this.customer)).isEmpty();
	}

	@Test
	void nobodyElseGetsACart() {
		assertThatExceptionOfType(ItemNotFoundException.class).isThrownBy(() -> this.filling.put("nobody", "tea", 1));
		assertThatExceptionOfType(ItemNotFoundException.class)
			.isThrownBy(() -> this.filling.put(this.customer, "gold", 1));
	}

}
