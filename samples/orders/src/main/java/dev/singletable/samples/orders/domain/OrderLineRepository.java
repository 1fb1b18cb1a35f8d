package dev.singletable.samples.orders.domain;

import java.time.Instant;
import java.util.List;

import dev.singletable.repository.SingleTableRepository;

/**
 * Order lines by product.
 */
public interface OrderLineRepository extends SingleTableRepository<OrderLine, OrderLineId> {

	/**
	 * What was sold of a product from a moment on.
	 */
	List<OrderLine> findBySkuAndPlacedAtGreaterThanEqual(String sku, Instant from);

}
