package dev.singletable.samples.orders.domain;

import java.util.List;

import dev.singletable.repository.SingleTableHistoryRepository;

/**
 * Products and the versions of each.
 */
public interface ProductRepository extends SingleTableHistoryRepository<Product, String> {

	/**
	 * The whole range, by name.
	 */
	List<Product> findAllByOrderByNameAsc();

	List<Product> findByNameStartingWithOrderByNameAsc(String beginning);

}
