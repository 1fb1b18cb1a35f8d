package dev.singletable.samples.orders.domain;

/**
 * Names one line of one order.
 */
public record OrderLineId(String customerId, String orderId, int number) {

}
