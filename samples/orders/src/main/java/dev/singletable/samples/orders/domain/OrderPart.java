package dev.singletable.samples.orders.domain;

/**
 * An order or one of its lines: one query reads both.
 */
public sealed interface OrderPart permits Order, OrderLine {

}
