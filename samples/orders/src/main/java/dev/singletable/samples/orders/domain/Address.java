package dev.singletable.samples.orders.domain;

import dev.singletable.annotation.SingleTableEntity;

/**
 * Where a customer's orders can go.
 *
 * @param label what the customer calls it, such as {@code home}
 */
@SingleTableEntity(type = "ADDRESS", pk = "CUSTOMER#{customerId}", sk = "ADDRESS#{label}")
public record Address(String customerId, String label, String street, String city, String country) {

}
