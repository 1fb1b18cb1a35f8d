package dev.singletable.samples.orders.domain;

/**
 * How far an order is.
 */
public enum OrderStatus {

	/** Paid for, to be packed. */
	OPEN,

	/** On its way. */
	SHIPPED,

	/** Not wanted any more. */
	CANCELLED

}
