package dev.singletable.samples.orders.domain;

/**
 * Names one address of one customer.
 */
public record AddressId(String customerId, String label) {

}
