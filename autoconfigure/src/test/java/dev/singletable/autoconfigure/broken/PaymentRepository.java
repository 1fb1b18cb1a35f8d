package dev.singletable.autoconfigure.broken;

import java.util.List;

import dev.singletable.repository.SingleTableRepository;

/** Asks for what no key serves. */
interface PaymentRepository extends SingleTableRepository<Payment, String> {

	List<Payment> findByCustomer(String customer);

}
