package dev.singletable.samples.orders.domain;

/**
 * Names one order of one customer.
 */
public record OrderId(String customerId, String orderId) {

}
