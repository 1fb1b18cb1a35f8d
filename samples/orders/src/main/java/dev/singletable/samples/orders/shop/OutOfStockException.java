package dev.singletable.samples.orders.shop;

/**
 * There is less of a product than somebody wants.
 */
public final class OutOfStockException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	OutOfStockException(String sku) {
		super("There is not enough of product %s. Order less of it, or none.".formatted(sku));
	}

}
