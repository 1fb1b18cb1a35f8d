package dev.singletable.benchmarks;

import java.util.List;

import dev.singletable.key.ItemKey;
import dev.singletable.repository.SingleTableRepository;

/**
 * The orders as a repository.
 */
public interface OrderRepository extends SingleTableRepository<Order, ItemKey> {

	List<Order> findByCustomerId(String customerId);

}
