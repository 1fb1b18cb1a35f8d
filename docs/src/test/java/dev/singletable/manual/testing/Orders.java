package dev.singletable.manual.testing;

import java.util.List;

import dev.singletable.repository.SingleTableRepository;

interface Orders extends SingleTableRepository<Order, Order.Id> {

	List<Order> findByCustomerId(String customerId);

	List<Order> findByIdAfter(String id);

}
