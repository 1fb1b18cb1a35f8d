package dev.singletable.samples.orders.shop;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

import com.github.f4b6a3.ulid.UlidCreator;
import dev.singletable.expression.Update;
import dev.singletable.samples.orders.domain.Address;
import dev.singletable.samples.orders.domain.AddressId;
import dev.singletable.samples.orders.domain.AddressRepository;
import dev.singletable.samples.orders.domain.Cart;
import dev.singletable.samples.orders.domain.CartRepository;
import dev.singletable.samples.orders.domain.Customer;
import dev.singletable.samples.orders.domain.Order;
import dev.singletable.samples.orders.domain.OrderLine;
import dev.singletable.samples.orders.domain.OrderStatus;
import dev.singletable.samples.orders.domain.Product;
import dev.singletable.samples.orders.domain.ProductRepository;
import dev.singletable.samples.orders.domain.Stock;
import dev.singletable.template.SingleTableOperations;
import dev.singletable.template.TransactionOperations;
import dev.singletable.write.TransactionFailedException;
import dev.singletable.write.TransactionFailedException.Reason;

import org.springframework.stereotype.Service;

import static dev.singletable.expression.Condition.property;

/**
 * Makes an order of a cart, in one transaction: the order and its lines are there, the
 * stock is less and the cart is gone, or none of it.
 */
@Service
public final class Checkout {

	private final SingleTableOperations template;

	private final CartRepository carts;

	private final AddressRepository addresses;

	private final ProductRepository products;

	private final Clock clock;

	Checkout(SingleTableOperations template, CartRepository carts, AddressRepository addresses,
			ProductRepository products, Clock clock) {
		this.template = template;
		this.carts = carts;
		this.addresses = addresses;
		this.products = products;
		this.clock = clock;
	}

	/**
	 * Orders what is in the customer's cart.
	 * @param label which of the customer's addresses it goes to
	 * @throws NothingToOrderException if there is no cart, or nothing in it
	 * @throws OutOfStockException if there is less of a product than ordered
	 * @throws dev.singletable.write.ItemNotFoundException if there is no such address
	 */
	public Order place(String customerId, String label) {
		Cart cart = this.carts.findById(customerId)
			.filter((found) -> !found.quantities().isEmpty())
			.orElseThrow(NothingToOrderException::new);
		Address address = this.addresses.getById(new AddressId(customerId, label));
		List<OrderLine> lines = lines(cart, UlidCreator.getMonotonicUlid().toString(), this.clock.instant());
		Order order = order(lines, address);
		TransactionOperations transaction = this.template.transaction().check(Customer.class, customerId).create(order);
		lines.forEach(transaction::create);
		lines.forEach((line) -> transaction.update(Stock.class, line.sku(), Update.subtract("quantity", line.quantity())
			.onlyIf(property("quantity").greaterThanOrEqual(line.quantity()))));
		transaction.delete(cart);
		try {
			return transaction.execute().entity(1, Order.class).orElseThrow();
		}
		catch (TransactionFailedException ex) {
			throw meaning(ex, lines);
		}
	}

	private List<OrderLine> lines(Cart cart, String orderId, Instant now) {
		Map<String, Long> quantities = new TreeMap<>(cart.quantities());
		Map<String, Product> found = this.products.findAllById(quantities.keySet())
			.stream()
			.collect(Collectors.toMap(Product::sku, Function.identity()));
		List<OrderLine> lines = new ArrayList<>();
		quantities.forEach((sku, quantity) -> {
			Product product = found.get(sku);
			if (product == null) {
				throw new OutOfStockException(sku);
			}
			lines.add(new OrderLine(cart.customerId(), orderId, lines.size() + 1, sku, quantity, product.price(), now));
		});
		return lines;
	}

	private static Order order(List<OrderLine> lines, Address address) {
		OrderLine first = lines.get(0);
		BigDecimal total = lines.stream()
			.map((line) -> line.price().multiply(BigDecimal.valueOf(line.quantity())))
			.reduce(BigDecimal.ZERO, BigDecimal::add);
		return new Order(first.customerId(), first.orderId(), OrderStatus.OPEN, first.placedAt(), total, address, null,
				null);
	}

	/** The steps are customer, order, lines, stock of each line, cart. */
	private static RuntimeException meaning(TransactionFailedException failure, List<OrderLine> lines) {
		for (TransactionFailedException.Step step : failure.failedSteps()) {
			int line = step.index() - 2 - lines.size();
			boolean stock = line >= 0 && line < lines.size();
			if (stock && (step.reason() == Reason.CONDITION_FAILED || step.reason() == Reason.NOT_FOUND)) {
				return new OutOfStockException(lines.get(line).sku());
			}
		}
		return failure;
	}

}
