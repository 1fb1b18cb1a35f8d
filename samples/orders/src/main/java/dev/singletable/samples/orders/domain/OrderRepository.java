package dev.singletable.samples.orders.domain;

import java.time.LocalDate;
import java.util.List;

import dev.singletable.repository.SingleTableRepository;

import org.springframework.data.domain.Limit;
import org.springframework.data.domain.ScrollPosition;
import org.springframework.data.domain.Window;

/**
 * Orders by customer, by status, and by day.
 */
public interface OrderRepository extends SingleTableRepository<Order, OrderId> {

	/**
	 * The latest first.
	 */
	Window<Order> findByCustomerIdOrderByOrderIdDesc(String customerId, ScrollPosition position, Limit limit);

	/**
	 * The longest waiting first.
	 */
	Window<Order> findByStatusOrderByPlacedAtAsc(OrderStatus status, ScrollPosition position, Limit limit);

	List<Order> findByDayOrderByTotalDesc(LocalDate day, Limit limit);

	/**
	 * The order and its lines, which follow it.
	 */
	List<OrderPart> findByCustomerIdAndOrderId(String customerId, String orderId);

}
