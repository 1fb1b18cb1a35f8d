package dev.singletable.samples.orders.domain;

import dev.singletable.repository.SingleTableRepository;

/**
 * Carts by customer.
 */
public interface CartRepository extends SingleTableRepository<Cart, String> {

}
