package dev.singletable.samples.orders.domain;

import dev.singletable.repository.SingleTableRepository;

/**
 * Customers by id.
 */
public interface CustomerRepository extends SingleTableRepository<Customer, String> {

}
