package dev.singletable.samples.orders.domain;

import java.util.List;

import dev.singletable.repository.SingleTableRepository;

/**
 * The addresses of a customer.
 */
public interface AddressRepository extends SingleTableRepository<Address, AddressId> {

	List<Address> findByCustomerId(String customerId);

}
