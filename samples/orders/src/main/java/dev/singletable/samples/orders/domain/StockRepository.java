package dev.singletable.samples.orders.domain;

import dev.singletable.repository.SingleTableRepository;

/**
 * What is on stock, by product.
 */
public interface StockRepository extends SingleTableRepository<Stock, String> {

}
