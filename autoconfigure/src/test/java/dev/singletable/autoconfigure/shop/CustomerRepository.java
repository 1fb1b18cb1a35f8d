package dev.singletable.autoconfigure.shop;

import java.util.List;

import dev.singletable.repository.SingleTableRepository;

/** Customers by id and by city. */
public interface CustomerRepository extends SingleTableRepository<Customer, String> {

	List<Customer> findByCity(String city);

}
