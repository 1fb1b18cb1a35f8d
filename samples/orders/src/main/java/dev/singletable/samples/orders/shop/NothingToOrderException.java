package dev.singletable.samples.orders.shop;

/**
 * There is nothing in the cart.
 */
public final class NothingToOrderException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	NothingToOrderException() {
		super("There is nothing in the cart. Put products into it: PUT /customers/{id}/cart/{sku}?quantity=1.");
	}

}
