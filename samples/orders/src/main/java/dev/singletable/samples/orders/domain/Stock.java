package dev.singletable.samples.orders.domain;

import dev.singletable.annotation.SingleTableEntity;

import org.springframework.data.annotation.Id;

/**
 * How much of a product there is: beside the product, as it changes with every order and
 * the product does not.
 */
@SingleTableEntity(type = "STOCK", pk = "PRODUCT#{sku}", sk = "STOCK")
public record Stock(@Id String sku, long quantity) {

}
